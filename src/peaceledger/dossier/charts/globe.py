"""From degrees to a flat picture: a projection suited to the extent, and the land cut to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

Point = tuple[float, float]
Flat = Callable[[float, float], Point]
"""From longitude and latitude in degrees to a plane in which a unit is a degree of latitude, northwards up."""

KM = 111.2
"""Kilometres of a degree of latitude."""
NEAR = (100.0, 60.0)
"""Span in longitude and latitude up to which a plain cylinder bends shapes little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A rectangle of the plane."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> Point:
        """Width and height."""
        return self.right - self.left, self.top - self.bottom

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def grown(self, by: float) -> "Extent":
        """With a margin on all sides."""
        return Extent(left=self.left - by, bottom=self.bottom - by, right=self.right + by, top=self.top + by)

    def shaped(self, least: float, most: float) -> "Extent":
        """Widened or heightened until height by width lies between two ratios."""
        width, height = self.size
        more_height, more_width = max(least * width - height, 0) / 2, max(height / most - width, 0) / 2
        return Extent(
            left=self.left - more_width,
            bottom=self.bottom - more_height,
            right=self.right + more_width,
            top=self.top + more_height,
        )


def around(points: Sequence[Point]) -> Extent:
    """The least rectangle that holds some points; there must be one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Extent(left=min(xs), bottom=min(ys), right=max(xs), top=max(ys))


def middle(lons: Sequence[float]) -> float:
    """The longitude opposite the widest stretch in which nothing lies, so that no map is cut where something is."""
    known = sorted({round(lon % 360, 6) for lon in lons})
    gaps = [(after - before, before) for before, after in zip(known, [*known[1:], known[0] + 360], strict=True)]
    width, before = max(gaps)
    return (before + width / 2) % 360 - 180


def wrapped(lon: float, centre: float) -> float:
    """A longitude as it lies around the centre, -180 to 180 of it."""
    return (lon - centre + 180) % 360 - 180


def projection(lons: Sequence[float], lats: Sequence[float], centre: float) -> Flat:
    """A cylinder true at the middle latitude for a small extent, Equal Earth for a large one."""
    east = [wrapped(lon, centre) for lon in lons]
    if max(east) - min(east) <= NEAR[0] and max(lats) - min(lats) <= NEAR[1]:
        narrow = cos(radians(min(max((max(lats) + min(lats)) / 2, -70), 70)))
        return lambda lon, lat: (lon * narrow, lat)
    return equal_earth


def equal_earth(lon: float, lat: float) -> Point:
    """Equal Earth (Šavrič, Patterson, Jenny 2018), around longitude 0."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    t2 = t * t
    t6 = t2**3
    x = 2 * sqrt(3) * radians(lon) * cos(t) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    return degrees(x), degrees(t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1))


def clipped(ring: Sequence[Point], extent: Extent) -> list[Point]:
    """What of a ring lies in a rectangle (Sutherland and Hodgman); empty if nothing does."""
    points = list(ring)
    for axis, bound, sign in ((0, extent.left, 1), (0, extent.right, -1), (1, extent.bottom, 1), (1, extent.top, -1)):
        points = _cut(points, axis, bound, sign)
    return points


def _cut(points: Sequence[Point], axis: int, bound: float, sign: int) -> list[Point]:
    out: list[Point] = []
    for i, point in enumerate(points):
        before = points[i - 1]
        inside, was = (point[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
        if inside != was:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            crossing = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]
            crossing[axis] = bound
            out.append((crossing[0], crossing[1]))
        if inside:
            out.append(point)
    return out


def thinned(ring: Sequence[Point], least: float) -> list[Point]:
    """A ring without the points nearer than ``least`` to the one kept before; empty if it is no larger than that."""
    kept: list[Point] = []
    for point in ring:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return kept if len(kept) > 2 else []


def coast(rings: Sequence[Sequence[Point]], flat: Flat, centre: float, extent: Extent, least: float) -> list[list[Point]]:
    """The land in an extent of the plane, thinned to what the picture can show."""
    half = Extent(left=-180.0, bottom=-90.0, right=180.0, top=90.0)
    found = []
    for ring in rings:
        first, last = min(x for x, _ in ring) - centre, max(x for x, _ in ring) - centre
        for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
            west, east = first + turn, last + turn
            if east <= -180 or west >= 180:
                continue
            part = ((x - centre + turn, y) for x, y in ring)
            whole = clipped(list(part), half) if west < -180 or east > 180 else list(part)
            shown = clipped([flat(x, y) for x, y in whole], extent)
            thin = thinned(shown, least)
            if thin:
                found.append(thin)
    return found
