"""Agreements of a ledger: named texts of the packs, agreed events, what they ask, and who is said to keep or break them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from peaceledger.packs import Lexicon
from peaceledger.packs.lexicon import AgreementEntry
from peaceledger.reconcile.who import Who
from peaceledger.records import Event, Mention, Offer, OfferTerm, record_id
from peaceledger.records.agreement import Agreement, AgreementState, AgreementTelling, Compliance, Obligation

AGREED = frozenset({"agreed", "occurred", "ongoing"})
TYPES = frozenset({"agreement", "ceasefire"})
UNSIGNED = frozenset({"unsigned", "draft", "initialled"})
KINDS = frozenset({"agreement", "alleged_agreement"})
OPENERS = ("to ", "on ", "that ")
LEAST_ACTION = 2
"""Words: what is shorter says nothing of what must be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accords:
    """What follows from reports of agreements, each table in id order."""

    agreements: tuple[Agreement, ...]
    obligations: tuple[Obligation, ...]
    compliance: tuple[Compliance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Finished rows that agreements are made from."""

    events: Sequence[Event]
    mentions: Sequence[Mention]
    offers: Sequence[Offer]
    terms: Sequence[OfferTerm]
    texts: Mapping[str, str]
    lexicon: Lexicon


def accords_of(tellings: Iterable[AgreementTelling], reports: Sequence[Compliance], ground: Ground) -> Accords:
    """Join the tellings and reports of all articles to agreements.

    Args:
        tellings: Passages that name agreements of the packs.
        reports: Who is said to keep or break one, as articles say.
        ground: Events, mentions, offers and terms after reconciliation.
    """
    owner = {m.mention_id: m.event_id for m in ground.mentions if m.event_id}
    asked = {owner[c.mention_id] for c in reports if c.mention_id in owner}
    made = _named(tellings, ground.lexicon) | _events(asked, ground)
    agreements = {a.agreement_id: a for a in _with_offers(made, ground)}
    obligations = _obligations(agreements, ground)
    compliance = [_found(c, owner, agreements) for c in reports]
    compliance += map(_silent, obligations)
    return Accords(
        agreements=tuple(agreements[key] for key in sorted(agreements)),
        obligations=tuple(sorted(obligations, key=lambda o: o.obligation_id)),
        compliance=tuple(sorted(compliance, key=lambda c: c.compliance_id)),
    )


def _named(tellings: Iterable[AgreementTelling], lexicon: Lexicon) -> dict[str, Agreement]:
    """Agreements of the packs that texts name."""
    entries: dict[str, AgreementEntry] = {e.agreement_id: e for e in lexicon.extra.get("agreements", ())}
    groups: dict[str, list[AgreementTelling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: (t.capture_id, t.start, t.telling_id)):
        groups[telling.agreement_id].append(telling)
    return {key: _of_pack(entries[key], group) for key, group in groups.items() if key in entries}


def _of_pack(entry: AgreementEntry, tellings: Sequence[AgreementTelling]) -> Agreement:
    told = Counter(t.state for t in tellings if t.state)
    first = tellings[0]
    state = _state(entry.status, told)
    return Agreement(
        agreement_id=entry.agreement_id,
        name=entry.name,
        state=state,
        state_basis="pack" if state == entry.status else "told",
        told=tuple(f"{s}: {n}" for s, n in sorted(told.items())),
        parties=entry.parties,
        date_earliest=entry.date,
        date_latest=entry.date,
        event_id=None,
        offer_id=None,
        note=entry.note or None,
        article_id=first.article_id,
        capture_id=first.capture_id,
        start=first.start,
        end=first.end,
        quote=first.quote,
    )


def _state(known: str, told: Mapping[AgreementState, int]) -> AgreementState:
    """The pack's state; disputed where texts contradict it or each other on the signing; ended where a text says so."""
    signed = "signed" in told or known == "signed"
    if signed and (known in UNSIGNED or any(s in told for s in UNSIGNED)):
        return "disputed"
    if "ended" in told:
        return "ended"
    if "in_force" in told:
        return "in_force"
    return "signed" if known == "signed" else "draft" if known == "draft" else "unsigned"


def _events(asked: set[str], ground: Ground) -> dict[str, Agreement]:
    """Agreed events of two sides or more, and those that somebody is said to keep or break."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in ground.mentions:
        if mention.event_id:
            groups[mention.event_id].append(mention)
    who = Who(ground.lexicon)
    made = {}
    for event in ground.events:
        parties = tuple(sorted(s for s in who.sides(event.participants) if s.isupper() or s in ground.lexicon.parties))
        full = event.type == "agreement" and event.status in AGREED and len(parties) > 1
        if event.type in TYPES and (full or (event.event_id in asked and event.status in AGREED)):
            made[event.event_id] = _of_event(event, parties, groups[event.event_id])
    return made


def _of_event(event: Event, parties: tuple[str, ...], mentions: Sequence[Mention]) -> Agreement:
    first = min(mentions, key=lambda m: (m.capture_id, m.start, m.mention_id))
    signed = sum(m.trigger.casefold().startswith(("sign", "initial")) for m in mentions)
    return Agreement(
        agreement_id=event.event_id,
        name=event.title,
        state="signed" if signed else "unsigned",
        state_basis="told" if signed else "event",
        told=(f"signed: {signed}",) if signed else (),
        parties=parties,
        date_earliest=event.date_earliest,
        date_latest=event.date_latest,
        event_id=event.event_id,
        offer_id=None,
        note=None,
        article_id=first.article_id,
        capture_id=first.capture_id,
        start=first.start,
        end=first.end,
        quote=first.quote,
    )


def _with_offers(made: Mapping[str, Agreement], ground: Ground) -> Iterable[Agreement]:
    """Each agreement with the offer that has its terms; drafts and alleged agreements among the offers are rows of their own."""
    entries: tuple[AgreementEntry, ...] = ground.lexicon.extra.get("agreements", ())
    names = {name.casefold(): e.agreement_id for e in entries for name in e.names if e.agreement_id in made}
    rows = dict(made)
    for offer in sorted((o for o in ground.offers if o.kind in KINDS), key=lambda o: (o.capture_id, o.start, o.offer_id)):
        named = next((names[n.casefold()] for n in (offer.name, *offer.aliases) if n.casefold() in names), None)
        key = named or (offer.event_id if offer.event_id in rows else None)
        if key is not None:
            rows[key] = replace(rows[key], offer_id=rows[key].offer_id or offer.offer_id)
        else:
            rows[offer.offer_id] = _of_offer(offer, frozenset(ground.lexicon.vocab["agreements"]["states"]["draft"]))
    return rows.values()


def _of_offer(offer: Offer, drafts: frozenset[str]) -> Agreement:
    """An agreement that texts speak of and no pack knows; what is called a draft is one."""
    state: AgreementState = "draft" if drafts & set(offer.name.casefold().split()) else "unsigned"
    return Agreement(
        agreement_id=offer.offer_id,
        name=offer.name,
        state="disputed" if offer.kind == "alleged_agreement" else state,
        state_basis="told",
        told=(),
        parties=offer.sides,
        date_earliest=offer.date_earliest,
        date_latest=offer.date_latest,
        event_id=None,
        offer_id=offer.offer_id,
        note=None,
        article_id=offer.article_id,
        capture_id=offer.capture_id,
        start=offer.start,
        end=offer.end,
        quote=offer.quote,
    )


def _obligations(agreements: Mapping[str, Agreement], ground: Ground) -> list[Obligation]:
    """What the terms of the offers behind agreements ask; of agreed events without terms what the passage says was agreed to."""
    of_offer = {a.offer_id: a for a in agreements.values() if a.offer_id}
    found = {o.obligation_id: o for t in ground.terms if t.offer_id in of_offer for o in _of_term(t, of_offer[t.offer_id])}
    with_terms = {o.agreement_id for o in found.values()}
    for mention in ground.mentions:
        agreement = agreements.get(mention.event_id or "")
        if agreement is None or agreement.agreement_id in with_terms:
            continue
        made = _of_mention(mention, agreement, ground.texts)
        if made is not None:
            found[made.obligation_id] = made
    return list(found.values())


def _of_term(term: OfferTerm, agreement: Agreement) -> Iterable[Obligation]:
    if term.stated and term.action:
        yield Obligation(
            obligation_id=record_id("b", agreement.agreement_id, term.term_id),
            agreement_id=agreement.agreement_id,
            obligor=term.obligor,
            action=term.action,
            deadline=term.deadline,
            term_id=term.term_id,
            capture_id=term.capture_id,
            start=term.start,
            end=term.end,
            quote=term.quote,
        )


def _of_mention(mention: Mention, agreement: Agreement, texts: Mapping[str, str]) -> Obligation | None:
    """Who agreed must do what follows the verb: "agreed to exchange all the wounded"."""
    if not mention.trigger.casefold().startswith("agree") or mention.status != "agreed":
        return None
    action = texts[mention.capture_id][mention.trigger_end : mention.end].strip()
    opener = next((o for o in OPENERS if action.casefold().startswith(o)), None)
    if opener is None or len(action.split()) <= LEAST_ACTION:
        return None
    return Obligation(
        obligation_id=record_id("b", agreement.agreement_id, mention.mention_id),
        agreement_id=agreement.agreement_id,
        obligor="; ".join(agreement.parties) or None,
        action=action[len(opener) :],
        deadline=None,
        term_id=None,
        capture_id=mention.capture_id,
        start=mention.start,
        end=mention.end,
        quote=mention.quote,
    )


def _found(report: Compliance, owner: Mapping[str, str | None], agreements: Mapping[str, Agreement]) -> Compliance:
    """A report with the agreement it speaks of: the pack's by name, else the event of its mention."""
    key = report.agreement_id or owner.get(report.mention_id or "")
    return replace(report, agreement_id=key if key in agreements else None)


def _silent(obligation: Obligation) -> Compliance:
    """No passage reports whether this one obligation was kept: cannot tell, whatever is said of the agreement as a whole."""
    return Compliance(
        compliance_id=record_id("q", obligation.obligation_id),
        agreement_id=obligation.agreement_id,
        agreement_as_written=None,
        obligation_id=obligation.obligation_id,
        party=obligation.obligor,
        report=None,
        outcome="cannot_tell",
        cue=None,
        speaker=None,
        side=None,
        chain=(),
        statement_id=None,
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        capture_id=obligation.capture_id,
        start=obligation.start,
        end=obligation.end,
        quote=obligation.quote,
    )


__all__ = ["Accords", "Ground", "accords_of"]
