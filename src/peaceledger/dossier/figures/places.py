"""Where events took place, as exactly as their reports say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Atlas, Chart
from peaceledger.dossier.charts.atlas import Event, Spot, Town
from peaceledger.dossier.figures.events import DATED, when
from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import Words
from peaceledger.packs.basemap import cities, land

TABLES = {
    "events": (*DATED, "place_id"),
    "places": ("place_id", "name", "lat", "lon", "where_prec"),
    "mentions": ("event_id", "place_id", "where_prec"),
}


def map_charts(tables: Mapping[str, list[Row]], say: Words) -> tuple[Chart, ...]:
    """Events on the topic by place and precision; the most exact report of the event's place counts."""
    places = {p["place_id"]: p for p in tables["places"]}
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for mention in tables["mentions"]:
        if mention["event_id"] and mention["place_id"] and mention["where_prec"]:
            told[mention["event_id"], mention["place_id"]].append(mention["where_prec"])
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for event in tables["events"]:
        place = places.get(event["place_id"] or "")
        if place and event["relevance"] == "on_topic":
            exact = min(told[event["event_id"], place["place_id"]], default=place["where_prec"])
            found[place["place_id"], max(exact, place["where_prec"])].append(event)
    spots = tuple(_spot(places[place_id], precision, rows, say) for (place_id, precision), rows in sorted(found.items()))
    if not spots:
        return ()
    towns = tuple(Town(name=c.name, lat=c.lat, lon=c.lon) for c in cities())
    return (Atlas(spots=spots, land=land(), towns=towns),)


def _spot(place: Row, precision: int, events: Sequence[Row], say: Words) -> Spot:
    return Spot(
        record=f"place-{place['place_id']}-{precision}",
        name=place["name"],
        lat=place["lat"],
        lon=place["lon"],
        precision=precision,
        events=tuple(
            Event(record=e["event_id"], title=title_of(e, say), when=say.dates(e["date_earliest"], e["date_latest"]))
            for e in sorted(events, key=when)
        ),
    )
