"""Texts as typst strings."""


def typst_text(words: str) -> str:
    """Return a text as a typst string literal."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    plain = "".join(char if char.isprintable() else " " for char in escaped)
    return f'"{plain}"'
