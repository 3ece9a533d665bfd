"""Tables that derive from others: agreements and their keeping, mediators and channels, signs of cost."""

from typing import Final

from peaceledger.store.columns import (
    ARTICLE,
    CAPTURE,
    DATE_BASIS,
    DATES,
    DAY,
    INT,
    LIST,
    PASSAGE,
    REAL,
    SPAN,
    TEXT,
    Column,
    Table,
    identity,
    needed,
    reference,
)

_AGREEMENT = reference("agreement_id", "agreements.agreement_id", "The agreement.")
_STATEMENT = reference(
    "statement_id", "statements.statement_id", "The statement that holds it; empty in the writer's own voice.", needed=False
)
_CHAIN = needed("chain", LIST, "Speakers from the outermost reporter to the owner of the words; empty in the writer's own voice.")

ACCOUNT_TABLES: Final[tuple[Table, ...]] = (
    Table(
        "agreements",
        ("agreement_id",),
        "What was agreed, or is said to have been: texts of the packs that articles name, agreed events, drafts.",
        (
            identity("agreement_id", "Id in the pack, else that of the event or offer."),
            needed("name", TEXT, "Neutral canonical name, or the title of the event."),
            needed("state", TEXT, "draft, unsigned (agreed by word), initialled, signed, in_force, ended or disputed."),
            needed("state_basis", TEXT, "pack, told (by the texts) or event."),
            needed("told", LIST, "States that texts give it, each with its number of passages (`signed: 2`)."),
            needed("parties", LIST, "ISO 3166 alpha-3 codes or pack ids."),
            *DATES,
            reference("event_id", "events.event_id", "Event of the agreement.", needed=False),
            reference("offer_id", "offers.offer_id", "The same in the table of offers, with its terms.", needed=False),
            Column("note", TEXT, "What the pack says of it."),
            *(ARTICLE, CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "agreement_tellings",
        ("telling_id",),
        "Passages that name an agreement of a pack, with the state they give it.",
        (
            identity("telling_id", "Id made from capture, span and agreement."),
            _AGREEMENT,
            Column("state", TEXT, "What the passage says of its state; empty where it says nothing."),
            Column("cue", TEXT, "The words that say so."),
            Column("speaker", TEXT, "Whose word it is; empty in the writer's own voice."),
            _STATEMENT,
            *(ARTICLE, CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "obligations",
        ("obligation_id",),
        "One thing an agreement asks, as one passage states it.",
        (
            identity("obligation_id", "Id made from agreement, capture and span."),
            _AGREEMENT,
            Column("obligor", TEXT, "Sides that must act, joined by `; `; empty where the passage does not say."),
            needed("action", TEXT, "What must be done, as written."),
            Column("deadline", TEXT, "By when, as written."),
            reference("term_id", "offer_terms.term_id", "The term of an offer that it is.", needed=False),
            *(CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "compliance",
        ("compliance_id",),
        "Reports of an agreement being kept or broken, with whose claim it is; of what nobody reports: cannot_tell.",
        (
            identity("compliance_id", "Id made from capture, span and cue, or from the obligation."),
            reference(
                "agreement_id", "agreements.agreement_id", "The agreement; empty where the text does not say which.", needed=False
            ),
            reference("obligation_id", "obligations.obligation_id", "The obligation, where the row is about one.", needed=False),
            Column("agreement_as_written", TEXT, "The words for the agreement."),
            Column("party", TEXT, "Side that keeps or breaks it; empty where the passage does not say."),
            Column("report", TEXT, "kept, partly, not_begun, broken or left; empty where nothing is reported."),
            needed(
                "outcome", TEXT, "Where the words give a degree 0 (not initiated), 1, 2 or 3 (full); breached; else cannot_tell."
            ),
            Column("cue", TEXT, "The word that reports."),
            Column("speaker", TEXT, "Whose claim it is; empty in the writer's own voice."),
            Column("side", TEXT, "The speaker's side."),
            _CHAIN,
            *DATES,
            DATE_BASIS,
            _STATEMENT,
            reference("mention_id", "mentions.mention_id", "The mention of the agreement.", needed=False),
            *(CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "mediation",
        ("mediation_id",),
        "Who mediates in which event, between whom, and who recognises it.",
        (
            identity("mediation_id", "Id made from event and mediator."),
            needed("mediator", TEXT, "Canonical name."),
            Column("side", TEXT, "Side of the mediator."),
            needed("role", TEXT, "offered, planned or acted."),
            needed("parties", LIST, "Sides between which is mediated; empty where the texts do not say."),
            *DATES,
            needed("event_type", TEXT, "Type of the event: what came of it, where the role is acted."),
            needed("status", TEXT, "Status of the event."),
            needed("recognised_by", LIST, "Sides that thank, welcome or accept the mediator in a statement."),
            needed("statement_ids", LIST, "These statements."),
            reference("event_id", "events.event_id", "The event."),
            reference("mention_id", "mentions.mention_id", "The mention that names the mediator."),
            *(CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "channels",
        ("channel_id",),
        "Contacts of one set of sides through one set of mediators in one month; made from events.",
        (
            identity("channel_id", "Id made from month and channel."),
            needed("month", DAY, "First day of the month."),
            needed("channel", TEXT, "The sides that meet, then `via` and the mediators."),
            needed("sides", LIST, "The sides, sorted."),
            needed("mediators", LIST, "Canonical names, sorted."),
            needed("n_events", INT, "Contacts that took place."),
            needed("event_ids", LIST, "These events."),
        ),
    ),
    Table(
        "indicators",
        ("indicator_id",),
        "Signs of what the war costs a party, and offers, on one time axis. Nothing is added up or set against anything.",
        (
            identity("indicator_id", "Id made from kind, party and the record it derives from."),
            *DATES,
            needed("kind", TEXT, "killed, wounded, captured, sanction, aid, territory or offer."),
            Column("party", TEXT, "Whose losses; who is sanctioned or aided; who gains land; who offers. Empty where not said."),
            Column("low", REAL, "Least number; empty if open or none is given."),
            Column("high", REAL, "Greatest number; empty if open or none is given."),
            Column("hedge", TEXT, "As in `counts`."),
            Column("claimed_by", TEXT, "Whose claim it is; empty in the writer's own voice."),
            Column("claimed_side", TEXT, "The side of who claims it."),
            needed("derives_from", TEXT, "Id of the count, act, mention or offer."),
            *(CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
)
