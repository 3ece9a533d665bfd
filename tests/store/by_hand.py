"""A small ledger made by hand: two reports of one exchange between invented parties, and one denial."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from offer_by_hand import offers_of

from peaceledger.packs import ActorEntry, PlaceEntry
from peaceledger.records import (
    Act,
    Article,
    Capture,
    Count,
    Coverage,
    Disagreement,
    Event,
    Exchange,
    Findings,
    Link,
    Mention,
    OriginLink,
    PartyPosition,
    Position,
    Rejected,
    Source,
    Statement,
    Utterance,
    record_id,
)
from peaceledger.store import Batch, open_workshop
from peaceledger.store.run import Run

TEXTS = {
    "north.txt": "Norland and Sudland exchanged 40 prisoners in Midtown.\nThe minister said that 40 soldiers came home.\n",
    "south.txt": "In Midtown 45 captives were exchanged – said “Midtown Post”.\n",
}
FACTS: dict[str, object] = {"versions": {}, "settings": {}}


def capture_of(path: str, text: str) -> Capture:
    digest = sha256(text.encode()).hexdigest()
    return Capture(
        capture_id=record_id("c", path, "", digest),
        path=path,
        record_id=None,
        source_name="Midtown Post",
        url=None,
        retrieved_at=datetime(2031, 5, 2, 10, 0, tzinfo=UTC),
        media_type="text/plain",
        sha256=digest,
        text=text,
        published="2031-05-02",
    )


def article_of(capture: Capture) -> Article:
    return Article(
        article_id=record_id("a", capture.capture_id, 0),
        capture_id=capture.capture_id,
        start=0,
        end=len(capture.text.rstrip()),
        headline=None,
        byline=None,
        published=date(2031, 5, 2),
        published_basis="metadata",
        date_flag=None,
        language="en",
        kind="news",
        relevance="on_topic",
        origin_id=None,
        source_id=None,
        machine_written=False,
    )


def mention_of(capture: Capture, quote: str, trigger: str) -> Mention:
    start, at = capture.text.index(quote), capture.text.index(trigger)
    return Mention(
        mention_id=record_id("m", capture.capture_id, start, at),
        article_id=record_id("a", capture.capture_id, 0),
        capture_id=capture.capture_id,
        type="prisoner_exchange",
        status="occurred",
        start=start,
        end=start + len(quote),
        quote=quote,
        trigger=trigger,
        trigger_start=at,
        trigger_end=at + len(trigger),
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        date_prec=None,
        place="Midtown",
        place_id="p_midtown",
        where_prec=1,
        participants=("Norland", "Sudland"),
        mediators=(),
        statement_id=None,
        event_id=None,
        extractor="hand/1",
    )


def count_of(mention: Mention, capture: Capture, quote: str, number: float) -> Count:
    start = capture.text.index(quote)
    return Count(
        count_id=record_id("n", capture.capture_id, start),
        mention_id=mention.mention_id,
        event_id=None,
        what="prisoner",
        role="returned",
        returned_to=None,
        low=number,
        high=number,
        hedge="exact",
        scope="event",
        counted_by=None,
        capture_id=capture.capture_id,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def statement_of(capture: Capture, quote: str, speaker: str) -> Statement:
    start, at = capture.text.index(quote), capture.text.index(speaker)
    return Statement(
        statement_id=record_id("s", capture.capture_id, start),
        article_id=record_id("a", capture.capture_id, 0),
        capture_id=capture.capture_id,
        speaker=speaker,
        speaker_id="norland_minister",
        speaker_as_written=speaker,
        side="NOR",
        chain=(speaker,),
        cue="said",
        kind="indirect",
        stance="claim",
        stances=("claim",),
        topics=("prisoners",),
        start=start,
        end=start + len(quote),
        quote=quote,
        speaker_start=at,
        speaker_end=at + len(speaker),
    )


def utterance_of(s: Statement) -> Utterance:
    return Utterance(
        utterance_id=record_id("u", s.statement_id),
        speaker=s.speaker,
        speaker_id=s.speaker_id,
        side=s.side,
        statement_id=s.statement_id,
        capture_id=s.capture_id,
        start=s.start,
        end=s.end,
        quote=s.quote,
        first_statement_id=s.statement_id,
        first_published=date(2031, 5, 2),
        n_first=1,
        n_statements=1,
        n_articles=1,
        n_outlets=1,
        n_origins=1,
    )


def act_of(mention: Mention) -> Act:
    """Norland gives prisoners back to Sudland, in the words of a mention."""
    return Act(
        act_id=record_id("t", mention.mention_id),
        article_id=mention.article_id,
        capture_id=mention.capture_id,
        plover="RETREAT",
        mode="release",
        cameo="0841",
        source="Norland",
        source_side="NOR",
        source_role=None,
        target="Sudland",
        target_side="SUD",
        target_role="GOV",
        status="occurred",
        start=mention.start,
        end=mention.end,
        quote=mention.quote,
        trigger=mention.trigger,
        trigger_start=mention.trigger_start,
        trigger_end=mention.trigger_end,
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        mention_id=mention.mention_id,
        statement_id=None,
        extractor="acts/1",
    )


def held_by(s: Statement) -> PartyPosition:
    """What a statement's side holds on prisoners."""
    return PartyPosition(
        position_id=record_id("h", s.statement_id),
        article_id=s.article_id,
        capture_id=s.capture_id,
        party="NOR",
        issue="prisoners",
        stance="accept",
        held=s.quote,
        speaker=s.speaker,
        speaker_id=s.speaker_id,
        chain=s.chain,
        authority="official",
        statement_id=s.statement_id,
        statement_ids=(s.statement_id,),
        date_earliest=date(2031, 5, 2),
        date_latest=date(2031, 5, 2),
        date_basis="publication_date",
        start=s.start,
        end=s.end,
        quote=s.quote,
    )


def findings_of(capture: Capture) -> Findings:
    """What a reader of the two texts would find."""
    if capture.path == "north.txt":
        mention = mention_of(capture, "Norland and Sudland exchanged 40 prisoners in Midtown", "exchanged")
        offer, telling, term, response = offers_of(mention)
        said = (statement_of(capture, "40 soldiers came home", "The minister"),)
        return Findings(
            article=article_of(capture),
            statements=said,
            mentions=(mention,),
            counts=(count_of(mention, capture, "40 prisoners", 40.0),),
            acts=(act_of(mention),),
            offers=(offer,),
            offer_tellings=(telling,),
            offer_terms=(term,),
            offer_responses=(response,),
            party_positions=tuple(map(held_by, said)),
        )
    mention = mention_of(capture, "In Midtown 45 captives were exchanged", "exchanged")
    counts = (count_of(mention, capture, "45 captives", 45.0),)
    return Findings(article=article_of(capture), statements=(), mentions=(mention,), counts=counts)


def links_of(found: list[Findings], event_id: str) -> list[OriginLink]:
    """The southern text names its source."""
    quote = "Midtown Post"
    return [
        OriginLink(
            origin_link_id=record_id("r", f.article.article_id),
            kind="cites",
            left_article_id=f.article.article_id,
            right_article_id=None,
            event_id=event_id,
            cited="midtown_post",
            share=None,
            words=None,
            reason="what it tells of the event it has from Midtown Post",
            capture_id=f.article.capture_id,
            start=(at := TEXTS["south.txt"].index(quote)),
            end=at + len(quote),
            quote=quote,
        )
        for f in found
        if not f.statements
    ]


def tell(findings: Iterable[Findings]) -> dict[str, list[Any]]:
    """Join all mentions into one event."""
    found = list(findings)
    mentions = sorted((m for f in found for m in f.mentions), key=lambda m: m.mention_id)
    key = record_id("e", mentions[0].mention_id)
    mentions = [replace(m, event_id=key) for m in mentions]
    dispute = record_id("d", key)
    event = Event(
        event_id=key,
        type="prisoner_exchange",
        status="occurred",
        date_earliest=date(2031, 5, 1),
        date_latest=date(2031, 5, 2),
        date_basis="stated",
        place="Midtown",
        place_id="p_midtown",
        participants=("Norland", "Sudland"),
        mediators=(),
        title="Prisoner exchange, Norland and Sudland, Midtown",
        n_mentions=len(mentions),
        n_articles=len(found),
        n_outlets=1,
        n_origins=1,
        opinion_only=False,
        relevance="on_topic",
    )
    exchange = Exchange(
        event_id=key,
        kind="exchange",
        date_earliest=None,
        date_latest=None,
        place="Midtown",
        mediators=(),
        ordinal=None,
        agreement_event_id=None,
        side_a="NOR",
        a_best=40,
        a_low=40,
        a_high=45,
        side_b="SUD",
        b_best=None,
        b_low=None,
        b_high=None,
        best_rule="most origins",
    )
    links = [
        Link(link_id=record_id("l", a.mention_id, b.mention_id), left_mention_id=a.mention_id, right_mention_id=b.mention_id,
             event_id=key, weight=2.5, reasons=("same place: Midtown", "same type"))
        for a, b in pairwise(mentions)
    ]  # fmt: skip
    counts = [replace(c, event_id=key) for f in found for c in f.counts]
    positions = [
        Position(
            disagreement_id=dispute,
            value=f"{c.low:g}",
            side=None,
            capture_id=c.capture_id,
            start=c.start,
            end=c.end,
            quote=c.quote,
        )
        for c in counts
    ]
    note = "40 here, 45 there"
    quarrel = Disagreement(
        disagreement_id=dispute, subject_id=key, field="low", kind="true_dispute", strength="contradiction", note=note
    )
    return {
        "articles": [replace(f.article, origin_id="o_1", source_id="midtown_post") for f in found],
        "statements": [replace(s, utterance_id=record_id("u", s.statement_id)) for f in found for s in f.statements],
        "utterances": [utterance_of(s) for f in found for s in f.statements],
        "mentions": mentions,
        "counts": counts,
        "acts": [a for f in found for a in f.acts],
        "offers": [o for f in found for o in f.offers],
        "offer_tellings": [o for f in found for o in f.offer_tellings],
        "offer_terms": [o for f in found for o in f.offer_terms],
        "offer_responses": [o for f in found for o in f.offer_responses],
        "vocabulary": [u for f in found for u in f.vocabulary],
        "party_positions": [p for f in found for p in f.party_positions],
        "events": [event],
        "exchanges": [exchange],
        "links": links,
        "disagreements": [quarrel] if len(positions) > 1 else [],
        "positions": positions if len(positions) > 1 else [],
        "sources": [
            Source(source_id="midtown_post", name="Midtown Post", owner=None, side=None, kind="unknown", n_articles=len(found))
        ],
        "actors": [
            ActorEntry(actor_id="norland_minister", name="The minister", kind="person", side="NOR", names=("The minister",))
        ],
        "places": [
            PlaceEntry(place_id="p_midtown", name="Midtown", names=("Midtown",), country=None, lat=1.5, lon=2.5, where_prec=1)
        ],
        "origin_links": links_of(found, key),
        "coverage": [
            Coverage(source_id="midtown_post", week=date(2031, 4, 28), n_articles=len(found), n_on_topic=len(found), n_origins=1)
        ],
        "rejected": [Rejected(path="odd.bin", record_id=None, reason="no reader for this kind of file")],
    }


def a_run() -> Run:
    moment = datetime(2031, 5, 3, tzinfo=UTC)
    return Run(started=moment, finished=moment, packs=("base",), n_read=2, n_known=0)


def build_by_hand(out: Path, texts: dict[str, str], recipe: str = "r_1") -> dict[str, int]:
    """Take in texts, find in them what ``findings_of`` finds, and publish."""
    with open_workshop(out, recipe) as shop:
        for path, text in texts.items():
            digest = sha256(text.encode()).hexdigest()
            if not shop.has(path, digest):
                shop.take(path, path, digest, [capture_of(path, text)])
        shop.flush()
        for capture in shop.with_text(shop.pending()):
            shop.keep(Batch(captures=(capture.capture_id,), findings=(findings_of(capture),), failed={}))
        findings, _ = shop.results()
        return shop.publish(tell(findings), a_run(), FACTS)
