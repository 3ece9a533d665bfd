"""Mentions of one article that tell of one event: "talks", then "the session", then "the meeting"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from peaceledger.reconcile.compare import compare
from peaceledger.reconcile.material import Material
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.profile import WORD, Profile, is_addition, plain, pool, profile_of, sentence_of
from peaceledger.reconcile.weights import ENOUGH, Reason, Verdict
from peaceledger.records import Mention

Cue = Literal["definite", "other_one", "earlier_one", "new_one"]
REACH = 60
"""Characters before the naming word that are searched for a definite word: four words and their spaces."""
NEXT = 120
"""Characters from one passage to the next that are told together: about a sentence."""
HEADING = 150
"""Characters of the longest heading."""
WEEK = 7
ONE_OF_A_KIND = frozenset({"prisoners", "talks", "ceasefire"})
"""Families of which a news article mostly tells one event; of attacks it tells many."""
PAPERS = frozenset({"agreement", "proposal"})
WHICH = re.compile(r" (?:to (?!be\b)[a-z]|between |signed |reached |struck )")
ARTICLES = frozenset({"a", "an"})
SET_APART = frozenset({"other_one", "earlier_one"})
LISTING = re.compile(r"\s*,|\s+(?:and|or|as well as)\b")
SENTENCE_ENDS = '.!?\n;:,“”"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two mentions held to be one event, with the reasons."""

    left: str
    right: str
    verdict: Verdict


@dataclass(slots=True, kw_only=True)
class Chain:
    """Mentions of one article that tell of one event, in text order, and what they say together.

    ``earlier``: the text brought it up as one before ("an earlier round").
    """

    profile: Profile
    members: list[Mention]
    earlier: bool = False


def chains_of(mentions: Iterable[Mention], material: Material, places: Places) -> tuple[list[Chain], list[Joined]]:
    """Join the mentions of each article.

    Returns:
        All chains in order of article and text, and the reasons of each join.
    """
    groups: dict[tuple[str, str], list[tuple[Mention, Profile]]] = defaultdict(list)
    mentions = list(mentions)
    listed = _listed(mentions, material)
    for mention in mentions:
        profile = profile_of(mention, material)
        if mention.mention_id in listed:
            profile = replace(profile, apart=profile.apart | listed[mention.mention_id])
        groups[mention.article_id, profile.family].append((mention, profile))
    chains: list[Chain] = []
    joined: list[Joined] = []
    for key in sorted(groups):
        made: list[Chain] = []
        for mention, profile in sorted(groups[key], key=lambda p: (p[0].start, p[0].end, p[0].mention_id)):
            found = _antecedent(mention, profile, made, material, places)
            if found is None:
                earlier = _of_before(words_before(mention, material), material)
                made.append(Chain(profile=profile, members=[mention], earlier=earlier))
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
    order = sorted(chains, key=lambda c: c.members[-1].start, reverse=True)
    back = _told_earlier(order) if cue == "earlier_one" else []
    for chain in order:
        half = _is_return(mention, chain, material)
        taken = replace(profile, sides=chain.profile.sides) if half else _as_taken_up(profile, chain.profile, cue)
        verdict = compare(chain.profile, taken, places, local=True)
        if verdict is None:
            continue
        cue_here = (None if chain in back else "other_one") if back else cue
        extra = _local_reasons(mention, profile, chain, material, cue_here if nearest or cue_here != "definite" else None)
        extra += [Reason("earlier_one")] if back == [chain] else []
        extra += [Reason("in_return")] if half else []
        extra += [Reason("main")] if cue not in SET_APART and _is_main(mention, profile, chain, chains, material) else []
        if nearest and _bare(profile) and (cue == "definite" or not profile.habit):
            extra.append(Reason("bare"))
        nearest = False
        total = Verdict(verdict.weight + sum(r.weight or 0.0 for r in extra), verdict.prior, (*verdict.reasons, *extra))
        if total.weight >= ENOUGH and (best is None or total.weight > best[1].weight):
            best = (chain, total)
    return best


def _as_taken_up(profile: Profile, chain: Profile, cue: Cue | None) -> Profile:
    """A bare "the meeting" can take up talks: it says nothing of its own but the noun."""
    return replace(profile, types=chain.types) if cue == "definite" and _bare(profile) else profile


def _told_earlier(chains: Sequence[Chain]) -> list[Chain]:
    """What "the earlier talks" may be: events brought up as earlier, else dated before the last one, else told before it."""
    told = [c for c in chains if not c.profile.plan]
    dated = [c for c in told if c.profile.days.known]
    last = max((c.profile.days.first for c in dated), default=0)
    return [c for c in told if c.earlier] or [c for c in dated if c.profile.days.last < last] or told[1:]


def _listed(mentions: Iterable[Mention], material: Material) -> dict[str, frozenset[int]]:
    """Marks as in ``Profile.apart`` for several of a list in one passage: "the northern plan and the southern plan"."""
    passages: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for m in mentions:
        passages[m.capture_id, m.start, m.end, m.trigger.casefold()].append(m)
    marks: dict[str, frozenset[int]] = defaultdict(frozenset)
    for several in (sorted(group, key=lambda m: m.trigger_start) for group in passages.values() if len(group) > 1):
        text = material.texts.get(several[0].capture_id, "")
        for one, other in combinations(several, 2):
            if LISTING.match(text[one.trigger_end : other.trigger_start]):
                mark = int.from_bytes(f"{one.mention_id} {other.mention_id}".encode())
                marks[one.mention_id] |= {mark}
                marks[other.mention_id] |= {-mark}
    return marks


def _bare(p: Profile) -> bool:
    named = p.places or p.called or p.rounds or p.mediators
    return not (p.sides or named or p.figures or p.ordinals or p.days.known or p.partial)


def _is_heading(mention: Mention, material: Material) -> bool:
    """Whether no stop ends the line of the passage: what a heading names, the text below tells with "a"."""
    line = material.texts.get(mention.capture_id, "")[mention.start :].partition("\n")[0].rstrip()
    return len(line) <= HEADING and line[-1:].isalnum()


def _adds(profile: Profile, chain: Profile) -> bool:
    """True where a mention brings a date, number or place that the chain lacks."""
    return (
        (profile.days.known and not chain.days.known)
        or (profile.counted and not chain.counted)
        or (bool(profile.places) and not chain.places)
        or (bool(profile.called) and not chain.called)
        or (bool(profile.rounds) and not chain.rounds)
        or (bool(profile.partial) and not chain.days.known)
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
    dateless = not (profile.days.known or profile.partial or profile.called)
    if not news or profile.family not in ONE_OF_A_KIND or not dateless or profile.plan or dated != [chain]:
        return False
    sentence = f" {plain(sentence_of(mention, material))} "
    return not any(f" {cue} " in sentence for cue in material.words("background"))


def _local_reasons(mention: Mention, profile: Profile, chain: Chain, material: Material, cue: Cue | None) -> list[Reason]:
    reasons = [Reason("other_one")] if cue in SET_APART else []
    if cue == "definite":
        told_anew = _adds(profile, chain.profile) or _specified(mention, material)
        reasons.append(Reason("taken_up_new" if told_anew else "taken_up"))
    if _adjacent(mention, chain, material):
        reasons.append(Reason("next_sentence"))
    if profile.family == "prisoners" and is_addition(mention, material):
        reasons.append(Reason("in_addition"))
    headline = material.article_of(mention).headline or ""
    if cue == "new_one" and not all(m.quote in headline or _is_heading(m, material) for m in chain.members):
        reasons.append(Reason("new_one"))
    if mention.quote not in headline and any(m.quote in headline for m in chain.members):
        reasons.append(Reason("headline"))
    return reasons


def _specified(mention: Mention, material: Material) -> bool:
    """True for "the agreement to lend ships", "the deal signed in May": it says itself which one is meant."""
    text = material.texts.get(mention.capture_id, "")
    return mention.type in PAPERS and WHICH.match(text, mention.trigger_end) is not None


def cue_of(mention: Mention, material: Material) -> Cue | None:
    """Whether the words before the naming word take up an event or set another one apart."""
    trigger = mention.trigger.casefold().split()[0] if mention.trigger.split() else ""
    words = words_before(mention, material)
    if _of_before(words, material) and any(w in material.words("definite") for w in words):
        return "earlier_one"
    if any(w in material.words("other_one") for w in words):
        return "other_one"
    if trigger.endswith("ed") or trigger in material.words("verbs"):
        return None
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word in material.words("indefinite"):
            return "new_one" if word in ARTICLES else None
        if word in material.words("definite"):
            return None if word == "that" and trigger.endswith("s") else "definite"  # "said that talks went on"
        if (
            word in material.words("phrase_ends")
            or word in material.words("verbs")
            or _is_past(words[max(at - 1, 0) : at + 1], material)
        ):
            return None
    return None


def _is_past(words: Sequence[str], material: Material) -> bool:
    """True for a verb before the naming word ("the sides resumed talks"), not for what describes it ("the planned talks")."""
    return words[-1].endswith("ed") and words[0] not in material.words("definite")


def words_before(mention: Mention, material: Material) -> list[str]:
    """The last four words before the naming word, in its sentence."""
    text = material.texts.get(mention.capture_id, "")
    before = text[max(0, mention.trigger_start - REACH) : mention.trigger_start]
    cut = max(before.rfind(c) for c in SENTENCE_ENDS) + 1
    return WORD.findall(before[cut:].casefold())[-4:]


def _of_before(words: Sequence[str], material: Material) -> bool:
    """True where they speak of what was before: "an earlier round", "the first of these"."""
    phrase = f" {' '.join(words)} "
    return any(f" {cue} " in phrase for cue in material.words("earlier_one"))


__all__ = ["Chain", "Joined", "chains_of", "cue_of"]
