"""Every table and column of the ledger in one place: name, type, meaning, keys. Nothing here reads or writes.

``docs/reference/tables.md``, the data package of an export and the key checks of ``verify`` are made from it; a test holds the
migrations to it.
"""

from collections.abc import Iterator
from typing import Final

from peaceledger.store.columns import ARTICLE as _ARTICLE
from peaceledger.store.columns import BOOL, DAY, INT, LIST, MOMENT, REAL, TEXT, Column, Span, Table
from peaceledger.store.columns import CAPTURE as _CAPTURE
from peaceledger.store.columns import DATE_BASIS as _DATE_BASIS
from peaceledger.store.columns import DATES as _DATES
from peaceledger.store.columns import EVENT as _EVENT
from peaceledger.store.columns import MEDIATORS as _MEDIATORS
from peaceledger.store.columns import PASSAGE as _PASSAGE
from peaceledger.store.columns import PLACE as _PLACE
from peaceledger.store.columns import PLACE_ID as _PLACE_ID
from peaceledger.store.columns import SPAN as _SPAN
from peaceledger.store.columns import identity as _id
from peaceledger.store.columns import needed as _need
from peaceledger.store.columns import reference as _ref
from peaceledger.store.reckoned import COMPARISONS, RECKONED
from peaceledger.store.schema_accounts import ACCOUNT_TABLES
from peaceledger.store.schema_judged import JUDGED
from peaceledger.store.schema_offers import OFFER_TABLES
from peaceledger.store.schema_parties import PARTY_TABLES
from peaceledger.store.schema_reading import READING_TABLES
from peaceledger.store.schema_yardsticks import YARDSTICK_TABLES

TABLES: Final[tuple[Table, ...]] = (
    Table(
        "captures",
        ("capture_id",),
        "One decoded document: a file, or one record of a .jsonl or .csv file.",
        (
            _id("capture_id", "Id made from path, record and content."),
            _need("path", TEXT, "The file's name, or its path below the folder that was given."),
            Column("record_id", TEXT, "The record's `id`, or its line number; empty for a whole file."),
            Column("source_name", TEXT, "The outlet as the record or page names it."),
            Column("url", TEXT, "Address as given."),
            Column("retrieved_at", MOMENT, "When the input says it was retrieved, in UTC."),
            _need("media_type", TEXT, "text/plain, text/markdown, text/html, application/jsonl or text/csv."),
            _need("sha256", TEXT, "Digest of the text in UTF-8: the name under which it lies in `sources/`."),
            _need("text", TEXT, "Decoded, otherwise unchanged text. Left out of exports unless asked for."),
        ),
    ),
    Table(
        "articles",
        ("article_id",),
        "One piece of writing inside a capture.",
        (
            _id("article_id", "Id made from capture and start."),
            _ref("capture_id", "captures.capture_id", "The capture that holds it."),
            _need("start", INT, "First character in the capture's text."),
            _need("end", INT, "After the last character that is not white space."),
            Column("headline", TEXT, "As written."),
            Column("byline", TEXT, "Writer as written."),
            Column("published", DAY, "Publication date; empty if unknown."),
            _need("published_basis", TEXT, "stated, metadata, url, inferred or unknown."),
            Column("date_flag", TEXT, "A slip of the date in words, such as a dateline before the event it reports."),
            _need("language", TEXT, "Two-letter code."),
            _need("kind", TEXT, "news, opinion, statement, digest, essay or other."),
            _need("relevance", TEXT, "on_topic, other_conflict or off_topic."),
            Column("origin_id", TEXT, "Group of articles that are copies of one text."),
            _ref("source_id", "sources.source_id", "The outlet.", needed=False),
            _need("machine_written", BOOL, "True where the text itself says that a machine wrote it or helped."),
            _need("unsourced", BOOL, "True where it attributes nothing to anybody and names no outlet."),
        ),
    ),
    Table(
        "statements",
        ("statement_id",),
        "Who said what, through whom. `start` to `end` is the content.",
        (
            _id("statement_id", "Id made from capture, span and speaker."),
            _ARTICLE,
            _CAPTURE,
            Column("speaker", TEXT, "Canonical name of the owner of the words; joint speakers are joined by `; `."),
            _ref("speaker_id", "actors.actor_id", "Pack id of the speaker.", needed=False),
            Column("speaker_as_written", TEXT, "The words that name the speaker in this sentence."),
            Column("side", TEXT, "ISO 3166 alpha-3 code or pack id; several joined by `; `."),
            _need("chain", LIST, "Speakers from the outermost reporter to the owner of the words, the outlet left out."),
            Column("cue", TEXT, "The word that reports."),
            _need("kind", TEXT, "direct, indirect or mixed."),
            _need("stance", TEXT, "What the words do: demand, offer, accept, reject, deny, accuse, threaten, praise, claim, ..."),
            _need("topics", LIST, "What they are about, at least one."),
            *_PASSAGE,
            Column("speaker_start", INT, "First character of `speaker_as_written`."),
            Column("speaker_end", INT, "After its last character."),
            _ref("about_event_id", "events.event_id", "Event the statement is about, where the text says so.", needed=False),
            _need("stances", LIST, "All that the words do, `stance` first."),
            Column("answers", TEXT, "What the words answer, where the text says so: offer, event or statement."),
            Column("answers_as_written", TEXT, "The words that name what is answered."),
            Column("answers_start", INT, "First character of `answers_as_written`."),
            Column("answers_end", INT, "After its last character."),
            _ref("answers_statement_id", "statements.statement_id", "The statement of the same article.", needed=False),
            _ref("utterance_id", "utterances.utterance_id", "What was said; other statements may report it too.", needed=False),
        ),
        spans=(
            _SPAN,
            Span("speaker_start", "speaker_end", "speaker_as_written"),
            Span("answers_start", "answers_end", "answers_as_written"),
        ),
    ),
    Table(
        "utterances",
        ("utterance_id",),
        "The same words of one speaker, however often reported. `start` to `end` is the content of the fullest report.",
        (
            _id("utterance_id", "Id made from its first statement in id order."),
            Column("speaker", TEXT, "As in the fullest report."),
            _ref("speaker_id", "actors.actor_id", "Pack id of the speaker.", needed=False),
            Column("side", TEXT, "ISO 3166 alpha-3 code or pack id; several joined by `; `."),
            _ref("statement_id", "statements.statement_id", "The fullest report: quoted before told, then the longest."),
            _CAPTURE,
            *_PASSAGE,
            _ref(
                "first_statement_id",
                "statements.statement_id",
                "The only report, or the one published first; empty where no report is dated.",
                needed=False,
            ),
            Column("first_published", DAY, "Day of the first report; empty where no report is dated."),
            _need("n_first", INT, "Articles published on that day: more than one is a tie, and `first_statement_id` names one."),
            _need("n_statements", INT, "Statements that report it."),
            _need("n_articles", INT, "Articles that report it."),
            _need("n_outlets", INT, "Outlets that report it."),
            _need("n_origins", INT, "Independent origins: copies of one text count once."),
        ),
        spans=(_SPAN,),
    ),
    Table(
        "mentions",
        ("mention_id",),
        "One passage about one event.",
        (
            _id("mention_id", "Id made from capture, span, trigger and type."),
            _ARTICLE,
            _CAPTURE,
            _need("type", TEXT, "Event type: prisoner_exchange, negotiation_round, ceasefire, attack, ..."),
            _need("status", TEXT, "Status of this passage: occurred, ongoing, agreed, planned, proposed, demanded, claimed, ..."),
            *_PASSAGE,
            _need("trigger", TEXT, "The word or words that name the event."),
            *_DATES,
            _DATE_BASIS,
            Column("date_prec", INT, "UCDP date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer."),
            _PLACE,
            _PLACE_ID,
            Column("where_prec", INT, "UCDP where_prec, 1 to 7."),
            _need("participants", LIST, "Canonical names of who takes part."),
            _MEDIATORS,
            _ref(
                "statement_id",
                "statements.statement_id",
                "Statement that holds the passage; empty: the outlet's voice.",
                needed=False,
            ),
            _EVENT,
            _need("extractor", TEXT, "Name and version of the rule set that found it."),
            _need("trigger_start", INT, "First character of the trigger."),
            _need("trigger_end", INT, "After its last character."),
            Column("date_open", TEXT, "TIMEX3 of a date that could not be placed: XXXX-05-09, XXXX-WXX-1 (a Monday)."),
            _need("date_from", LIST, "Mentions that an inferred date comes from."),
            Column(
                "date_relation", TEXT, "on (the time of those mentions), after (not before it), before (not after it) or counted."
            ),
            Column("acled", TEXT, "ACLED's sub-event type: Armed clash, Air/drone strike, Agreement, ...; empty: not decided."),
            _need("acled_cues", LIST, "The words that decided it."),
            Column("known_as", TEXT, "What the text calls an agreement (Lake Charter nuclear deal); empty: a bare deal."),
        ),
        spans=(_SPAN, Span("trigger_start", "trigger_end", "trigger")),
    ),
    Table(
        "counts",
        ("count_id",),
        "One number tied to one mention and, where said, to one side.",
        (
            _id("count_id", "Id made from capture, span, role and side."),
            _ref("mention_id", "mentions.mention_id", "Mention it counts for."),
            _EVENT,
            _need("what", TEXT, "pow, civilian, mixed, prisoner, person, child, body, drone, missile, settlement, km2, mi2, ..."),
            _need("role", TEXT, "returned, total, ordinal, killed, wounded, launched, captured, share or other."),
            Column("returned_to", TEXT, "Side that got the people back; empty if not said."),
            Column("low", REAL, "Least value; empty if open or vague."),
            Column("high", REAL, "Greatest value; empty if open or vague."),
            _need("hedge", TEXT, "exact, at_least, at_most, about, between or vague."),
            _need("scope", TEXT, "event, stage, year or war."),
            Column("counted_by", TEXT, "Who gives the number; empty for the outlet itself."),
            *_PASSAGE,
            _CAPTURE,
        ),
        spans=(_SPAN,),
    ),
    Table(
        "acts",
        ("act_id",),
        "Who did what to whom: one directed act of one actor towards another, in one passage.",
        (
            _id("act_id", "Id made from capture, trigger, event, source and target."),
            _ARTICLE,
            _CAPTURE,
            _need("plover", TEXT, "PLOVER event: AGREE, CONSULT, SUPPORT, AID, REQUEST, ACCUSE, THREATEN, COERCE, ASSAULT, ..."),
            Column("mode", TEXT, "PLOVER mode or context; empty if the words do not say."),
            Column("cameo", TEXT, "CAMEO root or code."),
            _need("source", TEXT, "Canonical name of who acts."),
            _need("source_side", TEXT, "ISO 3166 alpha-3 code or pack id of the side the source acts for."),
            Column("source_role", TEXT, "What the source is for that side: GOV, MIL, REB, OPP, ...; empty for the side itself."),
            _need("target", TEXT, "Canonical name of who is acted upon."),
            _need("target_side", TEXT, "As `source_side`."),
            Column("target_role", TEXT, "As `source_role`."),
            _need("status", TEXT, "As in `mentions`; acts that did not take place have no row."),
            *_PASSAGE,
            _need("trigger", TEXT, "The word or words that name the act."),
            _need("trigger_start", INT, "First character of the trigger."),
            _need("trigger_end", INT, "After its last character."),
            *_DATES,
            _DATE_BASIS,
            _ref("mention_id", "mentions.mention_id", "The mention of an event with the same trigger.", needed=False),
            _ref(
                "statement_id",
                "statements.statement_id",
                "Statement that holds the trigger; empty: the outlet's voice.",
                needed=False,
            ),
            _need("extractor", TEXT, "Name and version of the rule set that found it."),
        ),
        spans=(_SPAN, Span("trigger_start", "trigger_end", "trigger")),
    ),
    COMPARISONS,
    Table(
        "events",
        ("event_id",),
        "One event with all its reports.",
        (
            _id("event_id", "Id made from its first mention in id order."),
            _need("type", TEXT, "As in `mentions`."),
            _need("status", TEXT, "Status over all reports; the status of each stays in `mentions`."),
            *_DATES,
            _DATE_BASIS,
            _PLACE,
            _PLACE_ID,
            _need("participants", LIST, "Canonical names, sorted."),
            _MEDIATORS,
            _need("title", TEXT, "A short line made from the fields, never from an article's words."),
            _need("n_mentions", INT, "Passages that report it."),
            _need("n_articles", INT, "Articles that report it."),
            _need("n_outlets", INT, "Outlets that report it."),
            _need("n_origins", INT, "Independent origins: copies of one text count once."),
            _need("opinion_only", BOOL, "True if no news report speaks of it."),
            _need("relevance", TEXT, "on_topic if any article that reports it is."),
            _need("sides", LIST, "Sides in whose voice it is told: the speaker's, else that of an outlet that is a side's own."),
            _need("n_sides", INT, "How many; 0 where only outlets and speakers that are nobody's tell it."),
            Column(
                "one_voice", TEXT, "The speaker on whose word alone all passages hang; empty where there are several or none."
            ),
            Column("known_as", TEXT, "What most texts call an agreement, in their words."),
        ),
    ),
    Table(
        "exchanges",
        ("event_id",),
        "The exchange ledger: people (or bodies: `what`) returned to each side: best, low, high. Empty is unknown, never zero.",
        (
            _ref("event_id", "events.event_id", "The event."),
            _need("kind", TEXT, "exchange, release, stage, announced or cumulative; cumulative rows are totals, never summed."),
            *_DATES,
            _PLACE,
            _MEDIATORS,
            Column("ordinal", INT, '76 for "the 76th exchange".'),
            _ref("agreement_event_id", "events.event_id", "The agreement it carries out, where the texts say so.", needed=False),
            Column("side_a", TEXT, "First party in the pack's order."),
            Column("a_best", INT, "People returned to side a, chosen by `best_rule`."),
            Column("a_low", INT, "Least reported."),
            Column("a_high", INT, "Greatest reported."),
            Column("side_b", TEXT, "Second party."),
            Column("b_best", INT, "People returned to side b, chosen by `best_rule`."),
            Column("b_low", INT, "Least reported."),
            Column("b_high", INT, "Greatest reported."),
            Column("best_rule", TEXT, "The rule that chose the best values, in words."),
            _need("what", TEXT, "people; body where the dead alone were handed over: all numbers count them, never to be added."),
        ),
    ),
    *OFFER_TABLES,
    *PARTY_TABLES,
    *ACCOUNT_TABLES,
    Table(
        "vocabulary",
        ("usage_id",),
        "Loaded words, plain ones and euphemisms of the packs, as each article uses them; a description, not a score.",
        (
            _id("usage_id", "Id made from article, word, voice and speaker."),
            _ARTICLE,
            _CAPTURE,
            _ref("source_id", "sources.source_id", "Outlet of the article.", needed=False),
            _need("thing", TEXT, "Neutral words for what is meant, from the pack."),
            _need("word", TEXT, "The word as the pack lists it."),
            _need("kind", TEXT, "loaded, euphemism or plain."),
            Column("used_by", TEXT, "Side whose usage the word is; empty where anybody uses it."),
            _need("stands_for", LIST, "Terms that a euphemism stands for."),
            _need(
                "voice",
                TEXT,
                "outlet, speaker (in a quotation), reported (in indirect speech) or marked (in quotation marks).",
            ),
            Column("speaker", TEXT, "Who uses it, inside a statement."),
            _ref("statement_id", "statements.statement_id", "First statement that holds it.", needed=False),
            _need("n", INT, "How often, in this voice of this article."),
            *_PASSAGE,
        ),
        spans=(_SPAN,),
    ),
    Table(
        "disagreements",
        ("disagreement_id",),
        "Two or more passages that do not agree.",
        (
            _id("disagreement_id", "Id made from subject, field and positions."),
            _need("subject_id", TEXT, "Event, article, statement or other record they are about."),
            _need("field", TEXT, "The column in question."),
            _need("kind", TEXT, "true_dispute, denial, different_thing_counted, different_time, arithmetic, copy_error, ..."),
            _need("strength", TEXT, "contradiction, divergence or wording."),
            _need("note", TEXT, "The reason for the kind, in words, with the numbers."),
        ),
    ),
    Table(
        "positions",
        ("disagreement_id", "capture_id", "start", "end", "value", "side"),
        "One side of a disagreement, with its passage.",
        (
            _ref("disagreement_id", "disagreements.disagreement_id", "The disagreement."),
            _need("value", TEXT, "What this passage says."),
            Column("side", TEXT, "Whose position it is."),
            _CAPTURE,
            *_PASSAGE,
        ),
        spans=(_SPAN,),
    ),
    *YARDSTICK_TABLES,
    *RECKONED,
    Table(
        "sources",
        ("source_id",),
        "Outlets of this ledger: who publishes, who owns it, whose side it speaks for.",
        (
            _id("source_id", "Slug."),
            _need("name", TEXT, "Name as shown."),
            Column("owner", TEXT, "Owner as the pack states it."),
            Column("side", TEXT, "Party whose own outlet it is; empty when independent or unknown."),
            _need("kind", TEXT, "wire, state, party, independent, think_tank or unknown."),
            _need("n_articles", INT, "Articles of it in this ledger."),
        ),
    ),
    Table(
        "actors",
        ("actor_id",),
        "Persons, states, organisations and forces of the packs that this ledger names, and the parties.",
        (
            _id("actor_id", "Pack id."),
            _need("name", TEXT, "Neutral canonical name."),
            _need("kind", TEXT, "person, state, government, organisation, armed_force, armed_group, media or group."),
            Column("side", TEXT, "ISO 3166 alpha-3 code or pack id."),
            _need("names", LIST, "Every spelling the packs know."),
        ),
    ),
    Table(
        "places",
        ("place_id",),
        "Places of the packs and the gazetteer that this ledger names.",
        (
            _id("place_id", "Pack or gazetteer id."),
            _need("name", TEXT, "Neutral canonical name."),
            Column("country", TEXT, "ISO 3166 alpha-3 code."),
            Column("lat", REAL, "Latitude, WGS 84 degrees."),
            Column("lon", REAL, "Longitude, WGS 84 degrees."),
            _need("where_prec", INT, "UCDP where_prec, 1 to 7."),
            _need("names", LIST, "Every spelling the packs know."),
        ),
    ),
    Table(
        "links",
        ("link_id",),
        "Why two mentions are held to be one event.",
        (
            _id("link_id", "Id made from both mentions."),
            _ref("left_mention_id", "mentions.mention_id", "The smaller id."),
            _ref("right_mention_id", "mentions.mention_id", "The greater id."),
            _ref("event_id", "events.event_id", "The event they make."),
            _need("weight", REAL, "Sum of the reasons' weights."),
            _need("reasons", LIST, "In words, one per reason."),
        ),
    ),
    *JUDGED,
    *READING_TABLES,
    Table(
        "rejected",
        ("path", "record_id", "reason"),
        "Inputs, or records of them, that could not be read.",
        (
            _need("path", TEXT, "As in `captures`."),
            Column("record_id", TEXT, "As in `captures`; empty when the whole file is meant."),
            _need("reason", TEXT, "What was wrong, in words, with the next step."),
        ),
    ),
    Table(
        "runs",
        ("run_id",),
        "One row per finished build of this ledger.",
        (
            _id("run_id", "Number of the build, from 1."),
            _need("started", MOMENT, "In UTC."),
            _need("finished", MOMENT, "In UTC."),
            _need("version", TEXT, "Version of peaceledger."),
            _need("recipe", TEXT, "Digest of everything that decides what is extracted."),
            _need("packs", LIST, "Packs in the order given."),
            _need("n_read", INT, "Inputs read."),
            _need("n_known", INT, "Inputs offered that were in the ledger already."),
            _need("n_captures", INT, "Captures in the ledger afterwards."),
        ),
    ),
)

BY_NAME: Final = {table.name: table for table in TABLES}


def references() -> Iterator[tuple[Table, Column, Table, str]]:
    """Yield every foreign key: table, column, table it points to, column it points to."""
    for table in TABLES:
        for column in table.columns:
            if column.ref:
                target, name = column.ref.split(".")
                yield table, column, BY_NAME[target], name


__all__ = [
    "BOOL",
    "BY_NAME",
    "DAY",
    "INT",
    "LIST",
    "MOMENT",
    "REAL",
    "TABLES",
    "TEXT",
    "Column",
    "Span",
    "Table",
    "references",
]
