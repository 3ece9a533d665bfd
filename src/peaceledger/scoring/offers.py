"""Offers with their terms and answers against a coder's."""

from collections.abc import Sequence

from peaceledger.scoring.gold import Gold, System, fold
from peaceledger.scoring.names import Aliases, same_speaker
from peaceledger.scoring.passages import Row, also, overlap, pair
from peaceledger.scoring.ratio import Figures, Ratio, harmonic

MARKS = dict.fromkeys(map(ord, '“”"‘'))
SAME_NAME = 10_000
"""More than any two passages share: an equal name goes before any overlap."""


def score_offers(gold: Gold, system: System) -> Figures:
    """Offers found; terms and answers of the found ones; and offers that are named only, whether they were left without a term.

    ``System`` offer rows carry ``passages`` (their tellings, terms and answers), ``terms`` and ``responses``.
    """
    coded = gold.coded_spans
    wanted = [o for o in gold.table("offers") if o["kind"] == "offer" and o["scope"] == "on_topic"]
    found = [o | {"passages": kept} for o in system.table("offers") if (kept := _within(o["passages"], coded))]
    matched = [(wanted[i], found[j]) for i, j in pair(wanted, found, _offer_weight, lambda g: g["evidence"][0]["start"])]
    bare = [s for g, s in matched if g["named_without_terms"]]
    return {
        "offers.recall": Ratio(len(matched), len(wanted)),
        "offers.not_stated": Ratio(sum(not any(t["stated"] for t in s["terms"]) for s in bare), len(bare)),
        **_terms(gold, matched, coded),
        **_responses(gold, matched, coded),
    }


def _within(rows: Sequence[Row], spans: Sequence[Row]) -> list[Row]:
    return [r for r in rows if r.get("start") is not None and any(overlap(r, span) for span in spans)]


def _offer_weight(gold: Row, system: Row) -> float:
    names = {_plain(n) for n in (gold["name"], *gold["aliases"])}
    shared = sum(overlap(e, p) for e in gold["evidence"] for p in system["passages"])
    return shared + SAME_NAME * any(_plain(n) in names for n in (system["name"], *system["aliases"]))


def _plain(name: str) -> str:
    return fold(name.translate(MARKS))


def _terms(gold: Gold, matched: Sequence[tuple[Row, Row]], coded: Sequence[Row]) -> Figures:
    right = n_gold = n_system = 0
    for offer, answer in matched:
        wanted = [t for t in gold.table("offer_terms") if t["offer_key"] == offer["offer_key"] and t["stated"]]
        found = [t for t in _within(answer["terms"], coded) if t["stated"]]
        pairs = pair(wanted, found, lambda g, s: _term_weight(g, s, gold.aliases), lambda g: g["evidence"][0]["start"])
        right, n_gold, n_system = right + len(pairs), n_gold + len(wanted), n_system + len(found)
    precision, recall = Ratio(right, n_system), Ratio(right, n_gold)
    return {"terms.precision": precision, "terms.recall": recall, "terms.f1": harmonic(precision, recall)}


def _term_weight(gold: Row, system: Row, aliases: Aliases) -> float:
    if system["issue"] not in also(gold, "issue") or not same_speaker(gold["obligor"], system["obligor"], aliases):
        return 0
    return 1 + sum(overlap(e, system) for e in gold["evidence"])


def _responses(gold: Gold, matched: Sequence[tuple[Row, Row]], coded: Sequence[Row]) -> Figures:
    right = n_gold = n_system = 0
    for offer, answer in matched:
        wanted = [r for r in gold.table("offer_responses") if r["offer_key"] == offer["offer_key"]]
        found = _within(answer["responses"], coded)
        pairs = pair(wanted, found, lambda g, s: _response_weight(g, s, gold.aliases), lambda g: g["evidence"][0]["start"])
        right, n_gold, n_system = right + len(pairs), n_gold + len(wanted), n_system + len(found)
    return {"offers.responses": Ratio(right, n_gold), "offers.responses_precision": Ratio(right, n_system)}


def _response_weight(gold: Row, system: Row, aliases: Aliases) -> float:
    if gold["stance"] != system["stance"]:
        return 0
    return float(any(same_speaker(gold["party"], name, aliases) for name in (system["party"], system["side"]) if name))
