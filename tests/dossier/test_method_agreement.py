"""The page on method tells how far two coders agree, from the tables alone."""

from datetime import UTC, datetime

from peaceledger.dossier.pages.method import PAGE
from peaceledger.dossier.pages.page import Frame
from peaceledger.dossier.refs import Texts


def coded(n: int, coder: str, value: str) -> tuple[dict, dict]:
    key = f"j_{n}_{coder}"
    noon = datetime(2031, 6, 1, 12, tzinfo=UTC)
    row = {"judgement_id": key, "made_at": noon, "coder": coder, "action": "correct", "purpose": "coding",
           "field": "status", "old_value": "occurred", "new_value": value, "undoes": None, "status": "recorded"}  # fmt: skip
    return row, {"judgement_id": key, "place": 1, "record_table": "mentions", "record_id": f"m_{n}", "found_id": f"m_{n}"}


def page(pairs: list[tuple[str, str]]):
    made = [coded(n, c, v) for n, pair in enumerate(pairs) for c, v in zip(("Ana", "Ben"), pair, strict=True)]
    tables = {"articles": [], "mentions": [], "statements": [], "rejected": [], "captures": [],
              "judgements": [row for row, _ in made], "judged_records": [at for _, at in made]}  # fmt: skip
    return PAGE.make(tables, Texts(by_capture={}, label={}), Frame())


def test_agreement_stands_on_the_page_where_somebody_coded_twice() -> None:
    (one,) = page([("claimed", "claimed"), ("failed", "claimed"), ("failed", "failed"), ("failed", "failed")]).agreed
    assert (one.field, one.n, one.differ, one.percent.value) == ("status", 4, 1, 0.75)
    assert page([]).agreed == ()
