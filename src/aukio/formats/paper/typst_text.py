"""Words in the source of a page for paper."""


def typst_text(words: str) -> str:
    """A string of typst: whatever was typed stays words."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    plain = "".join(char if char.isprintable() else " " for char in escaped)
    return f'"{plain}"'
