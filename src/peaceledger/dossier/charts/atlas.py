"""Where events took place, as exactly as the texts say: a dot for a settlement, a ring for a region, nothing for a country."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from urllib.parse import quote

from peaceledger.dossier.charts.drawing import Drawing, Grid
from peaceledger.dossier.charts.globe import KM, Extent, Flat, Point, around, coast, middle, projection, wrapped
from peaceledger.dossier.charts.parts import LETTER, WIDTH, Link, Say, box, cut, label, mark, path, shape, svg

EXACT = 1
LEAST_KNOWN = 5
"""UCDP where_prec from 6 on says no more than the country: nothing is drawn."""
REACH_KM = {2: 25.0, 3: 50.0, 4: 120.0, 5: 150.0}
"""Radius of the ring by UCDP where_prec: near a place, a district, a province, a stretch without sharp ends."""
MARGIN_KM = 120.0
SOLID = 14.0
"""What of a mark no name may cover: a dot, but not the whole of a ring."""
CITIES, APART = 12, 80.0
"""Cities named for orientation, and how far from each other and from other names they stand in the picture."""
SHARE, CLOSER = 0.7, 0.4
"""A further picture shows where this share of the events lie, if that is this much smaller than the one before."""
PICTURES = 3
MOST = 250
"""Places that one picture shows: those with most events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened at a place."""

    record: str
    title: str
    when: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of events.

    Attributes:
        record: Its anchor in the table.
        name: Neutral canonical name.
        lat: Degrees, WGS 84; None if unknown.
        lon: Likewise.
        precision: UCDP where_prec, 1 to 7.
        events: What happened there, in order of time.
    """

    record: str
    name: str
    lat: float | None
    lon: float | None
    precision: int
    events: tuple[Event, ...]

    @property
    def drawn(self) -> bool:
        """Whether its place is known better than by its country."""
        return self.lat is not None and self.lon is not None and self.precision <= LEAST_KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A city for orientation."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Places in any order, the land as rings of longitude and latitude, cities with the largest first."""

    spots: tuple[Spot, ...]
    land: tuple[tuple[Point, ...], ...]
    towns: tuple[Town, ...]


def draw_atlas(data: Atlas, say: Say, link: Link) -> Drawing:
    """Draw all places, and where most of them lie close together a second, closer picture of these."""
    spots = sorted((s for s in data.spots if s.drawn), key=_rank)
    left = [s for s in data.spots if not s.drawn]
    notes = [say("charts.map.how")]
    if left:
        notes.append(
            say("charts.map.left", n=sum(len(s.events) for s in left), places=", ".join(sorted(s.name for s in left)[:12]))
        )
    parts: list[Sequence[Spot]] = [spots] if spots else []
    while parts and len(parts) < PICTURES and (closer := _closer(parts[-1])):
        parts.append(closer)
    pictures = [sorted(part, key=_rank)[:MOST] for part in parts]
    if smaller := len(spots) - len({s.record for part in pictures for s in part}):
        notes.append(say("charts.map.smaller", n=smaller))
    panels = tuple(_panel(part, data, say, link) for part in pictures)
    return Drawing(key="map", name=say("charts.map.name"), panels=panels, notes=tuple(notes), grid=_grid(data.spots, say))


def _rank(spot: Spot) -> tuple[int, str, str]:
    return -len(spot.events), spot.name, spot.record


def _grid(spots: Sequence[Spot], say: Say) -> Grid:
    columns = tuple(say(f"charts.map.column.{c}") for c in ("place", "precision", "lat", "lon", "event", "date"))
    rows, records, anchors = [], [], []
    for spot in sorted(spots, key=lambda s: (s.name, s.record)):
        where = (f"{spot.lat:.2f}", f"{spot.lon:.2f}") if spot.lat is not None and spot.lon is not None else (None, None)
        for i, event in enumerate(spot.events):
            anchors.append(None if i else spot.record)
            rows.append((spot.name, say(f"charts.map.precision.{spot.precision}"), *where, event.title, event.when))
            records.append(event.record)
    return Grid(columns=columns, rows=tuple(rows), records=tuple(records), anchors=tuple(anchors))


def _where(spot: Spot) -> Point:
    return spot.lon or 0.0, spot.lat or 0.0


def _closer(spots: Sequence[Spot]) -> list[Spot]:
    """Those places that lie together, if a closer picture shows them better; else none."""
    lons = sorted(_where(s)[0] for s in spots for _ in s.events)
    lats = sorted(_where(s)[1] for s in spots for _ in s.events)
    centre = lons[len(lons) // 2], lats[len(lats) // 2]
    near = sorted(spots, key=lambda s: (hypot(wrapped(_where(s)[0], centre[0]), _where(s)[1] - centre[1]), s.record))
    events, chosen = 0, []
    for spot in near:
        if events >= SHARE * len(lons):
            break
        chosen.append(spot)
        events += len(spot.events)
    return chosen if len(chosen) > 1 and _reach(chosen) < CLOSER * _reach(spots) else []


def _reach(spots: Sequence[Spot]) -> float:
    centre = middle([_where(s)[0] for s in spots])
    return max(max(around([(wrapped(x, centre), y) for x, y in map(_where, spots)]).size), 2.0)


@dataclass(frozen=True, slots=True)
class _View:
    flat: Flat
    centre: float
    extent: Extent
    scale: float

    @property
    def size(self) -> Point:
        """Width and height of the picture."""
        return WIDTH, self.extent.size[1] * self.scale

    def plane(self, lon: float, lat: float) -> Point:
        """Degrees to the plane."""
        return self.flat(wrapped(lon, self.centre), lat)

    def at(self, point: Point) -> Point:
        """The plane to the picture."""
        return (point[0] - self.extent.left) * self.scale, (self.extent.top - point[1]) * self.scale

    def ring(self, spot: Spot) -> float:
        """Radius of a place's ring in the picture."""
        return max(REACH_KM.get(spot.precision, 0.0) / KM * self.scale, 9.0)


def _view(spots: Sequence[Spot]) -> _View:
    lons, lats = [_where(s)[0] for s in spots], [_where(s)[1] for s in spots]
    centre = middle(lons)
    flat = projection(lons, lats, centre)
    whole = around([flat(wrapped(lon, centre), lat) for lon, lat in zip(lons, lats, strict=True)])
    widest = max(REACH_KM.get(s.precision, 0.0) for s in spots)
    margin = max((MARGIN_KM + widest) / KM, 0.08 * max(whole.size))
    extent = whole.grown(margin).shaped(0.42, 0.72)
    return _View(flat, centre, extent, WIDTH / extent.size[0])


def _panel(spots: Sequence[Spot], data: Atlas, say: Say, link: Link) -> str:
    view = _view(spots)
    rings = coast(data.land, view.flat, view.centre, view.extent, 1 / view.scale)
    shore = "".join(path([view.at(p) for p in ring], closed=True) for ring in rings)
    shown = [s for s in spots if view.extent.holds(view.plane(*_where(s)))]
    taken: list[Extent] = [_around(view.at(view.plane(*_where(s))), min(_size(s, view), SOLID)) for s in shown]
    taken.append(Extent(left=0, bottom=view.size[1] - 34, right=190, top=view.size[1]))
    body = [box((0, 0), view.size, "sea"), f'<path class="land" fill-rule="evenodd" d="{shore}"/>']
    marks = [drawn for spot in shown for drawn in _spot(spot, view, taken, link)]
    body += [*_towns(data.towns, view, taken, {s.name for s in shown}), *marks, _bar(view, say)]
    return svg(say("charts.map.name"), view.size, "".join(body), "map")


def _around(at: Point, reach: float) -> Extent:
    return Extent(left=at[0] - reach, bottom=at[1] - reach, right=at[0] + reach, top=at[1] + reach)


def _size(spot: Spot, view: _View) -> float:
    if spot.precision > EXACT:
        return view.ring(spot)
    return 4.0 if len(spot.events) == 1 else min(6.5 + len(spot.events) ** 0.5, 14.0)


def _spot(spot: Spot, view: _View, taken: list[Extent], link: Link) -> Iterator[str]:
    at, size = view.at(view.plane(*_where(spot))), _size(spot, view)
    n = len(spot.events)
    drawn = shape("circle", at, size, "dot" if spot.precision == EXACT else "around")
    if spot.precision > EXACT:
        drawn += shape("diamond", at, 3, "dot")
    if n > 1:
        drawn += label(
            str(n), (at[0], at[1] + (4 if spot.precision == EXACT else 14)), "mid inside" if spot.precision == EXACT else "mid"
        )
    near = size if spot.precision == EXACT else 6.0
    drawn += _name(cut(spot.name, 28), at, near, view, taken, "strong")
    titles = "; ".join(f"{e.title}{f': {e.when}' if e.when else ''}" for e in spot.events[:8])
    yield mark(
        f"{spot.name}: {titles}{' …' if n > 8 else ''}",
        drawn,
        link(spot.events[0].record) if n == 1 else f"#{quote(spot.record)}",
    )


def _name(name: str, at: Point, near: float, view: _View, taken: list[Extent], kind: str) -> str:
    """A name where it covers nothing: right, left, above or below its place; else it is left to the title and the table."""
    wide, (x, y) = len(name) * LETTER * 1.1, at
    width, height = view.size
    for anchor, dx, dy in (("", near + 4, 4.0), ("end", -near - 4, 4.0), ("mid", 0.0, -near - 5), ("mid", 0.0, near + 13)):
        left = x + dx - {"": 0.0, "end": wide, "mid": wide / 2}[anchor]
        room = Extent(left=left, bottom=y + dy - 10, right=left + wide, top=y + dy + 3)
        inside = room.left >= 2 and room.right <= width - 2 and room.bottom >= 2 and room.top <= height - 2
        if inside and not any(_touch(room, other) for other in taken):
            taken.append(room)
            return label(name, (x + dx, y + dy), f"{kind} {anchor}".strip())
    return ""


def _touch(one: Extent, other: Extent) -> bool:
    return one.left < other.right and other.left < one.right and one.bottom < other.top and other.bottom < one.top


def _towns(towns: Sequence[Town], view: _View, taken: list[Extent], named: set[str]) -> Iterator[str]:
    """The largest cities of the picture that stand apart from each other and from all that is drawn."""
    chosen: list[Point] = []
    inner = view.extent.grown(-0.02 * view.extent.size[0])
    for town in towns:
        point = view.plane(town.lon, town.lat)
        if len(chosen) == CITIES:
            return
        at = view.at(point)
        if town.name in named or not inner.holds(point) or any(hypot(at[0] - x, at[1] - y) < APART for x, y in chosen):
            continue
        if any(_touch(_around(at, 3), other) for other in taken):
            continue
        words = _name(town.name, at, 2, view, taken, "city")
        if words:
            chosen.append(at)
            yield shape("cross", at, 2.5, "city") + words


def _bar(view: _View, say: Say) -> str:
    """A scale in kilometres, for the middle of the picture."""
    km = next((k for k in (2000, 1000, 500, 200, 100, 50, 20) if k / KM * view.scale <= 160), 10)
    wide, (_, height) = km / KM * view.scale, view.size
    return f'<path class="zero" d="{path(((12, height - 12), (12 + wide, height - 12)))}"/>' + label(
        f"{say.number(km)} km", (12, height - 18)
    )
