"""Settlements and provinces of the world, for names that no pack has.

Data: GeoNames (CC BY 4.0), settlements from 1,000 inhabitants on; ISO 3166-2 for provinces. ``models/gazetteer`` has the recipe.
"""

import lzma
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from peaceledger.packs.lexicon import PlaceEntry

PROVINCE = 4  # UCDP where_prec
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "-": " ", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        place: The place; its id is ``geonames:`` and a number, or ``iso:`` and a code of ISO 3166-2.
        inhabitants: As GeoNames gives them; 0 for a province.
        by_other_name: Whether the gazetteer puts another name first.
    """

    place: PlaceEntry
    inhabitants: int
    by_other_name: bool


def fold_name(name: str) -> str:
    """Return a name in lower case, without accents and with straight apostrophes and spaces for hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_ALIKE))
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()


@lru_cache(maxsize=8_192)
def candidates(name: str) -> tuple[Candidate, ...]:
    """Places of the gazetteer by that name, in any case; none for a name it does not have."""
    lines, key = _lines(), fold_name(name).encode() + b"\t"
    at = bisect_left(lines, key)
    found = []
    while at < len(lines) and lines[at].startswith(key):
        found.append(_read(lines[at].decode()))
        at += 1
    return tuple(found)


def by_id(place_id: str, name: str) -> PlaceEntry | None:
    """The place of the gazetteer with that id, found by its name."""
    return next((c.place for c in candidates(name) if c.place.place_id == place_id), None)


@lru_cache(maxsize=1)
def _lines() -> list[bytes]:
    packed = (files(__name__) / "names.tsv.xz").read_bytes()
    return lzma.decompress(packed).split(b"\n")


def _read(line: str) -> Candidate:
    _, place_id, name, country, lat, lon, inhabitants, where_prec, other = line.split("\t")
    place = PlaceEntry(
        place_id=place_id,
        name=name,
        names=(name,),
        country=country,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        where_prec=int(where_prec),
    )
    return Candidate(place=place, inhabitants=int(inhabitants), by_other_name=bool(other))
