"""The date that the text itself gives an event: which expression of a sentence dates which trigger."""

from dataclasses import replace
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import (
    NOUNS,
    SUBJECTS,
    above,
    bounds,
    bounds_hour,
    children,
    clause_of,
    lemma,
)
from peaceledger.extract.events.frames import Hit
from peaceledger.extract.events.moods import begins, held_on, tells_term
from peaceledger.extract.events.roles import TALKS, Scene, path, told_of
from peaceledger.extract.layout import text_of
from peaceledger.extract.spans import DateSpan, with_next_day
from peaceledger.records import DateInterval

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER_DAY = frozenset({"since", "until", "till", "before", "after", "from", "than", "following", "despite"})
NEARBY = frozenset({"eve", "ahead", "wake", "aftermath", "run-up", "anniversary"})
SAYING = frozenset({"say", "tell", "announce", "report", "write", "add", "state", "confirm"})
DENYING = frozenset({"deny", "dismiss", "reject", "refute"})
AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall"})
SHORT_TIMES = frozenset({"hour", "minute"})
WARS = frozenset({"war", "invasion", "invade", "aggression", "occupation"})
BEGINNING = frozenset({"begin", "start", "launch", "commence", "open", "mount", "unleash", "order"})
TRUCE = "ceasefire"


def date_of(hit: Hit, clause: "Token", others: frozenset[int], scene: Scene) -> DateInterval:
    """The date in the clause of the trigger, else the one free date of its sentence, else unknown; as ``date_span_of``."""
    span = date_span_of(hit, clause, others, scene)
    return span.value if span else DateInterval()


def date_span_of(
    hit: Hit, clause: "Token", others: frozenset[int], scene: Scene, kin: frozenset[int] = frozenset()
) -> DateSpan | None:
    """The expression that dates a trigger: in its clause, else the one free one of its sentence.

    Args:
        hit: The trigger.
        clause: Head of its clause.
        others: Token indices of the other triggers of the sentence.
        scene: Actors, dates and places.
        kin: Token indices of triggers of the same family: "freed in last week's swap".
    """
    if (named := _day_when(clause, scene)) is not None:
        return named
    first, last = bounds(hit.token)
    topic = told_of(hit.token) or _lasts(hit.token)
    near, loose = [], []
    for index, span in scene.dates:
        token = scene.doc[index]
        if (
            not first <= index <= last
            or (_dates_another(token, hit.token) and token.head.i not in kin)
            or _other_time(token, hit.token, clause, others)
        ):
            continue
        own, distance = hit.token.is_ancestor(token), abs(index - hit.token.i)
        if topic and not own:
            continue
        if clause_of(token).i == clause.i or held_on(clause_of(token), hit.token):
            if own or index > hit.token.i or not _earlier_or_later(hit.token):
                near.append((not own, distance, span))
        elif (
            (clause_of(token).dep_ != "relcl" or (hit.family == TRUCE and begins(clause_of(token), hit.token)))
            and not (hit.family == "agreement" and tells_term(clause_of(token)))
            and not _aside(clause, clause_of(token))
            and not _participle_of_another(clause_of(token), kin | {hit.token.i, clause.i})
            and not _only_told(clause, clause_of(token))
            and not _since(clause, clause_of(token))
            and lemma(hit.token) not in WARS
            and (clause.is_ancestor(token) or clause_of(token).is_ancestor(hit.token))
        ):
            loose.append((True, distance, span))
    for choice in (near, loose):
        if choice:
            found = min(choice, key=lambda c: c[:2])[2]
            return with_next_day(found, scene.dates, text_of(scene.doc)) if hit.family == TALKS else found
    return None


def _day_when(clause: "Token", scene: Scene) -> DateSpan | None:
    """The time right before the clause that it tells of: "the first since July, when 220 went home" is of that July."""
    if clause.dep_ not in {"relcl", "advcl"} or not any(c.lower_ == "when" for c in children(clause, {"advmod"})):
        return None
    at = clause.left_edge.i - 1
    at -= at > 0 and scene.doc[at].text == ","
    span = next((d for _, d in scene.dates if d.start <= scene.doc[at].idx < d.end), None) if at >= 0 else None
    if span is None or span.value.latest is not None or span.value.earliest is None:
        return span
    first, year, month = span.value.earliest, *(len(span.timex.value) == n for n in (4, 7))
    whole = DateInterval.year(first.year) if year else DateInterval.month(first.year, first.month) if month else None
    return replace(span, value=replace(span.value, latest=whole.latest if whole else first))


def _lasts(noun: "Token") -> bool:
    """Whether a war is only named, not begun: what is done "amid the invasion" on a day leaves the invasion its own."""
    return lemma(noun) in WARS and noun.pos_ in NOUNS and lemma(clause_of(noun)) not in BEGINNING


def _participle_of_another(clause: "Token", ours: frozenset[int]) -> bool:
    """Whether a participle tells what befell a noun before, or how it had been fixed.

    As in "the pilot, arrested in 2019, was let go", "they let 51 go, as agreed last month".
    """
    if clause.dep_ == "advcl" and clause.tag_ == "VBN" and lemma(clause) not in SAYING and _as(clause):
        return True
    if clause.dep_ == "advcl" and clause.tag_ == "VBN" and clause.i not in ours and clause.i and clause.nbor(-1).pos_ in NOUNS:
        return not any(children(clause, SUBJECTS | {"nsubjpass", "aux", "auxpass", "mark"}))
    if clause.dep_ != "acl" or clause.tag_ not in {"VBN", "VBD"} or lemma(clause) in SAYING:
        return False
    return clause.i not in ours and clause.head.i not in ours


def _as(participle: "Token") -> bool:
    return any(c.lower_ == "as" for c in children(participle, {"mark"})) and not any(children(participle, SUBJECTS))


def _aside(clause: "Token", above_it: "Token") -> bool:
    """Whether a clause only says which one is meant, in a report dated above it: "X, freed in a swap, fled, they said today"."""
    return clause.dep_ in {"acl", "relcl"} and lemma(above_it) in SAYING and above_it.is_ancestor(clause)


def _since(clause: "Token", above_it: "Token") -> bool:
    """Whether a clause only says from when on: "he spoke on Monday for the first time since they invaded"."""
    return above_it.is_ancestor(clause) and any(c.lower_ in {"since", "until"} for c in children(clause, {"mark"}))


def _only_told(clause: "Token", above_it: "Token") -> bool:
    """Whether a day is that of the telling alone: "said on Monday that they would", "denied on Monday that it had"."""
    auxiliaries = {c.lower_ for c in children(clause, {"aux"})}
    ahead = lemma(above_it) in SAYING and not auxiliaries.isdisjoint(AHEAD)
    return above_it.is_ancestor(clause) and clause.dep_ == "ccomp" and (ahead or lemma(above_it) in DENYING)


def _earlier_or_later(trigger: "Token") -> bool:
    """Whether the event is only named to say when another one was: "exchanged on Monday after a call", "since the start of"."""
    prep = above(trigger)
    while prep is not None:
        if prep.lower_ in OTHER_DAY or (prep.lower_ == "of" and prep.head.lower_ in NEARBY):
            return True
        prep = above(prep.head)
    return False


def _dates_another(token: "Token", trigger: "Token") -> bool:
    """Whether the date belongs to a noun it stands before: last month's anniversary of the truce."""
    noun = token.head
    return (
        token.dep_ in {"poss", "compound", "nmod", "amod", "nummod"}
        and noun.i != trigger.i
        and not noun.is_ancestor(trigger)
        and noun.pos_ == "NOUN"
    )


def _other_time(token: "Token", trigger: "Token", clause: "Token", others: frozenset[int]) -> bool:
    """Whether the date is that of something else: "talks after Monday's raid", "talks since the flood of 1987"."""
    trail = list(path(token, trigger if trigger.is_ancestor(token) else clause))
    earlier = any(t.lower_ in OTHER_DAY and t.pos_ in {"ADP", "SCONJ"} and not (within_hours(t) or bounds_hour(t)) for t in trail)
    return earlier or any(t.i in others and not t.is_ancestor(trigger) for t in trail)


def within_hours(word: "Token") -> bool:
    """Whether "after", "before" or "later" stands within hours of the other event: "hours after the swap"."""
    return word.i > 0 and lemma(word.nbor(-1)) in SHORT_TIMES
