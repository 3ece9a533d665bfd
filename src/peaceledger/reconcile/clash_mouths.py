"""The same words given to different mouths, or reached through different ones."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from peaceledger.reconcile.clash import Clash, Stand, Strength
from peaceledger.reconcile.groups import Groups
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import plain, three_word_runs
from peaceledger.reconcile.wordings import LATER, SWALLOWS
from peaceledger.records import Statement

LEAST_WORDS = 6
ALIKE = 0.5
"""Least share of the shorter content's three-word runs that the other holds: in a quotation of twelve words one changed word
costs three of ten runs, two changed words six."""
SAME = 0.7
"""The same where two people are said to have spoken the words: one changed word in twelve."""
LEAST_SHARED = 4
"""Runs that two contents share at least; "sovereignty and territorial integrity" is two runs and anybody's."""
MOST_SHARING = 50
"""A three-word run in more statements than this is a phrase of the language."""
MOST_OWNERS = 3
"""Words in more mouths than this are a saying, or a page's furniture read as speech."""
QUOTED_LEAST = 10
"""Words of a quotation that two people do not happen to share; "no one is above the law" is six and everybody's."""


class Told(NamedTuple):
    """A statement as its words are compared: its place in the order of ids, its article, and everybody they went through."""

    at: int
    article_id: str
    layers: tuple[str, ...]


def other_mouths(material: Material) -> Iterator[Clash]:
    """Near-equal contents of statements in different articles whose speakers or chains contradict each other."""
    alike = list(_alike(material))
    shown = {s.article_id for pair in alike for s in pair}
    of_article: dict[str, list[Statement]] = defaultdict(list)
    for s in material.statements.values():
        if s.article_id in shown:
            of_article[s.article_id].append(s)
    one = {s.statement_id: _of_one_mouth(s, of_article[s.article_id]) for pair in alike for s in pair}
    pairs = {
        (a.statement_id, b.statement_id): found
        for a, b in alike
        if (found := _difference(a, b, material))
        and (same_name(owner(a), owner(b)) or (one[a.statement_id] and one[b.statement_id]))
    }
    groups = Groups()
    for a_id, b_id in pairs:
        groups.join(a_id, b_id)
    together: dict[str, set[str]] = defaultdict(set)
    found_in: dict[str, set[tuple[Strength, str]]] = defaultdict(set)
    for (a_id, b_id), found in pairs.items():
        together[groups.find(a_id)] |= {a_id, b_id}
        found_in[groups.find(a_id)].add(found)
    for key in sorted(together):
        statements = [material.statements[i] for i in sorted(together[key])]
        if len({owner(s) for s in statements}) <= MOST_OWNERS:
            yield _clash(key, statements, min(found_in[key]))


def _alike(material: Material) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements of different articles that share enough of their own words."""
    statements = {s.statement_id: s for s in material.statements.values() if _can_contradict(s, material)}
    runs = {key: frozenset(three_word_runs(_own_words(s.quote))) for key, s in statements.items()}
    keys, number = list(statements), len(statements)
    where: dict[str, list[Told]] = defaultdict(list)
    equal: dict[str, list[Told]] = defaultdict(list)
    for at, (key, s) in enumerate(statements.items()):
        told = Told(at, s.article_id, _layers(s))
        equal[plain(s.quote)].append(told)
        for run in runs[key]:
            where[run].append(told)
    shared: dict[int, int] = Counter(pair for sharing in where.values() for pair in _apart(sharing, number))
    whole = {pair: len(runs[keys[pair // number]]) for sharing in equal.values() for pair in _apart(sharing, number)}
    for pair, n in {**shared, **whole}.items():
        a_id, b_id = keys[pair // number], keys[pair % number]
        least = min(len(runs[a_id]), len(runs[b_id]))
        if n >= max(LEAST_SHARED, ALIKE * least):  # most pairs share a run or two and end here
            a, b = statements[a_id], statements[b_id]
            if n >= SAME * least or same_name(owner(a), owner(b)):
                yield a, b


def _apart(sharing: Sequence[Told], number: int) -> Iterator[int]:
    """Pairs of different articles and chains, as ``left * number + right``; none where too many share a thing to say much."""
    if len(sharing) <= MOST_SHARING and any(told.layers != sharing[0].layers for told in sharing):
        for a, b in combinations(sharing, 2):
            if a.article_id != b.article_id and a.layers != b.layers:
                yield a.at * number + b.at


def _can_contradict(s: Statement, material: Material) -> bool:
    """A person's quoted words, or words that come through a person."""
    through = any(map(material.who.is_person, s.chain[:-1]))
    spoken = s.kind != "indirect" and _named(s, material)
    return (through or spoken) and LEAST_WORDS <= _own_size(s.quote) <= SWALLOWS


def _named(s: Statement, material: Material) -> bool:
    """A person whom a pack knows, or of whom a text gives a name of two words that no pack knows as anything else."""
    words = (s.speaker or "").split()
    unknown = (
        s.speaker_id is None and len(words) in (2, 3) and all(w[:1].isupper() and w.replace("-", "").isalpha() for w in words)
    )
    return material.who.is_person(s.speaker or "") or unknown


def _own_words(quote: str) -> str:
    """Plain words without names and titles, which any two statements on one person share."""
    return plain(" ".join(w for at, w in enumerate(quote.split()) if at == 0 or not w.lstrip("“\"'‘([")[:1].isupper()))


def _own_size(quote: str) -> int:
    return _own_words(quote).count(" ") + 1


def owner(s: Statement) -> str:
    """Who speaks, in lower case."""
    return (s.speaker or "").casefold()


def _layers(s: Statement) -> tuple[str, ...]:
    return tuple(name.casefold() for name in s.chain or (s.speaker or "",))


def _difference(a: Statement, b: Statement, material: Material) -> tuple[Strength, str] | None:
    """Strength and reason, None where both attributions can be true.

    Only people contradict people: "officials" may be the one who is named elsewhere, and a state speaks through its ministers.
    Facts told in the outlets' own words may be told by two; quoted words were spoken by one, unless he quotes the other.
    """
    if same_name(owner(a), owner(b)):
        return _other_way(a, b, material)
    people = all(_named(s, material) for s in (a, b)) and "direct" in (a.kind, b.kind)
    quoted = "indirect" not in (a.kind, b.kind) and min(_own_size(a.quote), _own_size(b.quote)) >= QUOTED_LEAST
    if not (people and quoted and (plain(a.quote) == plain(b.quote) or _soon(a, b, material))) or _quotes(a, b) or _quotes(b, a):
        return None
    if not all(_names_him(s, material) for s in (a, b)):
        return None
    return "divergence", "the same quoted words are given to two speakers"


def _quotes(a: Statement, b: Statement) -> bool:
    """One stands in the other's chain, or is named in his words."""
    name = owner(b).split()[-1:] or [""]
    return any(same_name(layer, owner(b)) for layer in _layers(a)[:-1]) or name[0] in plain(a.quote).split()


def _names_him(s: Statement, material: Material) -> bool:
    """Whether the text names the speaker beside the words: "he", and a name in another paragraph, may be misread."""
    first, last = (s.start, s.start) if s.speaker_start is None or s.speaker_end is None else (s.speaker_start, s.speaker_end)
    between = material.texts.get(s.capture_id, "")[min(last, s.end) : max(first, s.start)]
    return "\n" not in between and same_name(owner(s), (s.speaker_as_written or "").casefold())


def _of_one_mouth(s: Statement, beside: Sequence[Statement]) -> bool:
    """Whether its article gives the words to nobody else."""
    return all(same_name(owner(o), owner(s)) for o in beside if o.start < s.end and s.start < o.end)


def _other_way(a: Statement, b: Statement, material: Material) -> tuple[Strength, str] | None:
    """One owner, other people between him and the reader; who is quoted directly elsewhere is not contradicted."""
    left, right = (frozenset(name for name in s.chain[:-1] if material.who.is_person(name)) for s in (a, b))
    return ("divergence", "the words come through other people") if left and right and left != right else None


def same_name(one: str, other: str) -> bool:
    """True where two names share a word: "vale" and "arn vale", but also two people of one family, of whom nobody knows."""
    shared = set(one.replace(".", "").split()) & set(other.replace(".", "").split())
    return one == other or any(len(word) > 2 for word in shared)


def _soon(a: Statement, b: Statement, material: Material) -> bool:
    days = [material.articles[s.article_id].published for s in (a, b)]
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= LATER


def _clash(key: str, statements: Sequence[Statement], found: tuple[Strength, str]) -> Clash:
    return Clash(
        subject_id=key,
        field="chain",
        kind="attribution",
        strength=found[0],
        note=f"{found[1]}: {' and '.join(sorted({mouths(s) for s in statements}))}",
        stands=tuple(said_by(s, mouths(s)) for s in statements),
    )


def mouths(s: Statement) -> str:
    """Everybody the words went through."""
    return " → ".join(s.chain) or s.speaker or ""


def said_by(s: Statement, value: str) -> Stand:
    """A stand whose passage is a statement's content."""
    return Stand(value=value, side=s.side, capture_id=s.capture_id, start=s.start, end=s.end, quote=s.quote)


__all__ = ["mouths", "other_mouths", "owner", "said_by", "same_name"]
