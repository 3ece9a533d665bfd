"""The one table of weights: every reason for or against one event, with its label in words.

Weights are additive, on the scale of log-odds: 0.7 doubles the odds, 2.3 makes them ten times as great. They were set by hand and
checked with the sweep in ``docs/design/reconcile.md``. ``None`` in the table forbids the link whatever else agrees.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from peaceledger.reconcile.open_dates import Open
from peaceledger.reconcile.profile import Days, Figure

ENOUGH = 0.5
"""Least sum of weights that makes a link."""
MARGIN = 1.0
"""How much better the best partner of a vague mention has to be than the second best: odds of about 3 to 1."""

DECIDED = 99.0
"""Weight of a link that a person holds to be right: far over any sum of reasons."""

PRIOR: Mapping[str, float] = {
    "prisoner_exchange": -2.5,
    "prisoner_release": -2.5,
    "negotiation_round": -2.5,
    "mediation_offer": -2.5,
    "meeting_or_call": -3.0,
    "ceasefire": -3.0,
    "agreement": -3.0,
    "withdrawal": -3.0,
    "territorial_change": -3.0,
    "proposal": -3.5,
    "attack": -4.0,
    "statement_of_record": -4.5,
    "other": -4.5,
}
"""How rare one event is among pairs of this type that share time and sides: many attacks a day, few exchanges a month."""
PRIOR_ELSE = -4.0
LOCAL_PRIOR: Mapping[str, float] = {
    "negotiation_round": -0.3,
    "prisoner_exchange": -0.5,
    "prisoner_release": -0.5,
}
"""The same inside one article, which mostly tells of one event of a kind."""
LOCAL_PRIOR_ELSE = -1.0

WEIGHTS: Mapping[str, tuple[float | None, str]] = {
    "words": (6.0, "the same words stand in both"),
    "words_apart": (1.5, "the same words stand in both, in reports that lie weeks apart"),
    "words_at_odds": (1.5, "the same words stand in both, beside other days or numbers"),
    "retold": (3.0, "retold in much the same sentence"),
    "wording": (1.5, "told in much the same words"),
    "ordinal": (6.0, "both are number {0}"),
    "ordinal_differs": (None, "number {0} and number {1} are two events"),
    "ordinal_disputed": (-1.5, "number {0} to one and number {1} to the other, on one day and with one number of people"),
    "day": (3.5, "both {0}"),
    "days": (2.3, "both {0}"),
    "weeks": (1.0, "both {0}"),
    "season": (0.8, "both {0}"),
    "year": (0.2, "both {0}"),
    "days_near": (-1.5, "dates lie {0} day(s) apart"),
    "days_of_war": (-0.3, "dates lie {0} days apart; two sides seldom begin two wars in a month"),
    "days_of_summit": (-0.2, "dates lie {0} day(s) apart, as days of a summit do"),
    "days_apart_but_numbers": (-2.0, "dates lie {0} days apart, yet the numbers agree"),
    "days_apart": (None, "dates lie {0} days apart"),
    "open_day": (3.0, "both on {0}"),
    "open_days": (1.0, "both fit {0}"),
    "open_day_apart": (None, "{0} does not fall {1} in any year"),
    "open_days_differ": (None, "{0} and {1} are two dates in any year"),
    "told_day": (1.7, "reported on the same or the next day"),
    "told_soon": (1.0, "reported within {0} day(s) of each other"),
    "told_week": (0.3, "reported within a week of each other"),
    "told_month": (-0.5, "reports lie {0} days apart"),
    "told_apart": (-2.0, "reports lie {0} days apart"),
    "told_next": (1.7, "dated by one, reported by the other on that day or the next"),
    "told_after": (1.0, "dated by one, reported by the other within three days"),
    "told_before": (-3.0, "one is reported before the other's date"),
    "told_weeks_late": (-1.0, "reported {0} days after the other's date"),
    "told_late": (-2.0, "reported {0} days after the other's date"),
    "told_again": (1.0, "both told long after the event, on the same day or the next"),
    "recurs_weeks_late": (-2.0, "reported {0} days after the other's date, as one of many of its kind"),
    "recurs_late": (-3.0, "reported {0} days after the other's date, as one of many of its kind"),
    "news": (2.6, "both told as the news of one day or the next"),
    "news_dated": (2.6, "dated by one, the news of that day or the next in the other"),
    "news_apart": (-3.0, "the news of days that lie {0} days apart"),
    "news_of_another_time": (None, "one is the news of the report, the other is dated {0} days off"),
    "freed": (4.0, "both name {0}"),
    "nationals": (2.5, "both free people of {0}"),
    "freed_several": (5.0, "both name {0}"),
    "one_capture": (0.3, "both stand in one document"),
    "number": (2.5, "both count {0}"),
    "number_round": (1.5, "both count {0}, a round number"),
    "numbers_both": (2.0, "both sides' numbers agree"),
    "numbers_both_round": (0.8, "both sides' numbers agree, round ones"),
    "sorts": (2.0, "both count {0} and {1}"),
    "numbers_all_differ": (-2.0, "two numbers, and both others"),
    "number_unsided": (1.5, "both count {0}, one does not say for which side"),
    "number_unsided_round": (0.5, "both count {0}, a round number, one does not say for which side"),
    "number_near": (0.7, "{0} and {1} can be one number"),
    "number_beyond": (-1.0, "{0} and {1}, far over a number that is a bound"),
    "number_close": (-0.5, "{0} against {1}"),
    "number_grew": (-0.5, "{0}, and {1} in a later report"),
    "number_differs": (-2.5, "{0} against {1}"),
    "number_far": (-4.0, "{0} against {1}, more than three times as many"),
    "place": (2.2, "both at {0}"),
    "place_wide": (0.5, "both in {0}"),
    "place_within": (1.0, "{0} and {1} can be one place"),
    "place_apart_exchange": (-1.5, "{0} and {1} are two places, as hand-overs often are"),
    "place_apart": (None, "{0} and {1} are two places"),
    "round": (1.0, "both are round {0}"),
    "round_differs": (-4.0, "round {0} and round {1}"),
    "called": (2.5, "both are named after {0}"),
    "called_place": (2.0, "named after {0}, where the other was"),
    "called_differs": (None, "one is named after {0}, the other after {1}"),
    "known_by": (3.5, "both are known by {0}"),
    "known_partly": (1.0, "both are known by {0}, and each by more"),
    "known_differs": (-3.0, "one is known by {0}, the other by {1}"),
    "called_elsewhere": (-3.0, "named after {0}, the other was at {1}"),
    "sides": (1.0, "the same sides: {0}"),
    "sides_part": (0.3, "the sides of one are among those of the other: {0}"),
    "sides_overlap": (-1.5, "only some sides agree: {0} against {1}"),
    "sides_unsaid": (-0.8, "one does not say who takes part"),
    "sides_halves": (0.3, "each tells one side of an exchange: {0} and {1}"),
    "sides_roles": (-0.3, "one may name who did it, the other to whom: {0} and {1}"),
    "sides_likely": (-0.3, "one does not say who takes part, in an article on this conflict"),
    "sides_differ": (None, "other sides: {0} against {1}"),
    "people": (2.0, "the same persons: {0}"),
    "person": (0.8, "the same person: {0}"),
    "counterparts": (-4.0, "the same person, {0}, with other persons: {1} against {2}"),
    "people_differ_round": (-1.5, "other members of a delegation: {0} against {1}"),
    "stage_number": (1.0, "both are part {0} of an exchange"),
    "stage_number_differs": (-4.0, "part {0} and part {1} of an exchange"),
    "numbers_crossed": (2.0, "both count {0} and {1}, and do not both say for whom"),
    "numbers_crossed_round": (0.8, "both count {0} and {1}, round numbers, and do not both say for whom"),
    "welcomed": (2.0, "one welcomes what was done, days after the other's date"),
    "doers_differ": (-3.0, "other sides did it: {0} against {1}"),
    "doers_disputed": (-0.5, "the one says that {0} did it, the other that {1} did"),
    "war": (4.0, "both tell of the war, not of a raid"),
    "war_of_old": (-2.0, "told years later, without its year"),
    "war_and_deed": (-1.0, "one tells of the war, the other perhaps of a deed in it"),
    "gathering_and_meeting": (-1.5, "one is a summit, the other perhaps a meeting beside it"),
    "gathering": (3.5, "both are the summit of {0}"),
    "gatherings_differ": (None, "the summit of {0} and that of {1}"),
    "people_differ": (None, "other persons: {0} against {1}"),
    "mediator": (1.0, "the same mediator: {0}"),
    "mediators_differ": (-1.0, "other mediators: {0} against {1}"),
    "type_differs": (-0.5, "told as {0} and as {1}"),
    "type_needs_more": (None, "{0} and {1} agree only with the same day, sides and a compatible place"),
    "plan_and_deed": (-1.5, "one is to come, the other is done"),
    "plan_and_noun": (-0.3, "a noun alone may name what is to come"),
    "plan_and_deed_exchange": (None, "an agreed exchange is not yet an exchange"),
    "foretold": (-1.5, "one tells beforehand what the other tells as done, with the same numbers"),
    "stages": (None, "two stages: {0} and {1}"),
    "stage_and_whole": (None, "a stage is not the whole: {0} and {1}"),
    "habit": (None, "a practice is not one event"),
    "beside": (1.2, "told beside another event that both report"),
    "taken_up": (2.5, "taken up again with a definite word"),
    "main": (1.2, "the article dates one event of this kind, and this passage gives no other date"),
    "in_return": (2.5, "told as the other half of it"),
    "in_addition": (1.0, "told as an addition to it"),
    "bare": (1.0, "says nothing that tells it from the one before"),
    "headline": (1.0, "the headline names it"),
    "next_sentence": (1.0, "told in the same or the next sentence"),
    "taken_up_new": (1.0, "a definite word, though with a date, number or place of its own"),
    "record": (2.0, "both are called the largest so far"),
    "weekday": (1.0, "both on a {0}"),
    "weekday_differs": (-2.5, "one on a {0}, the other on a {1}"),
    "weekday_of": (1.0, "a {0}, as {1} is"),
    "weekday_not_of": (-2.5, "a {0}, and {1} is none"),
    "mode_differs": (None, "one by telephone, the other in person"),
    "other_one": (-3.0, "the text says that it is another one"),
    "new_one": (-1.0, "told with an indefinite word, as something new"),
    "campaign": (None, "one is a campaign, the other a raid"),
    "earlier_one": (1.5, "the text points back to an earlier one"),
}


class Reason(NamedTuple):
    """One comparison's outcome: a key of ``WEIGHTS`` and the values that fill its words.

    Most reasons are weighed and dropped, so values are put into words only for links that are kept.
    """

    key: str
    fill: tuple[object, ...] = ()

    @property
    def weight(self) -> float | None:
        """Its weight, None where it forbids the link."""
        return WEIGHTS[self.key][0]

    @property
    def words(self) -> str:
        """The reason in words, weight included."""
        weight, words = WEIGHTS[self.key]
        return f"{words.format(*map(in_words, self.fill))} ({weight or 0.0:+.1f})"


class Verdict(NamedTuple):
    """Sum of the reasons, prior included."""

    weight: float
    prior: float
    reasons: tuple[Reason, ...]

    def words(self) -> tuple[str, ...]:
        """All reasons in words."""
        return (f"two reports of this type ({self.prior:+.1f})", *(r.words for r in self.reasons))


def in_words(value: object) -> str:
    """A value as a reader wants it: sets as lists, intervals as dates, figures with their hedge."""
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, Open):
        return value.words
    if isinstance(value, Days):
        first, last = date.fromordinal(value.first), date.fromordinal(value.last)
        return f"on {first}" if first == last else f"between {first} and {last}"
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(v[1]) if isinstance(v, tuple) else str(v) for v in value))
    return str(value)


def _figure(f: Figure) -> str:
    if f.low is not None and f.high is not None:
        number = f"{f.low:g}" if f.low == f.high else f"{f.low:g} to {f.high:g}"
    else:
        number = f"at least {f.low:g}" if f.low is not None else f"at most {f.high:g}"
    return f"{number} {f.kind}" + (f" to {f.side}" if f.side else "")


__all__ = [
    "DECIDED",
    "ENOUGH",
    "LOCAL_PRIOR",
    "LOCAL_PRIOR_ELSE",
    "MARGIN",
    "PRIOR",
    "PRIOR_ELSE",
    "WEIGHTS",
    "Reason",
    "Verdict",
    "in_words",
]
