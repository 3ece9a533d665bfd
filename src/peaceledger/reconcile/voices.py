"""In whose voice an event is told: sides, and whether all hangs on one speaker's word."""

from collections.abc import Sequence

from peaceledger.reconcile.material import Material
from peaceledger.records import Mention


def sides_heard(mentions: Sequence[Mention], material: Material) -> tuple[str, ...]:
    """Sides in whose voice some passage speaks, sorted; outlets and speakers that are nobody's add none."""
    voices = (material.voice(m) for m in mentions)
    return tuple(sorted({side for voice in voices if voice for side in voice.split("; ")}))


def one_voice(mentions: Sequence[Mention], material: Material) -> str | None:
    """The speaker on whose word alone all passages hang: the outermost in the chain, since who reports Y's words speaks himself.

    A headline in the outlet's own voice tells in short what the text attributes, and is left out.
    """
    body = [m for m in mentions if not _in_headline(m, material)] or list(mentions)
    speakers = {_speaker(m, material) for m in body}
    return next(iter(speakers)) if len(speakers) == 1 else None


def _in_headline(mention: Mention, material: Material) -> bool:
    article = material.article_of(mention)
    return mention.start < article.start + len(article.headline or "")


def _speaker(mention: Mention, material: Material) -> str | None:
    said = material.statements.get(mention.statement_id or "")
    if said is None or not said.speaker:
        return None
    outlets = {name for outlet in material.lexicon.outlets.values() for name in (outlet.name, *outlet.names)}
    return next((name for name in (*said.chain, said.speaker) if name not in outlets), None)


__all__ = ["one_voice", "sides_heard"]
