"""Reports of one event that differ in whether, when or as what it happened."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from peaceledger.reconcile.about import denying
from peaceledger.reconcile.clash import Clash, Stand, stand_of
from peaceledger.reconcile.clash_mouths import said_by
from peaceledger.reconcile.events import ASSERTED, When, when_in_words
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.passages import any_of
from peaceledger.reconcile.profile import FAMILY, plain
from peaceledger.records import Article, Count, Mention

DRAFT = frozenset({"proposed"})
DONE = frozenset({"occurred", "agreed", "ongoing"})
PAPERS = frozenset({"agreement", "ceasefire"})
"""Types of which "a draft" and "a deal" are told in turn."""
DATE = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4})"
    r"|(?:\d{4}-\d{2}-\d{2})|(?:\d{1,2}[./]\d{1,2}[./]\d{4})"
)
DAY_OF_MONTH = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b")
BLOWS = frozenset({"attack", "ceasefire_violation"})
SENTENCE_END = re.compile(r"[.!?](?=[\s”\"’])")
ROUGH = 20
"""Days of an interval that "more than six months ago" and "a decade and a half ago" leave: it does not end to the day."""
LASTS = 1
"""Days before and after its own on which a summit or an offensive still goes on."""
SOON = 7
"""Days by which a printed date is too early before what is told as past is another year's."""
HEAD = 600
"""Characters from an article's start in which its printed date stands."""


def denial(mentions: tuple[Mention, ...], event_id: str, material: Material) -> Iterator[Clash]:
    """Asserted by some, denied by others."""
    asserted = [m for m in mentions if m.status in ASSERTED]
    denied = [m for m in mentions if m.status == "denied"]
    stands = [stand_of(m, "denied", material.voice(m)) for m in denied]
    stands += [said_by(s, "denied") for s in denying(event_id, mentions, material)]
    asserted = [m for m in asserted if not any(_inside(m, s) for s in stands)]
    if not asserted or not stands:
        return
    stands += [_with_blame(stand_of(m, "asserted", material.voice(m)), m, material) for m in asserted]
    yield Clash(
        subject_id=event_id,
        field="status",
        kind="denial",
        strength="contradiction",
        note=f"asserted in {_passages(len(asserted))}, denied in {_passages(len(stands) - len(asserted))}",
        stands=tuple(stands),
    )


def _with_blame(stand: Stand, m: Mention, material: Material) -> Stand:
    """With the rest of its sentence, which says who is blamed: "a shell hit the school, they said, and blamed the rebels"."""
    if m.type not in BLOWS:
        return stand
    text = material.texts.get(m.capture_id, "")
    stop = SENTENCE_END.search(text, m.end)
    end = stop.start() + 1 if stop else m.end
    return replace(stand, end=end, quote=text[m.start : end]) if stop and text[m.end : end].strip(" .") else stand


def _inside(m: Mention, denied: Stand) -> bool:
    """Whether a denial itself tells it: "denied the raid in which two died" asserts no raid."""
    return m.capture_id == denied.capture_id and denied.start <= m.start and m.end <= denied.end


def blame(mentions: tuple[Mention, ...], event_id: str, material: Material) -> Iterator[Clash]:
    """Two parties that accuse each other over one event."""
    said = {s.statement_id: s for s in material.about.get(event_id, ())}
    said |= {s.statement_id: s for m in mentions if (s := material.statements.get(m.statement_id or ""))}
    accusing = [s for s in said.values() if "accuse" in s.stances and s.side in material.lexicon.parties]
    sides = sorted({s.side or "" for s in accusing})
    if len(sides) > 1:
        yield Clash(
            subject_id=event_id,
            field="blame",
            kind="cause_or_blame",
            strength="contradiction",
            note=f"{' and '.join(sides)} accuse each other over this",
            stands=tuple(said_by(s, f"{s.speaker or s.side} accuses") for s in accusing),
        )


def different_time(mentions: tuple[Mention, ...], event_id: str, material: Material) -> Iterator[Clash]:
    """Dates of one event that exclude each other."""
    dated = [m for m in mentions if m.date_basis in ("stated", "relative") and m.date_earliest and m.date_latest]
    lasting = any_of(material.words("lasting"), escaped=False)
    slack = LASTS if any(lasting.search(m.quote) for m in dated) else 0
    spans = {_span(m, slack) for m in dated}
    apart = {s for s in spans if any(_apart(s, o) for o in spans)}
    if not apart:
        return
    stands = [stand_of(m, _when(m), material.voice(m)) for m in dated if _span(m, slack) in apart]
    yield Clash(
        subject_id=event_id,
        field="date",
        kind="different_time",
        strength="divergence",
        note=f"dated {' and '.join(sorted({s.value for s in stands}))}",
        stands=tuple(stands),
    )


def _span(m: Mention, slack: int) -> tuple[date | None, date | None]:
    """The days that its date may mean: those of what lasts days, and what is reckoned in months or years, on either side too."""
    first, last = m.date_earliest, m.date_latest
    if first is None or last is None:
        return first, last
    width = (last - first).days
    rough = timedelta(days=max(slack, width if m.date_basis == "relative" and width >= ROUGH else 0))
    return first - rough, last + rough


def _apart(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    return a[0] > b[1] or b[0] > a[1]


def _when(m: Mention) -> str:
    return when_in_words(When(earliest=m.date_earliest, latest=m.date_latest, basis=m.date_basis))


def paper_status(mentions: tuple[Mention, ...], event_id: str, material: Material) -> Iterator[Clash]:
    """A draft to one article, a deal to another."""
    papers = [m for m in mentions if m.type in PAPERS]
    draft, done = [m for m in papers if m.status in DRAFT], [m for m in papers if m.status in DONE]
    if not draft or not done or {m.article_id for m in draft} == {m.article_id for m in done}:
        return
    stands = [stand_of(m, m.status, material.voice(m)) for m in (*draft, *done)]
    yield Clash(
        subject_id=event_id,
        field="status",
        kind="status",
        strength="divergence",
        note=f"told as {' and as '.join(sorted({s.value for s in stands}))}",
        stands=tuple(stands),
    )


def release_or_exchange(mentions: tuple[Mention, ...], event_id: str, material: Material) -> Iterator[Clash]:
    """The same prisoners "released" here and "exchanged" there; "freed in a swap" is both at once."""
    exchanged = frozenset(material.words("prisoner_exchange_words"))
    told: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        words = m.trigger.casefold().split()
        if FAMILY.get(m.type) == "prisoners" and words:
            if not exchanged.isdisjoint(plain(m.quote).split()):
                told["prisoner_exchange"].append(m)
            elif words[0] in material.words("prisoner_release_words"):
                told["prisoner_release"].append(m)
    told["prisoner_release"] = _releases_alone(told["prisoner_release"], told["prisoner_exchange"], material)
    if not all(told.values()) or len(told) < 2:
        return
    stands = [stand_of(m, kind.replace("_", " "), material.voice(m)) for kind, group in told.items() for m in group]
    yield Clash(
        subject_id=event_id,
        field="type",
        kind="wording",
        strength="wording",
        note="told as a release and as an exchange",
        stands=tuple(stands),
    )


def _releases_alone(releases: list[Mention], exchanges: list[Mention], material: Material) -> list[Mention]:
    """Releases in articles that tell of no exchange; without such an article all, unless both sides get people back there.

    Where an article tells both halves, or of one that it was "in return", each release is half of the exchange, and no other
    word for it.
    """
    releases = [m for m in releases if not _in_return(m, material) and not any(_one_sentence(m, e, material) for e in exchanges)]
    swapped = {m.article_id for m in exchanges}
    alone = [m for m in releases if m.article_id not in swapped]
    told = [m for m in alone if not _tells_halves([n for n in alone if n.article_id == m.article_id], [], material)]
    return told if alone else ([] if _tells_halves(releases, exchanges, material) else releases)


def _one_sentence(m: Mention, other: Mention, material: Material) -> bool:
    """Whether one sentence has both words: "swaps that freed three"."""
    between = material.texts.get(m.capture_id, "")[min(m.end, other.end) : max(m.start, other.start)]
    return m.article_id == other.article_id and "\n" not in between and not SENTENCE_END.search(f"{between} ")


def _in_return(m: Mention, material: Material) -> bool:
    """Whether its paragraph says what the other side did for it."""
    text = material.texts.get(m.capture_id, "")
    first, last = text.rfind("\n", 0, m.start) + 1, text.find("\n", m.end)
    paragraph = text[first : last if last >= 0 else len(text)].casefold()
    return any(cue in paragraph for key in ("in_return", "for_its_part") for cue in material.words(key))


def _tells_halves(releases: list[Mention], exchanges: list[Mention], material: Material) -> bool:
    """True where both sides get people back."""

    def returned(mentions: list[Mention]) -> list[Count]:
        return [c for m in mentions for c in material.counts_of.get(m.mention_id, ()) if c.role == "returned"]

    both = len({c.returned_to for c in returned([*releases, *exchanges])} - {None}) > 1
    return both or len({c.low for c in returned(releases) if c.returned_to is None}) > 1


def source_date(article: Article, mentions: list[Mention], material: Material) -> Iterator[Clash]:
    """A printed date before the event the article reports as done."""
    if article.published is None:
        return
    ahead = any_of(material.lexicon.vocab.get("matters", {}).get("dated", {}).get("set", ()), escaped=False)
    later = [m for m in mentions if _told_too_early(m, article) and not ahead.search(m.quote)]
    printed = printed_date(article, material) if later else None
    if printed is None or not later:
        return
    value = when_in_words(When(earliest=article.published, latest=article.published, basis="stated"))
    stands = [printed, *(_dated_words(m, material) for m in later)]
    yield Clash(
        subject_id=article.article_id,
        field="published",
        kind="source_date",
        strength="contradiction",
        note=f"printed {value}, yet it reports {', '.join(sorted({s.value for s in stands[1:]}))} as past",
        stands=tuple(stands),
    )


def _told_too_early(m: Mention, article: Article) -> bool:
    """Whether a report tells as past what by its own words was after its printed date."""
    if article.published is None or m.date_earliest is None or m.date_earliest <= article.published:
        return False
    if article.date_flag is not None and m.date_basis == "stated":
        return True
    soon = (m.date_earliest - article.published).days <= SOON and m.date_earliest == m.date_latest
    return (
        soon
        and m.status in ("occurred", "claimed")
        and m.date_basis in ("stated", "relative")
        and _says(m.date_earliest.day, m.quote)
    )


def _says(day: int, words: str) -> bool:
    """Whether a day of a month stands in a passage as a number beside a month's name."""
    return any(str(day) in found[0].split() for found in DAY_OF_MONTH.finditer(words.replace(",", " ")))


def printed_date(article: Article, material: Material) -> Stand | None:
    """The printed date at the top of an article, as a position."""
    text = material.texts.get(article.capture_id, "")
    for match in DATE.finditer(text, article.start, min(article.end, article.start + HEAD)):
        day = article.published
        if day and str(day.day) in re.findall(r"\d+", match[0].replace("-0", "-")) and str(day.year) in match[0]:
            value = f"published {when_in_words(When(earliest=day, latest=day, basis='stated'))}"
            return Stand(
                value=value, side=None, capture_id=article.capture_id, start=match.start(), end=match.end(), quote=match[0]
            )
    return None


def _dated_words(m: Mention, material: Material) -> Stand:
    """The written date inside the passage or its sentence, else the passage."""
    text = material.texts.get(m.capture_id, "")
    value = f"event {_when(m)}"
    match = DATE.search(text, m.start, min(len(text), m.end + HEAD // 4))
    if match and m.date_earliest and str(m.date_earliest.year) in match[0]:
        return Stand(value=value, side=None, capture_id=m.capture_id, start=match.start(), end=match.end(), quote=match[0])
    return stand_of(m, value, None)


def _passages(n: int) -> str:
    return f"{n} passage{'s' if n > 1 else ''}"


__all__ = ["SOON", "blame", "denial", "different_time", "paper_status", "printed_date", "release_or_exchange", "source_date"]
