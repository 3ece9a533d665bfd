"""What every page of the review desk needs: who reviews, what was decided, what is next."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from urllib.parse import quote, unquote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.history import History, history_of
from peaceledger.analysis.queue import Item, doubts, queue
from peaceledger.web.desk import Desk, desk_of
from peaceledger.web.reader import View

COOKIE: Final = "peaceledger-reviewer"
LONGEST_NAME: Final = 80
READY: Final = ("not_so", "other_event", "not_done", "figure", "wrong_side", "wrong_day", "misread_number", "copy")
"""Reasons that are offered to everybody; those given before come first."""
REASONS: Final = 40
"""How many of the last reasons are offered again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One request's place at the review desk."""

    desk: Desk
    view: View
    history: History
    coder: str

    def queue(self, kind: str | None = None) -> list[Item]:
        """What is still to be looked at."""
        found = self.view.once("review doubts", lambda: doubts(self.view.db))
        made: dict[tuple[tuple[int, str], str | None], list[Item]] = self.view.once("review queues", dict)
        last = self.history.judgements[-1].judgement_id if self.history.judgements else ""
        stamp = len(self.history.judgements), last
        items = made.get((stamp, kind))
        if items is None:
            for old in [key for key in list(made) if key[0] != stamp]:
                made.pop(old, None)
            items = made[stamp, kind] = queue(found, self.history, kind)
        return items

    def after(self, key: str) -> str:
        """Where to go when a record is done: the record of the queue after it, or the first one."""
        items = self.queue()
        at = next((n for n, i in enumerate(items) if key in (i.key, *i.ids)), -1)
        left = [i for i in (*items[at + 1 :], *items[: max(at, 0)]) if key not in (i.key, *i.ids)]
        return address_of(left[0]) if left else "/review/"


@contextmanager
def seat(request: Request) -> Iterator[Table]:
    """Sit down at the desk: one state of the ledger, and all that was decided so far."""
    desk = desk_of(request)
    with desk.reader.view() as view:
        yield Table(desk=desk, view=view, history=history_of(view.db, desk.settings.ledger), coder=coder_of(request))


def coder_of(request: Request) -> str:
    """The name that a reviewer gave; empty if none was given."""
    return unquote(request.cookies.get(COOKIE, ""))[:LONGEST_NAME]


def named(answer: Response, coder: str) -> Response:
    """An answer by which the browser keeps the reviewer's name."""
    answer.set_cookie(COOKIE, quote(coder[:LONGEST_NAME]), max_age=400 * 86400, path="/review", httponly=True, samesite="lax")
    return answer


def address_of(item: Item) -> str:
    """The page of a record of the queue."""
    if len(item.ids) == 2 and item.table in ("links", "pairs"):
        return f"/review/pair?{urlencode({'a': item.ids[0], 'b': item.ids[1]})}"
    if item.table == "judgements":
        return f"/review/history?{urlencode({'judgement': item.key})}"
    return f"/review/item/{quote(item.key, safe='')}"


def show(table: Table, request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """A page of the desk."""
    given = (j.reason for j in reversed(table.history.judgements) if j.purpose == "decision" and j.reason)
    ready = (table.desk.say(f"review.because.{name}") for name in READY)
    shared = {
        "coder": table.coder,
        "waiting": sum(j.purpose == "decision" for j in table.history.waiting),
        "ledger": str(table.desk.settings.ledger),
        "reasons_given": list(dict.fromkeys((*islice(given, REASONS), *ready))),
    }
    return table.desk.page(request, f"review_{template}.html.j2", {**shared, "address_of": address_of, **context}, status)


__all__ = ["COOKIE", "Table", "address_of", "coder_of", "named", "seat", "show"]
