"""Where the articles of one file begin: a file may hold one article with headings, or many glued together."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peaceledger.readers.bylines import dateline, is_name
from peaceledger.readers.cohesion import Turn, Wording
from peaceledger.readers.lines import Line, beside_mark, numbered, reads_as_sentence, usual_gap

LEAST_WORDS = 25
"""Words of the shortest article that is split off."""
LEAST_BODY = 12
"""Words of a first line of running text; shorter ones are captions and remarks."""
LONGEST_OPENING = 8
"""Lines of the longest opening: section, headline, deck, two dates, two names, a separator."""

# Weights of a logistic score, and the score from which a line begins an article. Fitted on 80 feeds of five news articles glued
# with single line breaks (277 borders against 420 headings, captions and other lone lines) and rounded; the threshold favours
# precision: an article with a stranger at its end is read better than one cut in two. On 120 other feeds 357 of 399 splits were
# right and 357 of 480 borders found; of 600 single articles 12 were cut.
BASE, COHESION, INTRODUCED, TITLED, CARRIED, ECHO = 1.1, -5.4, 0.4, 0.85, -0.4, 3.1
LENGTH, FULL_LENGTH, SHORT, SHORT_LENGTH, QUESTION, LABELLED = 2.4, 12, -1.1, 4, -1.1, -0.6
THRESHOLD = 0.6
GOES_ON = 1.3
"""Cohesion beyond which a passage tells the same story again, as a second report does, rather than goes on with it."""
BASE_RATE = 0.5
"""Weight of the file's own share of lines that pass: one line among thirty headings is a chance hit, four of four are a feed."""
MARGIN = 1.5
"""Of several readings of one run of lines the first that comes so near to the best is taken: a headline goes before its deck."""
LEAST_UNMARKED = 60
"""Words on both sides without which wording alone decides nothing."""
# Signs on the page weigh as much as a change of subject does; they are rare in the corpora, so these are set by hand.
SAME_MARKS, OTHER_MARKS, DATELINE, SEPARATOR, WIDE_GAP, AFTER_FURNITURE = 4.0, 1.5, 3.0, 2.5, 1.0, 1.0
SAME_MANNER = 2.0
"""Added where a line reads as a sentence and so does the file's first line: a feed of decks whose headlines were lost."""

_OPENING = frozenset({"head", "date", "byline", "label", "section", "separator", "number"})
_MARKS = frozenset({"date", "byline", "label"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Lines that could open an article, and the body line after them.

    Attributes:
        lines: Headline, date, byline and such, in order; empty where a dateline opens the article.
        body: The first line of running text.
        marks: Their looks in order, each once.
        before: The line above them, None at the top of the file.
    """

    lines: tuple[Line, ...]
    body: Line
    marks: tuple[str, ...]
    before: Line | None

    @property
    def start(self) -> int:
        """Where the article would begin: separators and document numbers stay outside."""
        inside = [line for line in self.lines if line.look not in ("separator", "number")]
        return (inside or [self.body])[0].start

    @property
    def head(self) -> Line | None:
        """The line that would be headline or deck."""
        return next((line for line in self.lines if line.look == "head"), None)


def article_starts(text: str, lines: Sequence[Line]) -> tuple[int, ...]:
    """Return where each article begins, at least one place; when unsure, nothing is split off.

    Args:
        text: The capture's text.
        lines: Its lines.
    """
    first = next((line.start for line in lines if line.look not in ("separator", "number")), 0)
    return _numbered_starts(lines) or (first, *_unnumbered(text, lines, list(_openings(lines))))


def _numbered_starts(lines: Sequence[Line]) -> tuple[int, ...]:
    """Starts behind "Document 3 of 9" and its like, where these count up and each has an article behind it; else none."""
    heads = [i for i, line in enumerate(lines) if line.look == "number"]
    parts = [lines[i + 1 : j] for i, j in pairwise([*heads, len(lines)])]
    counted = [numbered(lines[i].text) or 0 for i in heads]
    counts_up = len(heads) > 1 and all(b == a + 1 for a, b in pairwise(counted))
    if not counts_up or any(sum(line.words for line in part) < LEAST_WORDS for part in parts):
        return ()
    return tuple(next((line for line in part if line.look != "separator"), part[0]).start for part in parts)


def _unnumbered(text: str, lines: Sequence[Line], runs: Sequence[tuple[Opening, ...]]) -> tuple[int, ...]:
    scores = list(_scores(text, lines, runs))
    passed = sum(score > THRESHOLD for _, score in scores)
    rate = BASE_RATE * math.log((passed + 1) / (len(scores) - passed + 1))
    return tuple(start for start, score in scores if score > THRESHOLD and score + rate > THRESHOLD)


def _scores(text: str, lines: Sequence[Line], runs: Sequence[tuple[Opening, ...]]) -> Iterator[tuple[int, float]]:
    """Start and score of every opening but the file's own, each compared with what follows the last one that passed."""
    file = _File(wording=Wording(text), gap=usual_gap(lines), top=_top(lines, runs), end=len(text))
    since = lines[0].start if lines else 0
    for run in runs:
        scored = [(o, score) for o in run if o is not file.top and (score := _total(file, since, o)) is not None]
        if not scored or run[0] is file.top:
            continue
        best = max(score for _, score in scored)
        start, score = next((o.start, score) for o, score in scored if score >= best - MARGIN)
        yield start, score
        since = start if score > THRESHOLD else since


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """What every opening of a file is judged against."""

    wording: Wording
    gap: float
    top: Opening | None
    end: int


def _top(lines: Sequence[Line], runs: Sequence[tuple[Opening, ...]]) -> Opening | None:
    return runs[0][0] if runs and runs[0][0].lines[:1] == tuple(lines[:1]) else None


def _total(file: _File, since: int, opening: Opening) -> float | None:
    """Score of an opening, None where too little text stands on one side of it."""
    size = min(len(file.wording.between(since, opening.start)), len(file.wording.between(opening.body.start, file.end)))
    page = _page_score(opening, file)
    if size < LEAST_WORDS or (not page and size < LEAST_UNMARKED):
        return None
    turn = file.wording.turn(since, _span(opening), opening.body.start)
    return page + SAME_MANNER * _decks(opening, file.top) + _score(opening, turn)


def _decks(opening: Opening, top: Opening | None) -> bool:
    return all(o is not None and o.head is not None and reads_as_sentence(o.head) for o in (opening, top))


def _span(opening: Opening) -> tuple[int, int]:
    return (opening.head.start, opening.head.end) if opening.head else (opening.start, opening.start)


def _score(opening: Opening, turn: Turn) -> float:
    head = opening.head
    words = head.words if head else 0
    return (
        BASE
        + COHESION * min(turn.cohesion, 2 * GOES_ON - turn.cohesion)
        + INTRODUCED * min(turn.introduced, 3)
        + TITLED * min(turn.titled, 2)
        + CARRIED * min(turn.carried, 4)
        + ECHO * turn.echo
        + LENGTH * min(words, FULL_LENGTH) / FULL_LENGTH
        + SHORT * (0 < words <= SHORT_LENGTH)
        + QUESTION * (head is not None and head.text.endswith("?"))
        + LABELLED * (head is not None and ":" in head.text[:25])
    )


def _page_score(opening: Opening, file: _File) -> float:
    marked = _MARKS & set(opening.marks)
    shared = file.top is not None and _order(opening) == _order(file.top)
    first = (*opening.lines, opening.body)[0]
    return (
        (SAME_MARKS if shared else OTHER_MARKS) * bool(marked)
        + DATELINE * _has_dateline(opening, file.top)
        + SEPARATOR * ("separator" in opening.marks)
        + WIDE_GAP * (first.gap > file.gap)
        + AFTER_FURNITURE * (opening.before is not None and opening.before.look in ("furniture", "references"))
    )


def _has_dateline(opening: Opening, top: Opening | None) -> bool:
    """A dateline alone, under a summary or caption, opens no second article unless the file's first has one, too."""
    return "dateline" in opening.marks and (opening.head is not None or (top is not None and "dateline" in top.marks))


def _order(opening: Opening) -> tuple[str, ...]:
    return tuple(mark for mark in opening.marks if mark in ("head", "date", "byline", "label"))


def _openings(lines: Sequence[Line]) -> Iterator[tuple[Opening, ...]]:
    """Every run of short lines before running text, and every paragraph that opens with a dateline; each in all its readings."""
    run: list[Line] = []
    listed, signed_below, before = False, _signed_below(lines), None
    for line in lines:
        if line.look in _OPENING or (line.look == "furniture" and run):
            run.append(line)
        elif line.look in ("body", "item") and (line.words >= LEAST_BODY or line.text.endswith(":")):
            own = _last_head(run) if listed else _unsigned(run) if signed_below else run
            yield from filter(None, [_readings(own[-LONGEST_OPENING:], line, before)])
            run, listed, before = [], False, line
        else:
            run, listed, before = [], listed or line.look == "references", line


def _readings(run: list[Line], body: Line, before: Line | None) -> tuple[Opening, ...]:
    """The run as a whole, then from each later headline on: a stray line may close the article before."""
    marks = [i for i, line in enumerate(run) if line.look in _MARKS] or [len(run)]
    later = [i for i in range(1, len(run)) if _mark(run, i) == "head" and i < max(marks[0], 1)]
    found = [_opening(run[i:], body, run[i - 1] if i else before) for i in (0, *later)]
    return tuple(o for o in found if o.marks)


def _signed_below(lines: Sequence[Line]) -> bool:
    """True where dates and names stand under the articles: the file ends with one and does not begin with one."""
    top = [line.look for line in lines[: next((i for i, line in enumerate(lines) if line.look == "body"), 0)]]
    return bool(lines) and lines[-1].look in _MARKS and not _MARKS & set(top)


def _unsigned(run: list[Line]) -> list[Line]:
    """A run without the dates and names that close the article before it."""
    first = next((i for i, line in enumerate(run) if line.look not in _MARKS), 0)
    return run[first:]


def _last_head(run: list[Line]) -> list[Line]:
    """Below a list of references only the last headline, with what is around it, opens an article; the rest is the list."""
    marks = [i for i, line in enumerate(run) if line.look in _MARKS] or [len(run)]
    heads = [i for i, line in enumerate(run) if line.look == "head" and i < max(marks[0], 1)]
    return run[heads[-1] :] if heads else run


def _opening(run: list[Line], body: Line, before: Line | None) -> Opening:
    marks = [_mark(run, i) for i in range(len(run))] + (["dateline"] if dateline(body.text) else [])
    return Opening(lines=tuple(run), body=body, marks=tuple(dict.fromkeys(marks)), before=before)


def _mark(run: list[Line], index: int) -> str:
    """A bare name under a headline, beside a date, is a byline."""
    line = run[index]
    return "byline" if index and line.look == "head" and is_name(line.text) and beside_mark(run, index) else line.look
