"""What a tagger sees in a text: the words of a source, of a cue and of what is attributed, before anybody is named."""

from dataclasses import dataclass

Stretch = tuple[int, int]
"""First character and the one after the last, in a page's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying, as marked in the text (source, cue and content in the sense of PolNeAR).

    Attributes:
        cue: The words that signal it.
        source: The words that name who says it, None where nobody is named.
        contents: What is said; several stretches where the cue interrupts it.
    """

    cue: Stretch
    source: Stretch | None
    contents: tuple[Stretch, ...]


__all__ = ["Attribution", "Stretch"]
