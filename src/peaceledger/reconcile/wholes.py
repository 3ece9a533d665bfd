"""A passage that names the whole of what is told in part: "the second stage of an exchange that is to bring 1,000 home"."""

import re
from dataclasses import replace

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import FAMILY, PLANS
from peaceledger.records import Mention

REACH = 80
"""Characters between "stage of" and the naming word: an article, some adjectives, "that is to"."""


def as_whole(mention: Mention, material: Material) -> Mention:
    """The mention as it counts for linking: a whole still under way is the deal, and the day of the part is not its day."""
    if FAMILY.get(mention.type) != "prisoners" or mention.date_basis == "stated" or not _names_whole(mention, material):
        return mention
    if mention.status == "occurred" and mention.date_basis == "relative" and _stage_done(mention, material):
        return mention
    counts = material.counts_of.get(mention.mention_id, ())
    if mention.status == "occurred" and any(c.scope == "stage" and c.role == "returned" for c in counts):
        return mention  # "in the second stage of a large swap 40 came home"; what is yet to bring 1,000 home is the whole
    return replace(mention, status="agreed", date_earliest=None, date_latest=None, date_basis="unknown", date_prec=None)


def _stage_done(mention: Mention, material: Material) -> bool:
    """As in "on Friday they carried out the second stage of the exchange": the deed of that day, named by its stage."""
    cues, ordinals = material.words("part_of"), material.words("ordinals")
    done = material.words("stage_done")
    text = material.texts.get(mention.capture_id, "")
    before = text[max(0, mention.trigger_start - REACH) : mention.trigger_start].casefold()
    after = text[mention.trigger_end : mention.trigger_end + REACH].casefold()
    stage = rf"(?:{'|'.join(ordinals)}|last|final) (?:{'|'.join(re.escape(c) for c in cues)})"
    if not (cues and ordinals and done):
        return False
    held = re.search(rf"\b(?:{'|'.join(done)}) (?:the|a|its|their) {stage} (?:an?|the|its|their) [^.,;:!?\n]*$", before)
    took = re.search(rf"\b{stage} (?:an?|the|its|their) [^.,;:!?\n]*$", before) and re.match(
        r"(?: of [\w ]{3,20})? (?:took place|was (?:held|carried out|completed|conducted))\b", after
    )
    return bool(held or took)


def _names_whole(mention: Mention, material: Material) -> bool:
    cues = material.words("part_of")
    text = material.texts.get(mention.capture_id, "")
    before = text[max(0, mention.trigger_start - REACH) : mention.trigger_start].casefold()
    words = "|".join(re.escape(cue) for cue in cues)
    return bool(cues) and re.search(rf"\b(?:{words}) (?:an?|the|its|their) [^.,;:!?\n]*$", before) is not None


def was_put_off(mention: Mention, material: Material) -> bool:
    """Whether a passage tells a plan that gave way to another: "was originally scheduled for Wednesday", "had been due to"."""
    cues = material.words("put_off")
    return mention.status in PLANS and bool(cues) and re.search(rf"\b(?:{'|'.join(cues)})", mention.quote.casefold()) is not None


__all__ = ["as_whole", "was_put_off"]
