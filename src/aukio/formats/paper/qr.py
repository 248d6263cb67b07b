"""QR codes with addresses, for signs and screens (ISO/IEC 18004)."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=64)
def qr_svg(address: str) -> str:
    """Return the code of an address as SVG: black, without background, with the border that readers need."""
    drawn = BytesIO()
    code = segno.make(address, micro=False, error="m")
    code.save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True)
    return drawn.getvalue().decode()
