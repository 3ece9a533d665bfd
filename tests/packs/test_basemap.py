"""The shipped land and cities, and how the land is packed."""

import hashlib
import re
import sys
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from peaceledger.packs.basemap import cities, land

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


def inside(lon: float, lat: float) -> bool:
    """Whether an odd number of rings hold a point, at any turn of the globe."""
    odd = False
    for ring in land():
        for x in (lon - 360, lon, lon + 360):
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
                if (y1 > lat) != (y2 > lat) and x < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
                    odd = not odd
    return odd


@pytest.mark.parametrize(
    ("lon", "lat"), [(15.0, 50.0), (-100.0, 45.0), (135.0, -25.0), (179.0, 68.5), (-175.0, 66.5), (30.0, -85.0)]
)
def test_land_is_land(lon, lat):
    assert inside(lon, lat)


@pytest.mark.parametrize(
    ("lon", "lat"), [(-30.0, 40.0), (34.0, 43.5), (51.0, 42.0), (170.0, -50.0), (-160.0, 20.0), (80.0, -10.0)]
)
def test_sea_is_sea(lon, lat):
    assert not inside(lon, lat)


def test_no_ring_leaps_over_the_globe():
    assert max(abs(x2 - x1) for ring in land() for (x1, _), (x2, _) in pairwise(ring)) <= 360
    leaps = [ring for ring in land() if any(abs(x2 - x1) > 60 for (x1, _), (x2, _) in pairwise(ring))]
    assert len(leaps) <= 1  # the edge along the pole


def test_cities_come_largest_first():
    people = [c.inhabitants for c in cities()]
    assert people == sorted(people, reverse=True)
    assert people[-1] >= 100_000
    assert all(-90 <= c.lat <= 90 and -180 <= c.lon <= 180 for c in cities())


def test_the_files_are_those_of_the_recipe():
    told = (ROOT / "models" / "basemap" / "README.md").read_text("utf-8")
    for name in ("land.xz", "cities.tsv.xz"):
        data = (files("peaceledger.packs.basemap") / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() in re.findall(r"[0-9a-f]{64}", told)
        assert len(data) < 200_000


def test_a_ring_is_packed_without_loss():
    from models.basemap.make import packed, rounded, unrolled

    from peaceledger.packs import basemap

    ring = unrolled([(179.5, 10.0), (-179.5, 10.0), (-179.5, 12.0), (179.5, 12.0)])
    assert [x for x, _ in ring] == [179.5, 180.5, 180.5, 179.5]
    numbers, value, shift = [], 0, 0
    for byte in packed(rounded(ring)):
        value, shift = value | (byte & 127) << shift, shift + 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    assert numbers[0] == 4
    assert basemap._ring(numbers[1:]) == tuple(ring)
