"""Mentions of one article that tell of one event: "talks", then "the session", then "the meeting"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from peaceledger.reconcile.compare import compare
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.profile import WORD, Profile, is_addition, plain, pool, profile_of, sentence_of
from peaceledger.reconcile.weights import ENOUGH, Reason, Verdict
from peaceledger.records import Mention

Cue = Literal["definite", "other_one"]
REACH = 60
"""Characters before the naming word that are searched for a definite word: four words and their spaces."""
NEXT = 120
"""Characters from one passage to the next that are told together: about a sentence."""
WEEK = 7
ONE_OF_A_KIND = frozenset({"prisoners", "talks", "ceasefire"})
"""Families of which a news article mostly tells one event; of attacks it tells many."""
SENTENCE_ENDS = '.!?\n;:,“”"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two mentions held to be one event, with the reasons."""

    left: str
    right: str
    verdict: Verdict


@dataclass(slots=True, kw_only=True)
class Chain:
    """Mentions of one article that tell of one event, in text order, and what they say together."""

    profile: Profile
    members: list[Mention]


def chains_of(mentions: Iterable[Mention], material: Material, places: Places) -> tuple[list[Chain], list[Joined]]:
    """Join the mentions of each article.

    Returns:
        All chains in order of article and text, and the reasons of each join.
    """
    groups: dict[tuple[str, str], list[tuple[Mention, Profile]]] = defaultdict(list)
    for mention in mentions:
        profile = profile_of(mention, material)
        groups[mention.article_id, profile.family].append((mention, profile))
    chains: list[Chain] = []
    joined: list[Joined] = []
    for key in sorted(groups):
        made: list[Chain] = []
        for mention, profile in sorted(groups[key], key=lambda p: (p[0].start, p[0].end, p[0].mention_id)):
            found = _antecedent(mention, profile, made, material, places)
            if found is None:
                made.append(Chain(profile=profile, members=[mention]))
                continue
            chain, verdict = found
            joined.append(Joined(left=chain.members[-1].mention_id, right=mention.mention_id, verdict=verdict))
            chain.profile = pool(chain.profile, profile)
            chain.members.append(mention)
        chains.extend(made)
    return chains, joined


def _antecedent(
    mention: Mention, profile: Profile, chains: Sequence[Chain], material: Material, places: Places
) -> tuple[Chain, Verdict] | None:
    """The chain a mention goes on with: the best one, the nearest of equals."""
    cue = cue_of(mention, material)
    best: tuple[Chain, Verdict] | None = None
    nearest = True
    for chain in sorted(chains, key=lambda c: c.members[-1].start, reverse=True):
        half = _is_return(mention, chain, material)
        taken = replace(profile, sides=chain.profile.sides) if half else _as_taken_up(profile, chain.profile, cue)
        verdict = compare(chain.profile, taken, places, local=True)
        if verdict is None:
            continue
        extra = _local_reasons(mention, profile, chain, material, cue if nearest or cue == "other_one" else None)
        extra += [Reason("in_return")] if half else []
        extra += [Reason("main")] if cue != "other_one" and _is_main(mention, profile, chain, chains, material) else []
        if nearest and _bare(profile):
            extra.append(Reason("bare"))
        nearest = False
        total = Verdict(verdict.weight + sum(r.weight or 0.0 for r in extra), verdict.prior, (*verdict.reasons, *extra))
        if total.weight >= ENOUGH and (best is None or total.weight > best[1].weight):
            best = (chain, total)
    return best


def _as_taken_up(profile: Profile, chain: Profile, cue: Cue | None) -> Profile:
    """A bare "the meeting" can take up talks: it says nothing of its own but the noun."""
    return replace(profile, types=chain.types) if cue == "definite" and _bare(profile) else profile


def _bare(profile: Profile) -> bool:
    return not (profile.sides or profile.places or profile.figures or profile.ordinals or profile.days.known)


def _adds(profile: Profile, chain: Profile) -> bool:
    """True where a mention brings a date, number or place that the chain lacks."""
    return (
        (profile.days.known and not chain.days.known)
        or (profile.counted and not chain.counted)
        or (bool(profile.places) and not chain.places)
    )


def _adjacent(mention: Mention, chain: Chain, material: Material) -> bool:
    """True where no more than a sentence lies between, and no line break."""
    last = chain.members[-1]
    text = material.texts.get(mention.capture_id, "")
    return mention.start - last.end <= NEXT and "\n" not in text[last.end : mention.start]


def _is_return(mention: Mention, chain: Chain, material: Material) -> bool:
    """True where "in return" opens a passage next to the chain: each side's half of one exchange."""
    if chain.profile.family != "prisoners" or not _adjacent(mention, chain, material):
        return False
    sentence = sentence_of(mention, material).strip()
    return any(sentence.startswith(cue) for cue in material.words("in_return"))


def _is_main(mention: Mention, profile: Profile, chain: Chain, chains: Sequence[Chain], material: Material) -> bool:
    """True where a news article dates one event of a kind, and an undated passage says nothing of an earlier one."""
    dated = [c for c in chains if c.profile.days.width <= WEEK and not c.profile.plan]
    news = material.article_of(mention).kind == "news"
    if not news or profile.family not in ONE_OF_A_KIND or profile.days.known or profile.plan or dated != [chain]:
        return False
    sentence = f" {plain(sentence_of(mention, material))} "
    return not any(f" {cue} " in sentence for cue in material.words("background"))


def _local_reasons(mention: Mention, profile: Profile, chain: Chain, material: Material, cue: Cue | None) -> list[Reason]:
    reasons = [Reason("other_one")] if cue == "other_one" else []
    if cue == "definite":
        reasons.append(Reason("taken_up_new" if _adds(profile, chain.profile) else "taken_up"))
    if _adjacent(mention, chain, material):
        reasons.append(Reason("next_sentence"))
    if profile.family == "prisoners" and is_addition(mention, material):
        reasons.append(Reason("in_addition"))
    headline = material.article_of(mention).headline or ""
    if mention.quote not in headline and any(m.quote in headline for m in chain.members):
        reasons.append(Reason("headline"))
    return reasons


def cue_of(mention: Mention, material: Material) -> Cue | None:
    """Whether the words before the naming word take up an event or set another one apart."""
    text = material.texts.get(mention.capture_id)
    trigger = mention.trigger.casefold().split()[0] if mention.trigger.split() else ""
    if text is None:
        return None
    before = text[max(0, mention.trigger_start - REACH) : mention.trigger_start]
    cut = max(before.rfind(c) for c in SENTENCE_ENDS) + 1
    words = WORD.findall(before[cut:].casefold())[-4:]
    if any(w in material.words("other_one") for w in words):
        return "other_one"
    if trigger.endswith("ed") or trigger in material.words("verbs"):
        return None
    for word in reversed(words):
        if word in material.words("indefinite"):
            return None
        if word in material.words("definite"):
            return "definite"
    return None


__all__ = ["Chain", "Joined", "chains_of", "cue_of"]
