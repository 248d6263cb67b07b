"""A letter as typst source, which becomes a tagged PDF (PDF/UA-1).

Every text is a typst string, never markup, so that typed text cannot be run as a command.
"""

from dataclasses import dataclass

from aukio.formats.paper.typst_text import typst_text


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: sender, address lines, date, subject and body lines; ``lang`` is its language."""

    sender: str
    to: tuple[str, ...]
    day: str
    subject: str
    lines: tuple[str, ...]
    lang: str


def letter_source(letter: Letter) -> str:
    """Return the source of a letter on one A4 page, with the address where a window envelope shows it."""
    address = " #linebreak() ".join(f"#{typst_text(line)}" for line in letter.to) or "#[]"
    body = "\n#v(0.6em)\n".join(f"#par[#{typst_text(line)}]" for line in letter.lines)
    return (
        f"#set document(title: {typst_text(letter.subject)})\n"
        f'#set text(lang: "{letter.lang}", font: "Source Sans Pro", size: 12pt)\n'
        '#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 25mm))\n'
        f"#grid(columns: (1fr, auto), [#strong({typst_text(letter.sender)})], [#{typst_text(letter.day)}])\n"
        f"#v(18mm)\n#block(width: 80mm)[{address}]\n#v(22mm)\n"
        f"#heading(level: 1, outlined: false)[#{typst_text(letter.subject)}]\n#v(0.6em)\n{body}\n"
    )
