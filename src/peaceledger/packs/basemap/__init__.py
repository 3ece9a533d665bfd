"""Land of the world and its larger cities, for maps without a network. No borders: they are part of what is disputed.

Data: Natural Earth (public domain) for the land; GeoNames (CC BY 4.0) for the cities. ``models/basemap`` has the recipe.
"""

import lzma
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

STEPS = 100
"""Steps to a degree in the shipped file."""

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city by which a reader finds the way on a map."""

    name: str
    lat: float
    lon: float
    inhabitants: int


@lru_cache(maxsize=1)
def land() -> tuple[Ring, ...]:
    """Rings of longitude and latitude in degrees, lakes among them: a place is land if an odd number of rings hold it."""
    data = lzma.decompress((files(__name__) / "land.xz").read_bytes())
    numbers, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    rings, at = [], 0
    while at < len(numbers):
        count = numbers[at]
        rings.append(_ring(numbers[at + 1 : at + 1 + 2 * count]))
        at += 1 + 2 * count
    return tuple(rings)


def _ring(steps: list[int]) -> Ring:
    x = y = 0
    points = []
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x += right >> 1 if not right & 1 else -((right + 1) >> 1)
        y += up >> 1 if not up & 1 else -((up + 1) >> 1)
        points.append((x / STEPS, y / STEPS))
    return tuple(points)


@lru_cache(maxsize=1)
def cities() -> tuple[City, ...]:
    """Cities of 100,000 inhabitants and more, the largest first."""
    text = lzma.decompress((files(__name__) / "cities.tsv.xz").read_bytes()).decode()
    rows = (row.split("\t") for row in text.split("\n"))
    return tuple(City(name=name, lat=float(lat), lon=float(lon), inhabitants=int(n)) for name, lat, lon, n in rows)
