"""Who did what to whom on PETRARCH's unit records: 284 sentences on invented countries, 385 codings.

python evals/petrarch.py [--show wrong|missed|right|all] [--folder FOLDER]

The raw sentence is read, never the parse that the file gives. The two dictionaries become a pack: an actor's synonyms are names
of one actor whose code may depend on the day, and agents are the role nouns of ``vocab/agents.toml``. Verbs are the program's.

The event codes are of two schemes: most records come from a suite coded by WEIS (064 restores ties, 041 welcomes, 122 condemns,
160 warns), newer ones are coded by CAMEO (194 fires shells). A code is therefore read by either, as ``classes`` says. Codes of
neither (345, 901 to 915, 174K) only tell the file's own verb patterns apart: they have no class, can never be right here, and an
act between their parties counts as neither right nor wrong. A row ``noevents`` is right where nothing was coded; so is a row
``error`` that asks for the sentence to be discarded; other rows ``error`` test how broken files are read, and are never right.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from pages import page_of

from peaceledger.scoring import Ratio

if TYPE_CHECKING:
    from peaceledger.packs import Lexicon
    from peaceledger.records.act import Act

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"
RECORDS = "petrarch2_unit_records.xml"
ACTORS = "petrarch2_validate_actors.txt"
AGENTS = "petrarch2_validate_agents.txt"
CAMEO_FILE = "cameo2plover_2021.txt"

PEOPLE = frozenset({"Sam Gamgee", "Hamfast Gamgee", "Elfstan Fairbairn", "Doderic Brandybuck", "President Hosni Murbarak"})
"""Entries of two words that are persons: the dictionary does not say so, and a pack does."""
WEIS: Mapping[str, frozenset[str]] = {
    code: frozenset(events.split())
    for code, events in {
        "01": "RETREAT CONCEDE",  # yield
        "03": "CONSULT",  # meet, visit, receive
        "04": "SUPPORT",  # praise, endorse
        "05": "AGREE",  # promise
        "06": "SUPPORT",  # grant recognition, privilege, asylum
        "065": "RETREAT CONCEDE",  # suspend sanctions, truce
        "066": "RETREAT CONCEDE",  # release persons
        "07": "AID",  # reward
        "08": "AGREE SUPPORT COOPERATE",  # agree, make an agreement
        "09": "REQUEST",
        "10": "REQUEST",  # propose, urge
        "11": "REJECT",
        "12": "ACCUSE",
        "13": "ACCUSE",  # protest in words
        "14": "REJECT",  # deny
        "15": "REQUEST",  # demand
        "16": "THREATEN",  # warn
        "17": "THREATEN",
        "18": "PROTEST MOBILIZE",  # demonstrate
        "19": "SANCTION",  # reduce relations
        "20": "COERCE SANCTION",  # expel
        "21": "COERCE",  # seize, detain
        "22": "ASSAULT",  # force
    }.items()
}
"""PLOVER events of the categories of WEIS (McClelland 1978), whose order CAMEO changed; 02, comment, has none."""

Coding = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One sentence with its codings: source, target and event code; ``empty`` rows ask that nothing be coded."""

    name: str
    day: date
    text: str
    codings: tuple[tuple[str, str, str], ...]
    empty: int
    lost: int


@dataclass(slots=True)
class Actor:
    """An entry of the actor dictionary: names, and codes by day."""

    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, date, date]] = field(default_factory=list)

    def code(self, on: date) -> list[str]:
        """The codes that hold on a day; one restricted to certain days goes before the entry's general one."""
        fits = [(end - start, code) for code, start, end in self.codes if start <= on <= end]
        return min(fits)[1].split("/") if fits else []


def read_gold(file: Path) -> list[Gold]:
    """The sentences of the file, in its order."""
    return [_gold(s) for s in ET.parse(file).iter("Sentence")]


def _gold(sentence: ET.Element) -> Gold:
    rows = [dict(row.attrib) for row in sentence.iter("EventCoding")]
    coded = [(r["sourcecode"], r["targetcode"], r["eventcode"]) for r in rows if "eventcode" in r]
    day = sentence.get("date", "")
    return Gold(
        name=sentence.get("id", ""),
        day=date(int(day[:4]), int(day[4:6]), int(day[6:8])),
        text=" ".join((sentence.findtext("Text") or "").split()),
        codings=tuple(coded),
        empty=sum("noevents" in r or "discard" in r.get("error", "") for r in rows),
        lost=sum("error" in r and "discard" not in r["error"] for r in rows),
    )


def read_actors(file: Path) -> dict[str, Actor]:
    """The actor dictionary by a made-up id."""
    actors: dict[str, Actor] = {}
    for line in _lines(file):
        name, codes = line.split("[")[0].strip(), re.findall(r"\[([^\]]*)\]", line)
        if name and not name.startswith("+"):
            actors[f"x{len(actors)}"] = Actor()
        entry = actors[f"x{len(actors) - 1}"]
        if name:
            words = _words(name.removeprefix("+"))
            entry.names.extend(dict.fromkeys([words, words.upper() if len(words) < 4 else words]))
        entry.codes.extend(c for text in codes if (c := _dated(text)) is not None)
    return {i: a for i, a in actors.items() if a.codes}


def read_agents(file: Path) -> dict[str, list[str]]:
    """The agent dictionary: nouns by code, ``~`` where the actor's stands; ``!SET!`` is spelled out."""
    sets: dict[str, list[str]] = {}
    agents: dict[str, list[str]] = {}
    for line in _lines(file):
        if "=" in line:
            name, words = line.split("=")
            sets[name.strip()] = [w.strip() for w in words.split(",")]
        elif match := re.match(r"([^{\[]+)(\{[^}]*\})?\s*\[([^\]]*)\]", line):
            nouns = [match[1].strip(), *filter(None, [(match[2] or "").strip("{} ")])]
            for name, words in sets.items():
                nouns = [n.replace(name, w) for n in nouns for w in (words if name in n else [""])]
            agents.setdefault(match[3].strip(), []).extend(_words(n).lower() for n in nouns)
    agents.setdefault("~ELI", []).append("former")  # the other program holds this rule in its code
    return agents


def _lines(file: Path) -> Iterator[str]:
    text = re.sub(r"<!\s*--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL)
    return (bare for line in text.splitlines() if (bare := line.split("#")[0].strip()))


def _words(name: str) -> str:
    plain = name.replace("_", " ").strip()
    words = [w if "." in w or (len(w) < 5 and not re.search("[AEIOUY]", w)) else w.capitalize() for w in plain.split()]
    return " ".join(words[1:] if words[0] == "The" and len(words) > 1 else words)


def _dated(text: str) -> tuple[str, date, date] | None:
    code, _, days = text.strip().partition(" ")
    if not code.isalnum() and not re.fullmatch(r"[A-Z]+(/[A-Z]+)*", code):
        return None
    found = [_day(d) for d in re.findall(r"\d{6,8}", days)]
    start = found[0] if found and "<" not in days else date.min
    end = found[-1] if found and ">" not in days else date.max
    return code.upper(), start, end


def _day(digits: str) -> date:
    full = digits if len(digits) == 8 else "19" + digits
    return date(int(full[:4]), int(full[4:6]), int(full[6:]))


def lexicon_of(actors: Mapping[str, Actor], agents: Mapping[str, list[str]]) -> Lexicon:
    """The base pack's words with the dictionaries' actors in place of its own."""
    from peaceledger.packs.compile import compile_packs
    from peaceledger.packs.read import find_pack, read_pack

    base = read_pack(find_pack("base"))
    world = ("states", "bodies", "actors", "places", "sources", "agreements", "legal", "examples")
    base = replace(base, entries={**base.entries, **dict.fromkeys(world, ())})
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "invented"
        pack.mkdir()
        (pack / "pack.toml").write_text('id = "invented"\nname = "Invented countries"\n', "utf-8")
        (pack / "actors.toml").write_text("".join(_table(i, a) for i, a in actors.items()), "utf-8")
        read = read_pack(pack)
    lexicon = compile_packs([base, read])
    return replace(lexicon, vocab={**lexicon.vocab, "agents": dict(agents)})


def _table(actor_id: str, actor: Actor) -> str:
    kind = "person" if PEOPLE.intersection(actor.names) else "state"
    return (
        f'[[actor]]\nid = "{actor_id}"\nside = "{actor_id}"\nname = "{actor.names[0]}"\nkind = "{kind}"\nnames = {actor.names}\n'
    )


def code_of(side: str | None, role: str | None, actors: Mapping[str, Actor], on: date) -> list[str]:
    """Codes of a party: those of its actor on that day, with what its role adds."""
    entry = actors.get(side or "")
    return [_joined(code, role) for code in entry.code(on)] if entry else []


def _joined(code: str, role: str | None) -> str:
    before, _, after = (role or "~").partition("~")
    held = re.findall("...", code)
    return before + code + "".join(part for part in re.findall("...", after) if part not in held)


def cameo_events(file: Path) -> dict[str, frozenset[str]]:
    """PLOVER events by CAMEO code, as the conversion table has them."""
    found: dict[str, set[str]] = {}
    for code, event in re.findall(r"^(\d+): ([A-Z]+)", file.read_text("utf-8"), flags=re.MULTILINE):
        found.setdefault(code, set()).add(event)
    return {code: frozenset(events) for code, events in found.items()}


def classes(code: str, cameo: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """PLOVER events a code may mean by CAMEO and by WEIS; the root stands in for a code that its scheme lacks."""
    if not code.isdigit():
        return frozenset(), frozenset()
    return cameo.get(code) or cameo.get(code[:2], frozenset()), WEIS.get(code) or WEIS.get(code[:2], frozenset())


@dataclass(slots=True)
class Tally:
    """What became of the codings."""

    right: int = 0
    right_cameo: int = 0
    empty_right: int = 0
    dyad: int = 0
    no_class: int = 0
    wrong: int = 0
    wrong_dyad: int = 0
    all: int = 0
    coded: int = 0
    lines: list[str] = field(default_factory=list)


def score(gold: Gold, found: set[tuple[str, str, str]], cameo: Mapping[str, frozenset[str]], tally: Tally) -> None:
    """Compare the acts of a sentence (source, target, PLOVER event) with its codings."""
    tally.all += len(gold.codings) + gold.empty + gold.lost
    tally.coded += len(gold.codings)
    tally.empty_right += 0 if found else gold.empty
    pairs = {(s, t) for s, t, _ in found}
    used: set[tuple[str, str, str]] = set()
    marks = []
    for source, target, code in gold.codings:
        by_cameo, by_weis = classes(code, cameo)
        acts = {(source, target, event) for event in by_cameo | by_weis} & found
        hit = bool(acts)
        used |= acts
        if not by_cameo | by_weis:
            tally.no_class += 1
            used |= {act for act in found if act[:2] == (source, target)}
        tally.right += hit
        tally.right_cameo += bool({(source, target, event) for event in by_cameo} & found)
        tally.dyad += (source, target) in pairs
        marks.append(f"{'+' if hit else '=' if (source, target) in pairs else '-'}{source}>{code}>{target}")
    wrong = found - used
    tally.wrong += len(wrong)
    tally.wrong_dyad += len({(s, t) for s, t, _ in wrong} - {(s, t) for s, t, _ in gold.codings})
    state = "wrong" if wrong else "missed" if any(m[0] != "+" for m in marks) else "right"
    extra = " ".join(f"!{s}>{e}>{t}" for s, t, e in sorted(wrong))
    tally.lines.append(f"{state}\t{gold.name}\t{gold.text}\t{' '.join(marks)}\t{extra}")


def measure(folder: Path = FOLDER, tally: Tally | None = None) -> dict[str, Ratio]:
    """Code every sentence and compare.

    Args:
        folder: Where the records, dictionaries and the conversion table lie.
        tally: Filled in passing, for printing.
    """
    tally = Tally() if tally is None else tally
    actors, agents = read_actors(folder / ACTORS), read_agents(folder / AGENTS)
    gold, cameo = read_gold(folder / RECORDS), cameo_events(folder / CAMEO_FILE)
    for sentence, acts in zip(gold, code_all(gold, lexicon_of(actors, agents)), strict=True):
        found = {
            (source, target, act.plover)
            for act in acts
            for source, target in product(
                code_of(act.source_side, act.source_role, actors, sentence.day),
                code_of(act.target_side, act.target_role, actors, sentence.day),
            )
        }
        score(sentence, found, cameo, tally)
    return {
        "petrarch.right": Ratio(tally.right + tally.empty_right, tally.all),
        "petrarch.right_coded": Ratio(tally.right, tally.coded),
        "petrarch.right_cameo_only": Ratio(tally.right_cameo + tally.empty_right, tally.all),
        "petrarch.who": Ratio(tally.dyad + tally.empty_right, tally.all),
        "petrarch.wrong": Ratio(tally.wrong, tally.all),
    }


def code_all(gold: Sequence[Gold], lexicon: Lexicon) -> Iterator[tuple[Act, ...]]:
    """Acts of each sentence, each an article of its own published on its day."""
    from peaceledger.extract.article import extract_article
    from peaceledger.language import Parser

    for page, doc in Parser().parse(page_of(one.name, one.text, one.day) for one in gold):
        yield extract_article(doc, page, lexicon).acts


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures, and the sentences asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--show", choices=["wrong", "missed", "right", "all"], default=None)
    options = parser.parse_args(None if arguments is None else list(arguments))
    tally = Tally()
    figures = measure(options.folder, tally)
    for line in tally.lines:
        if options.show == "all" or (options.show and line.startswith(options.show)):
            print(line)
    for name, ratio in figures.items():
        print(f"{name:28} {ratio}")
    print(f"codes without a class: {tally.no_class}; wrong pairs: {tally.wrong_dyad}")


if __name__ == "__main__":
    main()
