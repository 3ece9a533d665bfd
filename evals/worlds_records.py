"""The findings of a world made without reading: what a reader who misses nothing and invents nothing would note down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from worlds import A, B, Quote, Telling, Total
from worlds_plan import Cast
from worlds_write import Mark, Written

from peaceledger.packs import Lexicon
from peaceledger.records import Article, Count, Findings, Mention, Statement, record_id

ONE_SIDE = {"a": 0, "b": 1}
SUMS = ("p", "q", "r")


class Clerk:
    """Makes findings of written articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cast = Cast()
        self.places = {p.name: p for p in lexicon.places.values()}
        self.actors = {a.name: a for a in lexicon.actors.values()}

    def findings(self, w: Written) -> Findings:
        """All that stands in an article."""
        mentions, counts, statements = [], [], []
        for mark in w.marks:
            part = mark.sentence.part
            if isinstance(part, Quote):
                statements.append(self._statement(w, mark, part))
                continue
            mention = self._total(w, mark, part) if isinstance(part, Total) else self._mention(w, mark, part)
            mentions.append(mention)
            found = self._total_count(w, mark, part, mention) if isinstance(part, Total) else self._counts(w, mark, part, mention)
            counts += found
        return Findings(article=self.article(w), statements=tuple(statements), mentions=tuple(mentions), counts=tuple(counts))

    def article(self, w: Written) -> Article:
        piece = w.piece
        slip = piece.printed is not None and piece.of is None
        return Article(
            article_id=article_id(w),
            capture_id=capture_id(w),
            start=0,
            end=len(w.text),
            headline=w.title.text,
            byline=None,
            published=piece.printed or piece.published,
            published_basis="stated" if piece.printed else "metadata",
            date_flag="dated before what it reports" if slip else None,
            language="en",
            kind="news",
            relevance="on_topic",
            origin_id=None,
            source_id=piece.outlet.key,
            machine_written=False,
        )

    def _mention(self, w: Written, mark: Mark, part: object) -> Mention:
        assert isinstance(part, Telling)
        s, deed = mark.sentence, part.deed
        first, last, basis = told_day(part)
        placed = part.where or "place" in s.slots
        place = self.places.get(deed.place) if placed else None
        return self._made(
            w,
            mark,
            type="prisoner_release" if part.form == "released" else deed.type,
            status=part.status,
            date_earliest=first,
            date_latest=last,
            date_basis=basis,
            place=place.name if place else None,
            place_id=place.place_id if place else None,
            where_prec=place.where_prec if place else None,
            participants=self._participants(part, mark),
            mediators=(deed.mediator,) if part.by and deed.mediator else (),
        )

    def _made(self, w: Written, mark: Mark, **fields: object) -> Mention:
        at = mark.sentence.trigger or (0, len(mark.sentence.text))
        end = mark.end - 1 if mark.sentence.text.endswith(".") else mark.end
        known: dict[str, object] = {
            "mention_id": record_id("m", capture_id(w), mark.start, mark.start + at[0]),
            "article_id": article_id(w),
            "capture_id": capture_id(w),
            "start": mark.start,
            "end": end,
            "quote": w.text[mark.start : end],
            "trigger": mark.sentence.text[slice(*at)],
            "trigger_start": mark.start + at[0],
            "trigger_end": mark.start + at[1],
            "date_prec": None,
            "statement_id": None,
            "event_id": None,
            "extractor": "worlds/1",
        }
        return Mention(**(known | fields))  # type: ignore[arg-type]

    def _participants(self, part: Telling, mark: Mark) -> tuple[str, ...]:
        deed = part.deed
        if deed.people:
            shown = [p.name for p in deed.people if p.name in mark.sentence.text or p.name.split()[-1] in mark.sentence.text]
            if "Q's counterpart" in mark.sentence.slots:
                shown += [self.cast.states[p.side]["name"] for p in deed.people if p.name not in shown]
            return tuple(shown)
        sides = [self.cast.states[side] for side in (A, B)]
        return tuple(s["name"] for s in sides if s["name"] in mark.sentence.text or s["adjectives"][0] in mark.sentence.text)

    def _counts(self, w: Written, mark: Mark, part: object, mention: Mention) -> Iterator[Count]:
        assert isinstance(part, Telling)
        pair = (part.side, B if part.side == A else A)
        slots = mark.sentence.slots
        counter = self.cast.states[part.voice]["name"] if part.voice and not part.quoted else None
        if part.ordinal and part.deed.ordinal and ("ord" in slots or "nth" in slots):
            slot = "nth" if "nth" in slots and part.deed.kind == "round" else "ord"
            if slots.get(slot, (0, 0))[0] < slots.get(slot, (0, 0))[1]:
                yield self._count(w, mark, mention, slot, part.deed.ordinal, role="ordinal", what="other")
        sizes = {"t": "all", "k": "killed", "w": "wounded"}
        for slot in slots:
            if slot in ONE_SIDE:
                both = part.form in ("each", "plain") and part.deed.type == "prisoner_exchange"
                for side in pair if both else (pair[ONE_SIDE[slot]],):
                    more = {"scope": "stage"} if part.deed.stage else {}
                    yield self._count(
                        w,
                        mark,
                        mention,
                        slot,
                        part.numbers[part.side if both else side],
                        returned_to=side,
                        counted_by=counter,
                        **more,
                    )
            elif slot in SUMS:
                yield self._count(w, mark, mention, slot, part.numbers[slot], returned_to=part.side, counted_by=counter)
            elif slot in sizes:
                role = "returned" if slot == "t" else sizes[slot]
                hedge = "at_least" if "At least" in mark.sentence.text else "exact"
                yield self._count(
                    w,
                    mark,
                    mention,
                    slot,
                    part.numbers[sizes[slot]],
                    role=role,
                    what="prisoner" if slot == "t" else "person",
                    hedge=hedge,
                )

    def _count(self, w: Written, mark: Mark, mention: Mention, slot: str, value: int, **fields: object) -> Count:
        first, last = mark.sentence.slots[slot]
        side, role = fields.get("returned_to"), fields.get("role", "returned")
        known: dict[str, object] = {
            "count_id": record_id("n", capture_id(w), mark.start + first, role, side),
            "mention_id": mention.mention_id,
            "event_id": None,
            "what": "pow",
            "role": role,
            "returned_to": side,
            "low": value,
            "high": None if fields.get("hedge") == "at_least" else value,
            "hedge": "exact",
            "scope": "event",
            "counted_by": None,
            "capture_id": capture_id(w),
            "start": mark.start + first,
            "end": mark.start + last,
            "quote": mark.sentence.text[first:last],
        }
        return Count(**(known | fields))  # type: ignore[arg-type]

    def _total(self, w: Written, mark: Mark, part: Total) -> Mention:
        return self._made(
            w,
            mark,
            type="prisoner_exchange",
            status="occurred",
            date_earliest=None,
            date_latest=None,
            date_basis="unknown",
            place=None,
            place_id=None,
            where_prec=None,
            participants=(self.cast.states[part.side]["name"],),
            mediators=(),
        )

    def _total_count(self, w: Written, mark: Mark, part: Total, mention: Mention) -> Iterator[Count]:
        hedge = "exact" if part.exact else "at_least"
        high = {} if part.exact else {"high": None}
        yield self._count(
            w, mark, mention, "n", part.number, role="total", scope="war", returned_to=part.side, hedge=hedge, **high
        )

    def _statement(self, w: Written, mark: Mark, part: Quote) -> Statement:
        (first, last), (name, name_end) = mark.sentence.slots["quote"], mark.sentence.slots["speaker"]
        actor = self.actors[part.speaker.name]
        start, end = mark.start + first, mark.start + last
        return Statement(
            statement_id=record_id("s", capture_id(w), start, end),
            article_id=article_id(w),
            capture_id=capture_id(w),
            speaker=actor.name,
            speaker_id=actor.actor_id,
            speaker_as_written=actor.name,
            side=actor.side,
            chain=(actor.name,),
            cue="said",
            kind="direct",
            stance="other",
            stances=("other",),
            topics=("other",),
            start=start,
            end=end,
            quote=w.text[start:end],
            speaker_start=mark.start + name,
            speaker_end=mark.start + name_end,
        )


def told_day(part: Telling) -> tuple[date | None, date | None, str]:
    """Interval and basis of what a sentence tells of the day."""
    if part.when is None:
        return None, None, "unknown"
    if part.when == "month":
        first = part.day.replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), "stated"
    return part.day, part.day, "relative" if part.when == "weekday" else "stated"


def capture_id(w: Written) -> str:
    return record_id("c", "world", w.piece.number)


def article_id(w: Written) -> str:
    return record_id("a", "world", w.piece.number)
