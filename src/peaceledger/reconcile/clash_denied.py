"""A denial in one article of what another article asserts, where no event joins the two."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peaceledger.reconcile.clash import Clash, Stand, stand_of
from peaceledger.reconcile.clash_mouths import said_by
from peaceledger.reconcile.clash_told import Told
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.events import ASSERTED, Group
from peaceledger.reconcile.groups import Groups
from peaceledger.reconcile.passages import Passages
from peaceledger.reconcile.profile import plain
from peaceledger.records import Mention, Statement

WITHIN = 7
"""Days between what is asserted and its denial; a denial comes soon or speaks of another thing."""
LEAST, MOST_OF = 2, 0.5
"""Stems, names of sides aside, that the two share, and their share of the denial's."""
MANY = 4
"""So many stems in common are no chance within a week."""
COMMON = 0.1
"""Part of the articles above which a stem says nothing; of a few articles all may have it."""
FEW = 30
LONGEST = 45
"""Words of a content that says one thing."""
DENYING = re.compile(r"\bden(?:y|ies|ied|ying)\b")
DOUBTING = re.compile(
    r"\b(?:no|any) (?:reason|evidence|proof|sign|signs|indication|grounds)\b|\b(?:doubts?|doubted) (?:that|whether|if)\b"
)
"""Who sees no reason to believe a thing does not assert it."""
YES = frozenset({"claim", "accuse", "assess", "other", "threaten"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One telling.

    Attributes:
        gist: Stems that say what it is about.
        day: When it was published.
        article_id: Where it stands.
        voice: Side that tells it.
        stand: Its passage.
        event_id: The event it is about.
    """

    gist: frozenset[str]
    day: date | None
    article_id: str
    voice: str | None
    stand: Stand
    event_id: str | None
    subject: str


def denied_elsewhere(told: Told, passages: Passages, known: Sequence[Clash]) -> Iterator[Clash]:
    """Denials with what they deny, as other voices tell it.

    Args:
        told: What the articles tell.
        passages: All articles.
        known: Disagreements found with events; a denial among them is not told twice.
    """
    denials, claims = _told(told.groups, passages)
    seen = [s for c in known if c.kind == "denial" for s in c.stands if s.value == "denied"]
    denials = [d for d in denials if not any(d.stand.meets(s) for s in seen)]
    companions = told.companions
    by_stem: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for word in sorted(claim.gist):
            by_stem[word].append(at)
    found: list[tuple[Said, list[Said]]] = []
    for denial in denials:
        shared = Counter(at for word in denial.gist for at in by_stem[word])
        met = [claims[at] for at, n in sorted(shared.items()) if n >= LEAST and _denies(denial, claims[at], companions)]
        if met:
            found.append((denial, met))
    yield from _joined(found)


def _joined(found: Sequence[tuple[Said, list[Said]]]) -> Iterator[Clash]:
    """One clash for the denials of one voice that meet the same assertion."""
    groups = Groups()
    for denial, met in found:
        for claim in met:
            groups.join(denial.subject, f"{denial.voice} {claim.subject}")
    together: dict[str, tuple[list[Said], list[Said]]] = defaultdict(lambda: ([], []))
    for denial, met in found:
        denied, claimed = together[groups.find(denial.subject)]
        denied.append(denial)
        claimed.extend(met)
    for _, (denied, claimed) in sorted(together.items()):
        yield _clash(denied, claimed)


def _denies(denial: Said, claim: Said, companions: Companions) -> bool:
    if claim.voice is None or denial.voice == claim.voice or denial.stand.meets(claim.stand):
        return False
    if denial.event_id is not None and denial.event_id == claim.event_id:
        return False
    shared = len(denial.gist & claim.gist)
    if shared < max(LEAST, MOST_OF * len(denial.gist)) and shared < MANY:
        return False
    if denial.day and claim.day:
        return abs((denial.day - claim.day).days) <= WITHIN
    return companions.share(denial.article_id, claim.article_id)


def _clash(denied: Sequence[Said], met: Sequence[Said]) -> Clash:
    events = [[t.event_id for t in told if t.event_id] for told in (denied, met)]
    return Clash(
        subject_id=min(events[0] or events[1] or [d.subject for d in denied]),
        field="status",
        kind="denial",
        strength="contradiction",
        note=f"{denied[0].voice} denies what {' and '.join(sorted({c.voice for c in met if c.voice}))} asserts",
        stands=tuple(t.stand for t in (*denied, *met)),
    )


def _told(groups: Sequence[Group], passages: Passages) -> tuple[list[Said], list[Said]]:
    """Denials of parties, or of any side where no pack names parties, and what sides assert."""
    material = passages.material
    denying = tuple(material.words("denies"))
    told = Tellings(passages)
    parties = frozenset(material.lexicon.parties)
    denials, asserted = [], []
    for s in material.statements.values():
        if material.articles[s.article_id].relevance != "on_topic" or s.quote.count(" ") > LONGEST:
            continue
        words = f" {plain(s.quote)} "
        if s.stance == "deny" or any(cue in words for cue in denying):
            denials.append(told.of_statement(s, "denied"))
        elif s.stance in YES and not DENYING.search(s.quote) and not DOUBTING.search(s.quote):
            asserted.append(s)
    denials = [d for d in denials if d.voice and (d.voice in parties or not parties) and len(d.gist) >= LEAST]
    denied = frozenset[str]().union(*(d.gist for d in denials))
    claims = [told.of_statement(s, "asserted") for s in asserted if told.touches(s.quote, denied)]
    for g in groups:
        reports = (m for m in g.mentions if m.status in ASSERTED and not m.statement_id)
        claims += [told.of_mention(m, g.event_id) for m in reports if told.touches(m.quote, denied)]
    return denials, [c for c in claims if c.voice and len(c.gist) >= LEAST]


class Tellings:
    """Makes tellings of statements and mentions."""

    def __init__(self, passages: Passages) -> None:
        self._material, self._names, self._stems = passages.material, passages.names, passages.stems
        self._plain = self._stems.of(" ".join(self._material.words("denies")))
        self._common = self._everywhere()

    def _everywhere(self) -> frozenset[str]:
        """Stems that many articles have."""
        of_article: Mapping[str, set[str]] = defaultdict(set)
        for s in self._material.statements.values():
            of_article[s.article_id] |= self._stems.of(s.quote)
        times = Counter(word for words in of_article.values() for word in words)
        return frozenset(w for w, n in times.items() if n > max(FEW, COMMON * len(of_article)))

    def touches(self, text: str, words: frozenset[str]) -> bool:
        """Whether a text has enough of these stems to be worth a closer look."""
        return len(self._stems.of(text) & words) >= LEAST

    def _gist(self, text: str) -> frozenset[str]:
        named = self._stems.of(self._names.named(text))
        return self._stems.of(text) - named - self._plain - self._common

    def of_statement(self, s: Statement, value: str) -> Said:
        voice = self._material.heard(s)
        return Said(
            gist=self._gist(s.quote),
            day=self._material.articles[s.article_id].published,
            article_id=s.article_id,
            voice=voice,
            stand=replace(said_by(s, value), side=voice),
            event_id=s.about_event_id,
            subject=s.statement_id,
        )

    def of_mention(self, m: Mention, event_id: str) -> Said:
        voice = self._material.voice(m)
        return Said(
            gist=self._gist(m.quote),
            day=self._material.article_of(m).published,
            article_id=m.article_id,
            voice=voice,
            stand=stand_of(m, "asserted", voice),
            event_id=event_id,
            subject=m.mention_id,
        )


__all__ = ["denied_elsewhere"]
