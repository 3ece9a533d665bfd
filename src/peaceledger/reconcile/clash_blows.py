"""Whose blow it was: one shot, shell or bomb that texts put down to unlike doers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.groups import Bundles
from peaceledger.reconcile.passages import Passage, Passages, any_of

WITHIN = 5
"""Days between two reports of one blow."""
LEAST, APART_BY = 2, 3
"""Stems that two tellings share beside the place where it stands in a headline alone; and where each names another place."""
CLOCK = re.compile(r"\b0?(\d{1,2}[:.]\d{2})\b")
WEEKDAY = re.compile(r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
BLAMED_BY = re.compile(r"(?:was |were |is |are |been )?blamed (?:\w+ )?by ")
"""Whom stands before it is blamed."""
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)(?: \w+ly)? $")
NOT_HIS = re.compile(r"\b(?:not an?|no|on|in|at|against|near|into|to|for|hit|struck) (?:the |an? )?(?:[a-z-]+ )?$")
APART = re.compile(r"[;:.“”\"—–]|, (?:the|a|who|which|said|while)\b|\b(?:said|says|that|accus\w+|blam\w+|denie[sd]) ")
"""Between a name and a verb: the deed is another's."""
AT_ONCE = re.compile(r"(?:['’]s)?(?: \w+ly| has| have| had| then)* ")
BY = re.compile(r"(?: [\w’'-]+){0,5} by ")
BY_REACH = 30
"""Characters between "by" and the doer."""
REACH = 70
"""Characters between a doer and his blow."""
NEXT = 120
"""Characters between what one side says and what the other answers."""
ROUND = 500
"""Characters around words that tell of mutual blame in which both tell whose blow it was."""
SAID = re.compile(r"\b(?:sa(?:id|ys|ying)|according to|told|accus\w+|blam\w+|claim\w*|insist\w*|charged|alleg\w+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blow:
    """A sentence that tells whose blow it was.

    Attributes:
        doer: A side, or "army" or "rebels" where no side is named.
        places: Names of places in the sentence.
        near: Names of places in the headline, the dateline and right before it.
        gist: Stems of the sentence without blows, places and sides, nor words of any report, and times of day.
        when: Days of the week that the sentence names.
        answers: Whether it tells of a blow that answers another.
        downs: Whether it tells of what was shot down.
        day: When its article was published.
        told: The sentence.
    """

    doer: str
    places: frozenset[str]
    near: frozenset[str]
    gist: frozenset[str]
    when: frozenset[str]
    answers: bool
    downs: bool
    day: date
    told: Passage

    @property
    def stand(self) -> Stand:
        """The sentence as a position."""
        return self.told.stand(f"{self.doer} fought")


def whose_blow(passages: Passages, known: Sequence[Clash]) -> Iterator[Clash]:
    """Blows of unlike doers that are one by place, time and target.

    Args:
        passages: All articles.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    reader = _Reader(passages)
    by_place: dict[str, list[Blow]] = defaultdict(list)
    for blow in sorted(reader.blows(), key=lambda b: b.day):
        for place in {*blow.places, *blow.near, blow.told.article_id}:
            by_place[place].append(blow)
    seen = [c for c in known if c.kind == "cause_or_blame"]
    found = Bundles(_key)
    for _, blows in sorted(by_place.items()):
        for at, a in enumerate(blows):
            for b in blows[at + 1 :]:
                if (b.day - a.day).days > WITHIN:
                    break
                if reader.rivals(a.doer, b.doer) and _one_blow(a, b, reader) and not any(c.tells(a.stand, b.stand) for c in seen):
                    found.join(a, b)
    yield from (_clash(blows) for blows in found.bundles())


def _key(blow: Blow) -> str:
    return f"{blow.told.article_id} {blow.told.start:08d} {blow.doer}"


def _one_blow(a: Blow, b: Blow, reader: "_Reader") -> bool:
    one, other = a.told, b.told
    same = one.article_id == other.article_id
    if same and one.start != other.start and _in_answer(a, b, reader):
        return True
    if (same and (one.start == other.start or None in (one.voice, other.voice))) or (one.voice == other.voice is not None):
        return False
    if a.downs != b.downs or a.answers or b.answers or (a.when and b.when and a.when.isdisjoint(b.when)):
        return False
    shared = len(a.gist & b.gist)
    apart = bool(a.places and b.places) and a.places.isdisjoint(b.places)
    least = 1 if a.places & b.places else APART_BY if apart else LEAST
    return shared >= least or bool({w for w in a.gist & b.gist if CLOCK.fullmatch(w)})


def _in_answer(a: Blow, b: Blow, reader: "_Reader") -> bool:
    """Whether one article gives the two as what each side says of one blow: in turn, or blamed on each other."""
    first, then = sorted((a, b), key=lambda blow: blow.told.start)
    gap = then.told.start - first.told.end
    in_turn = {a.told.voice, b.told.voice} == {a.doer, b.doer} and a.doer != a.told.voice and gap <= NEXT
    if in_turn and not (a.places and b.places and a.places.isdisjoint(b.places)):
        return True
    if gap > ROUND or a.doer == a.told.voice or b.doer == b.told.voice:
        return False
    return all(SAID.search(x.told.quote) for x in (a, b)) and any(reader.is_mutual(x.told) for x in (a, b))


def _clash(blows: Sequence[Blow]) -> Clash:
    doers = sorted({b.doer for b in blows})
    return Clash(
        subject_id=min(b.told.article_id for b in blows),
        field="fought",
        kind="cause_or_blame",
        strength="contradiction",
        note=f"who did it: {', '.join(doers[:-1])} or {doers[-1]}",
        stands=tuple(b.stand for b in blows),
    )


class _Reader:
    """Reads the word list ``blows``."""

    def __init__(self, passages: Passages) -> None:
        words = passages.material.words("blows") or {}
        self._passages, self._stems, self._names = passages, passages.stems, passages.names
        self._verbs = any_of(words.get("verbs", ()))
        self._blames = any_of(words.get("blames", ()))
        self._mutual, self._answering = (any_of(words.get(key, ()), escaped=False) for key in ("mutual", "answering"))
        self._downing = any_of(words.get("downing", ()))
        means = "|".join(words.get("means", ("(?!)",)))
        self._nouns = re.compile(rf"\b(?:{means})\b")
        self._owned = re.compile(rf"\b(?i:{means}) (?:of|from|belonging to) (?:the )?(?:[a-z]+ ){{0,3}}(?:of (?:the )?)?$")
        self._classes = {word: "army" for word in words.get("armies", ())} | {word: "rebels" for word in words.get("rebels", ())}
        self._class = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._classes)) or '(?!)'})\b")
        self._unreal = any_of(words.get("unreal", ()))
        self._plain = self._stems.of(" ".join(w for key in words for w in words[key])) | passages.faint
        self._kind = {key: actor.kind for key, actor in passages.material.lexicon.actors.items()}

    def rivals(self, a: str, b: str) -> bool:
        """Whether two doers cannot be one: "the army" may be any state's."""
        named = {a, b} - {"army", "rebels"}
        if a == b or not named:
            return a != b
        if len(named) == 2:
            return True
        state = self._kind.get(next(iter(named))) == "state"
        return state == ("rebels" in (a, b))

    def blows(self) -> Iterator[Blow]:
        """Yield each sentence with each doer whom it tells."""
        cue = re.compile(f"{self._verbs.pattern}|{self._blames.pattern}")
        for p in self._passages.holding(cue, lambda article, _: article.published):
            if p.day is None or self._unreal.search(p.quote):
                continue
            sides = list(self._names.find(p.quote))
            classes = ((m.start(), m.end(), self._classes[m[0]]) for m in self._class.finditer(p.quote))
            doers = sorted(set(self._doers(p.quote, sorted((*sides, *classes)))))
            if not doers:
                continue
            places = self._places(p.quote)
            named = " ".join((*(p.quote[start:end] for start, end, _ in sides), *places))
            gist = (self._stems.of(p.quote) - self._plain - self._stems.of(named)) | frozenset(CLOCK.findall(p.quote))
            near = self._places(f"{p.before} {p.head}")
            for doer in doers:
                yield Blow(
                    doer=doer,
                    places=places,
                    near=near,
                    gist=gist,
                    when=frozenset(WEEKDAY.findall(p.quote)),
                    answers=self._answering.search(p.quote) is not None,
                    downs=self._downing.search(p.quote) is not None,
                    day=p.day,
                    told=p,
                )

    def is_mutual(self, p: Passage) -> bool:
        """Whether words near a sentence tell that two blame each other."""
        text = self._passages.material.texts[p.capture_id]
        article = self._passages.material.articles[p.article_id]
        return self._mutual.search(text, max(article.start, p.start - ROUND), min(article.end, p.end + ROUND)) is not None

    def _places(self, text: str) -> frozenset[str]:
        return frozenset(self._passages.places(text))

    def _doers(self, text: str, names: Sequence[tuple[int, int, str]]) -> Iterator[str]:
        for verb in self._verbs.finditer(text):
            if PASSIVE.search(text, 0, verb.start()):
                yield from self._behind_by(text, names, verb.end())
                continue
            near = [n for n in names if n[1] <= verb.start() <= n[1] + REACH and self._acts(text, n, verb.start())]
            if near:
                yield near[-1][2]
        for blame in BLAMED_BY.finditer(text):
            yield from (side for _, end, side in names if end <= blame.start() and not text[end : blame.start()].strip())
        for blame in self._blames.finditer(text):
            if BLAMED_BY.match(text, blame.start()):
                continue
            behind = [n for n in names if blame.end() <= n[0] <= blame.end() + 20]
            if behind:
                yield behind[0][2]

    def _behind_by(self, text: str, names: Sequence[tuple[int, int, str]], verb: int) -> Iterator[str]:
        """As in "was shelled at dusk by army guns", "was caused by a mine which the rebels had laid"."""
        by = BY.match(text, verb)
        behind = [n for n in names if by and by.end() <= n[0] <= by.end() + BY_REACH and not APART.search(text[by.end() : n[0]])]
        yield from (side for _, _, side in behind[:1])

    def _acts(self, text: str, name: tuple[int, int, str], verb: int) -> bool:
        between = text[name[1] : verb]
        owned = self._owned.search(text, 0, name[0]) is not None
        if APART.search(between) or (NOT_HIS.search(text, 0, name[0]) and not owned):
            return False
        return owned or self._nouns.search(between) is not None or AT_ONCE.fullmatch(between) is not None


__all__ = ["whose_blow"]
