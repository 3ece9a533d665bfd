"""Tables of offers and agreements."""

from typing import Final

from peaceledger.store.columns import (
    ARTICLE,
    BOOL,
    CAPTURE,
    DATE_BASIS,
    DATES,
    EVENT,
    INT,
    LIST,
    PASSAGE,
    SPAN,
    TEXT,
    Column,
    Table,
    identity,
    needed,
    reference,
)

STATEMENT = reference(
    "statement_id", "statements.statement_id", "Statement that holds the passage; empty: the outlet's voice.", needed=False
)

OFFER_TABLES: Final[tuple[Table, ...]] = (
    Table(
        "offers",
        ("offer_id",),
        "A plan, draft, set of conditions, ultimatum, proposal or agreed text that texts speak of; with its first passage.",
        (
            identity("offer_id", "Id made from its first passage."),
            needed("name", TEXT, "What the texts call it, or the words of its first passage."),
            needed("aliases", LIST, "Its other names, sorted."),
            needed("kind", TEXT, "offer, agreement, argument or alleged_agreement."),
            needed("proposers", LIST, "Canonical names of who proposes; several where texts differ or they propose it together."),
            needed("sides", LIST, "ISO 3166 alpha-3 codes or pack ids of the sides they act for."),
            *DATES,
            DATE_BASIS,
            EVENT,
            needed("named_without_terms", BOOL, "True where texts name it and none states a term: the answer is *not stated*."),
            Column("points_said", INT, '10 for "a ten-point plan".'),
            Column("points_listed", INT, "How many points are listed; empty where no list follows."),
            needed("relevance", TEXT, "on_topic if any article that speaks of it is."),
            *(ARTICLE, CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "offer_tellings",
        ("telling_id",),
        "One passage that speaks of an offer as such, with the proposer it names: two tellings may name two.",
        (
            identity("telling_id", "Id made from capture, span and offer."),
            reference("offer_id", "offers.offer_id", "The offer."),
            ARTICLE,
            Column("name", TEXT, "What the passage calls the offer."),
            needed("proposers", LIST, "Canonical names of who proposes it by this passage."),
            STATEMENT,
            reference("mention_id", "mentions.mention_id", "The mention of an event with the same words.", needed=False),
            *(CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "offer_terms",
        ("term_id",),
        "One term of an offer as one passage states it. Empty is not stated.",
        (
            identity("term_id", "Id made from capture, span, offer and obligor."),
            reference("offer_id", "offers.offer_id", "The offer."),
            ARTICLE,
            needed("issue", TEXT, "Topic the term is about, as in `statements`."),
            Column("obligor", TEXT, "Sides that must act, else names as written; several joined by `; `."),
            Column("action", TEXT, "What must be done, as written."),
            Column("quantity", TEXT, "How much, as written."),
            Column("place", TEXT, "Where, as written."),
            Column("deadline", TEXT, "By when, as written."),
            Column("condition", TEXT, "Under which condition, as written."),
            Column("verification", TEXT, "Who verifies and how, as written."),
            Column("guarantors", TEXT, "Who guarantees, as written."),
            Column("legal_form", TEXT, "Treaty, law, referendum ..., as written."),
            Column("decision_rule", TEXT, "By whose consent or which majority, as written."),
            Column("duration", TEXT, "For how long, as written."),
            needed("stated", BOOL, "False where the text says that the term is missing."),
            *(CAPTURE, *PASSAGE),
        ),
        spans=(SPAN,),
    ),
    Table(
        "offer_responses",
        ("response_id",),
        "A party's answer to an offer or to one term of it; silence has no passage.",
        (
            identity("response_id", "Id made from capture, span, offer and party."),
            reference("offer_id", "offers.offer_id", "The offer."),
            reference("term_id", "offer_terms.term_id", "The term that is answered; empty for the whole.", needed=False),
            reference("article_id", "articles.article_id", "Article that holds the passage; empty for silence.", needed=False),
            needed("party", TEXT, "Canonical name of who answers."),
            Column("side", TEXT, "ISO 3166 alpha-3 code or pack id of the side it acts for."),
            needed("stance", TEXT, "accept, reject, conditional, defer or silent."),
            *DATES,
            DATE_BASIS,
            reference(
                "statement_id", "statements.statement_id", "The statement that answers; empty: the outlet's voice.", needed=False
            ),
            reference("capture_id", "captures.capture_id", "Capture whose text the offsets count in.", needed=False),
            Column("start", INT, "First character of the passage."),
            Column("end", INT, "After its last character."),
            Column("quote", TEXT, "The passage itself."),
        ),
        spans=(SPAN,),
    ),
)
