"""What is known of one event so far: read from one mention, or pooled from several held to be one event."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from peaceledger.reconcile.beside import doers_of, gathering_of, is_welcomed
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.named import called, known_by, round_number, stage_number
from peaceledger.reconcile.open_dates import names_day
from peaceledger.reconcile.sorts import is_of_fellows, sum_of_sorts
from peaceledger.records import Count, Mention

FAMILY = {
    "prisoner_exchange": "prisoners",
    "prisoner_release": "prisoners",
    "negotiation_round": "talks",
    "meeting_or_call": "talks",
}
"""Types that can name one event; every other type is a family of its own."""
PLANS = frozenset({"agreed", "planned", "proposed"})
PEOPLE = frozenset({"pow", "civilian", "mixed", "prisoner", "person", "child"})
UNCOUNTED = frozenset({"percent", "money", "duration", "other"})
FIRM = frozenset({"stated", "relative", "inferred"})
SORT = "sort"
"""Role of a figure that counts soldiers alone, or civilians alone, where both were told."""
BEGUN = 5
"""Words behind "launched" among which stands what was launched."""
ATTACKS = (("campaign", "campaigns"), ("war", "wars"), ("raid", "raids"))
OPEN_START, OPEN_END = 0, 10_000_000
WORD = re.compile(r"\w+")
STOPS = (". ", "! ", "? ", "\n")
OBJECT = re.compile(r"[ ](?:[A-Z\d]|(?:the|a|an)\b)")
"""After a word in -s: it is a verb with an object ("strikes Kell", "swaps 50"), no plural."""
SAME_WORDS_LEAST = 6
"""Passages of fewer words ("a prisoner exchange took place") agree by chance."""


GIST_LEAST = 4
RUN = 3
"""Words in a run. A changed word breaks three runs; longer runs lose edited wire text, shorter ones meet in any two reports of
one event."""
FEW = 3
"""Passages of a cluster whose wording is compared: the rest says no more and costs time."""


class Figure(NamedTuple):
    """A number that belongs to this one event, with what makes it comparable."""

    kind: str
    role: str
    side: str | None
    low: float | None
    high: float | None


class Days(NamedTuple):
    """First and last possible day as day numbers; open ends are far away."""

    first: int = OPEN_START
    last: int = OPEN_END

    @property
    def width(self) -> int:
        """Days the interval holds."""
        return self.last - self.first + 1

    @property
    def known(self) -> bool:
        """True where both ends are known."""
        return self.first != OPEN_START and self.last != OPEN_END

    def gap(self, other: "Days") -> int:
        """Days between the two, 0 or less where they overlap."""
        (first, last), (since, until) = self, other
        return (first if first > since else since) - (last if last < until else until)

    def pooled(self, other: "Days") -> "Days":
        """What both allow; from the first to the last day where they exclude each other."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        if first <= last:
            return Days(first, last)
        return Days(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What two sets of reports are compared by.

    Attributes:
        key: Smallest mention_id.
        family: Group of types that can name one event.
        types: Event types.
        plan: True where something to come is told, not a deed.
        habit: True where a practice is told ("releases used as a tactic"), not one event.
        days: When, as far as said.
        told: Publication days known, first and last; None if none is known.
        told_on: All of them.
        ordinals: "76th" as 76.
        figures: Numbers of this event alone; totals over a year or a war are left out.
        weekdays: Weekday the sentence names, where no date could be made of it.
        partial: Parts of a date that nothing in the text places, as ``Mention.date_open``.
        called: Places that the event is named after ("the Oslo talks"): id and name; where it was is another matter.
        known_by: Words and sides that name an agreement ("ferry", "port"), as ``named.known_by`` reads them.
        rounds: "The third round" as 3; every series of talks counts its own.
        record: True where the sentence calls it the largest so far: only one event can be that at a time.
        mode: "remote" or "in_person" where the naming word says so; of attacks "campaign" or "raid", and "war" for a war.
        doers: Side that does a deed, where the words beside it say so.
        gathering: Body whose summit it is.
        places: Id and name.
        sides: Sides that take part.
        strangers: Those that no pack knows.
        dyad: True for exchanges that can be the pack's two parties', as far as the article and the sides say, and for rounds that
            name both or nobody.
        stage: True where a number is said to be a stage's.
        agreed: True where a deal is told.
        people: Side and name of the persons that take part.
        mediators: Canonical names.
        words: Passages as plain words, those long enough not to agree by chance.
        said: The same with the first day of publication known, None if none is.
        gists: Longer words, names left out, of the first few of these passages.
        captures: Captures that hold the passages.
        articles: Articles.
        freed: Names of who was let go, as ``freed`` reads them.
        nationals: States, no parties, whose people were let go.
        lines: Longer words of the sentences of exchanges and releases, where the passage is too short to be compared.
        news: Days of the report that tells it as the news of the day; None where none does.
        beside: Events told in the same articles; filled in for the second pass.
        apart: What people decided, and lists: ``n`` in one profile and ``-n`` in the other keep them apart.
        stages: Which part of an exchange is told: 2 in "the second stage".
        welcomed: True where nothing but an answer to it is told: "welcomed the exchange".
    """

    key: str
    family: str
    types: frozenset[str]
    plan: bool
    habit: bool
    days: Days
    told: Days | None
    ordinals: frozenset[int]
    figures: frozenset[Figure]
    weekdays: frozenset[str]
    partial: frozenset[str]
    called: frozenset[tuple[str | None, str]]
    known_by: frozenset[tuple[bool, str]]
    rounds: frozenset[int]
    record: bool
    mode: frozenset[str]
    places: frozenset[tuple[str | None, str]]
    sides: frozenset[str]
    dyad: bool
    stage: bool
    agreed: bool
    people: frozenset[tuple[str, str]]
    mediators: frozenset[str]
    words: frozenset[str]
    said: frozenset[tuple[str, int | None]]
    gists: tuple[frozenset[str], ...]
    captures: frozenset[str]
    articles: frozenset[str]
    freed: frozenset[str] = frozenset()
    nationals: frozenset[str] = frozenset()
    lines: tuple[frozenset[str], ...] = ()
    news: Days | None = None
    beside: frozenset[str] = frozenset()
    apart: frozenset[int] = frozenset()
    told_on: frozenset[int] = frozenset()
    strangers: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    gathering: frozenset[str] = frozenset()
    stages: frozenset[int] = frozenset()
    welcomed: bool = False

    @property
    def war(self) -> bool:
        """True where a war is told, not one raid of it."""
        return "war" in self.mode

    @property
    def specific(self) -> bool:
        """True where the passages say enough to tell the event from others of its kind."""
        placed = bool(self.places) and (len(self.people) > 1 or len(self.sides) > 1)
        timed = self.days.width <= 7 or (bool(self.weekdays) and len(self.people) > 1) or any(map(names_day, self.partial))
        named = bool(self.freed or self.known_by or self.gathering)
        return self.counted or timed or placed or named or self.news is not None or self.war

    @property
    def counted(self) -> bool:
        """True where a number belongs to the event."""
        return bool(self.ordinals or self.figures)

    @property
    def firm(self) -> bool:
        """True where a date or a number belongs to the event."""
        return self.counted or self.days.known


def kept_apart(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether people, or a list in one passage, keep two sets of reports apart (``Profile.apart``)."""
    return bool(a) and bool(b) and any(-n in b for n in a)


def plain(text: str) -> str:
    """Words in lower case, one space between."""
    return " ".join(WORD.findall(text.casefold()))


def three_word_runs(words: str) -> list[str]:
    """Runs of three words of a plain passage, in order: what two texts share only if one has it from the other."""
    parts = words.split()
    return [" ".join(parts[i : i + RUN]) for i in range(len(parts) - RUN + 1)]


@lru_cache(maxsize=100_000)
def gist(words: str) -> frozenset[str]:
    """Words of four letters and more of a plain passage."""
    return frozenset(w for w in words.split() if len(w) >= GIST_LEAST and w.isalpha())


def names_in(quote: str) -> frozenset[str]:
    """Words of a passage that begin with a capital, in lower case."""
    return frozenset(w.casefold() for w in WORD.findall(quote) if w[0].isupper())


def is_cumulative(count: Count) -> bool:
    """True for totals over a year or the war; "the 76th since the war began" numbers one event."""
    return count.scope in ("year", "war") and count.role != "ordinal"


def profile_of(mention: Mention, material: Material) -> Profile:
    """Read one mention."""
    counts = material.counts_of.get(mention.mention_id, ())
    figures = frozenset(() if is_addition(mention, material) else _figures(counts, material))
    sides = sides_of(mention, material)
    ordinals = frozenset(int(c.low) for c in counts if c.role == "ordinal" and c.low is not None)
    days = _days(mention)
    published = material.article_of(mention).published
    words = plain(mention.quote)
    long = words.count(" ") >= SAME_WORDS_LEAST - 1
    told = _told(mention, published)
    sentence = plain(sentence_of(mention, material))
    spaced = f" {sentence} "
    profile = Profile(
        key=mention.mention_id,
        family=_family(mention, counts, material),
        types=frozenset({mention.type}),
        plan=mention.status in PLANS,
        habit=not figures and not ordinals and days.width > 31 and is_practice(mention, material),
        days=days,
        told=told,
        ordinals=ordinals,
        figures=figures,
        weekdays=frozenset() if days.known else _weekdays(sentence, material),
        partial=frozenset({mention.date_open} if mention.date_open and not days.known else ()),
        called=called(mention, material),
        known_by=known_by(mention, material),
        rounds=round_number(mention, material),
        record=any(f" {cue} " in spaced for cue in material.words("record")),
        mode=_mode(mention, material),
        places=frozenset({(mention.place_id, mention.place)} if mention.place else ()),
        sides=sides,
        dyad=_is_dyad(mention, sides, material),
        stage=any(c.scope == "stage" and c.role == "returned" for c in counts),
        agreed=mention.status == "agreed",
        people=material.who.people(mention.participants),
        mediators=frozenset(mention.mediators),
        words=frozenset({words} if long else ()),
        said=frozenset({(words, told.first if told else None)} if long else ()),
        gists=(gist(words) - names_in(mention.quote),) if long else (),
        captures=frozenset({mention.capture_id}),
        articles=frozenset({mention.article_id}),
        apart=material.apart.get(mention.mention_id, frozenset()),
        freed=material.freed.get(mention.mention_id, frozenset()),
        nationals=material.nationals.get(mention.mention_id, frozenset()),
        lines=_lines(mention, sentence),
        news=_news(mention),
        told_on=frozenset({told.first} if told else ()),
        strangers=frozenset(s for s in sides if not material.who.known(s)),
        doers=doers_of(mention, material),
        gathering=gathering_of(mention, material),
        stages=stage_number(mention, material) if FAMILY.get(mention.type) == "prisoners" else frozenset(),
        welcomed=is_welcomed(mention, material),
    )
    return _bare_war(profile) if profile.war else profile


def _family(mention: Mention, counts: Sequence[Count], material: Material) -> str:
    """The dead are handed over beside the living, often on the same day: that is another event."""
    family = FAMILY.get(mention.type, mention.type)
    what = {c.what for c in counts if c.role in ("returned", "total")}
    of_dead = names_remains(mention, material)
    dead = family == "prisoners" and (what == {"body"} or (of_dead and (not what or "body" in what)))
    return "remains" if dead else family


def names_remains(mention: Mention, material: Material) -> bool:
    """Whether a passage speaks of the dead alone: "returned the bodies of soldiers"."""
    words = set(plain(mention.quote).split())
    return not words.isdisjoint(material.words("remains")) and words.isdisjoint(material.words("alive"))


def _bare_war(p: Profile) -> Profile:
    """A war by its sides and its beginning: weekdays, numbers and places of the sentence are of what is done in it."""
    known = replace(p, figures=frozenset(), weekdays=frozenset(), partial=frozenset(), places=frozenset(), people=frozenset())
    return replace(known, words=frozenset(), said=frozenset(), gists=(), mediators=frozenset(), news=None, record=False)


def sides_of(mention: Mention, material: Material) -> frozenset[str]:
    """Sides that take part; of an exchange the parties alone: who else stands there helps, unless people are counted."""
    sides = material.who.sides(mention.participants)
    if FAMILY.get(mention.type) != "prisoners":
        return sides
    counted = any(c.role == "returned" for c in material.counts_of.get(mention.mention_id, ()))
    helpers = mention.type == "prisoner_exchange" and not counted and _on_parties(mention, material)
    return sides & set(material.lexicon.parties) or (frozenset() if helpers else sides)


def _on_parties(mention: Mention, material: Material) -> bool:
    return len(material.lexicon.parties) > 1 and material.article_of(mention).relevance == "on_topic"


def _is_dyad(mention: Mention, sides: frozenset[str], material: Material) -> bool:
    bound = FAMILY.get(mention.type) == "prisoners" or (mention.type == "negotiation_round" and len(sides) != 1)
    return bound and _on_parties(mention, material) and sides <= set(material.lexicon.parties)


def is_addition(mention: Mention, material: Material) -> bool:
    """True where the sentence counts people beside those told before: "in addition", "also handed over", "returned as well"."""
    if FAMILY.get(mention.type) != "prisoners":
        return False
    sentence, trigger = sentence_of(mention, material), mention.trigger.casefold()
    if any(cue in sentence for cue in material.words("in_addition")):
        return True
    words = plain(sentence)
    also = [word for word in material.words("also") if word in words]
    if not also:
        return False
    beside, name = "|".join(map(re.escape, also)), re.escape(plain(trigger))
    return re.search(rf"\b(?:{beside}) {name}\b|\b{name}(?: \w+){{0,2}} (?:{beside})\b(?! as\b)", words) is not None


def tells_firmly(mention: Mention, material: Material) -> bool:
    """True where a mention itself gives a date or a number of the event: an inferred date is that of others."""
    counts = material.counts_of.get(mention.mention_id, ())
    dated = _days(mention).known and mention.date_basis != "inferred"
    return dated or any(c.role == "ordinal" for c in counts) or any(True for _ in _figures(counts, material))


def pool(a: Profile, b: Profile) -> Profile:
    """What both together say; the result is the same for (a, b) and (b, a)."""
    return Profile(
        key=min(a.key, b.key),
        family=a.family,
        types=a.types | b.types,
        plan=_plan(a, b),
        habit=a.habit and b.habit,
        days=a.days.pooled(b.days),
        told=_hull(a.told, b.told),
        ordinals=a.ordinals | b.ordinals,
        figures=a.figures | b.figures,
        weekdays=a.weekdays | b.weekdays,
        partial=a.partial | b.partial,
        called=a.called | b.called,
        known_by=a.known_by | b.known_by,
        rounds=a.rounds | b.rounds,
        record=a.record or b.record,
        mode=a.mode | b.mode,
        places=a.places | b.places,
        sides=a.sides | b.sides,
        dyad=(a.dyad and b.dyad) or any(p.dyad and len(p.sides) > 1 for p in (a, b)),
        stage=a.stage or b.stage,
        agreed=a.agreed or b.agreed,
        people=a.people | b.people,
        mediators=a.mediators | b.mediators,
        words=a.words | b.words,
        said=a.said | b.said,
        gists=a.gists if a.gists == b.gists else tuple(sorted({*a.gists, *b.gists}, key=sorted)[:FEW]),
        captures=a.captures | b.captures,
        articles=a.articles | b.articles,
        freed=a.freed | b.freed,
        nationals=a.nationals | b.nationals,
        lines=tuple(sorted({*a.lines, *b.lines}, key=sorted)[:FEW]),
        news=_hull(a.news, b.news),
        beside=a.beside | b.beside,
        apart=a.apart | b.apart,
        told_on=a.told_on | b.told_on,
        strangers=a.strangers | b.strangers,
        doers=a.doers | b.doers,
        gathering=a.gathering | b.gathering,
        stages=a.stages | b.stages,
        welcomed=a.welcomed and b.welcomed,
    )


def _hull(a: Days | None, b: Days | None) -> Days | None:
    if a is None or b is None:
        return a or b
    return Days(min(a.first, b.first), max(a.last, b.last))


def _figures(counts: Sequence[Count], material: Material) -> Iterator[Figure]:
    """Numbers by which the event is known; soldiers and civilians of one passage as their sum as well, and each by its sort."""
    told = [c for c in counts if c.role == "returned" and not is_cumulative(c) and c.what in PEOPLE]
    both = sum_of_sorts(told, hedged=True) if len({c.returned_to for c in told}) == 1 else None
    for c in counts if both is None else [both, *(c for c in counts if c not in told)]:
        if c.role in ("ordinal", "share") or c.what in UNCOUNTED or is_cumulative(c) or (c.low is None and c.high is None):
            continue
        low, high = (c.low + 1, None) if c.low is not None and is_of_fellows(c, material) else (c.low, c.high)
        yield Figure("people" if c.what in PEOPLE else c.what, c.role, c.returned_to, low, high)
    if both is not None:
        yield from (Figure(c.what, SORT, c.returned_to, c.low, c.high) for c in told)


def _days(mention: Mention) -> Days:
    if mention.date_basis not in FIRM:
        return Days()
    first, last = mention.date_earliest, mention.date_latest
    return Days(first.toordinal() if first else OPEN_START, last.toordinal() if last else OPEN_END)


def _told(mention: Mention, published: date | None) -> Days | None:
    """The publication day; a stand-in written as the event's date serves where the article has none."""
    day = published or (mention.date_latest if mention.date_basis == "publication_date" else None)
    return Days(day.toordinal(), day.toordinal()) if day else None


def _lines(mention: Mention, sentence: str) -> tuple[frozenset[str], ...]:
    words = gist(sentence)
    short = FAMILY.get(mention.type) == "prisoners" and mention.quote.count(" ") < SAME_WORDS_LEAST - 1
    return (words,) if short and len(words) >= SAME_WORDS_LEAST else ()


def _news(mention: Mention) -> Days | None:
    """Days of a report that stand in for the date of its news."""
    first, last = mention.date_earliest, mention.date_latest
    return Days(first.toordinal(), last.toordinal()) if mention.date_basis == "publication_date" and first and last else None


def _plan(a: Profile, b: Profile) -> bool:
    """A deed outweighs a plan, but a bare noun ("the swap") tells no deed where the other report dates or counts a plan."""
    if a.plan == b.plan:
        return a.plan
    plan, deed = (a, b) if a.plan else (b, a)
    return plan.firm and not deed.firm


def sentence_of(mention: Mention, material: Material) -> str:
    """The sentence a mention stands in, in lower case; its own words where the text is not at hand."""
    text = material.texts.get(mention.capture_id)
    if text is None:
        return mention.quote.casefold()
    start, end = sentence_span(mention, text)
    return text[start:end].casefold()


def sentence_span(mention: Mention, text: str) -> tuple[int, int]:
    """First character of the sentence a mention stands in, and after its last."""
    start, end = 0, len(text)
    for stop in STOPS:  # each search goes no further than what was found: texts are long, and few have every stop
        start = max(start, text.rfind(stop, max(start - 1, 0), mention.start) + 1)
        found = text.find(stop, mention.end - 1, end + len(stop) - 1)
        end = found if found >= 0 else end
    return start, end


def _weekdays(sentence: str, material: Material) -> frozenset[str]:
    """The one weekday of the sentence; of two nobody knows which is meant."""
    words = set(sentence.split())
    found = frozenset(day for day in material.words("weekdays") if day in words)
    return found if len(found) == 1 else frozenset()


def _mode(mention: Mention, material: Material) -> frozenset[str]:
    words = set(WORD.findall(mention.trigger.casefold()))
    if mention.type == "attack":
        if not words.isdisjoint(material.words("begins")):  # "launched its invasion"
            behind = material.texts.get(mention.capture_id, "")[mention.trigger_end : mention.end]
            words.update(WORD.findall(behind.casefold())[:BEGUN])
        return frozenset(mode for mode, key in ATTACKS if words & set(material.words(key)))
    modes = {mode for mode in ("remote", "in_person") if not words.isdisjoint(material.words(mode))}
    if "in_person" not in modes:
        quote = mention.quote.casefold()
        modes |= {mode for mode in ("remote", "in_person") if any(cue in quote for cue in material.words(f"{mode}_words"))}
    return frozenset(modes) if len(modes) == 1 else frozenset()


def is_war(mention: Mention, material: Material) -> bool:
    """Whether a passage names a war, not a raid of it: numbers told beside it are of single deeds in it."""
    return mention.type == "attack" and "war" in _mode(mention, material)


def is_practice(mention: Mention, material: Material) -> bool:
    """True for a plural noun without a date and for words that tell a practice; "frees" as the news of the day is a verb."""
    return mention.date_basis != "publication_date" and _several(mention, material)


def _several(mention: Mention, material: Material) -> bool:
    """True for a plural noun and for words that tell a practice."""
    quote = mention.quote.casefold()
    if any(cue in quote for cue in material.words("repeated")):
        return True
    last = (mention.trigger.casefold().split() or [""])[-1]
    if not last.endswith("s") or last in material.words("one_in_plural") or last in material.words("verbs"):
        return False
    return OBJECT.match(material.texts.get(mention.capture_id, ""), mention.trigger_end) is None


__all__ = [
    "FAMILY",
    "FIRM",
    "PEOPLE",
    "PLANS",
    "SORT",
    "Days",
    "Figure",
    "Profile",
    "gist",
    "is_addition",
    "is_cumulative",
    "is_practice",
    "is_war",
    "kept_apart",
    "names_remains",
    "plain",
    "pool",
    "profile_of",
    "sentence_of",
    "sentence_span",
    "sides_of",
    "tells_firmly",
]
