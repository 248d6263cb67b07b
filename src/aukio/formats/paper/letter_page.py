"""A letter as a page for paper: source text for typst, which makes a tagged PDF of it (PDF/UA-1).

Every word stands in a string of typst, never in its markup: nothing that anybody typed can be read as a command.
"""

from dataclasses import dataclass

from aukio.formats.paper.typst_text import typst_text


@dataclass(frozen=True, slots=True)
class Letter:
    """From whom, to whom, on which day, and what it says, line by line; ``lang`` is the language of its words."""

    sender: str
    to: tuple[str, ...]
    day: str
    subject: str
    lines: tuple[str, ...]
    lang: str


def letter_source(letter: Letter) -> str:
    """The source of a letter on one A4; the address stands where the window of an envelope is."""
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
