"""People decide last: judgements laid over findings, over events and over all that is made from them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from peaceledger.packs import Lexicon
from peaceledger.reconcile.added import with_added
from peaceledger.reconcile.anchors import Finder, key_of
from peaceledger.reconcile.decisions import PAIRS, Bonds, Outcomes, active, bonds_of
from peaceledger.reconcile.drawn import drawn, know_places, resettled
from peaceledger.reconcile.events import Group
from peaceledger.reconcile.held import hold, without_rejected
from peaceledger.reconcile.revise import Wanted, columns_of, corrected
from peaceledger.reconcile.totals import Total
from peaceledger.records import Event, Exchange, Findings, Link
from peaceledger.records.fields import as_words, can_be_empty
from peaceledger.records.judgement import BASE, PASSAGE, JudgedRecord, Judgement, JudgementRow, Target

Story = TypeVar("Story")
UNFINISHED = frozenset({"compliance"})
"""Tables whose rows ``account`` makes whole: judged there."""
Thing = tuple[str, str]
"""Table and id."""


@dataclass(slots=True)
class Bench:
    """Judgements of one build. Use ``open_bench``.

    Attributes:
        judgements: All, undone and superseded ones too.
        acting: Those to be carried out, first to last.
        finder: Finds their records.
        outcomes: What became of each.
        bonds: What is held together and kept apart.
        lexicon: What the packs know.
        found: Ids of targets in this build, by judgement and number of the target.
        owner: Event by mention, before any was rejected.
        of_count: Running total by count.
        gone: Mentions and counts of rejected events.
        tables: Tables whose judgements have been looked at.
        read: What the rules found, with what people added.
    """

    judgements: Sequence[Judgement]
    acting: Sequence[Judgement]
    finder: Finder
    outcomes: Outcomes
    bonds: Bonds
    lexicon: Lexicon
    found: dict[tuple[str, int], str] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    of_count: Mapping[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    read: Sequence[Findings] = ()

    def findings(self) -> Sequence[Findings]:
        """Findings with what people added and corrected in them, and without what they rejected."""
        wanted, whole = self._things(BASE, self._base_key)
        gone = {key for (_, key), j in whole.items() if j.action == "reject"}
        for (table, key), j in whole.items():
            if j.action == "reject":
                self.outcomes.tell(j.judgement_id, "in_force", f"{key} is left out of {table}")
        if not wanted and not gone:
            return self.read
        revised = [self._revised(f, wanted) for f in self.read if f.article.article_id not in gone]
        return [_without(f, gone) for f in revised] if gone else revised

    def _revised(self, found: Findings, wanted: Mapping[Thing, Mapping[str, Wanted]]) -> Findings:
        def right(table: str, record: Any) -> Any:
            want = dict(wanted.get((table, key_of(table, record)), {}))
            if bounds := want.pop(PASSAGE, None):
                record = drawn(record, bounds, found.article, self.finder, self.outcomes)
            return corrected(record, want, self.lexicon, self.outcomes) if want else record

        tables = {t: tuple(right(t, r) for r in getattr(found, t)) for t in BASE if t != "articles"}
        return resettled(found, replace(found, article=right("articles", found.article), **tables))

    def groups(
        self, groups: Sequence[Group], links: Sequence[Link], totals: Sequence[Total]
    ) -> tuple[list[Group], tuple[Link, ...], list[Total]]:
        """Events and totals as people hold them: together, apart, or for none."""
        made, kept = hold(groups, links, self.bonds)
        if not self.judgements:
            return made, kept, list(totals)
        self.owner = {m.mention_id: t.event_id for t in totals for m in t.mentions}
        self.owner |= {m.mention_id: g.event_id for g in made for m in g.mentions}
        self.of_count = {c.count_id: t.event_id for t in totals for c in t.counts}
        _, whole = self._things(("events",), self._event_key)
        rejected = {j.judgement_id: key for (_, key), j in whole.items() if j.action == "reject"}
        for key, event in rejected.items():
            self.outcomes.tell(key, "in_force", f"what {event} rested on is left out")
        left = [t for t in totals if t.event_id not in rejected.values()]
        seen = {j: self._seen(j, event) for j, event in rejected.items()}
        self.gone = {key for keys in seen.values() for key in keys}
        return *without_rejected(made, kept, seen, self.outcomes), left

    def rest(self, findings: Iterable[Findings]) -> list[Findings]:
        """Findings without what rejected events rested on."""
        return [_without(f, self.gone) for f in findings]

    def events(self, events: Mapping[str, Event]) -> dict[str, Event]:
        """Events with people's values."""
        wanted, _ = self._things(("events",), self._event_key)
        values = {key: want for (_, key), want in wanted.items()}
        for key in values.keys() - events.keys():
            for want in values[key].values():
                self.outcomes.tell(want.judgement.judgement_id, "superseded", "the event was rejected")
        return {k: corrected(e, values[k], self.lexicon, self.outcomes) if k in values else e for k, e in events.items()}

    def story(self, story: Story) -> Story:
        """All tables with people's values in those that are made from others."""
        tables = {f.name: getattr(story, f.name) for f in fields(story)}  # type: ignore[arg-type]
        self.tables |= set(tables)
        later = {j.targets[0].table for j in self.acting if j.action not in PAIRS} - {*BASE, "events", "exchanges", *UNFINISHED}
        for table in sorted(later & set(tables)):
            shelf = _Shelf(table, tables)
            tables[table], gone = self._table(table, tables[table], shelf.find)
            if gone:
                tables |= {name: _cleared(rows, gone) for name, rows in tables.items() if name != table}
        return replace(story, **tables)  # type: ignore[type-var]

    def exchanges(self, found: Sequence[Exchange]) -> tuple[Exchange, ...]:
        """Rows of the exchange ledger with people's values, before anything is summed."""
        return self._table("exchanges", found, self._event_key)[0]

    def _table(self, table: str, records: Sequence[Any], find: Any) -> tuple[tuple[Any, ...], set[str]]:
        """A table with people's values, and the ids of what they rejected in it."""
        wanted, whole = self._things((table,), find)
        gone = {key for (_, key), j in whole.items() if j.action == "reject"}
        values = {key: want for (_, key), want in wanted.items()}
        kept = tuple(
            corrected(r, values[k], self.lexicon, self.outcomes) if (k := _own_id(r)) in values else r
            for r in records
            if _own_id(r) not in gone
        )
        return kept, gone

    def rows(self) -> tuple[JudgementRow, ...]:
        """Every judgement with what became of it."""
        for j in self.acting:
            if j.action not in PAIRS and j.targets[0].table not in self.tables:
                self.outcomes.tell(j.judgement_id, "refused", f"{j.targets[0].table} is not decided about")
        return tuple(self._row(j) for j in self.judgements)

    def judged(self) -> tuple[JudgedRecord, ...]:
        """Every passage that a judgement rests on, and where it stands now."""
        return tuple(row for j in self.judgements for n, t in enumerate(j.targets, start=1) for row in self._judged(j, n, t))

    def _row(self, j: Judgement) -> JudgementRow:
        status, note = self.outcomes.of(j.judgement_id) or ("in_force", "as it was made")
        return JudgementRow(
            judgement_id=j.judgement_id,
            made_at=j.made_at,
            coder=j.coder,
            action=j.action,
            purpose=j.purpose,
            field=j.field,
            old_value=as_words(j.old),
            new_value=as_words(j.new),
            reason=j.reason,
            undoes=j.undoes,
            status=status,
            note=note,
            settles=j.settles,
        )

    def _judged(self, j: Judgement, number: int, target: Target) -> Iterable[JudgedRecord]:
        for passage, anchor in enumerate(target.anchors, start=1):
            found = self.finder.find(anchor)
            place = found.place
            own = anchor.table == target.table and target.table in BASE
            yield JudgedRecord(
                judgement_id=j.judgement_id,
                place=number,
                record_table=target.table,
                record_id=target.record_id,
                found_id=found.record_id if own else self._found_id(j, number, target),
                passage_table=anchor.table,
                passage_record_id=anchor.record_id,
                passage_found_id=found.record_id,
                sha256=anchor.sha256,
                exact=anchor.exact,
                prefix=anchor.prefix,
                suffix=anchor.suffix,
                capture_id=place.capture_id if place else None,
                start=place.start if place else None,
                end=place.end if place else None,
                quote=self.finder.words(place) if place else None,
                passage=passage,
            )

    def _found_id(self, j: Judgement, number: int, target: Target) -> str | None:
        known = self.found.get((j.judgement_id, number))
        return self._event_key(target) if known is None and target.table == "events" else known

    def _things(self, tables: Sequence[str], find: Any) -> tuple[dict[Thing, dict[str, Wanted]], dict[Thing, Judgement]]:
        """The last judgement on each column, and on each whole record, of some tables; earlier ones are told so."""
        columns: dict[Thing, dict[str, Wanted]] = defaultdict(dict)
        whole: dict[Thing, Judgement] = {}
        held: dict[tuple[Thing, str | None], Judgement] = {}
        for j in (j for j in self.acting if j.action not in PAIRS and j.targets[0].table in tables):
            key = find(j.targets[0])
            if key is None and j.action == "add":
                continue  # told where the passage was looked for
            if key is None:
                self.outcomes.tell(j.judgement_id, "orphaned", f"nothing stands any more where {j.targets[0].record_id} stood")
                continue
            self.found[j.judgement_id, 1] = key
            thing = (j.targets[0].table, key)
            if j.action == "add":
                continue
            wants = {n: w for n, w in columns_of(j).items() if not self._confirms(w, columns[thing].get(n))}
            for name in wants or (() if j.field else (None,)):
                if (before := held.get((thing, name))) is not None:
                    self.outcomes.tell(before.judgement_id, "superseded", f"decided again by {j.judgement_id}")
                held[thing, name] = j
            columns[thing] |= wants
            if j.field is None:
                whole[thing] = j
        return dict(columns), whole

    def _confirms(self, want: Wanted, before: Wanted | None) -> bool:
        """Whether a person accepts what another one corrected: the correction then stays."""
        j = want.judgement
        if (
            before is None
            or j.action != "accept"
            or before.judgement.action != "correct"
            or _plain(want.old) != _plain(before.new)
        ):
            return False
        self.outcomes.tell(j.judgement_id, "in_force", f"confirms {before.judgement.judgement_id}")
        return True

    def _base_key(self, target: Target) -> str | None:
        found = (self.finder.find(a).record_id for a in target.anchors if a.table == target.table)
        return next((key for key in found if key), None)

    def _seen(self, judgement_id: str, event: str) -> frozenset[str]:
        """Reports of an event, or counts of a running total, that the person who judged it has seen."""
        target = next(j.targets[0] for j in self.acting if j.judgement_id == judgement_id)
        found = (self.finder.find(a).record_id for a in target.anchors)
        return frozenset(key for key in found if key and event in (self.owner.get(key), self.of_count.get(key)))

    def _event_key(self, target: Target) -> str | None:
        """The event that holds most of the reports an event had; of equals the one whose id it had, or the least."""
        found = [(a.table, self.finder.find(a).record_id) for a in target.anchors]
        votes = Counter(event for t, k in found if k and (event := (self.of_count if t == "counts" else self.owner).get(k)))
        if not votes:
            return target.record_id if target.record_id in {*self.owner.values(), *self.of_count.values()} else None
        return min(votes, key=lambda e: (-votes[e], e != target.record_id, e))


class _Shelf:
    """Records of a table made from others, by id and by the passages that they or their parts stand on."""

    def __init__(self, table: str, tables: Mapping[str, Any]) -> None:
        self._rows = tables[table]
        self._name = fields(self._rows[0])[0].name if self._rows else ""
        self._on: dict[Thing, set[str]] = defaultdict(set)
        for rows in tables.values():
            for r in rows if rows and hasattr(rows[0], self._name) and hasattr(rows[0], "capture_id") else ():
                self._on[r.capture_id, getattr(r, "quote", "")].add(getattr(r, self._name) or "")

    def key(self, record: Any) -> str:
        """A record's id."""
        return str(getattr(record, self._name))

    def find(self, target: Target) -> str | None:
        """The record of this id, else the one that stands on most of its passages."""
        known = {self.key(r) for r in self._rows}
        if target.record_id in known:
            return target.record_id
        votes = Counter(k for a in target.anchors for k in self._on.get((a.capture_id, a.exact), ()) if k in known)
        best = min(votes, key=lambda k: (-votes[k], k), default=None)
        return best if best and 2 * votes[best] > len(target.anchors) else None


def open_bench(
    judgements: Sequence[Judgement], findings: Sequence[Findings], texts: Mapping[str, str], lexicon: Lexicon
) -> Bench:
    """Find the records of all judgements, and settle what they say of pairs of reports."""
    outcomes = Outcomes()
    every = sorted({j.judgement_id: j for j in judgements}.values(), key=lambda j: j.judgement_id)
    acting = active(every, outcomes)
    findings = with_added(findings, acting, texts, lexicon, outcomes)
    finder = Finder(findings, texts, (a for j in every for t in j.targets for a in t.anchors))
    know_places(acting, finder)
    return Bench(
        judgements=every,
        acting=acting,
        finder=finder,
        outcomes=outcomes,
        bonds=bonds_of(acting, finder, outcomes),
        lexicon=lexicon,
        read=findings,
    )


def revise_later(held: Story, judgements: Sequence[Judgement], lexicon: Lexicon) -> tuple[Story, dict[str, JudgementRow]]:
    """Tables made after reconciling with people's values, and what became of the judgements on them, by id."""
    bench = open_bench(judgements, (), {}, lexicon)
    revised = bench.story(held)
    about = {j.judgement_id for j in judgements if j.targets and j.targets[0].table in bench.tables}
    return revised, {row.judgement_id: row for row in bench.rows() if row.judgement_id in about}


def _without(found: Findings, gone: set[str]) -> Findings:
    """Findings without some records: what needs one of them goes, too; what only names it lets go of it."""
    while True:
        before = {f.name: getattr(found, f.name) for f in fields(found) if f.name != "article"}
        after = {name: _cleared(rows, gone) for name, rows in before.items()}
        found = replace(found, **after)  # type: ignore[arg-type]
        lost = {_own_id(r) for rows in before.values() for r in rows} - {_own_id(r) for rows in after.values() for r in rows}
        if lost <= gone:
            return found
        gone = gone | lost


def _plain(value: object) -> str:
    """A value of a judgement as it is compared: 12.0 is 12."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return as_words(float(value) if number else value) or ""  # type: ignore[arg-type]


def _own_id(record: Any) -> str:
    return str(getattr(record, fields(record)[0].name))


def _cleared(rows: Iterable[Any], gone: set[str]) -> tuple[Any, ...]:
    return tuple(kept for r in rows if (kept := _let_go(r, gone)) is not None)


def _let_go(record: Any, gone: set[str]) -> Any:
    """A record that names none of those that are gone; None where it cannot be without."""
    changes: dict[str, object] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if isinstance(value, str) and value in gone:
            if not can_be_empty(type(record), f.name):
                return None
            changes[f.name] = None
        elif isinstance(value, tuple) and not gone.isdisjoint(v for v in value if isinstance(v, str)):
            changes[f.name] = tuple(v for v in value if v not in gone)
    return replace(record, **changes) if changes else record


__all__ = ["Bench", "open_bench", "revise_later"]
