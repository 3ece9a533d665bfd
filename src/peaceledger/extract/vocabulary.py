"""Which of the packs' loaded, plain and euphemistic words an article uses, and in whose voice.

A lower-case entry is found in any case; one with a capital letter only as it is written ("West Bank"). The longest wins, and its
words are not counted again for a shorter one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from peaceledger.extract.layout import UNREAD, block_kind_at
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.spans import statement_at
from peaceledger.packs import Lexicon, TermEntry
from peaceledger.records import Page, Statement, Usage, record_id
from peaceledger.records.usage import UsageKind, Voice

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WITHIN = frozenset({" ", "-", "\u00a0"})
_OPENING, _CLOSED = "\"'“‘«„", re.compile("[.,!?]?[\"'”’»]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word of the packs, ready to be looked up."""

    words: tuple[str, ...]
    cased: bool
    word: str
    kind: UsageKind
    term: TermEntry


def find_usages(page: Page, statements: Sequence[Statement], lexicon: Lexicon) -> tuple[Usage, ...]:
    """Return the words an article uses, one row for each word and voice.

    Args:
        page: The article with its layout.
        statements: Statements found in it.
        lexicon: Its terms.
    """
    found = sorted(_places(page, statements, lexicon), key=lambda u: (u.usage_id, u.start))
    grouped = (list(same) for _, same in groupby(found, key=lambda u: u.usage_id))
    return tuple(replace(same[0], n=len(same)) for same in grouped)


def _places(page: Page, statements: Sequence[Statement], lexicon: Lexicon) -> Iterator[Usage]:
    article, shift = page.article, page.article.start
    for start, end, entry in _matches(page.text, _index(lexicon)):
        if block_kind_at(page, start) in UNREAD:
            continue
        said = statement_at(statements, start + shift)
        voice = _voice(said, _set_off(page.text, start, end))
        speaker = said.speaker if said else None
        yield Usage(
            usage_id=record_id("w", article.article_id, entry.word, entry.term.neutral, voice, speaker or ""),
            article_id=article.article_id,
            capture_id=article.capture_id,
            source_id=article.source_id,
            thing=entry.term.neutral,
            word=entry.word,
            kind=entry.kind,
            used_by=entry.term.used_by if entry.kind != "plain" else None,
            stands_for=entry.term.stands_for if entry.kind == "euphemism" else (),
            voice=voice,
            speaker=speaker,
            statement_id=said.statement_id if said else None,
            n=1,
            start=start + shift,
            end=end + shift,
            quote=page.text[start:end],
        )


def _matches(text: str, index: Mapping[str, Sequence[_Entry]]) -> Iterator[tuple[int, int, _Entry]]:
    words = list(_WORD.finditer(text))
    folded = [_fold(w[0]) for w in words]
    at = 0
    while at < len(words):
        entry = next((e for e in index.get(folded[at], ()) if _stands(e, at, words, folded, text)), None)
        if entry is None:
            at += 1
            continue
        last = at + len(entry.words) - 1
        yield words[at].start(), words[last].end(), entry
        at = last + 1


def _stands(entry: _Entry, at: int, words: Sequence[re.Match[str]], folded: Sequence[str], text: str) -> bool:
    last = at + len(entry.words)
    if tuple(folded[at:last]) != entry.words:
        return False
    written = text[words[at].start() : words[last - 1].end()]
    if not all(
        text[a.end() : b.start()] in {" ", "-", "\u00a0"} for a, b in zip(words[at : last - 1], words[at + 1 : last], strict=True)
    ):
        return False
    return not entry.cased or written.replace("’", "'") == entry.word.replace("’", "'")


def _voice(said: Statement | None, set_off: bool) -> Voice:
    if said is None:
        return "marked" if set_off else "outlet"
    return "speaker" if said.kind == "direct" or set_off else "reported"


def _set_off(text: str, start: int, end: int) -> bool:
    """As in: the "special measures," as they are called."""
    return bool(start) and text[start - 1] in _OPENING and _CLOSED.match(text, end) is not None


def _fold(word: str) -> str:
    return word.replace("’", "'").casefold()


@per_lexicon
def _index(lexicon: Lexicon) -> dict[str, list[_Entry]]:
    """Entries by first word, longest first."""
    made: dict[str, list[_Entry]] = {}
    for entry in sorted(_entries(lexicon), key=lambda e: (-len(e.words), e.word)):
        made.setdefault(entry.words[0], []).append(entry)
    return made


def _entries(lexicon: Lexicon) -> Iterator[_Entry]:
    for term in lexicon.extra["terms"]:
        kind: UsageKind = "euphemism" if term.kind == "euphemism" else "loaded"
        yield from (_entry(word, kind, term) for word in term.loaded)
        yield from (_entry(word, "plain", term) for word in term.plain)


def _entry(word: str, kind: UsageKind, term: TermEntry) -> _Entry:
    return _Entry(tuple(_fold(w) for w in _WORD.findall(word)), word != word.lower(), word, kind, term)
