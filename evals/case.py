"""Event typing in ACLED's terms on the CASE 2021 snippets: weighted F1 over 30 classes; nothing is learnt from them.

python evals/case.py [--confusion] [--part all|odd|even] [--snippets ../shared/benchmarks/case2021_task2_half.tsv]

The exam wants an answer for every snippet: the best sub-event however little speaks for it, OTHER where nothing does. Each class
counts by how many snippets have it.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pages import page_of

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.events.roles import actor_tokens
from peaceledger.extract.events.subevents import build_subevents, subevent
from peaceledger.packs import load_lexicon
from peaceledger.scoring import Ratio

if TYPE_CHECKING:
    from peaceledger.language import Parser

SNIPPETS = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "case2021_task2_half.tsv"
PARTS = {"all": slice(None), "odd": slice(0, None, 2), "even": slice(1, None, 2)}
OTHER = "OTHER"
LABELS = {
    "abduction": "ABDUCT_DISSAP",
    "agreement": "AGREEMENT",
    "air_strike": "AIR_STRIKE",
    "armed_clash": "ARMED_CLASH",
    "arrests": "ARREST",
    "attack": "ATTACK",
    "attribution": "ATTRIB",
    "change_to_group": "CHANGE_TO_GROUP_ACT",
    "chemical_weapon": "CHEM_WEAP",
    "diplomacy": "DIPLO",
    "disrupted_weapons_use": "DISR_WEAP",
    "excessive_force_against_protesters": "FORCE_AGAINST_PROTEST",
    "government_regains_territory": "GOV_REGAINS_TERIT",
    "grenade": "GRENADE",
    "headquarters_established": "HQ_ESTABLISHED",
    "man_made_disaster": "MAN_MADE_DISASTER",
    "mob_violence": "MOB_VIOL",
    "natural_disaster": "NATURAL_DISASTER",
    "non_state_actor_overtakes_territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "non_violent_transfer": "NON_VIOL_TERRIT_TRANSFER",
    "organised_crime": "ORG_CRIME",
    "other": OTHER,
    "peaceful_protest": "PEACE_PROTEST",
    "property_destruction": "PROPERTY_DISTRUCT",
    "protest_with_intervention": "PROTEST_WITH_INTER",
    "remote_explosive": "REM_EXPLOS",
    "sexual_violence": "SEX_VIOL",
    "shelling": "ART_MISS_ATTACK",
    "suicide_bomb": "SUIC_BOMB",
    "violent_demonstration": "VIOL_DEMONSTR",
}

Pair = tuple[str, str]
"""The coders' class and the found one."""


def read_snippets(path: Path) -> list[tuple[str, str]]:
    """Text and class of each snippet, in the file's order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["EventSnippet"], row["SubType"]) for row in rows]


def classify(texts: Iterable[str], parser: Parser) -> Iterator[str]:
    """The class of each text."""
    lexicon = load_lexicon()
    rules = build_subevents(lexicon)
    for _, doc in parser.parse(page_of(str(number), text) for number, text in enumerate(texts)):
        actors = actor_tokens(doc, find_actors(doc, lexicon, on=None))
        kinds = {at: (actor.kind,) for at, actor in actors.items()}
        found = subevent([tuple(sent) for sent in doc.sents], rules, kinds, least=0.0)
        yield LABELS[found.type.id] if found else OTHER


def by_class(pairs: Sequence[Pair]) -> dict[str, tuple[int, int, int]]:
    """Right, found and wanted of each class that is wanted."""
    wanted, found = Counter(w for w, _ in pairs), Counter(f for _, f in pairs)
    right = Counter(w for w, f in pairs if w == f)
    return {name: (right[name], found[name], count) for name, count in sorted(wanted.items())}


def weighted_f1(pairs: Sequence[Pair]) -> float:
    """Mean of the classes' F1, each counted by how many snippets have it."""
    return sum(wanted * 2 * right / (found + wanted) for right, found, wanted in by_class(pairs).values()) / len(pairs)


def pairs_of(path: Path, parser: Parser) -> list[Pair]:
    """Wanted and found class of each snippet."""
    snippets = read_snippets(path)
    return list(zip((label for _, label in snippets), classify((text for text, _ in snippets), parser), strict=True))


def measure(path: Path, parser: Parser) -> dict[str, Ratio]:
    """Weighted F1 over all snippets, the same over those at even places, which nobody read, and the share that is right."""
    pairs = pairs_of(path, parser)
    return {
        "case.weighted_f1": Ratio(weighted_f1(pairs), None),
        "case.unread_weighted_f1": Ratio(weighted_f1(pairs[PARTS["even"]]), None),
        "case.right": Ratio(sum(w == f for w, f in pairs), len(pairs)),
    }


def main() -> None:
    """Print F1 by part and class, and what was taken for what."""
    from peaceledger.language import Parser

    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--snippets", type=Path, default=SNIPPETS)
    arguments.add_argument("--part", choices=PARTS, default="all", help="snippets at odd or at even places, from one")
    arguments.add_argument("--confusion", action="store_true", help="what was taken for what, most frequent first")
    options = arguments.parse_args()
    pairs = pairs_of(options.snippets, Parser())[PARTS[options.part]]
    print(f"weighted F1 {weighted_f1(pairs):.3f}, right {sum(w == f for w, f in pairs)}/{len(pairs)}")
    if options.confusion:
        for name, (right, found, wanted) in by_class(pairs).items():
            print(f"{name:30} F1 {2 * right / (found + wanted):.2f}  right {right}, found {found}, wanted {wanted}")
        for (wanted_class, found_class), count in Counter(p for p in pairs if p[0] != p[1]).most_common():
            print(f"{count:3} {wanted_class} taken for {found_class}")


if __name__ == "__main__":
    main()
