"""What each speaker and side said over time, and who is quoted by which outlets."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peaceledger.analysis.tables import Row
from peaceledger.dossier.refs import Texts, outlets_of
from peaceledger.dossier.words import Words

MOST_OUTLETS = 12
"""Columns that a wide screen shows at once; the other outlets are counted together."""
MOST_SIDES, MOST_QUOTED = 20, 60
"""Rows that somebody still reads; every side and speaker can be chosen above the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An utterance in numbers that ``Spoken`` explains.

    Attributes:
        utterance_id: As in the ledger.
        speaker: Who said it.
        sides: Whose sides.
        day: Day of the first report as YYYY-MM-DD, empty if unknown.
        n_first: Articles of that day that report it; more than one is a tie.
        stances: What the words do.
        topics: What they are about.
        quarrel: The disagreement about its wording, empty if there is none.
        fullest: Which of the reports gives the words in full.
        reports: The first one first: article, start, end, kind (direct, mixed, indirect), chain, cue, and where the
            speaker is named.
    """

    utterance_id: str
    speaker: int
    sides: tuple[int, ...]
    day: str
    n_first: int
    stances: tuple[int, ...]
    topics: tuple[int, ...]
    quarrel: str
    fullest: int
    reports: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """All utterances; strings stand once and are named by their number.

    Attributes:
        speakers: Names.
        sides: Ids.
        side_names: Their names.
        outlets: Names.
        chains: Who reports the words before their owner, outermost first, one in a line.
        cues: Reporting words.
        stances: Codes.
        topics: In words.
        articles: Capture, outlet and day of publication in words.
        said: Utterances in order of time.
    """

    speakers: tuple[str, ...]
    sides: tuple[str, ...]
    side_names: tuple[str, ...]
    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    cues: tuple[str, ...]
    stances: tuple[str, ...]
    topics: tuple[str, ...]
    articles: tuple[tuple[str, int, str], ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedRow:
    """How often a side or speaker is quoted by each outlet."""

    key: str
    name: str
    side: str | None
    total: int
    when: str | None
    counts: tuple[int, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedTable:
    """Who is quoted by which outlets. ``left_out`` speakers have a page and no row."""

    outlets: tuple[str, ...]
    n_elsewhere: int
    sides: tuple[QuotedRow, ...]
    speakers: tuple[QuotedRow, ...]
    left_out: int


NO_SIDE = "none"
"""Id of the side of speakers whose side nobody states."""


class Numbers:
    """Values by number, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def of(self, value: str) -> int:
        """Number of a value."""
        return self._at.setdefault(value, len(self._at))

    @property
    def values(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._at)


def spoken(tables: Mapping[str, list[Row]], texts: Texts, shown: set[str], say: Words) -> Spoken:
    """Everything said in the articles shown, in order of time, undated last.

    Args:
        tables: Of the ledger.
        texts: Its captures.
        shown: Articles of which at least one must report an utterance.
        say: The language.
    """
    reports: dict[str, list[Row]] = defaultdict(list)
    for s in tables["statements"]:
        reports[s["utterance_id"]].append(s)
    chosen = [u for u in tables["utterances"] if any(s["article_id"] in shown for s in reports[u["utterance_id"]])]
    pages = Pages(tables, texts, say)
    sides = side_names(tables, say)
    said = tuple(pages.said(u, reports[u["utterance_id"]]) for u in sorted(chosen, key=_when))
    return Spoken(
        speakers=pages.speakers.values,
        sides=pages.sides.values,
        side_names=tuple(sides.get(s, s) for s in pages.sides.values),
        outlets=pages.outlets.values,
        chains=pages.chains.values,
        cues=pages.cues.values,
        stances=pages.stances.values,
        topics=pages.topics.values,
        articles=tuple(pages.articles),
        said=said,
    )


def _when(utterance: Row) -> tuple[bool, date, str, int]:
    day = utterance["first_published"]
    return day is None, day or date.min, utterance["capture_id"], utterance["start"]


def side_names(tables: Mapping[str, list[Row]], say: Words) -> dict[str, str]:
    """Names of the sides by id."""
    return {a["actor_id"]: a["name"] for a in tables["actors"]} | {NO_SIDE: say("no_side")}


class Pages:
    """The utterances of a ledger as short rows of numbers: a string stands once, and the words stay in their texts."""

    def __init__(self, tables: Mapping[str, list[Row]], texts: Texts, say: Words) -> None:
        self._texts, self._say = texts, say
        self._article = {a["article_id"]: a for a in tables["articles"]}
        self._outlet = outlets_of(tables, say)
        self._quarrel = {d["subject_id"]: d["disagreement_id"] for d in tables["disagreements"] if d["field"] == "wording"}
        self._number: dict[str, int] = {}
        self.articles: list[tuple[str, int, str]] = []
        self.speakers, self.sides, self.outlets, self.chains = Numbers(), Numbers(), Numbers(), Numbers()
        self.cues, self.stances, self.topics = Numbers(), Numbers(), Numbers()

    def said(self, utterance: Row, reports: Sequence[Row]) -> Said:
        """One utterance with its reports, the first of them first."""
        ordered = sorted(reports, key=lambda s: self._order(s, utterance["first_statement_id"]))
        full = next(s for s in reports if s["statement_id"] == utterance["statement_id"])
        stances = dict.fromkeys(code for s in (full, *ordered) for code in s["stances"] or [s["stance"]])
        topics = dict.fromkeys(code for s in (full, *ordered) for code in s["topics"])
        day = utterance["first_published"]
        return Said(
            utterance_id=utterance["utterance_id"],
            speaker=self.speakers.of(utterance["speaker"] or self._say("nobody")),
            sides=tuple(self.sides.of(side) for side in (utterance["side"] or NO_SIDE).split("; ")),
            day=day.isoformat() if day else "",
            n_first=utterance["n_first"],
            stances=tuple(self.stances.of(self._say.label(code)) for code in stances),
            topics=tuple(self.topics.of(self._say.label(code)) for code in topics),
            quarrel=self._quarrel.get(utterance["utterance_id"], ""),
            fullest=ordered.index(full),
            reports=tuple(self._report(s) for s in ordered),
        )

    def _order(self, s: Row, first: str | None) -> tuple[bool, bool, date, str]:
        day = self._article[s["article_id"]]["published"]
        return s["statement_id"] != first, day is None, day or date.min, str(s["statement_id"])

    def _report(self, s: Row) -> tuple[int, ...]:
        """Article, passage, how it is quoted, through whom, by which word, and where the speaker is named (0-0: nowhere)."""
        through = "\n".join(s["chain"][:-1])
        named = self._texts.span(s, "speaker_start", "speaker_end") if s["speaker_start"] is not None else (0, 0)
        return (
            self._at(s["article_id"]),
            *self._texts.span(s, "start", "end"),
            ("direct", "mixed", "indirect").index(s["kind"]),
            self.chains.of(through),
            self.cues.of(s["cue"] or ""),
            *named,
        )

    def _at(self, article_id: str) -> int:
        if article_id not in self._number:
            self._number[article_id] = len(self.articles)
            article = self._article[article_id]
            day = self._say.day(article["published"]) or ""
            self.articles.append((article["capture_id"], self.outlets.of(self._outlet[article_id]), day))
        return self._number[article_id]


def quoted_table(tables: Mapping[str, list[Row]], shown: set[str], say: Words) -> QuotedTable:
    """Sides, then speakers, most quoted first, by the outlets that quote most. Joint statements count for each who speaks.

    Args:
        tables: Of the ledger.
        shown: Articles whose statements are counted.
        say: The language.
    """
    outlet, published = outlets_of(tables, say), {a["article_id"]: a["published"] for a in tables["articles"]}
    said = [s for s in tables["statements"] if s["article_id"] in shown and s["speaker"]]
    often = Counter(outlet[s["article_id"]] for s in said)
    columns = sorted(often, key=lambda name: (-often[name], name))[:MOST_OUTLETS]
    sides, speakers = Quotations(outlet, published, say), Quotations(outlet, published, say)
    parties = side_names(tables, say)
    for s in said:
        names = s["speaker"].split("; ")
        for name in names:
            speakers.add(name, name, s["side"] if len(names) == 1 else None, s["article_id"])
        for side in filter(None, (s["side"] or "").split("; ")):
            sides.add(side, parties.get(side, side), None, s["article_id"])
    kept = speakers.rows(columns, MOST_QUOTED, least=2)
    return QuotedTable(
        outlets=tuple(columns),
        n_elsewhere=len(often) - len(columns),
        sides=sides.rows(columns, MOST_SIDES, least=1),
        speakers=kept,
        left_out=len(speakers.articles) - len(kept),
    )


class Quotations:
    """Statements counted by who speaks."""

    def __init__(self, outlet: Mapping[str, str], published: Mapping[str, date | None], say: Words) -> None:
        self._outlet, self._published, self._say = outlet, published, say
        self._name: dict[str, str] = {}
        self._side: dict[str, str | None] = {}
        self.articles: dict[str, list[str]] = defaultdict(list)

    def add(self, key: str, name: str, side: str | None, article_id: str) -> None:
        """One more statement."""
        self._name[key] = name
        self._side[key] = self._side.get(key) or side
        self.articles[key].append(article_id)

    def rows(self, columns: Sequence[str], most: int, *, least: int) -> tuple[QuotedRow, ...]:
        """Those quoted most, with at least so many statements."""
        keys = sorted((k for k, found in self.articles.items() if len(found) >= least), key=lambda k: (-len(self.articles[k]), k))
        return tuple(self._row(key, columns) for key in keys[:most])

    def _row(self, key: str, columns: Sequence[str]) -> QuotedRow:
        found = Counter(self._outlet[a] for a in self.articles[key])
        days = [day for a in self.articles[key] if (day := self._published[a])]
        return QuotedRow(
            key=key,
            name=self._name[key],
            side=self._side[key],
            total=len(self.articles[key]),
            when=self._say.months(min(days), max(days)) if days else None,
            counts=tuple(found[c] for c in columns),
            elsewhere=sum(n for name, n in found.items() if name not in columns),
        )
