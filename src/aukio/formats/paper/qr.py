"""The code that leads from a sign or a screen to an address (QR Code, ISO/IEC 18004)."""

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """The code that leads to an address, as SVG: black on nothing, with the quiet border that readers need."""
    drawn = BytesIO()
    code = segno.make(address, micro=False, error="m")
    code.save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True)
    return drawn.getvalue().decode()
