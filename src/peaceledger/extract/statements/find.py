"""Statements of one article: who said what, through whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.acts import acts_of
from peaceledger.extract.statements.answers import Told, with_answers
from peaceledger.extract.statements.draft import Draft
from peaceledger.extract.statements.labels import label_drafts
from peaceledger.extract.statements.naming import Heard, Namer
from peaceledger.extract.statements.nouns import beside_drafts, noun_drafts
from peaceledger.extract.statements.quoted import quote_drafts
from peaceledger.extract.statements.reading import Reading, read
from peaceledger.extract.statements.speakers import Speaker
from peaceledger.extract.statements.stance import act_book, topics_of
from peaceledger.extract.statements.tagged import Marker, tagged_drafts, wanted
from peaceledger.extract.statements.verbs import verb_drafts
from peaceledger.packs import Lexicon
from peaceledger.records import Page, Statement, record_id
from peaceledger.records.statement import StatementKind

SAME = 0.5
"""Two contents of one speaker that share more than this are one statement (the scorer's own threshold for a match)."""

HANDED_ON = 45
"""Characters besides speaker, cue and content that a report of another report may hold ("for the first time", "on Friday")."""

ALL = 0.8
"""A quotation that is wholly laid to somebody further inside is one statement with a longer chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A draft with its speakers."""

    draft: Draft
    speaker: Speaker | None
    via: tuple[str, ...]

    @property
    def own_chain(self) -> tuple[str, ...]:
        """Speakers this draft itself names, outermost first."""
        return (*self.via, *((self.speaker.name,) if self.speaker else ()))


def find_statements(
    doc: Doc, page: Page, lexicon: Lexicon, actors: tuple[ActorSpan, ...], marker: Marker | None = None
) -> tuple[Statement, ...]:
    """Return the statements an article reports, in text order.

    Args:
        doc: The article's text, parsed.
        page: The article with its layout; statements carry offsets of its capture.
        lexicon: Cues, stances and topics.
        actors: Who is named where, pronouns resolved.
        marker: Marks attributions; without it the rules are alone.
    """
    reading = read(doc, page, lexicon, actors)
    namer = Namer(reading)
    said = _named(_drafts(reading, namer, marker), reading, namer)
    told = [Told(draft=s.draft, statement=_statement(s, said, page, reading, lexicon)) for s in _distinct(said)]
    return with_answers(told, reading, lexicon)


def _drafts(reading: Reading, namer: Namer, marker: Marker | None) -> list[Draft]:
    verbs = list(verb_drafts(reading, namer))
    quotes = quote_drafts(reading, namer, verbs)
    others = [*verbs, *beside_drafts(reading, namer), *noun_drafts(reading, namer), *label_drafts(reading, namer)]
    kept = [d for d in others if not _spoken_for(d, quotes)]
    heard = [d for d in kept if d.voice is not None or not _told_already(d, [*kept, *quotes])]
    rules = [*quotes, *heard]
    marked = tagged_drafts(reading, namer, marker(reading.text, wanted(reading, rules)), rules) if marker is not None else ()
    return sorted([*rules, *marked], key=lambda d: (d.start, -d.end))


def _spoken_for(draft: Draft, quotes: Iterable[Draft]) -> bool:
    """Whether a quotation already holds this content, or hangs on the same cue."""
    return any(
        (q.cue_at == draft.cue_at and q.cue is not None and (_shared(draft, q) > 0 or draft.end <= draft.cue_at))
        or (_shared(draft, q) > SAME and not q.start <= draft.cue_at < q.end)
        for q in quotes
    )


def _inside_other(draft: Draft, others: Iterable[Draft]) -> bool:
    """Whether somebody else's words hold this report."""
    return any(o is not draft and o.voice is not None and o.start <= draft.cue_at < o.end for o in others)


def _told_already(draft: Draft, others: Iterable[Draft]) -> bool:
    """Whether a named speaker is on record for what is here reported with nobody named."""
    return any(
        o.voice is not None and (_shared(o, draft) > SAME or (o.start <= draft.start and draft.end <= o.end)) for o in others
    )


def _shared(a: Draft, b: Draft) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / (max(a.end, b.end) - min(a.start, b.start))


def _named(drafts: Sequence[Draft], reading: Reading, namer: Namer) -> list[Said]:
    """Name every draft's speaker in the order in which readers meet the speakers."""
    names, heard = {}, Heard()
    for draft in sorted(drafts, key=lambda d: (d.cue_at, d.start)):
        speaker = namer.name(draft.voice, heard) if draft.voice is not None else None
        via = tuple(s.name for s in (namer.name(v, heard) for v in draft.via) if s is not None)
        names[id(draft)] = Said(draft=draft, speaker=speaker, via=via)
        if not _inside_other(draft, drafts) and not (draft.cue and reading.quote_at(draft.cue_at)):
            heard.last = speaker or heard.last
        if speaker is not None and draft.voice is not None:
            namer.remember(draft.voice, speaker, heard)
    return [names[id(d)] for d in drafts if names[id(d)].speaker is not None or not _quoted_pronoun(d, reading)]


def _quoted_pronoun(draft: Draft, reading: Reading) -> bool:
    """Whether only the person quoted knows who "they" are: "“They say it is safe,” said the mayor"."""
    return draft.voice is not None and reading.quote_at(draft.voice.start) is not None


def _distinct(said: Sequence[Said]) -> list[Said]:
    """Drop what one speaker is already on record for: a smaller content inside or beside a larger one."""
    own = [s for s in said if not any(_only_hands_on(s, other) for other in said)]
    order = sorted(own, key=lambda s: (not s.draft.direct, s.draft.frame.kind != "that", s.draft.start - s.draft.end))
    kept: list[Said] = []
    for one in order:
        if not any(_repeats(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: (s.draft.start, -s.draft.end))


def _publishes(said: Said) -> bool:
    """Whether an outlet speaks, or somebody reports as an outlet does."""
    cue = (said.draft.cue or "").lower()
    unknown = said.speaker is not None and said.speaker.kind == "organisation" and said.speaker.side is None
    media = said.speaker is not None and (said.speaker.kind == "media" or (unknown and said.draft.frame.kind == "beside"))
    return said.draft.frame.kind in ("that", "beside") and (media or cue.startswith("report"))


def _only_hands_on(one: Said, other: Said) -> bool:
    """Whether all that one says is that somebody else said something: that is the other's statement, with a longer chain."""
    outer, inner = one.draft, other.draft
    if one is other or outer.direct or not _publishes(one) or inner.frame.kind not in ("that", "quote"):
        return False
    if other.speaker is None or inner.voice is None or _name(one) in (None, _name(other)):
        return False
    within = outer.start <= inner.start and inner.end <= outer.end and outer.start <= inner.cue_at < outer.end
    told = outer.start <= inner.voice.start and inner.voice.end <= outer.end
    named = inner.voice.end - inner.voice.start + inner.end - inner.start + len(inner.cue or "")
    return within and told and outer.end - outer.start - named < HANDED_ON


def _repeats(one: Said, other: Said) -> bool:
    a, b = one.draft, other.draft
    if _name(one) != _name(other):
        return b.direct and a.frame.kind == "beside" and _shared(a, b) > ALL
    return (b.start <= a.start and a.end <= b.end) or _shared(a, b) > SAME


def _name(said: Said) -> str | None:
    return said.speaker.name if said.speaker else None


def _chain(said: Said, everything: Sequence[Said]) -> tuple[str, ...]:
    """Outer speakers first: those inside whose words this statement is reported."""
    draft = said.draft
    outer = [
        o
        for o in everything
        if o is not said
        and o.draft.start <= draft.start
        and draft.end <= o.draft.end
        and o.draft.start <= draft.cue_at < o.draft.end
    ]
    names = [n for o in sorted(outer, key=lambda o: o.draft.start - o.draft.end) for n in o.own_chain]
    chain: list[str] = []
    for name in [*names, *said.own_chain]:
        if name not in chain:
            chain.append(name)
    own = said.own_chain[-1:] if said.speaker else ()
    return (*(n for n in chain if n not in own), *own)


def _kind(draft: Draft, reading: Reading) -> StatementKind:
    if draft.direct:
        return "direct"
    return "mixed" if any(draft.start <= q.outer_start < draft.end for q in reading.quotes) else "indirect"


def _around(draft: Draft, reading: Reading) -> Iterator[str]:
    """What stands around a content: its sentence, the ones before it, the one after, the article's first."""
    at = reading.unit_index(draft.start)
    if at is not None:
        for near in (at, at - 1, at - 2, at + 1, 0, 1):
            if 0 <= near < len(reading.units):
                yield reading.text[reading.units[near].start : reading.units[near].end]


def _statement(said: Said, everything: Sequence[Said], page: Page, reading: Reading, lexicon: Lexicon) -> Statement:
    draft, speaker, article = said.draft, said.speaker, page.article
    start, end = draft.start + article.start, draft.end + article.start
    quote = reading.text[draft.start : draft.end]
    acts = acts_of(draft, speaker, reading, act_book(lexicon))
    return Statement(
        statement_id=record_id("s", article.capture_id, start, end, speaker.name if speaker else ""),
        article_id=article.article_id,
        capture_id=article.capture_id,
        speaker=speaker.name if speaker else None,
        speaker_id=speaker.actor_id if speaker else None,
        speaker_as_written=reading.text[draft.voice.start : draft.voice.end] if draft.voice else None,
        side=speaker.side if speaker else None,
        chain=_chain(said, everything),
        cue=draft.cue,
        kind=_kind(draft, reading),
        stance=acts[0],
        stances=acts,
        topics=topics_of(quote, lexicon, _around(draft, reading)),
        start=start,
        end=end,
        quote=quote,
        speaker_start=draft.voice.start + article.start if draft.voice else None,
        speaker_end=draft.voice.end + article.start if draft.voice else None,
    )


__all__ = ["find_statements"]
