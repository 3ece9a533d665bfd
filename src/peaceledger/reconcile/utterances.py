"""Which statements report the same words, who reported them first, and in how many places they stand."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from peaceledger.reconcile.groups import Groups
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.origins import Origins
from peaceledger.reconcile.wordings import LEAST_WORDS, NEWS, SHARED_WORDS, Content, content_of, same_utterance, speakers
from peaceledger.records import Statement, Utterance, record_id

CROWD, NEXT = 12, 4
"""Contents that share a key are all compared while they are few; of a crowd, each with the next ones in order of their words:
a quotation that a thousand outlets carry joins through its neighbours."""
FULLNESS = {"direct": 0, "mixed": 1, "indirect": 2}
DAYS = NEWS + 1
"""Days to a bucket: two reports at most ``NEWS`` days apart stand in one bucket or in two that follow each other."""


def with_utterances(statements: Iterable[Statement], material: Material) -> tuple[Statement, ...]:
    """All statements with the utterance they report, in id order; one that no other repeats is an utterance of its own."""
    found = sorted(statements, key=lambda s: s.statement_id)
    groups = Groups()
    for key, spoken in sorted(_by_speaker(found).items()):
        _join([content_of(s, material) for s in spoken], key, groups)
    return tuple(replace(s, utterance_id=record_id("u", groups.find(s.statement_id))) for s in found)


def _by_speaker(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Statements of each speaker; joint ones stand with each who speaks. Words of nobody named are nobody else's."""
    spoken: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        for name in speakers(s):
            spoken[name].append(s)
    return {name: group for name, group in spoken.items() if len(group) > 1}


def _join(contents: Sequence[Content], speaker: str, groups: Groups) -> None:
    for a, b in _candidates(contents):
        one, other = a.statement, b.statement
        if groups.find(one.statement_id) == groups.find(other.statement_id):
            continue
        if (a.spoken <= b.spoken or b.spoken <= a.spoken) and same_utterance(a, b):
            groups.join(one.statement_id, other.statement_id)


def _candidates(contents: Sequence[Content]) -> Iterator[tuple[Content, Content]]:
    """Pairs that share a key, each once."""
    ordered = sorted(contents, key=lambda c: (c.words, c.statement.statement_id))
    often: dict[str, int] = defaultdict(int)
    for c in ordered:
        for word in c.gist:
            often[word] += 1
    where: dict[Hashable, list[int]] = defaultdict(list)
    for at, c in enumerate(ordered):
        for key in _keys(c, often):
            where[key].append(at)
    met: set[tuple[int, int]] = set()
    for sharing in (s for s in where.values() if len(s) > 1):
        for at, one in enumerate(sharing):
            for other in sharing[at + 1 : at + 1 + (CROWD if len(sharing) <= CROWD else NEXT)]:
                if (one, other) not in met:
                    met.add((one, other))
                    yield ordered[one], ordered[other]


def _keys(c: Content, often: Mapping[str, int]) -> Iterator[Hashable]:
    """All words; each run of three that holds a longer one; each of its rarest words with the days it was published on.

    Two contents that share half of their words share one of the rarer half of each.
    """
    yield c.words
    words = c.words.split()
    for run in zip(words, words[1:], words[2:], strict=False):
        if not c.gist.isdisjoint(run):
            yield run
    if c.day is not None and len(c.gist) >= LEAST_WORDS:
        rare = sorted(c.gist, key=lambda word: (often[word], word))[: int((1 - SHARED_WORDS) * len(c.gist)) + 1]
        for word in rare:
            for bucket in (c.day // DAYS, c.day // DAYS + 1):
                yield word, bucket


def utterances_of(statements: Sequence[Statement], material: Material, origins: Origins) -> tuple[Utterance, ...]:
    """One row for each utterance, in id order.

    Args:
        statements: With ``utterance_id``.
        material: Articles, for dates and outlets.
        origins: Which articles are copies.
    """
    return tuple(_row(key, reports, material, origins) for key, reports in sorted(reports_of(statements).items()))


def reports_of(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Statements by utterance."""
    reports: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.utterance_id:
            reports[s.utterance_id].append(s)
    return reports


def _row(key: str, reports: Sequence[Statement], material: Material, origins: Origins) -> Utterance:
    full = min(reports, key=lambda s: (FULLNESS[s.kind], -len(s.quote), s.capture_id, s.start))
    articles = {s.article_id: material.articles[s.article_id] for s in reports}
    day = min((a.published for a in articles.values() if a.published), default=None)
    on_day = [s for s in reports if articles[s.article_id].published == day]
    dated = day is not None or len(reports) == 1
    return Utterance(
        utterance_id=key,
        speaker=full.speaker,
        speaker_id=full.speaker_id,
        side=full.side,
        statement_id=full.statement_id,
        capture_id=full.capture_id,
        start=full.start,
        end=full.end,
        quote=full.quote,
        first_statement_id=_first(on_day).statement_id if dated else None,
        first_published=day,
        n_first=sum(a.published == day for a in articles.values()) if day else 0,
        n_statements=len(reports),
        n_articles=len(articles),
        n_outlets=len({material.outlet_key(a) for a in articles}),
        n_origins=_origins(articles, material, origins),
    )


def _first(reports: Sequence[Statement]) -> Statement:
    """Of reports of one day the first in the order of the texts; an id would pick by the letters of a name."""
    return min(reports, key=lambda s: (s.capture_id, s.start, s.end, s.statement_id))


def _origins(articles: Collection[str], material: Material, origins: Origins) -> int:
    """Independent origins: copies of one text, and one outlet's several articles, count once."""
    if len(articles) == 1:
        return 1
    groups = Groups()
    for article in articles:
        groups.join(f"outlet {material.outlet_key(article)}", f"origin {origins.of_article[article]}")
    return len({groups.find(f"outlet {material.outlet_key(a)}") for a in articles})


__all__ = ["reports_of", "utterances_of", "with_utterances"]
