"""Makes the shipped basemap from Natural Earth's land and the shipped gazetteer.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python models/basemap/make.py package/land-50m.json

``land.xz`` holds the rings of all land, without borders: for each ring its number of points, then the steps between them in
hundredths of a degree, longitude before latitude, as zigzag varints. ``cities.tsv.xz`` holds name, latitude, longitude and
inhabitants of the gazetteer's larger cities, the largest first.
"""

import hashlib
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

PACKS = Path(__file__).resolve().parents[2] / "src" / "peaceledger" / "packs"
OUT = PACKS / "basemap"
LEAST = 100_000
"""Inhabitants from which on a city may be shown for orientation."""
STEPS = 100
"""Steps to a degree."""

Point = tuple[float, float]


def main(source: Path) -> None:
    """Write both files and say what they hold."""
    rings = [ring for ring in map(rounded, land(json.loads(source.read_text("utf-8")))) if len(ring) > 3]
    rings.sort(key=lambda ring: (-len(ring), ring))
    cities = sorted(_cities(), key=lambda c: (-c[3], c[0], c[1]))
    _write("land.xz", b"".join(map(packed, rings)))
    _write("cities.tsv.xz", "\n".join(f"{n}\t{lat}\t{lon}\t{people}" for n, lat, lon, people in cities).encode())
    sys.stdout.write(f"{len(rings)} rings, {sum(map(len, rings))} points, {len(cities)} cities\n")


def land(topology: dict[str, object]) -> Iterator[list[Point]]:
    """Rings of a TopoJSON's land in degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for ring in polygon:
                pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
                yield unrolled([point for n, piece in enumerate(pieces) for point in piece[n > 0 :]])


def unrolled(ring: Sequence[Point]) -> list[Point]:
    """A ring that runs on beyond 180 degrees where it crosses that line; one that goes round the pole is closed there."""
    turn, points = 0.0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turn += 360.0 * ((x - before < -180) - (x - before > 180))
        points.append((x + turn, y))
    return [*points, (points[-1][0], -90.0), (points[0][0], -90.0)] if turn else points


def rounded(ring: Sequence[Point]) -> list[tuple[int, int]]:
    """Points in steps, none twice in a row."""
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = round(x * STEPS), round(y * STEPS)
        if not points or point != points[-1]:
            points.append(point)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def packed(ring: Sequence[tuple[int, int]]) -> bytes:
    """One ring."""
    out = bytearray(_varint(len(ring)))
    last = (0, 0)
    for point in ring:
        for value in (point[0] - last[0], point[1] - last[1]):
            out += _varint(value << 1 if value >= 0 else (-value << 1) - 1)
        last = point
    return bytes(out)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _cities() -> Iterator[tuple[str, str, str, int]]:
    lines = lzma.decompress((PACKS / "gazetteer" / "names.tsv.xz").read_bytes()).decode().split("\n")
    for line in lines:
        _, _, name, _, lat, lon, people, _, other = line.split("\t")
        if not other and lat and int(people) >= LEAST:
            yield name, lat, lon, int(people)


def _write(name: str, data: bytes) -> None:
    (OUT / name).write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    size, digest = (OUT / name).stat().st_size, hashlib.sha256((OUT / name).read_bytes()).hexdigest()
    sys.stdout.write(f"{name}: {size} bytes, sha256 {digest}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
