"""Statements: content first, then who said it and what the words do."""

from peaceledger.scoring.gold import Gold, System
from peaceledger.scoring.names import Aliases, same_chain, same_speaker
from peaceledger.scoring.passages import Row, iou, pair, stripped
from peaceledger.scoring.ratio import Figures, Ratio, harmonic

LEAST_IOU = 0.5


def score_statements(gold: Gold, system: System) -> Figures:
    """Content precision, recall and F1; F1 with the speaker right; speaker, chain, stance, topic over matched pairs."""
    found = [stripped(r) for r in system.table("statements", gold.coded_spans)]
    wanted = [stripped(r) for r in gold.table("statements")]
    pairs = pair(wanted, found, lambda g, s: (w := iou(g, s)) * (w >= LEAST_IOU), lambda g: g["start"])
    soft = {j for i, j in pairs if not wanted[i]["strict"]}
    matched = [(wanted[i], found[j]) for i, j in pairs if wanted[i]["strict"]]
    n_gold = sum(r["strict"] for r in wanted)
    n_system = len(found) - len(soft)
    speaker_right = [_speaker(g, s, gold.aliases) for g, s in matched]
    chained = [(g, s) for g, s in matched if len(g["chain"]) >= 2]
    precision, recall = Ratio(len(matched), n_system), Ratio(len(matched), n_gold)
    right = sum(speaker_right)
    return {
        "statements.precision": precision,
        "statements.recall": recall,
        "statements.f1": harmonic(precision, recall),
        "statements.with_speaker_f1": harmonic(Ratio(right, n_system), Ratio(right, n_gold)),
        "statements.speaker": Ratio(right, len(matched)),
        "statements.chain": Ratio(sum(_chain(g, s, gold.aliases) for g, s in chained), len(chained)),
        "statements.stance": Ratio(sum(g["stance"] == s["stance"] for g, s in matched), len(matched)),
        "statements.topic": Ratio(sum(bool(set(g["topics"]) & set(s["topics"])) for g, s in matched), len(matched)),
    }


def _speaker(gold: Row, system: Row, aliases: Aliases) -> bool:
    return same_speaker(gold["speaker"], system["speaker"], aliases, gold.get("speaker_also", ()))


def _chain(gold: Row, system: Row, aliases: Aliases) -> bool:
    options = [gold["chain"], *gold.get("chain_also", ())]
    return any(same_chain(option, system["chain"] or (), aliases) for option in options if not isinstance(option, str))
