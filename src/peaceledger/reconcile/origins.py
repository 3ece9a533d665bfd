"""How many independent origins the reports of an event have, and why not more.

An article is one origin with the articles whose text it copies. For one event it is also one with articles that share the passage
which tells of it; and where it rests on an outlet that it names ("the agency reported"), its origin is that outlet's, be that in
this ledger or not. What officials say to many is no origin: each outlet may have heard it itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peaceledger.reconcile.citing import Cited, Citing, cited_in
from peaceledger.reconcile.copies import Copies, Stretch, find_copies, meet, neighbours
from peaceledger.reconcile.groups import Groups
from peaceledger.reconcile.material import Material
from peaceledger.records import Article, Mention, OriginLink, record_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where articles and passages come from.

    Attributes:
        of_article: Id of the text an article is a copy of, by article_id.
        copies: Texts in common.
        beside: With which articles each shares a passage.
        cited: Outlets that a passage rests on, by mention_id; passages that name none are left out.
        credits: The wire that a whole article is credited to, by article_id.
        speaking: Articles that attribute something to somebody, or name an outlet as their source.
    """

    of_article: Mapping[str, str]
    copies: Copies
    beside: Mapping[str, set[str]]
    cited: Mapping[str, tuple[Cited, ...]]
    credits: Mapping[str, Cited]
    speaking: frozenset[str]


def find_origins(material: Material, mentions: Iterable[Mention]) -> Origins:
    """Look for texts in common, for outlets that passages rest on, and for wires' credits.

    Args:
        material: Articles and texts.
        mentions: Passages that report events.
    """
    printed = {a.source_id for a in material.articles.values() if a.source_id}
    copies, citing = find_copies(material), Citing(material.lexicon, printed)
    credits = {
        key: found
        for key, article in material.articles.items()
        if (found := citing.credit(article, material.texts.get(article.capture_id, ""))) and found.outlet != article.source_id
    }
    cited = {m.mention_id: outlets for m in mentions if (outlets := cited_in(m, material, citing))}
    return Origins(
        of_article=copies.of_article,
        copies=copies,
        beside=neighbours(copies.shared),
        cited=cited,
        credits=credits,
        speaking=_speaking(material, citing) | credits.keys(),
    )


def _speaking(material: Material, citing: Citing) -> frozenset[str]:
    attributing = {s.article_id for s in material.statements.values() if s.speaker}
    naming = {
        key
        for key, a in material.articles.items()
        if key not in attributing and any(citing.of_text(material.texts.get(a.capture_id, "")[a.start : a.end]))
    }
    return frozenset(attributing | naming)


def articles_of(material: Material, origins: Origins) -> tuple[Article, ...]:
    """All articles with their origin, and whether they attribute nothing to anybody; what was not read is not judged."""
    return tuple(
        replace(a, origin_id=origins.of_article[key], unsourced=key not in origins.speaking and a.capture_id in material.texts)
        for key, a in material.articles.items()
    )


def independent(reports: Iterable[Mention], material: Material, origins: Origins) -> int:
    """Independent origins of some reports: copies, shared passages, one outlet's articles and its citations count once."""
    told = by_article(reports)
    groups = Groups()
    several: list[frozenset[str]] = []
    for article, mentions in told.items():
        outlets = rests_on(article, mentions, material, origins)
        if len(outlets) > 1:
            several.append(outlets)
            continue
        outlet = next(iter(outlets), material.outlet_key(article))
        groups.join(f"article {article}", f"outlet {outlet}")
        groups.join(f"article {article}", f"text {origins.of_article[article]}")
    for a, b in _passages_in_common(told, origins):
        groups.join(f"article {a}", f"article {b}")
    counted = {groups.find(f"article {a}") for a in told if groups.known(f"article {a}")}
    named = {o for outlets in several for o in outlets}
    further = {outlets for outlets in several if not any(groups.known(f"outlet {o}") for o in outlets)}
    outlets_read = {material.outlet_key(a) for a in told}
    return max(1, min(len(counted) + min(len(further), len(named)), len(outlets_read)))


def by_article(reports: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Reports by article."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for m in reports:
        told[m.article_id].append(m)
    return told


def _passages_in_common(told: Mapping[str, Sequence[Mention]], origins: Origins) -> Iterator[tuple[str, str]]:
    for a in told:
        for b in origins.beside.get(a, ()):
            if a < b and b in told:
                ours, theirs = ([Stretch(m.start, m.end) for m in told[key]] for key in (a, b))
                if meet(ours, theirs, origins.copies.shared[a, b]):
                    yield a, b


def rests_on(article: str, mentions: Sequence[Mention], material: Material, origins: Origins) -> frozenset[str]:
    """Outlets that an article's report of one event rests on; empty where it is its own.

    It rests on them where half of its passages or more name one as their source and no passage names somebody else; its headline,
    which tells in short what the text attributes, does not count.
    """
    if credit := origins.credits.get(article):
        return frozenset({credit.outlet})
    cited = [m for m in mentions if m.mention_id in origins.cited]
    if not cited:
        return frozenset()
    record = material.articles[article]
    head = record.start + len(record.headline or "")
    body = [m for m in mentions if m.start >= head] or list(mentions)
    elsewhere = [m for m in body if m.statement_id and m.mention_id not in origins.cited]
    if elsewhere or 2 * sum(m.mention_id in origins.cited for m in body) < len(body):
        return frozenset()
    return frozenset(c.outlet for m in cited for c in origins.cited[m.mention_id])


def origin_links(events: Mapping[str, Sequence[Mention]], material: Material, origins: Origins) -> tuple[OriginLink, ...]:
    """Every reason why articles are not independent: texts in common, and outlets that reports rest on.

    Args:
        events: Reports by event_id.
        material: Articles and texts.
        origins: What ``find_origins`` found.
    """
    links = list(origins.copies.links)
    links += [_credit(article, found, material) for article, found in origins.credits.items()]
    for event, reports in events.items():
        told = by_article(reports)
        of_outlet: dict[str, list[str]] = defaultdict(list)
        for article in told:
            of_outlet[material.outlet_key(article)].append(article)
        for article, mentions in told.items():
            if article not in origins.credits and rests_on(article, mentions, material, origins):
                links += _citations(event, mentions, of_outlet, material, origins)
    return tuple(sorted(links, key=lambda k: k.origin_link_id))


def _citations(
    event: str, mentions: Sequence[Mention], of_outlet: Mapping[str, Sequence[str]], material: Material, origins: Origins
) -> Iterator[OriginLink]:
    first: dict[str, Cited] = {}
    for m in sorted(mentions, key=lambda m: m.mention_id):
        for cited in origins.cited.get(m.mention_id, ()):
            first.setdefault(cited.outlet, cited)
    for outlet, cited in first.items():
        article = material.articles[mentions[0].article_id]
        right = min(of_outlet.get(outlet, ()), key=lambda a: (str(material.articles[a].published or "9"), a), default=None)
        yield _cites(article.article_id, cited, event, right, material)


def _credit(article: str, cited: Cited, material: Material) -> OriginLink:
    return _cites(article, cited, None, None, material)


def _cites(article: str, cited: Cited, event: str | None, right: str | None, material: Material) -> OriginLink:
    capture = material.articles[article].capture_id
    name = _name(cited.outlet, material)
    return OriginLink(
        origin_link_id=record_id("r", "cites", article, cited.outlet, event),
        kind="cites",
        left_article_id=article,
        right_article_id=right,
        event_id=event,
        cited=cited.outlet,
        share=None,
        words=None,
        reason=f"the whole article is credited to {name}" if event is None else f"what it tells of the event it has from {name}",
        capture_id=capture,
        start=cited.stretch.start,
        end=cited.stretch.end,
        quote=material.texts[capture][cited.stretch.start : cited.stretch.end],
    )


def _name(outlet: str, material: Material) -> str:
    known = material.lexicon.outlets.get(outlet)
    return known.name if known else f"“{outlet.replace('-', ' ')}”"


__all__ = ["Groups", "Origins", "articles_of", "find_origins", "independent", "origin_links", "rests_on"]
