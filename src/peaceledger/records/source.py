"""What was read: captures, the sources they come from, and what had to be refused."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One decoded document: a file, or one record of a .jsonl or .csv file.

    Attributes:
        capture_id: Id made from path, record and content.
        path: Path as the user sees it: the file's name, or its path below the folder that was given.
        record_id: The ``id`` field of a record, or its line number where it has none; None for a whole file.
        source_name: The outlet as the record or page names it, else None.
        url: Address as given, else None.
        retrieved_at: When the input says it was retrieved; None if it does not.
        media_type: ``text/plain``, ``text/markdown``, ``text/html``, ``application/jsonl`` or ``text/csv``.
        sha256: Digest of ``text`` in UTF-8: the name under which it lies in ``sources/``.
        text: Decoded, otherwise unchanged text (for HTML the extracted text; for records title, newline, text).
        title: Title given by the record or page metadata, else None (kept for the splitter, not a column).
        published: Publication date given by metadata as written, else None (likewise).
        published_from: ``metadata`` or ``url``: where ``published`` stood (likewise).
        language: Language code given by metadata, else None (likewise).
        byline: Author given by metadata, else None (likewise).
    """

    capture_id: str
    path: str
    record_id: str | None
    source_name: str | None
    url: str | None
    retrieved_at: datetime | None
    media_type: str
    sha256: str
    text: str
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input, or one record of it, that could not be read.

    Attributes:
        path: As in ``Capture``.
        record_id: As in ``Capture``; None when the whole file is meant.
        reason: What was wrong, in words, with the next step.
    """

    path: str
    record_id: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet: who publishes, who owns it, whose side it speaks for.

    Attributes:
        source_id: Slug.
        name: Name as shown.
        owner: Owner as the pack states it, else None.
        side: ISO 3166 alpha-3 code or pack id when the outlet is a party's own; None when independent or unknown.
        kind: ``wire``, ``state``, ``party``, ``independent``, ``think_tank``, ``unknown``.
        n_articles: Articles of it in this ledger.
    """

    source_id: str
    name: str
    owner: str | None
    side: str | None
    kind: str
    n_articles: int
