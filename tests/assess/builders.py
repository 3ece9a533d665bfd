"""Records by hand, of an invented war between Kordavia (XKO) and Ustrana (XUS)."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from peaceledger.assess import Assessed, Matter, assess
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.records import (
    Act,
    Article,
    Assessment,
    Event,
    Exchange,
    Mention,
    Offer,
    OfferResponse,
    OfferTerm,
    Statement,
    record_id,
)

LEXICON: Lexicon = load_lexicon(("example",))
DAY = date(2031, 5, 3)
_at = [0]


def passage(quote: str) -> dict[str, Any]:
    """A place of its own for each passage."""
    _at[0] += 1000
    return {"capture_id": "c_1", "start": _at[0], "end": _at[0] + len(quote), "quote": quote}


def dated(first: date | None = DAY, last: date | None = None) -> dict[str, Any]:
    return {"date_earliest": first, "date_latest": last or first, "date_basis": "stated" if first else "unknown"}


def article(number: int, published: date | None = DAY) -> Article:
    return Article(
        article_id=f"a_{number}",
        capture_id="c_1",
        start=number,
        end=number + 1,
        headline=None,
        byline=None,
        published=published,
        published_basis="stated" if published else "unknown",
        date_flag=None,
        language="en",
        kind="news",
        relevance="on_topic",
        origin_id=None,
        source_id=None,
        machine_written=False,
    )


def offer(name: str = "the Morrow plan", *sides: str, **changes: Any) -> Offer:
    given: dict[str, Any] = {
        "offer_id": record_id("of", name),
        "name": name,
        "aliases": (),
        "kind": "offer",
        "proposers": tuple(LEXICON.actors[s].name for s in sides),
        "sides": sides,
        **dated(),
        "event_id": None,
        "named_without_terms": False,
        "points_said": None,
        "points_listed": None,
        "relevance": "on_topic",
        "article_id": "a_1",
        **passage(name),
    }
    return Offer(**given | changes)


def term(of: Offer, issue: str, obligor: str | None = None, quote: str | None = None, **changes: Any) -> OfferTerm:
    words = quote or f"a term on {issue}"
    empty = ("action", "quantity", "place", "deadline", "condition", "verification", "guarantors", "legal_form", "decision_rule")
    given: dict[str, Any] = {
        "term_id": record_id("t", of.offer_id, words, obligor),
        "offer_id": of.offer_id,
        "article_id": "a_1",
        "issue": issue,
        "obligor": obligor,
        **dict.fromkeys((*empty, "duration")),
        "stated": True,
        **passage(words),
    }
    return OfferTerm(**given | changes)


def answer(of: Offer, side: str, stance: str, **changes: Any) -> OfferResponse:
    silent = {"capture_id": None, "start": None, "end": None, "quote": None, "article_id": None}
    given: dict[str, Any] = {
        "response_id": record_id("r", of.offer_id, side, stance),
        "offer_id": of.offer_id,
        "term_id": None,
        "article_id": "a_1",
        "party": LEXICON.actors[side].name,
        "side": side,
        "stance": stance,
        **dated(None),
        "statement_id": None,
        **(silent if stance == "silent" else passage(f"{side} says {stance}")),
    }
    return OfferResponse(**given | changes)


def statement(side: str, quote: str, stance: str = "claim", **changes: Any) -> Statement:
    given: dict[str, Any] = {
        "statement_id": record_id("s", side, quote),
        "article_id": "a_1",
        "speaker": LEXICON.actors[side].name,
        "speaker_id": side,
        "speaker_as_written": None,
        "side": side,
        "chain": (LEXICON.actors[side].name,),
        "cue": "said",
        "kind": "indirect",
        "stance": stance,
        "stances": (stance,),
        "topics": ("other",),
        "speaker_start": None,
        "speaker_end": None,
        **passage(quote),
    }
    return Statement(**given | changes)


def act(plover: str, source: str, target: str, day: date | None = DAY, **changes: Any) -> Act:
    given: dict[str, Any] = {
        "act_id": record_id("x", plover, source, target, day, _at[0]),
        "article_id": "a_1",
        "plover": plover,
        "mode": None,
        "cameo": None,
        "source": LEXICON.actors[source].name,
        "source_side": source,
        "source_role": None,
        "target": LEXICON.actors[target].name,
        "target_side": target,
        "target_role": None,
        "status": "occurred",
        "trigger": "struck",
        "trigger_start": 0,
        "trigger_end": 6,
        **dated(day),
        "mention_id": None,
        "statement_id": None,
        "extractor": "acts/1",
        **passage(f"{source} against {target}"),
    }
    return Act(**given | changes)


def event(kind: str, day: date | None = DAY, *who: str, **changes: Any) -> Event:
    given: dict[str, Any] = {
        "event_id": record_id("e", kind, day, who, _at[0]),
        "type": kind,
        "status": "occurred",
        **dated(day),
        "place": None,
        "place_id": None,
        "participants": tuple(LEXICON.actors[w].name for w in who),
        "mediators": (),
        "title": kind,
        "n_mentions": 1,
        "n_articles": 1,
        "n_outlets": 1,
        "n_origins": 1,
        "opinion_only": False,
        "relevance": "on_topic",
    }
    return Event(**given | changes)


def report(of: Event, quote: str = "", **changes: Any) -> Mention:
    given: dict[str, Any] = {
        "mention_id": record_id("m", of.event_id, quote, _at[0]),
        "article_id": "a_1",
        "type": of.type,
        "status": of.status,
        **passage(quote or of.title),
        "trigger": of.type,
        "trigger_start": 0,
        "trigger_end": 1,
        **dated(of.date_earliest),
        "date_prec": 1,
        "place": None,
        "place_id": None,
        "where_prec": None,
        "participants": of.participants,
        "mediators": of.mediators,
        "statement_id": None,
        "event_id": of.event_id,
        "extractor": "frames/1",
    }
    return Mention(**given | changes)


def exchange(of: Event, home_a: int | None, home_b: int | None) -> Exchange:
    return Exchange(
        event_id=of.event_id,
        kind="exchange",
        date_earliest=of.date_earliest,
        date_latest=of.date_latest,
        place=None,
        mediators=(),
        ordinal=None,
        agreement_event_id=None,
        side_a="XUS",
        a_best=home_a,
        a_low=home_a,
        a_high=home_a,
        side_b="XKO",
        b_best=home_b,
        b_low=home_b,
        b_high=home_b,
        best_rule=None,
    )


def claim(quote: str, low: float | None, speaker: str | None, counted: str | None) -> SimpleNamespace:
    return SimpleNamespace(
        claim_id=record_id("p", quote),
        article_id="a_1",
        counted="share",
        counted_as_written=counted,
        direction="forward",
        low=low,
        high=low,
        hedge="exact",
        cue=quote,
        speaker=speaker,
        side=None,
        chain=(),
        statement_id=None,
        **dated(),
        **passage(quote),
    )


def judge(**records: Any) -> Assessed:
    articles = records.pop("articles", (article(1),))
    return assess(Matter(lexicon=records.pop("lexicon", LEXICON), articles=articles, **records))


def of(found: Assessed, yardstick: str, party: str | None = None) -> Assessment:
    """The one assessment by a yardstick, of a party where one is named."""
    rows = [a for a in found.assessments if a.yardstick_id == yardstick and (party is None or a.party == party)]
    assert len(rows) == 1, [(a.yardstick_id, a.party) for a in rows]
    return rows[0]


def proofs(found: Assessed, row: Assessment, bearing: str) -> list[str]:
    return [p.quote for p in found.assessment_evidence if p.assessment_id == row.assessment_id and p.bearing == bearing]


def weeks(number: int) -> date:
    """A day so many weeks from the third of May."""
    return DAY + timedelta(weeks=number)
