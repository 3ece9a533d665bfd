"""One mouth in different words, and mouths set against each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from peaceledger.reconcile.clash import Clash
from peaceledger.reconcile.clash_mouths import mouths, said_by
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import plain
from peaceledger.reconcile.utterances import reports_of
from peaceledger.reconcile.wordings import wordings
from peaceledger.records import Statement

BETWEEN = 160
"""Characters between two contents set against each other: a full stop, a contrasting word, a speaker with his office, a verb."""
MOST_NAMED = 3
"""Differences of wording that a note names."""


def other_wording(statements: Iterable[Statement], material: Material) -> Iterator[Clash]:
    """Quotations of one utterance whose words are not the same in all articles.

    Args:
        statements: With ``utterance_id``.
        material: Holds the word list ``fillers``.
    """
    fillers = frozenset(material.words("fillers"))
    for key, reports in sorted(reports_of(statements).items()):
        pairs = [p for p in wordings(reports) if not _heard_alike(p[2], fillers)] if len(reports) > 1 else []
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
                note=f"{mouths(stands[0])} is quoted in {len(differing)} wordings: {against}",
                stands=tuple(said_by(s, plain(s.quote)) for s in stands),
            )


def _heard_alike(found: Iterable[tuple[str, str]], fillers: frozenset[str]) -> bool:
    """Whether two wordings differ in nothing but words that one outlet prints and another drops."""
    return fillers.issuperset(word for words in found for part in words for word in part.split())


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
                    note=f"{mouths(b)} is set against {mouths(a)} on {', '.join(sorted(set(a.topics) & set(b.topics)))}",
                    stands=(said_by(a, f"{mouths(a)}: {a.stance}"), said_by(b, f"{mouths(b)}: {b.stance}")),
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


__all__ = ["other_wording", "set_against"]
