"""What a reviewer sends: saved at once, or shown again with the reason why not; nothing that was typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from peaceledger.analysis import coding
from peaceledger.analysis.adding import NEEDED, Addition, add, find_passage
from peaceledger.analysis.history import DecidedSinceError
from peaceledger.analysis.judging import Judged, Wish, judge, value_of
from peaceledger.errors import UsageError
from peaceledger.records.fields import as_words
from peaceledger.records.judgement import SAYABLE
from peaceledger.store import rows
from peaceledger.web.refusals import SaidError
from peaceledger.web.review.standing import Table, named, seat, show

Save = Callable[[Table, FormData], str]
"""Saves a form and gives the address to go on to."""
OPEN: Final = frozenset({"csrf", "seen"})
"""Fields that are not shown again as they came."""
SETTLE: Final = "settle"
"""Accept or correct, whichever the value chosen is; the answers it settles come with it."""
MOST_CHARACTERS: Final = 4_000


async def save_judgement(request: Request) -> Response:
    """A decision about a record or a pair, or an undo."""
    return await _saved(request, _judge)


async def save_added(request: Request) -> Response:
    """An event that no rule saw."""
    return await _saved(request, _add)


async def save_sample(request: Request) -> Response:
    """A sample to be coded."""
    return await _saved(request, _draw)


async def save_coding(request: Request) -> Response:
    """One coder's answers on one record."""
    return await _saved(request, _code)


async def save_name(request: Request) -> Response:
    """Who reviews."""
    return await _saved(request, lambda table, form: _back(form))


async def _saved(request: Request, save: Save) -> Response:
    form = await request.form(max_files=0)
    return await run_in_threadpool(_in_turn, request, form, save)


def _in_turn(request: Request, form: FormData, save: Save) -> Response:
    with seat(request) as table:
        try:
            address = save(table, form)
        except DecidedSinceError as fault:
            return show(table, request, "again", _again(form, fault) | {"other": fault.row}, HTTPStatus.CONFLICT)
        except UsageError as fault:
            return show(table, request, "again", _again(form, fault) | {"other": None}, HTTPStatus.BAD_REQUEST)
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    coder = _field(form, "coder")
    return named(answer, coder) if coder else answer


def _again(form: FormData, fault: UsageError) -> dict[str, object]:
    """What was sent, so that it can be sent again."""
    seen = fault.row["judgement_id"] if isinstance(fault, DecidedSinceError) else _field(form, "seen")
    sent = [(k, str(v)[:MOST_CHARACTERS]) for k, v in form.multi_items() if k not in OPEN]
    return {"words": str(fault), "foreign": not isinstance(fault, SaidError), "sent": sent, "seen": seen, "back": _back(form)}


def _judge(table: Table, form: FormData) -> str:
    wish = _wish(table, form)
    about = tuple(k for i in wish.ids for k in _named(table, i)) if wish.action == "undo" else wish.ids
    look = table.history.unless_decided(about, _field(form, "seen")) if "seen" in form else None
    judge(table.desk.settings.ledger, wish, datetime.now(UTC), look)
    return _back(form)


def _wish(table: Table, form: FormData) -> Wish:
    wish = Wish(
        action=_field(form, "action"),
        ids=tuple(dict.fromkeys(str(v) for v in form.getlist("id") if v)),
        coder=_field(form, "coder"),
        field=_field(form, "field") or None,
        value=str(form.get("value", "")) if _field(form, "action") == "correct" else None,
        reason=_field(form, "reason") or None,
        settles=tuple(str(v) for v in form.getlist("settles")),
    )
    if wish.action != SETTLE:
        return wish
    value = str(form.get("value", ""))
    if wish.field == coding.RECORD:
        return replace(wish, action="reject" if value == "no" else "accept", field=None)
    if _is_already(table, wish, value):
        return replace(wish, action="accept")
    return replace(wish, action="correct", value=value)


def _named(table: Table, judgement_id: str) -> list[str]:
    """Ids of the records that a judgement is about."""
    return [k for j in table.history.judgements if j.judgement_id == judgement_id for k in table.history.ids_of(j)]


def _is_already(table: Table, wish: Wish, value: str) -> bool:
    """Whether what was settled is what the machine says."""
    _, row = Judged(table.view.db).record(wish.ids[0], wish.field)
    return coding.plain(as_words(value_of(row, wish.field or "")) or "") == coding.plain(value)


def _add(table: Table, form: FormData) -> str:
    capture, words = _field(form, "capture"), str(form.get("passage", "")).replace("\r\n", "\n")
    start, end = _place(table, capture, words, _field(form, "start"), _field(form, "of"))
    to = _field(form, "to") or "mentions"
    wanted = Addition(
        table=to,
        of=_field(form, "of"),
        capture_id=capture,
        start=start,
        end=end,
        trigger=_field(form, "trigger"),
        coder=_field(form, "coder"),
        reason=_field(form, "reason"),
        said={name: _field(form, name) for name in (*NEEDED.get(to, ()), *SAYABLE.get(to, ()))},
    )
    add(table.desk.settings.ledger, wanted, datetime.now(UTC))
    return _back(form)


def _place(table: Table, capture: str, words: str, start: str, of: str) -> tuple[int, int]:
    """Where marked words stand: where the script saw them, else where they stand in the text once."""
    found = rows(table.view.db, "SELECT text FROM captures WHERE capture_id = ?", [capture])
    if found and start.isdecimal() and len(start) < 12 and words:
        text = found[0]["text"]
        near = [at for at in (int(start), text.find(words, max(0, int(start) - 50))) if at >= 0 and text.startswith(words, at)]
        if near:
            return near[0], near[0] + len(words)
    return find_passage(table.desk.settings.ledger, capture, words, of)


def _draw(table: Table, form: FormData) -> str:
    number, seed = _field(form, "n"), _field(form, "seed") or "1"
    if not (number.isdecimal() and seed.isdecimal() and len(number) < 6 and len(seed) < 12):
        raise SaidError(table.desk.say("review.fault.whole_numbers"))
    by = tuple(str(v) for v in form.getlist("by"))
    wanted = coding.Draw(table=_field(form, "table"), n=int(number), by=by, seed=int(seed), coder=_field(form, "coder"))
    coding.draw(table.desk.settings.ledger, wanted, datetime.now(UTC))
    return _back(form)


def _code(table: Table, form: FormData) -> str:
    record, coder = _field(form, "record"), _field(form, "coder")
    if not coder:
        raise SaidError(table.desk.say("review.fault.who"))
    values: dict[str, str] | None = None
    if _field(form, "is") == "yes":
        given = {k.removeprefix("field."): str(v).strip() for k, v in form.multi_items() if k.startswith("field.")}
        untold = {k.removeprefix("skip.") for k in form if k.startswith("skip.")}
        values = {k: v for k, v in given.items() if k not in untold}
    elif _field(form, "is") != "no":
        raise SaidError(table.desk.say("review.fault.yes_or_no"))
    coding.answer(table.desk.settings.ledger, coder, record, values, datetime.now(UTC))
    return _back(form)


def _field(form: FormData, name: str) -> str:
    return str(form.get(name, "")).strip()


def _back(form: FormData) -> str:
    """Where to go on: a page of this desk, and nowhere else."""
    wanted = _field(form, "next")
    return wanted if wanted.startswith("/review/") and "\\" not in wanted and "\n" not in wanted else "/review/"


__all__ = ["save_added", "save_coding", "save_judgement", "save_name", "save_sample"]
