"""Drafts from the attribution tagger: what it marks where the rules on the parse found nothing."""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from peaceledger.extract.statements.cues import Frame
from peaceledger.extract.statements.draft import FINITE, Draft, is_finite, settle
from peaceledger.extract.statements.naming import Namer
from peaceledger.extract.statements.reading import Reading, tops
from peaceledger.extract.statements.speakers import RELATIVE, Voice, first_person, subject_of, voice
from peaceledger.extract.statements.verbs import reports, turned
from peaceledger.records.attribution import Attribution, Stretch

Marker = Callable[[str, Sequence[Stretch]], Sequence[Attribution]]
"""Marks attributions in some stretches of a text."""

CIRCUMSTANCE = frozenset({"as", "while", "when", "after", "before", "since", "once", "until"})
"""What opens a clause that tells when somebody spoke."""
OVERLAP = 0.1
"""Share of a content that a rule may have claimed without its being the same statement."""


def wanted(reading: Reading, rules: Sequence[Draft]) -> tuple[Stretch, ...]:
    """The sentences worth asking about: those with a reporting verb and a clause or quotation beside it, untaken by rules."""
    return tuple((u.start, u.end) for u in reading.units if _is_open(u.start, u.end, reading, rules))


def _is_open(start: int, end: int, reading: Reading, rules: Sequence[Draft]) -> bool:
    near = [d for d in rules if (d.start < end and start < d.end) or start <= d.cue_at < end]
    free = [t for t in reading.tokens(start, end) if not any(d.cue_at == t.idx or d.start <= t.idx < d.end for d in near)]
    told = [t for t in free if t.tag_ in FINITE or reading.quoted(t)]
    return bool(told) and any(_frame(t, reading) is not None and any(_is_apart(f, t) for f in told) for t in free)


def _is_apart(token: Token, cue: Token) -> bool:
    """Whether a token is neither a cue nor its auxiliary."""
    return token.i != cue.i and not (token.dep_ in ("aux", "auxpass") and token.head.i == cue.i)


def tagged_drafts(reading: Reading, namer: Namer, marked: Sequence[Attribution], rules: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a draft for each marked attribution whose content no rule has claimed and whose cue really reports.

    Args:
        reading: The article.
        namer: Tells who can speak.
        marked: What the tagger marks.
        rules: Drafts of the rules.
    """
    for one in marked:
        found = _cue(one, reading)
        if found is None:
            continue
        token, frame = found
        spoken = _voice(one, token, reading)
        if spoken is None or first_person(spoken, reading) or not namer.can_speak(spoken):
            continue
        for start, end in (_content(part, reading) or (0, 0) for part in one.contents):
            if _is_said(start, end, reading) and not _claimed(start, end, rules):
                yield Draft(start=start, end=end, voice=spoken, cue=token.text, cue_at=token.idx, frame=frame)


def _cue(one: Attribution, reading: Reading) -> tuple[Token, Frame] | None:
    """The word of a marked cue that the inventory knows, where it reports something done."""
    if reading.unit_index(one.cue[0]) is None:
        return None
    for token in reversed(reading.tokens(*one.cue)):
        frame = _frame(token, reading)
        if frame is not None:
            return token, frame
    return None


def _frame(token: Token, reading: Reading) -> Frame | None:
    """How a verb of speech reports a clause; None where it is no cue, takes none, or does not report.

    Of what may be no speech at all ("found", "fear", "requires") more than half of the marks are wrong: the rules take those.
    """
    cue = reading.book.verb(token) if token.tag_[:2] == "VB" else None
    frames = cue.of("that") if cue is not None and not cue.somebody else ()
    return turned(frames[0], token, reading) if cue is not None and frames and reports(token, cue, reading) else None


def _voice(one: Attribution, cue: Token, reading: Reading) -> Voice | None:
    if one.source is None:
        return None
    head = next(iter(tops(reading.tokens(*one.source))), None)
    if head is not None and head.lower_ in RELATIVE:
        head = subject_of(cue)
    return voice(head) if head is not None else None


def _content(part: Stretch, reading: Reading) -> Stretch | None:
    """The content's edges as the contract sets them: without the "that" before it and the stop behind it."""
    tokens = reading.tokens(*part)
    if len(tokens) > 1 and tokens[0].lower_ == "that" and tokens[0].dep_ == "mark":
        tokens = tokens[1:]
    if not tokens or reading.unit_index(tokens[0].idx) is None:
        return None
    return settle(tokens[0].idx, tokens[-1].idx + len(tokens[-1]), reading)


def _is_said(start: int, end: int, reading: Reading) -> bool:
    """Whether a marked content is words of somebody: a clause that is no mere circumstance of the telling, or a quotation."""
    tokens = reading.tokens(start, end)
    if not tokens or (tokens[0].pos_ == "ADP" and tokens[0].dep_ == "prep") or tokens[0].lower_ in CIRCUMSTANCE:
        return False
    return is_finite(tokens) or reading.quoted(tokens[0])


def _claimed(start: int, end: int, rules: Sequence[Draft]) -> bool:
    shared = (min(end, d.end) - max(start, d.start) for d in rules)
    return any(s > OVERLAP * (end - start) for s in shared)


__all__ = ["Marker", "tagged_drafts", "wanted"]
