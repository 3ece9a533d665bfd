"""Which outlets an article names as its source: "X reported", "told X", "according to the news agency X", a wire's credit."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from peaceledger.packs import Lexicon
from peaceledger.reconcile.copies import Stretch
from peaceledger.reconcile.material import Material
from peaceledger.records import Article, Mention, Statement

HEAD, FOOT = 160, 240
"""Characters at the beginning and at the end of a text where a wire's credit stands."""
BETWEEN = 5
"""Words between a cue and the outlet's name, at most: "according to Ostia's state-run news agency"."""
NAME = r"[^\W\d_a-z][\w&’'-]*"
TOKEN = re.compile(r"\w[\w-]*")
BELONGS = re.compile(r"-(?:based|run|owned|backed|controlled|funded)$")
ID_WORD = re.compile(r"[^\W_]+")
SENTENCE_ENDS = (". ", "! ", "? ", ".” ", '." ', "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An outlet named as the source of a passage.

    Attributes:
        outlet: Its id; where neither a pack nor an article of the ledger has it, one made of its name.
        stretch: The words that say so.
    """

    outlet: str
    stretch: Stretch


class Citing:
    """Finds outlets that are named as sources.

    Args:
        lexicon: Outlets and their names.
        printed: Ids of outlets whose articles are in the ledger; those that no pack knows are made of their names.
    """

    def __init__(self, lexicon: Lexicon, printed: Collection[str] = ()) -> None:
        words = lexicon.vocab.get("reconcile", {})
        self._words: Mapping[str, Sequence[str]] = {
            key: tuple(words.get(key, ()))
            for key in ("cites_before", "cites_after", "media_nouns", "ends_citing", "credit_labels", "reporters", "witnessed")
        }
        self._lexicon = lexicon
        self._ids = {
            name: outlet.outlet_id
            for outlet in sorted(lexicon.outlets.values(), key=lambda o: o.outlet_id, reverse=True)
            for name in (outlet.name, *outlet.names)
            if "." not in name and len(name) > 1
        }
        self._printed = sorted(set(printed) - lexicon.outlets.keys())
        for outlet in self._printed:
            self._ids = _spelt(outlet, words.get("bodies", ())) | self._ids
        self._firsts = {m[0] for name in self._ids if (m := TOKEN.match(name.removeprefix("The ")))}
        self._before, self._after, self._nouns = (
            frozenset(w.split()[0] for w in self._words[key]) for key in ("cites_before", "cites_after", "media_nouns")
        )

    @cached_property
    def _names(self) -> str:
        return _any_of(self._ids) or r"(?!)"

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """Cue, then outlet; outlet, then cue. The outlet is known, or a name beside "newspaper", "news agency".

        After these: its reporter saw it; ", says the Daily." at a clause's end; its name in parentheses.
        """
        before, after, nouns = (_any_of(self._words[k]) or r"(?!)" for k in ("cites_before", "cites_after", "media_nouns"))
        ends = _any_of(self._words["ends_citing"]) or r"(?!)"
        between = rf"(?:(?!(?:{ends})\b)[\w’'-]+\s+){{0,{BETWEEN}}}?"
        aside = r"(?:,\s+(?:an?|the|which|whose)\b[^,.;\n]{1,60},)?"
        follows = rf"(?:[’']s\b)?{aside}(?:,?\s+(?:{nouns}|has|have|had|also|later|earlier|first|previously|on\s+\w+day)){{0,3}}"
        unknown = rf"(?:(?P<a>{NAME}(?:\s+{NAME}){{0,3}})\s+(?:{nouns})|(?:{nouns})\s+(?P<b>{NAME}(?:\s+{NAME}){{0,3}}))"
        people, saw = (_any_of(self._words[k]) or "(?!)" for k in ("reporters", "witnessed"))
        cue = rf"(?:(?i:(?={_begins(self._words['cites_before'])})(?:{before})))"
        return (
            re.compile(rf"\b{cue}\s+{between}(?P<known>{self._names})(?!\w)"),
            re.compile(rf"(?<!\w)(?={_begins(self._ids)})(?P<known>{self._names}){follows},?\s+(?:{after})\b"),
            re.compile(rf"\b{cue}\s+{between}{unknown}(?!\w)"),
            re.compile(rf"(?<!\w){unknown}{follows},?\s+(?:{after})\b"),
            re.compile(rf"(?<!\w)(?P<known>{self._names})(?:[’']s)?\s+(?:{people})\s+(?:\w+\s+){{0,3}}?(?:{saw})\b"),
            re.compile(rf"[,”\"]\s+(?:{after})\s+(?:the\s+)?(?P<known>{self._names})(?=\s*(?:[.,;\n]|$))"),
            re.compile(rf"\((?P<known>{self._names})\)"),
        )

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        spelt: dict[str, list[str]] = {}
        for name, outlet in self._ids.items():
            spelt.setdefault(outlet, []).append(name)
        return spelt

    @cached_property
    def _closing(self) -> re.Pattern[str]:
        """An outlet at either end of a title: "Talks to resume – the Daily", "The Daily: talks to resume"."""
        return re.compile(rf"(?:(?:\s[-–—|]|:)\s*|^\s*)(?P<known>{self._names})(?:\s*$|(?<=\w)\s*:)")

    @cached_property
    def _credit(self) -> re.Pattern[str]:
        """A wire's name in a dateline, or alone on a line behind "Source"."""
        labels = _any_of(self._words["credit_labels"]) or r"(?!)"
        return re.compile(rf"\((?P<known>{self._names})\)\s*[-–—:]|(?m:^\s*(?:{labels})\s*:\s*(?P<line>{self._names})\s*$)")

    def of_text(self, text: str, at: int = 0, *, title: bool = False) -> Iterator[Cited]:
        """Outlets that a sentence names as its source.

        Args:
            text: The sentence.
            at: Where it begins in the capture's text.
            title: Whether it is a headline.
        """
        words = set(TOKEN.findall(text))
        small = words | {w.lower() for w in words}
        known, noun = not self._firsts.isdisjoint(words), not self._nouns.isdisjoint(small)
        if not known and not noun:
            return
        before, after = not self._before.isdisjoint(small), not self._after.isdisjoint(small)
        saw = known and not small.isdisjoint(self._words["witnessed"])
        asked = (before and known, after and known, before and noun, after and noun, saw, after and known, known, title and known)
        for pattern, wanted in zip((*self._patterns, self._closing), asked, strict=True):
            for m in pattern.finditer(text) if wanted else ():
                outlet = self._outlet(m)
                if outlet:
                    yield Cited(outlet=outlet, stretch=Stretch(at + m.start(), at + m.end()))

    def _outlet(self, m: re.Match[str]) -> str | None:
        found = m.groupdict()
        if name := found.get("known"):
            return self._ids[name]
        return self._named(found.get("a") or found.get("b") or "")

    def _named(self, name: str) -> str | None:
        """The id of a name beside "newspaper"; states, peoples and adjectives before it left out."""
        parts = [p for p in re.sub(r"[’']s\b", "", name).strip("’'.").split() if not BELONGS.search(p)]
        while parts and parts[0].casefold() in self._origin_words:
            parts = parts[1:]
        while parts and parts[-1].casefold() in self._origin_words:
            parts = parts[:-1]
        for start in range(len(parts)):
            if (known := " ".join(parts[start:])) in self._ids:
                return self._ids[known]
        return self._of_words(parts) if parts else None

    def _of_words(self, words: Sequence[str]) -> str | None:
        """The outlet of the ledger that is so called, or that alone begins so: "SUNA" is "SUNA (Sudan News Agency)"."""
        name = "-".join(ID_WORD.findall(" ".join(words).casefold()))
        longer = [key for key in self._printed if key.startswith(f"{name}-")]
        return name if name in self._printed or len(longer) != 1 else longer[0]

    @cached_property
    def _origin_words(self) -> frozenset[str]:
        """Words that say whose outlet it is: "Ostian", "Ostia", "the", "state"."""
        states = [a for a in self._lexicon.actors.values() if a.kind in ("state", "government", "armed_group", "organisation")]
        words = {w for a in states for n in (a.name, *a.names, *a.adjectives, *a.people) for w in n.casefold().split()}
        return frozenset(words | {"the", "a", "an", "local", "state", "several", "other", "some", "most"})

    def names(self, name: str) -> str | None:
        """The outlet of this name; None for every other name."""
        return self._ids.get(name)

    def spelt(self, outlet: str) -> Sequence[str]:
        """Names of an outlet."""
        return self._spellings.get(outlet, ())

    def of_chain(self, said: Statement, text: str, article: Article) -> Iterator[Cited]:
        """Outlets through which a statement came; each stands where it was last named before the statement ends."""
        for name in (part for link in said.chain for part in link.split("; ")):
            if outlet := self.names(name):
                spelt = self._spellings[outlet]
                at, named = max((text.rfind(n, article.start, min(article.end, said.end + HEAD)), n) for n in spelt)
                stretch = Stretch(at, at + len(named)) if at >= 0 else Stretch(said.start, said.end)
                yield Cited(outlet=outlet, stretch=stretch)

    def credit(self, article: Article, text: str) -> Cited | None:
        """The wire that a whole article is credited to, in its byline or before its first sentence; None for its own."""
        foot = max(article.start + HEAD, article.end - FOOT)
        found = self._credit.search(text, article.start, min(article.end, article.start + HEAD))
        found = found or self._credit.search(text, foot, article.end)
        if found:
            return Cited(outlet=self._ids[found["known"] or found["line"]], stretch=Stretch(*found.span()))
        for part in re.split(r",|\band\b|/|\|", article.byline or ""):
            outlet = self._ids.get(part.strip().removeprefix("By ").strip())
            at = text.find(part.strip(), article.start, article.end) if outlet else -1
            if outlet and at >= 0:
                return Cited(outlet=outlet, stretch=Stretch(at, at + len(part.strip())))
        return None


def _spelt(outlet: str, bodies: Collection[str]) -> dict[str, str]:
    """Names that an id of several words may stand for; a ministry that prints its news is no outlet where it speaks."""
    words = outlet.split("-")
    if len(words) == 1 or not set(words).isdisjoint(bodies):
        return {}
    return {between.join(word.capitalize() for word in words): outlet for between in (" ", "-")}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


def _begins(words: Collection[str]) -> str:
    """Looked at before a long list of words is: at most places in a text none of them begins."""
    return f"[{''.join(sorted({re.escape(w[0]) for w in words}))}]" if words else r"(?!)"


def cited_in(mention: Mention, material: Material, citing: Citing) -> tuple[Cited, ...]:
    """Outlets other than its own that a passage rests on: named in the chain of its statement, or in its sentence."""
    text = material.texts.get(mention.capture_id)
    if text is None:
        return ()
    article = material.article_of(mention)
    stretch = sentence_at(text, mention, article)
    title = bool(article.headline) and stretch.start <= article.start + len(article.headline or "")
    found = list(citing.of_text(text[stretch.start : stretch.end], stretch.start, title=title))
    said = material.statements.get(mention.statement_id or "")
    if said:
        found += citing.of_chain(said, text, article)
    own = article.source_id
    return tuple({c.outlet: c for c in reversed(found) if c.outlet != own}.values())[::-1]


def sentence_at(text: str, mention: Mention, article: Article) -> Stretch:
    """The sentence a passage stands in."""
    first, last = article.start, article.end
    for stop in SENTENCE_ENDS:
        found = text.rfind(stop, max(article.start, first - len(stop)), mention.start)
        first = max(first, found + len(stop)) if found >= 0 else first
        found = text.find(stop, max(mention.end - 1, article.start), min(article.end, last + len(stop)))
        last = min(last, found + 1) if found >= 0 else last
    return Stretch(first, last)


__all__ = ["Cited", "Citing", "cited_in", "sentence_at"]
