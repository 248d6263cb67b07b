"""Explanations of YAML errors for the person who wrote the file."""

import yaml

NEXT_STEP = "Start from an example in the documentation, and indent with spaces."

_TAB = "a tab stands where only spaces may"
_WORDS = {
    "mapping values are not allowed in this context": (
        "a ':' stands where no key can be",
        "Put a text that holds ': ' in quotes, and indent the keys of one mapping alike.",
    ),
    "did not find expected key": (
        "expected a key here",
        "Indent the keys of one mapping alike, and double a ' inside '…'.",
    ),
    "did not find expected '-' indicator": ("expected '- ' and the next element", "Indent a list alike."),
    "did not find expected ',' or '}'": ("expected ',' or '}' here", "Close the '{' that was opened."),
    "did not find expected ',' or ']'": ("expected ',' or ']' here", "Close the '[' that was opened."),
    "could not find expected ':'": ("expected ':' after a key", "Indent a text of several lines under its key."),
    "block sequence entries are not allowed in this context": (
        "a list begins where none can",
        "Begin it on a line of its own.",
    ),
    "found unknown escape character": ("a '\\' in a quoted text", "Write it twice, or use single quotes."),
}


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return the line, what is wrong there and what to do."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        position = getattr(error, "position", 0)
        return text.count("\n", 0, position) + 1, "a character that is not text", "Save the file as UTF-8 text."
    problem, mark = str(error.problem), error.problem_mark
    if problem == "found unexpected end of stream" and error.context_mark is not None:
        return error.context_mark.line + 1, "a quote is opened and never closed", "Close it."
    line = mark.line + 1
    character = _character(text, mark)
    if "tab character" in problem or character == "\t":
        return line, _TAB, "Indent with spaces."
    if problem == "found character that cannot start any token":
        return line, f"a text cannot begin with '{character}'", "Put it in quotes."
    why, next_step = _WORDS.get(problem, (problem, NEXT_STEP))
    opened = error.context_mark.line + 1 if error.context_mark is not None else line
    if "flow" in str(error.context) and opened != line:
        why += f", for what was opened on line {opened}"
    return line, why, next_step


def _character(text: str, mark: yaml.Mark) -> str:
    lines = text.split("\n", mark.line + 1)
    here = lines[mark.line] if mark.line < len(lines) else ""
    return here[mark.column : mark.column + 1]
