"""Names that tell one release from another: who was let go, as the sentences name them.

Names are read here to compare reports and are not kept: the ledger counts prisoners. A name is a run of capitalised words that
the texts hardly ever write small, known by its last word ("Quist" for "Ada Quist"). States, places and people that a pack knows
are no captives. A name that stands with deeds of several days is nobody's who was let go once.
"""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from peaceledger.packs import Lexicon
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY, FIRM, PLANS, sentence_span
from peaceledger.records import Mention

TOKEN = re.compile(r"[^\W\d_][\w’'-]*|[^\s\w]")
LETTERS = re.compile(r"[^\W\d_]+")
OPENERS = frozenset({"", ".", "!", "?", "\n", ":", "•", "“", '"', "‘", "'"})
LEAST = 3
SAMPLE = 300
"""Further texts that show which words are written small: names of the one thing all releases speak of stay names."""
MOSTLY = 0.25
"""Least part of the capitalised uses of a word that are met by small ones, where it is no name: "#quist" stands in an address."""
LABELLED = re.compile(r"\n[^\W\d_]+:[ \t][^\n]*(?=\n|$)")
"""A line of an article's head, before its first blank line and after its first one: its words name nobody who was let go."""
TEASER = 600
"""Characters of a text so short that all of it is about one thing."""
WEEK = 7
SAME = 3
"""Days between two reports' dates of one event: "Wednesday" against "overnight", a day of publication."""
ONE_EVENT = 0.5
"""Least share of the dated deeds of a name that lie within ``SAME`` days."""


def freed_names(reports: Iterable[Mention], material: Material) -> dict[str, frozenset[str]]:
    """Names in the sentences of exchanges and releases, by mention_id."""
    mentions = [m for m in reports if FAMILY.get(m.type) == "prisoners" and m.capture_id in material.texts]
    read = {m.capture_id for m in mentions} | set(sorted(material.texts)[:SAMPLE])
    small = _written_small(read, material.texts)
    known = _known(material.lexicon) | frozenset(material.words("let_go"))
    found = {m.mention_id: frozenset(_names(m, material, small, known)) for m in mentions}
    spread = _of_several_days(mentions, found)
    return {key: names - spread for key, names in found.items() if names - spread}


def freed_nationals(reports: Iterable[Mention], material: Material) -> dict[str, frozenset[str]]:
    """States, none of them a party, whose people a passage tells of as let go, by mention_id: "two Ostians", "Ostian sailors"."""
    lexicon = material.lexicon
    if not lexicon.parties:
        return {}
    states = [a for a in lexicon.actors.values() if a.kind == "state" and a.side and a.side not in lexicon.parties]
    people = {w.casefold(): a.side for a in states for w in a.people if a.side}
    adjectives = {w.casefold(): a.side for a in states for w in a.adjectives if a.side}
    captives = frozenset(material.words("let_go"))
    found: dict[str, frozenset[str]] = {}
    for m in reports:
        if FAMILY.get(m.type) == "prisoners":
            words = LETTERS.findall(m.quote.casefold())
            own = {people[w] for w in words if w in people}
            own |= {adjectives[w] for w, *after in _windows(words) if w in adjectives and not captives.isdisjoint(after)}
            if own:
                found[m.mention_id] = frozenset(own)
    return found


def _windows(words: list[str]) -> Iterator[list[str]]:
    """Each word with the two after it."""
    return (words[i : i + 3] for i in range(len(words)))


def _written_small(captures: Iterable[str], texts: Mapping[str, str]) -> frozenset[str]:
    written = Counter(w for c in captures for w in re.findall(r"[^\W\d_]+", texts[c]))
    great: Counter[str] = Counter()
    for word, times in written.items():
        if not word.islower():
            great[word.casefold()] += times
    return frozenset(w for w, times in written.items() if w.islower() and times >= MOSTLY * great[w])


def _known(lexicon: Lexicon) -> frozenset[str]:
    """Every word of a name that a pack knows, and those of the calendar."""
    names = [n for a in lexicon.actors.values() for n in (a.name, *a.names, *a.adjectives, *a.people)]
    names += [n for p in lexicon.places.values() for n in (p.name, *p.names)]
    names += [n for o in lexicon.outlets.values() for n in (o.name, *o.names)]
    names += [*month_name, *month_abbr, *day_name, *day_abbr]
    return frozenset(w.casefold() for n in names for w in re.findall(r"[^\W\d_]+", n))


def _names(mention: Mention, material: Material, small: frozenset[str], known: frozenset[str]) -> Iterator[str]:
    """Names around a mention; none runs over the end of a line."""
    for line in _around(mention, material).split("\n"):
        yield from (name for name in _names_in(line, small) if len(name) >= LEAST and name not in known)


def _names_in(line: str, small: frozenset[str]) -> Iterator[str]:
    run: list[str] = []
    alone = False
    for token in [*TOKEN.finditer(line), None]:
        parts = LETTERS.findall(re.sub(r"['’]s?$", "", token[0]).casefold()) if token else []
        if token and parts and token[0][0].isupper() and not set(parts) & small:
            alone = alone if run else _opens(line, token.start())
            run.append(parts[-1])
            continue
        if run and not (alone and len(run) == 1):
            yield run[-1]
        run = []


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence, where every word is capitalised."""
    return text[:at].rstrip(" ")[-1:] in OPENERS


def _around(mention: Mention, material: Material) -> str:
    """The sentence of a mention; the whole of a text as short as a teaser."""
    text, article = material.texts[mention.capture_id], material.article_of(mention)
    first, last = (article.start, article.end) if article.end - article.start <= TEASER else sentence_span(mention, text)
    head = min(max(text.find("\n\n", article.start), first), last)
    return LABELLED.sub("\n", text[first:head]) + text[head:last]


def _of_several_days(mentions: Iterable[Mention], found: Mapping[str, frozenset[str]]) -> frozenset[str]:
    days: dict[str, Counter[int]] = defaultdict(Counter)
    for m in mentions:
        if m.date_basis not in FIRM or m.status in PLANS or m.date_earliest is None or m.date_latest is None:
            continue
        if (m.date_latest - m.date_earliest).days < WEEK:
            for name in found[m.mention_id]:
                days[name][m.date_latest.toordinal()] += 1
    return frozenset(name for name, told in days.items() if _densest(told) < ONE_EVENT * told.total())


def _densest(days: Counter[int]) -> int:
    return max(sum(n for other, n in days.items() if abs(other - day) <= SAME) for day in days)


__all__ = ["freed_names", "freed_nationals"]
