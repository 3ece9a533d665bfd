"""How far a number reaches: one event, a stage of it, the year so far, or the whole war."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from peaceledger.extract.layout import sentences
from peaceledger.extract.spans import QuantitySpan

_CLAUSE = re.compile(r"[,;:–—()]\s|\band\b|\bwhile\b|\bbringing\b|\bbut\b")


class Scopes:
    """Finds the words that give a number its scope.

    Args:
        doc: The article, parsed.
        text: Its text.
        vocab: ``quantities.toml`` as loaded.
    """

    def __init__(self, doc: Doc, text: str, vocab: Mapping[str, Any]) -> None:
        self._text = text
        self._starts = [sent.start_char for sent in sentences(doc)]
        scopes = vocab["scope"]
        self._reach = {name: _joined(scopes[name]) for name in ("war", "year", "stage")}
        self._record = re.compile(_joined(scopes["record"]).pattern + r"\s*$", re.I)
        self._kept = re.compile(_joined(scopes["kept"]).pattern + r"[^,;]{0,25}$", re.I)
        self._beginning = _joined(scopes["beginning"])
        self._short = _joined(scopes["short"])

    def mark(self, spans: Sequence[QuantitySpan]) -> tuple[QuantitySpan, ...]:
        """Return the spans with their scopes; ordinals that count within days or weeks are left out."""
        by_sentence: dict[int, list[QuantitySpan]] = {}
        for span in spans:
            by_sentence.setdefault(bisect_right(self._starts, span.start) - 1, []).append(span)
        return tuple(marked for index, group in by_sentence.items() for marked in self._sentence(index, group))

    def sentence(self, index: int) -> tuple[int, int]:
        """First character of a sentence and of the next."""
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        return self._starts[index], end

    def _sentence(self, index: int, spans: list[QuantitySpan]) -> list[QuantitySpan]:
        start, end = self.sentence(index)
        sentence = self._text[start:end]
        found = [
            (name, m)
            for name, pattern in self._reach.items()
            for m in pattern.finditer(sentence)
            if not self._kept.search(sentence, max(0, m.start() - 60), m.start())
        ]
        if not found and not any(s.ordinal for s in spans):
            return spans
        short = self._short.search(sentence)
        out = []
        for span in spans:
            scope = self._scope(span, spans, sentence, start, found)
            if span.ordinal and span.value.low == 1 and not self._from_the_start(sentence):
                continue
            if span.ordinal and scope not in {"war", "year"}:
                if short or (span.value.low or 0) < 10:
                    continue
                scope = "war"
            out.append(replace(span, scope=scope))
        return out

    def _from_the_start(self, sentence: str) -> bool:
        """Whether a first one is the first of all, not "the first since August" or "the first in five months"."""
        return bool(self._beginning.search(sentence))

    def _scope(
        self, span: QuantitySpan, spans: list[QuantitySpan], sentence: str, start: int, found: list[tuple[str, re.Match[str]]]
    ) -> str:
        counted = any(s.ordinal for s in spans)
        for name, match in found:
            if counted and not span.ordinal and name != "stage":
                continue  # "its 11th swap since the start of the war" says how far the ordinal reaches
            if not span.ordinal and name != "stage" and self._record.search(sentence[: match.start()]):
                continue
            breaks = self._breaks(sentence, match, span.start - start, span.end - start)
            if name == "stage" or breaks <= (len(spans) == 1):
                return name
        return "event"

    def _breaks(self, sentence: str, match: re.Match[str], first: int, last: int) -> int:
        """Clause breaks between a scope and a number; the comma after a scope that opens the sentence is none."""
        if match.end() > first:
            return len(_CLAUSE.findall(sentence[last : match.start()]))
        opening = not _CLAUSE.search(sentence[: match.start()])
        return len(_CLAUSE.findall(sentence[match.end() : first])) - opening


def _joined(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.I)
