"""Sheets: tables of the dossier, made from rows."""

from typing import Any

from peaceledger.dossier.refs import Texts
from peaceledger.dossier.sheets import sheets_of

TEXT = "Bandits came. The army said so. Bandits left."


def usage(word: str, kind: str, voice: str, n: int, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "usage_id": f"w_{word}_{voice}",
        "article_id": "a_1",
        "capture_id": "c_1",
        "source_id": "post",
        "thing": "forces",
    }
    fields |= {
        "word": word,
        "kind": kind,
        "used_by": None,
        "stands_for": [],
        "voice": voice,
        "speaker": None,
        "statement_id": None,
    }
    start = TEXT.lower().index(word)
    return fields | {"n": n, "start": start, "end": start + len(word), "quote": TEXT[start : start + len(word)]} | more


def shown(rows: list[dict[str, Any]], relevance: str = "on_topic") -> list[list[str | None]]:
    article = {"article_id": "a_1", "relevance": relevance}
    tables = {"vocabulary": rows, "articles": [article], "sources": [{"source_id": "post", "name": "Post"}]}
    texts = Texts(by_capture={"c_1": TEXT}, label={"c_1": "Post", "a_1": "Post"})
    return [[cell.text for cell in row] for sheet in sheets_of(tables, texts) for table in sheet.tables for row in table.rows]


def test_words_for_one_thing_stand_together_with_who_uses_them() -> None:
    rows = [
        usage("army", "plain", "outlet", 4),
        usage("bandits", "loaded", "outlet", 2),
        usage("bandits", "loaded", "speaker", 1),
    ]
    rows[2] |= {"speaker": "A. Vale", "statement_id": "s_1"}
    assert shown(rows) == [
        ["forces", "bandits (loaded)", "", "Post 2", "A. Vale 1", "", ""],
        ["", "army (plain)", "", "Post 4", "", "", ""],
    ]


def test_plain_words_alone_and_articles_on_something_else_make_no_sheet() -> None:
    assert shown([usage("army", "plain", "outlet", 4)]) == []
    assert shown([usage("bandits", "loaded", "outlet", 4)], "off_topic") == []
