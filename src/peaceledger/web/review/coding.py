"""Double coding: samples, one record without what anybody said of it, how far coders agree, what is to be settled."""

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from peaceledger.analysis import coding
from peaceledger.analysis.judging import Judged, kind_of
from peaceledger.errors import UsageError
from peaceledger.records.fields import choices_of
from peaceledger.web.refusals import SaidError
from peaceledger.web.review.passages import passages_of
from peaceledger.web.review.standing import Table, seat, show


def coding_page(request: Request) -> Response:
    """Samples and how far each coder is."""
    with seat(request) as table:
        answers = coding.answers_so_far(table.history)
        found = [{"sample": s, "done": coding.progress(s, answers)} for s in coding.samples(table.history)]
        context = {"samples": found, "tables": tuple(coding.FIELDS), "strata": tuple(coding.STRATA)}
        return show(table, request, "coding", context)


def next_page(request: Request) -> Response:
    """Go to the first record that this coder has not coded."""
    with seat(request) as table:
        sample = _sample(table, request)
        found = coding.next_of(sample, coding.answers_so_far(table.history), table.coder) if table.coder else None
    address = f"/review/coding/{sample.sample_id}/{found}" if found else "/review/coding"
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def code_page(request: Request) -> Response:
    """One record to be coded: its passage, and questions; neither the machine's values nor another coder's are shown."""
    key = request.path_params["record"]
    with seat(request) as table:
        sample = _sample(table, request)
        if key not in sample.records:
            raise SaidError(table.desk.say("review.fault.not_in_sample"))
        ledger = Judged(table.view.db)
        name, row = ledger.record(key, None)
        answers = coding.answers_so_far(table.history)
        context = {
            "sample": sample,
            "key": key,
            "at": sample.records.index(key) + 1,
            "passages": passages_of(table.view.db, ledger.target(name, row).anchors),
            "fields": [(f, _choices(name, f)) for f in coding.FIELDS[name]],
            "mine": coding.of_record(answers, key, table.coder) if table.coder else {},
        }
        return show(table, request, "code", context)


def _choices(table: str, name: str) -> tuple[str, ...]:
    """Values to choose from; none where the answer is free text."""
    return choices_of(kind_of(table), name)


def _sample(table: Table, request: Request) -> coding.Sample:
    wanted = request.path_params["sample"]
    found = next((s for s in coding.samples(table.history) if s.sample_id == wanted), None)
    if found is None:
        raise SaidError(table.desk.say("review.fault.no_sample"))
    return found


def agreement_page(request: Request) -> Response:
    """How far coders agree, field by field."""
    with seat(request) as table:
        found = coding.agreement(coding.answers_so_far(table.history))
        return show(table, request, "agreement", {"found": found})


def differences_page(request: Request) -> Response:
    """Only what coders differ on, or say against the machine."""
    with seat(request) as table:
        found = coding.differences(coding.answers_so_far(table.history), table.history)
        shown = [_with_passage(table, d) for d in found[:20]]
        return show(table, request, "differences", {"found": shown, "total": len(found)})


def _with_passage(table: Table, d: coding.Difference) -> dict[str, Any]:
    ledger = Judged(table.view.db)
    try:
        anchors = ledger.target(*ledger.record(d.record, None)).anchors
    except UsageError:  # its record is gone since it was coded: the answers remain
        anchors = ()
    values: dict[str, str] = {}
    for value in (*(a.value for a in d.answers), d.machine):
        values.setdefault(coding.plain(value), value)
    return {
        "it": d,
        "values": list(values.values()),
        "passages": passages_of(table.view.db, anchors),
        "seen": table.history.last((d.record,)),
    }


__all__ = ["agreement_page", "code_page", "coding_page", "differences_page", "next_page"]
