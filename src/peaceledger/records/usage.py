"""Words that judge, words that do not, and euphemisms: which of them an article uses, in whose voice."""

from dataclasses import dataclass
from typing import Literal

UsageKind = Literal["loaded", "euphemism", "plain"]
Voice = Literal["outlet", "speaker", "reported", "marked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """One word for one thing in one voice of one article. It describes a text and scores nobody.

    Attributes:
        usage_id: Id made from article, word and voice.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        source_id: Outlet of the article, None if unknown.
        thing: The neutral words of the pack for what is meant.
        word: The word as the pack lists it.
        kind: loaded (it judges or claims), euphemism (it stands for a set of terms), plain.
        used_by: Side whose usage the word is, None where anybody uses it.
        stands_for: Terms that a euphemism stands for.
        voice: outlet (the article's own words), speaker (inside a quotation), reported (inside indirect speech, where the word
            may be the outlet's), marked (set off by quotation marks without a speaker).
        speaker: Canonical name of the innermost speaker, inside a statement.
        statement_id: First statement that holds it, inside a statement.
        n: How often it stands in that voice in the article.
        start: First character of the first place.
        end: After its last character.
        quote: The words there.
    """

    usage_id: str
    article_id: str
    capture_id: str
    source_id: str | None
    thing: str
    word: str
    kind: UsageKind
    used_by: str | None
    stands_for: tuple[str, ...]
    voice: Voice
    speaker: str | None
    statement_id: str | None
    n: int
    start: int
    end: int
    quote: str
