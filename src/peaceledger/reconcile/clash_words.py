"""Words that several articles give to different mouths, or one mouth in different words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.origins import Groups
from peaceledger.reconcile.profile import plain, three_word_runs
from peaceledger.reconcile.utterances import reports_of
from peaceledger.reconcile.wordings import SWALLOWS, wordings
from peaceledger.records import Statement

LEAST_WORDS = 6
ALIKE = 0.5
"""Least share of the shorter content's three-word runs that the other holds: in a quotation of twelve words one changed word
costs three of ten runs, two changed words six."""
LEAST_SHARED = 4
"""Runs that two contents share at least; "sovereignty and territorial integrity" is two runs and anybody's."""
MOST_SHARING = 50
"""A three-word run in more statements than this is a phrase of the language."""
BETWEEN = 160
"""Characters between two contents set against each other: a full stop, a contrasting word, a speaker with his office, a verb."""
MOST_NAMED = 3
"""Differences of wording that a note names."""


def same_words(material: Material) -> Iterator[Clash]:
    """Near-equal contents of statements in different articles whose speakers differ."""
    statements = [s for s in material.statements.values() if LEAST_WORDS <= _own_words(s.quote).count(" ") + 1 <= SWALLOWS]
    runs = {s.statement_id: _runs(s.quote) for s in statements}
    groups = Groups()
    for a, b in _pairs(statements, runs):
        groups.join(a, b)
    together: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        together[groups.find(s.statement_id)].append(s)
    for key in sorted(together):
        yield from _clashes(key, together[key])


def _own_words(quote: str) -> str:
    """Plain words without names and titles, which any two statements on one person share."""
    return plain(" ".join(w for at, w in enumerate(quote.split()) if at == 0 or not w.lstrip("“\"'‘([")[:1].isupper()))


def _runs(quote: str) -> frozenset[str]:
    return frozenset(three_word_runs(_own_words(quote)))


def _pairs(statements: Sequence[Statement], runs: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    where: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        for run in runs[s.statement_id]:
            where[run].append(s)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for sharing in where.values():
        if len(sharing) <= MOST_SHARING:
            for a, b in combinations(sharing, 2):
                if a.article_id != b.article_id:
                    shared[a.statement_id, b.statement_id] += 1
    for (a_id, b_id), n in shared.items():
        if n >= max(LEAST_SHARED, ALIKE * min(len(runs[a_id]), len(runs[b_id]))):
            yield a_id, b_id


def _clashes(key: str, statements: Sequence[Statement]) -> Iterator[Clash]:
    chains = {s.chain for s in statements if s.speaker}
    if len(chains) > 1:
        yield Clash(
            subject_id=key,
            field="chain",
            kind="attribution",
            strength="divergence",
            note=f"the same words from {' and from '.join(sorted({_mouths(s) for s in statements if s.speaker}))}",
            stands=tuple(_stand(s, _mouths(s)) for s in statements if s.speaker),
        )


def _mouths(s: Statement) -> str:
    return " → ".join(s.chain) or s.speaker or ""


def _stand(s: Statement, value: str) -> Stand:
    return Stand(value=value, side=s.side, capture_id=s.capture_id, start=s.start, end=s.end, quote=s.quote)


def other_wording(statements: Iterable[Statement]) -> Iterator[Clash]:
    """Quotations of one utterance whose words are not the same in all articles.

    Args:
        statements: With ``utterance_id``.
    """
    for key, reports in sorted(reports_of(statements).items()):
        pairs = list(wordings(reports)) if len(reports) > 1 else []
        if pairs:
            differing = {plain(s.quote): s for a, b, _ in pairs for s in (a, b)}
            stands = [s for s in reports if s.kind == "direct" and plain(s.quote) in differing]
            words = list(dict.fromkeys(words for _, _, found in pairs for words in found))
            against = "; ".join(map(_against, words[:MOST_NAMED]))
            yield Clash(
                subject_id=key,
                field="wording",
                kind="wording",
                strength="wording",
                note=f"{_mouths(stands[0])} is quoted in {len(differing)} wordings: {against}",
                stands=tuple(_stand(s, plain(s.quote)) for s in stands),
            )


def _against(words: tuple[str, str]) -> str:
    one, other = words
    return f"“{one}” or “{other}”" if one and other else f"with and without “{one or other}”"


def set_against(material: Material) -> Iterator[Clash]:
    """Statements of two sides that follow one another, on one topic, with a word that sets them against each other."""
    of_article: dict[str, list[Statement]] = defaultdict(list)
    for s in material.statements.values():
        of_article[s.article_id].append(s)
    for _, statements in sorted(of_article.items()):
        ordered = sorted(statements, key=lambda s: (s.start, s.end, s.statement_id))
        for a, b in pairwise(ordered):
            if _opposed(a, b, material):
                against = b.stance in ("deny", "reject")
                yield Clash(
                    subject_id=a.statement_id,
                    field="statement",
                    kind="true_dispute",
                    strength="contradiction" if against else "divergence",
                    note=f"{_mouths(b)} is set against {_mouths(a)} on {', '.join(sorted(set(a.topics) & set(b.topics)))}",
                    stands=(_stand(a, f"{_mouths(a)}: {a.stance}"), _stand(b, f"{_mouths(b)}: {b.stance}")),
                )


def _opposed(a: Statement, b: Statement, material: Material) -> bool:
    parties = set(material.lexicon.parties)
    sides = ({*(a.side or "").split("; ")} & parties, {*(b.side or "").split("; ")} & parties)
    if not sides[0] or not sides[1] or sides[0] & sides[1] or not set(a.topics) & set(b.topics) - {"other"}:
        return False
    return b.start >= a.end and _contrast(a, b, material)


def _contrast(a: Statement, b: Statement, material: Material) -> bool:
    """A contrasting word between the two contents, which stand in one sentence or in two that follow each other."""
    between = material.texts.get(a.capture_id, "")[a.end : b.start]
    if len(between) > BETWEEN or "\n" in between:
        return False
    words = f" {plain(between)} "
    return any(f" {cue} " in words for cue in material.words("contrast"))


__all__ = ["other_wording", "same_words", "set_against"]
