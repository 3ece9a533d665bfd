"""Papers that one text tells as signed or agreed, and another as a draft, as talk or as nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from peaceledger.reconcile.clash import Clash
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passage, Passages, any_of, around, named_in
from peaceledger.records import Article

WITHIN = 10
"""Days between two reports on what came of one round of talks."""
LEAD = 2000
"""Characters of an article in which it names where the talks were."""
NEXT = 200
"""Characters between what one says in a text and what another answers."""
SAID = re.compile(
    r"\b(?:sa(?:id|ys|ying)|according to|told|claim\w*|insist\w*|speaks? of|spoke of|maintain\w*|announced|denie[sd])\b"
)
HE = re.compile(r"\W*(?:(?:he|she|it|they|who|which|his|her)\b|$)")
"""Who speaks is not named, or is the one who spoke before."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LEAST = 2
"""Stems that a paper called a draft, and what is told as agreed, share where nothing says that all of it was a draft."""
SUBJECT = re.compile(
    r"\b(?:nothing|no [a-z]+)(?: (?:yet|so far))? (?:on|about|regarding|concerning|to|for) ((?:[\w-]+ ?){1,5})", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sentence on a paper.

    Attributes:
        done: Whether it is told as agreed.
        signed: Whether it speaks of signing.
        whole: Whether it says of all that was talked about that it is no agreement.
        subject: Stems of what nothing was agreed on.
        gist: Stems of the sentence, and for what is not agreed of the one before it.
        near: Places that it or what stands before it names, and those of the headline and dateline.
        places: Where it was talked about: of what is told as done, any that its article names as it begins, too.
        sides: Whom it names.
        told: The sentence.
    """

    done: bool
    signed: bool
    whole: bool
    subject: frozenset[str]
    gist: frozenset[str]
    near: frozenset[str]
    places: frozenset[str]
    sides: frozenset[str]
    told: Passage


def signed_or_not(passages: Passages) -> Iterator[Clash]:
    """Papers of one round of talks that are signed here and nothing there."""
    papers = list(_Reader(passages).papers())
    found = Bundles(_key)
    for no in (p for p in papers if not p.done):
        for yes in (p for p in papers if p.done):
            if _one_paper(no, yes):
                found.join(no, yes)
    yield from (_clash(told) for told in found.bundles())


def _key(paper: Paper) -> str:
    return f"{paper.told.article_id} {paper.told.start:08d}"


def _one_paper(no: Paper, yes: Paper) -> bool:
    a, b = no.told, yes.told
    if a.article_id == b.article_id:
        return _in_answer(no, yes)
    if a.voice is not None and a.voice == b.voice:
        return False
    if a.day is None or b.day is None or abs((a.day - b.day).days) > WITHIN or not no.places & yes.places:
        return False
    if no.sides and yes.sides and not no.sides & yes.sides:
        return False
    if no.subject:
        return not no.subject.isdisjoint(yes.gist)
    if not no.places & yes.near and not (no.signed and yes.signed):
        return len(no.gist & yes.gist) >= LEAST
    return (no.whole and (yes.signed or not no.signed)) or len(no.gist & yes.gist) >= LEAST


def _in_answer(no: Paper, yes: Paper) -> bool:
    """Whether one text gives both in turn, as what two sides say of one paper."""
    first, then = sorted((no.told, yes.told), key=lambda p: p.start)
    who = [p.quote[: said.start()].casefold() for p in (first, then) if (said := SAID.search(p.quote))]
    by_two = len(who) == len(set(who)) == 2 and not any(HE.match(name) for name in who)
    return by_two and not no.subject and first.end <= then.start <= first.end + NEXT


def _clash(told: Sequence[Paper]) -> Clash:
    return Clash(
        subject_id=told[0].told.article_id,
        field="signed",
        kind="status",
        strength="contradiction",
        note="told as signed or agreed, and as no agreement",
        stands=tuple(p.told.stand(_value(p)) for p in told),
    )


def _value(paper: Paper) -> str:
    return ("signed" if paper.signed else "agreed") if paper.done else "not agreed"


class _Reader:
    """Reads the word list ``papers``."""

    def __init__(self, passages: Passages) -> None:
        self._words = words = passages.material.words("papers") or {}
        self._passages, self._stems, self._names = passages, passages.stems, passages.names
        self._none = _pattern(words.get("nothing", ()))
        self._draft = _pattern(words.get("drafts", ()))
        self._signed = _pattern(words.get("signed", ()))
        self._agreed = _pattern(words.get("agreed", ()))
        self._noun = _pattern(words.get("nouns", ()))
        self._unreal = _pattern(words.get("unreal", ()))
        self._plain = self._stems.of(" ".join(w for key in words for w in words[key]))

    def papers(self) -> Iterator[Paper]:
        """Yield sentences on papers: all of what is not agreed, and of what is agreed those of about that day, at its places."""
        no_paper = re.compile("|".join(x.pattern for x in (self._none, self._draft)))
        undone = [self._paper(p, done=False) for p in self._passages.holding(no_paper, self._has("nothing", "drafts"))]
        yield from undone
        places = frozenset[str]().union(*(no.places for no in undone))
        days = around((no.told.day for no in undone if no.told.day), WITHIN)
        inside = {no.told.article_id for no in undone}
        speaks = self._has("signed", "agreed")
        paper = re.compile("|".join(x.pattern for x in (self._signed, self._agreed)))
        for p in self._passages.holding(paper, lambda article, text: article.published in days and speaks(article, text)):
            real = self._noun.search(p.quote) and not any(x.search(p.quote) for x in (self._none, self._draft, self._unreal))
            if (
                real
                and all(int(year) == p.day.year for year in YEAR.findall(p.quote) if p.day)
                and (not places.isdisjoint(talks := self._of_talks(p, places)) or p.article_id in inside)
            ):
                yield self._paper(p, done=True, talks=talks)

    def _of_talks(self, p: Passage, places: frozenset[str]) -> frozenset[str]:
        """Places near a sentence, and those of some that the article names as it begins."""
        return self._near(p) | self._places(p.head) | named_in(self._passages.lead(p, LEAD), places)

    def _has(self, *lists: str) -> Callable[[Article, str], bool]:
        """Whether a text holds the beginning of one of the words."""
        first = any_of(sorted({word.casefold().partition(" ... ")[0] for key in lists for word in self._words.get(key, ())}))
        return lambda _, text: first.search(text.casefold()) is not None

    def _near(self, p: Passage) -> frozenset[str]:
        """Places of the sentence, or right before it."""
        return self._places(p.quote) or self._places(p.before)

    def _places(self, text: str) -> frozenset[str]:
        return frozenset(self._passages.places(text))

    def _paper(self, p: Passage, *, done: bool, talks: frozenset[str] = frozenset()) -> Paper:
        near = self._near(p)
        subject = SUBJECT.search(p.quote)
        text = p.quote if done else f"{p.before} {p.quote}"
        named = self._stems.of(self._names.named(text))
        return Paper(
            done=done,
            signed=self._signed.search(p.quote) is not None,
            whole=not done and near != frozenset() and self._none.search(p.quote) is not None,
            subject=self._stems.of(subject[1]) if subject and not done else frozenset(),
            gist=self._stems.of(text) - self._plain - named - frozenset(w for place in near for w in self._stems.of(place)),
            near=near | self._places(p.head),
            places=near or self._places(p.head) if not done else talks,
            sides=frozenset(side for _, _, side in self._names.find(p.quote)),
            told=p,
        )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    found = "|".join(re.escape(w).replace(r"\ \.\.\.\ ", r" (?:[^.\n]{1,40} )?") for w in words) or r"(?!)"
    return re.compile(rf"(?i:\b(?:{found}))")


__all__ = ["signed_or_not"]
