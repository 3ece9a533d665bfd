"""Speed of the web pages over a ledger of 30,000 articles; prints, and adds to benchmarks/report.json.

    python benchmarks/serve.py [--articles N] [--times N] [--ledger FOLDER [--over N]] [--kept FOLDER]

The ledger is that of a generated war and of the sample corpus many times over (``serve_ledger.py``), made once and kept outside
the repository; or one of your own, taken ``--over`` times. Every page is asked for through the whole app many times: its first, a
middle and the last screen, and narrowed; charts as files, records of every kind and those with the most reports, texts, the desk,
searches for frequent and rare words. ``serve.median_ms_30k`` is the median of the slowest of them, ``serve.open_s`` the time
until the first page. Beside the wall clock stand the processor's milliseconds: on a shared machine they are what can be compared.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent))
from serve_ledger import KEPT, ledger_of, many_times
from starlette.testclient import TestClient

from peaceledger.analysis.listings import LISTINGS
from peaceledger.dossier.pages import PAGES
from peaceledger.store import TABLES
from peaceledger.store.read import open_ledger
from peaceledger.web.app import make_app
from peaceledger.web.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
Address = tuple[str, str]
"""Name of the route, and what is asked for."""
MOST_REPORTED = "SELECT event_id FROM events ORDER BY n_mentions DESC, event_id LIMIT 3"
SOME = "SELECT {key} FROM {table} USING SAMPLE reservoir(3 ROWS) REPEATABLE (7)"
RECORDS = ("statements", "mentions", "disagreements", "offers", "party_positions", "utterances", "assessments", "agreements")
WHOLES = ("sources", "places", "actors")
SHOWN = ("median", "p95", "cpu", "slowest", "slowest_cpu")
DAY = "DAY"
"""Stands for a day of the month that is another each time."""
WORDS = ("the", "prisoners exchanged", '"came home"', "talk* OR meet* -ceasefire", "lighthouse")


def pages(ledger: Path) -> Iterator[Address]:
    """Every page with some of its screens and filters; from another day on each time, so that no chart is one drawn before."""
    with open_ledger(ledger) as db:
        (middle,) = db.execute("SELECT median(date_earliest) FROM events").fetchone()
    for page in PAGES:
        path = "/" if page.key == "overview" else f"/{page.key}"
        yield page.key, path
        if LISTINGS.get(page.key):
            yield from ((page.key, f"{path}?page={number}") for number in (7, 99999))
            yield from ((page.key, f"{path}?since={middle:%Y-%m}-{DAY}") for f in LISTINGS[page.key].filters if f.key == "since")
            yield from ((page.key, f"{path}?words=prison") for f in LISTINGS[page.key].filters if f.key == "words")
        yield from (("chart", f"/chart/{key}.{form}") for key in page.draws for form in ("svg", "csv"))


def records(ledger: Path) -> Iterator[Address]:
    """Events with the most reports, and some records of each kind."""
    with open_ledger(ledger) as db:
        for (key,) in db.execute(MOST_REPORTED).fetchall():
            yield from (("record", f"/record/{key}"), ("cite", f"/cite/{key}.json"))
        for table in (t for t in TABLES if t.name in RECORDS + WHOLES):
            some = db.execute(SOME.format(key=table.key[0], table=table.name)).fetchall()
            yield from (("record", f"/record/{key}") for (key,) in some)
        for (key,) in db.execute(SOME.format(key="capture_id", table="captures")).fetchall():
            yield "text", f"/text/{key}?at=5-40"


def desk(ledger: Path) -> Iterator[Address]:
    """The review desk: the queue, its kinds, records and pairs."""
    parts = ("", "?page=9", "?kind=link", "history", "coding", "differences", "agreement")
    yield from (("review", f"/review/{part}") for part in parts)
    with open_ledger(ledger) as db:
        for (key,) in db.execute(SOME.format(key="capture_id", table="captures")).fetchall():
            yield "review text", f"/review/text/{key}"
        for table, key in (("statements", "statement_id"), ("exchanges", "event_id"), ("counts", "count_id")):
            for (i,) in db.execute(SOME.format(key=key, table=table)).fetchall():
                yield "review item", f"/review/item/{i}"
        for (key,) in db.execute(MOST_REPORTED).fetchall():
            yield "review item", f"/review/item/{key}"
        for a, b in db.execute("SELECT left_mention_id, right_mention_id FROM links ORDER BY weight, link_id LIMIT 3").fetchall():
            yield "review pair", f"/review/pair?a={a}&b={b}"


def searches() -> Iterator[Address]:
    """Frequent and rare words, a phrase, beginnings."""
    for words in WORDS:
        yield "search", f"/search?q={words}"
        yield "search", f"/search?q={words}&in=passages&page=2"


def measured(ledger: Path, times: int) -> dict[str, float]:
    """Milliseconds by route."""
    report: dict[str, float] = {}
    began = time.perf_counter()
    with TestClient(make_app(Settings(ledger=ledger)), base_url="http://127.0.0.1:8010") as client:
        client.get("/")
        report["serve.open_s"] = round(time.perf_counter() - began, 2)
        began = time.perf_counter()
        client.get("/search?q=anything")
        report["serve.index_s"] = round(time.perf_counter() - began, 2)
        wall: dict[str, dict[str, list[float]]] = {}
        used: dict[str, dict[str, list[float]]] = {}
        asked = [*pages(ledger), *records(ledger), *desk(ledger), *searches()]
        for address in asked:  # what hangs on the whole ledger is made by the first who asks
            client.get(address[1].replace(DAY, "01"))
        for nth in range(times):
            for route, address in asked:
                took, cpu = _asked(client, address.replace(DAY, f"{nth % 28 + 1:02}"))
                wall.setdefault(route, {}).setdefault(address, []).append(took)
                used.setdefault(route, {}).setdefault(address, []).append(cpu)
    for route, addresses in wall.items():
        every = [ms for found in addresses.values() for ms in found]
        spent = used[route]
        slowest = max(addresses, key=lambda a: median(spent[a]))
        report[f"serve.{route}.median_ms"] = round(median(every), 1)
        report[f"serve.{route}.p95_ms"] = round(quantiles(every, n=20)[-1], 1)
        report[f"serve.{route}.cpu_ms"] = round(median([ms for found in spent.values() for ms in found]), 1)
        report[f"serve.{route}.slowest_ms"] = round(median(addresses[slowest]), 1)
        report[f"serve.{route}.slowest_cpu_ms"] = round(median(spent[slowest]), 1)
        told = "  ".join(f"{name} {report[f'serve.{route}.{name}_ms']:7.1f}" for name in SHOWN)
        print(f"{route:14} {told}  {slowest}", flush=True)
    return report


def _asked(client: TestClient, address: str) -> tuple[float, float]:
    began, used = time.perf_counter(), time.process_time()
    answer = client.get(address)
    took, cpu = time.perf_counter() - began, time.process_time() - used
    if answer.status_code != 200:
        raise SystemExit(f"{address} was answered with {answer.status_code}")
    return 1e3 * took, 1e3 * cpu


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=30_000)
    arguments.add_argument("--times", type=int, default=15)
    arguments.add_argument("--ledger", type=Path)
    arguments.add_argument("--over", type=int, default=1)
    arguments.add_argument("--kept", type=Path, default=KEPT)
    options = arguments.parse_args()
    ledger = options.ledger or ledger_of(options.articles, options.kept)
    report = measured(many_times(ledger, options.over, options.kept) if options.over > 1 else ledger, options.times)
    name = f"serve.median_ms_{options.articles // 1000}k"
    report[name] = max(value for key, value in report.items() if key.endswith(".slowest_ms"))
    kept = ROOT / "benchmarks" / "report.json"
    known = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    kept.write_text(json.dumps(known | report, indent=1) + "\n", "utf-8")
    for figure in ("serve.open_s", "serve.index_s", name):
        print(f"{figure:32} {report[figure]:g}")


if __name__ == "__main__":
    main()
