"""ETRS-TM35FIN (EPSG:3067): metres on the map of Finland, as degrees.

The inverse of the transverse Mercator projection by Krüger's series to the third order, on the ellipsoid GRS 80; exact
to less than a centimetre in Finland. Source: JHS 197, appendix 2.
"""

from math import asin, asinh, atan, atanh, cos, cosh, degrees, radians, sin, sinh, sqrt, tanh

_A, _F = 6_378_137.0, 1 / 298.257222101
_SCALE, _CENTRE, _EAST = 0.9996, radians(27), 500_000.0
_N = _F / (2 - _F)
_RADIUS = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_H = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161_280,
)
_NORTHINGS, _EASTINGS = range(6_500_000, 7_900_000), range(40_000, 760_000)


def degrees_of(northing: float, easting: float) -> list[float] | None:
    """Latitude and longitude in degrees; None for a point that is not in Finland."""
    if int(northing) not in _NORTHINGS or int(easting) not in _EASTINGS:
        return None
    xi, eta = northing / (_RADIUS * _SCALE), (easting - _EAST) / (_RADIUS * _SCALE)
    xi_, eta_ = xi, eta
    for order, h in enumerate(_H, start=1):
        xi_ -= h * sin(2 * order * xi) * cosh(2 * order * eta)
        eta_ -= h * cos(2 * order * xi) * sinh(2 * order * eta)
    beta = asin(sin(xi_) / cosh(eta_))
    longitude = _CENTRE + asin(tanh(eta_) / cos(beta))
    e = sqrt(2 * _F - _F**2)
    q = asinh(sinh(atanh(sin(beta))))
    latitude_q = q
    for _ in range(6):
        latitude_q = q + e * atanh(e * tanh(latitude_q))
    return [round(degrees(atan(sinh(latitude_q))), 6), round(degrees(longitude), 6)]
