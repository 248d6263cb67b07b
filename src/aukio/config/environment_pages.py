"""The reference of the settings, and an example of their file."""

import textwrap

from aukio.config.environment import FILE, ROWS


def markdown() -> str:
    """Return the table of the settings."""
    lines = [
        "# Settings",
        "",
        "Printed from `config/environment.py`; do not edit by hand. All settings are environment variables; an empty",
        "one counts as unset. A value that is not allowed, or an unknown name that begins with `AUKIO_`, stops the",
        "start with one line.",
        f"A secret may be in a file instead: `AUKIO_SECRET_KEY{FILE}=/run/secrets/key`; such settings are marked †.",
        "[.env.example](../../.env.example) lists them as a file.",
    ]
    for name, row in ROWS.items():
        if row.heading:
            lines += ["", f"## {row.heading}", "", "| variable | allowed | without it | meaning |", "|---|---|---|---|"]
        mark = " †" if row.secret else ""
        lines.append(f"| `{name}`{mark} | {_cell(row.kind.allowed)} | {_cell(row.without)} | {_cell(row.meaning)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def example_file() -> str:
    """Return ``.env.example``: every setting, commented out, with its meaning."""
    lines = [
        "# Every setting of Aukio, printed from src/aukio/config/environment.py; do not edit by hand.",
        "# Copy this file, remove the '#' before what you set, and read docs/operating.md.",
        f"# A secret may be in a file instead: put {FILE} after the name, and the path of the file as the value.",
    ]
    for name, row in ROWS.items():
        if row.heading:
            lines += ["", f"# --- {row.heading}"]
        may = " A secret." if row.secret else ""
        text = (
            f"{row.meaning[:1].upper()}{row.meaning[1:]}. Allowed: {row.kind.allowed}. Without it: {row.without}.{may}"
        )
        lines += ["", *textwrap.wrap(text, 110, initial_indent="# ", subsequent_indent="# "), f"#{name}="]
    return "\n".join(lines) + "\n"
