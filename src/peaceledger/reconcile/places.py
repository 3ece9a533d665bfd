"""Whether two places can be one: the same, one inside the other, or apart."""

from collections.abc import Mapping
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from peaceledger.packs.gazetteer import by_id
from peaceledger.packs.lexicon import PlaceEntry

Relation = Literal["same", "country", "within", "unknown", "apart"]

REACH_KM: Mapping[int, float] = {1: 30.0, 2: 50.0, 3: 120.0, 4: 500.0, 5: 500.0}
"""How far from its coordinates a place of each UCDP precision may reach: a town and its outskirts, a district, a region.
500 km is the far corner of a large first-order region; for smaller ones two places a little further apart stay possible."""
LIKELY_KM = 150.0
"""Further off, a town and a region may be one place, but nothing speaks for it."""
COUNTRY = 6


def distance_km(a: PlaceEntry, b: PlaceEntry) -> float | None:
    """Great-circle distance in km, None without coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(half))


class Places:
    """Compares places by pack id, or by name where no pack knows them. A place is written ``(id, name)``."""

    def __init__(self, entries: Mapping[str, PlaceEntry]) -> None:
        self._entries = entries
        self.relation = lru_cache(maxsize=200_000)(self._relation)

    def _relation(self, a: tuple[str | None, str], b: tuple[str | None, str]) -> Relation:
        first, second = (self._entries.get(key) or by_id(key, name) if key else None for key, name in (a, b))
        if a == b or a[1].casefold() == b[1].casefold():
            return "country" if first and first.where_prec >= COUNTRY else "same"
        if first is None or second is None:
            return _by_name(a[1], b[1])
        return _by_map(first, second)


def _by_name(a: str, b: str) -> Relation:
    words_a, words_b = ({w.strip(" ,") for w in name.casefold().split()} for name in (a, b))
    return "within" if words_a <= words_b or words_b <= words_a else "unknown"


def _by_map(a: PlaceEntry, b: PlaceEntry) -> Relation:
    if a.country != b.country:
        return "apart" if a.country and b.country else "unknown"
    if max(a.where_prec, b.where_prec) >= COUNTRY:
        return "within"
    apart = distance_km(a, b)
    if apart is None:
        return "unknown"
    if apart > max(REACH_KM[a.where_prec], REACH_KM[b.where_prec]):
        return "apart"
    return "within" if apart <= LIKELY_KM else "unknown"


__all__ = ["Places", "Relation", "distance_km"]
