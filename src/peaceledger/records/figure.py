"""How many of what, as a passage tells it, whether or not any event was recognised in it."""

from dataclasses import dataclass
from datetime import date

from peaceledger.records.mention import Status
from peaceledger.records.values import DateBasis, Hedge


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number with what it counts and what is said to have become of it.

    Attributes:
        figure_id: Id made from capture, span and what was done.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        thing: Class of what is counted (people, soldier, civilian, child, body, drone ...), else the noun's lemma.
        done: Class of what became of it (freed, killed, wounded, launched, captured, a group of the vocabulary), else the verb.
        of_side: The side that the counted people are of or return to, None if the words do not say.
        kinds: Words that tell these things from others ("aid" lorries), lemmas.
        words: Lemmas of the content words of the sentence.
        places: Ids of the places the sentence names, else the paragraph before it; no countries.
        per: ``day``, ``month`` and so on for a rate, ``each`` where it holds for each of several; None else.
        scope: As in ``Count.scope``.
        status: Status of what is told, as in ``Mention.status``.
        low: As in ``Quantity``.
        high: As in ``Quantity``.
        hedge: As in ``Quantity``.
        speaker: Whose number it is, None in the writer's own voice.
        side: The speaker's side.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        start: First character of the number phrase.
        end: After its last character.
        quote: The number phrase.
    """

    figure_id: str
    article_id: str
    capture_id: str
    thing: str
    done: str
    of_side: str | None
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[str, ...]
    per: str | None
    scope: str
    status: Status
    low: float | None
    high: float | None
    hedge: Hedge
    speaker: str | None
    side: str | None
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    start: int
    end: int
    quote: str
