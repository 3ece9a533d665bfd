"""Rows without the parties' names: for coders who judge an offer without knowing whose it is.

Names of a party's state, people, bodies, places and outlets give way to "Party 1" and "Party 2"; which party is 1 is decided for
each offer by a digest of its id, so that no order tells. Loaded words that the packs list as a side's own become the neutral ones
first: a side is known by its words, too. What leads to the text (capture, offsets, article) is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from peaceledger.analysis.show import Rows
from peaceledger.errors import UsageError
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.store import Folder, open_ledger, rows
from peaceledger.store.run import read_run

TABLES = ("offers", "offer_tellings", "offer_terms", "offer_responses", "assessments", "assessment_evidence")
LEADING = frozenset({"capture_id", "article_id", "start", "end", "statement_id", "mention_id", "event_id"})
"""Columns that lead to the text, or to rows that are not blinded."""
SUBJECTS = ("offer_id", "subject_id", "assessment_id")
LABEL = re.compile(r"(?:\[[a-z ]+)?Party \d+\]?")
SHORTEST = 3  # letters of a name that is taken out of words: two letters stand in too many


def blinded(found: Rows, table: str, ledger: Path) -> Rows:
    """Return rows with the parties hidden.

    Args:
        found: Rows of one of ``TABLES``.
        table: Its name.
        ledger: The ledger folder: ``run.json`` names the packs that know the parties.

    Raises:
        UsageError: If the table tells nothing of an offer.
        PackError: If a pack of the ledger is no longer there.
        LedgerError: If the ledger cannot be read.
    """
    if table not in TABLES:
        raise UsageError(f"--blind hides the parties of {', '.join(TABLES)}; {table} is none of them.")
    packs = read_run(Folder(ledger)).get("settings", {}).get("packs", ())
    hide = Blind(load_lexicon(tuple(packs)))
    kept = [at for at, name in enumerate(found.names) if name not in LEADING]
    subjects = _subjects(ledger) if table == "assessment_evidence" else {}
    made = []
    for row in found.rows:
        held = dict(zip(found.names, row, strict=True))
        key = next(str(held[name]) for name in SUBJECTS if held.get(name) is not None)
        made.append(tuple(hide.value(row[at], subjects.get(key, key)) for at in kept))
    return Rows(names=tuple(found.names[at] for at in kept), rows=made, total=found.total)


def _subjects(ledger: Path) -> dict[str, str]:
    with open_ledger(ledger) as db:
        return {row["assessment_id"]: row["subject_id"] for row in rows(db, "SELECT assessment_id, subject_id FROM assessments")}


class Blind:
    """Hides the parties of a conflict in values.

    Args:
        lexicon: The packs.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.parties = lexicon.parties
        self._loaded = {w.casefold(): t.neutral for t in lexicon.extra["terms"] if t.used_by in self.parties for w in t.loaded}
        self._said = _any_of(self._loaded, re.IGNORECASE)
        names = [(name, party, kind) for party in self.parties for name, kind in _names(party, lexicon)]
        self._names = {shape: (party, kind) for name, party, kind in names for shape in (name.upper(), name)}
        self._named = _any_of(self._names, 0)

    def number(self, party: str, key: str) -> int:
        """1 for the first party in the order that belongs to this key, 2 for the second, and so on."""
        order = sorted(self.parties, key=lambda p: blake2b(f"{key}\x1f{p}".encode(), digest_size=8).digest())
        return order.index(party) + 1

    def value(self, value: Any, key: str) -> Any:
        """A cell with the parties hidden in the order of this key."""
        if isinstance(value, str):
            return self.text(value, key)
        if isinstance(value, list | tuple):
            return sorted(self.text(str(v), key) for v in value)
        return value

    def text(self, text: str, key: str) -> str:
        """Words with the parties hidden in the order of this key."""
        plain = self._said.sub(lambda found: self._loaded[found.group().casefold()], text)
        hidden = self._named.sub(lambda found: self._label(found.group(), key), plain)
        parts = hidden.split("; ")
        return "; ".join(sorted(parts)) if all(map(LABEL.fullmatch, parts)) else hidden

    def _label(self, name: str, key: str) -> str:
        party, kind = self._names[name]
        label = f"Party {self.number(party, key)}"
        return f"[{kind}{label}]" if kind else label


def _names(party: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What names a party, and of what kind it is; the party itself comes last, so that its own names are its own."""
    own = [o for o in lexicon.outlets.values() if o.side == party]
    near: list[tuple[str, Iterable[str]]] = [("outlet of ", (n for o in own for n in (o.name, *o.names)))]
    near += [("place of ", (p.name, *p.names, *p.event_names)) for p in lexicon.places.values() if p.country == party]
    near += [("seat of ", (p.name, *p.names)) for p in lexicon.places.values() if p.government_of == party]
    for actor in lexicon.actors.values():
        if actor.side == party and actor.actor_id != party:
            kind = "person of " if actor.kind == "person" else "body of "
            near += [(kind, (actor.name, *actor.names, *actor.weak_names, *actor.descriptors, actor.actor_id))]
    state = lexicon.actors[party]
    near += [("", (state.name, *state.names, *state.adjectives, *state.people, *state.descriptors, party))]
    for kind, names in near:
        for name in names:
            if len(name) >= SHORTEST:
                yield name, kind


def _any_of(words: Mapping[str, object], flags: int) -> re.Pattern[str]:
    """A pattern for any of some words, the longest first."""
    listed = "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if listed else r"(?!)", flags)
