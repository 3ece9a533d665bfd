"""What people judged wrong counts in no table, sum or order that is made later; there is one home for it."""

from dataclasses import replace
from datetime import date
from typing import Any

from peaceledger.reconcile import Reconciled, account, reconcile
from peaceledger.records import Act, Findings, ProgressClaim
from peaceledger.records.agreement import AgreementTelling
from peaceledger.records.judgement import Judgement
from reconcile.builders import LEXICON, Text
from reconcile.deciding import decide, on, on_event, status
from reconcile.test_reckonings import rows, swap

MAY = date(2031, 5, 3)


def an_act(text: Text, words: str, **changes: Any) -> Act:
    start, end = text.add(words)
    fields: dict[str, Any] = {
        "act_id": f"x_{text.name}_{start}",
        "article_id": text.article_id,
        "capture_id": text.capture_id,
        "plover": "CONSULT",
        "mode": None,
        "cameo": None,
        "source": "Norland",
        "source_side": "NOR",
        "source_role": None,
        "target": "Sudmark",
        "target_side": "SUD",
        "target_role": None,
        "status": "occurred",
        "start": start,
        "end": end,
        "quote": words,
        "trigger": words,
        "trigger_start": start,
        "trigger_end": end,
        "date_earliest": None,
        "date_latest": None,
        "date_basis": "unknown",
        "mention_id": None,
        "statement_id": None,
        "extractor": "hand/1",
    }
    return Act(**(fields | changes))


def a_claim(text: Text, words: str, statement: str) -> ProgressClaim:
    start, end = text.add(words)
    return ProgressClaim(
        claim_id=f"p_{start}",
        article_id=text.article_id,
        capture_id=text.capture_id,
        counted="issues",  # type: ignore[arg-type]
        counted_as_written=None,
        direction="forward",  # type: ignore[arg-type]
        low=90.0,
        high=90.0,
        hedge="exact",
        cue="done",
        speaker="Arn Vale",
        side="NOR",
        chain=("Arn Vale",),
        statement_id=statement,
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        start=start,
        end=end,
        quote=words,
    )


def judged(found: Findings, text: Text, *judgements: Judgement) -> Reconciled:
    return reconcile([found], {text.capture_id: text.text}, LEXICON, judgements)


def test_a_corrected_act_stands_corrected_in_its_table():
    text = Text("acts")
    act = an_act(text, "envoys of Norland sat down with Sudmark")
    right = decide("correct", on("acts", act, [text]), field="plover", old="CONSULT", new="ENGAGE")
    story = judged(replace(text.findings(), acts=(act,)), text, right)
    assert [a.plover for a in story.acts] == ["ENGAGE"]
    assert status(story, right) == "in_force"


def test_what_needs_a_rejected_mention_or_statement_goes_and_what_only_names_it_lets_go():
    text = Text("film")
    mention = text.tells("in the film the two armies exchanged 40 men", "exchanged")
    said = text.said("nine issues of ten are done")
    act = an_act(text, "the armies met", mention_id=mention.mention_id)
    claim = a_claim(text, "nine of ten", said.statement_id)
    telling = AgreementTelling(
        telling_id="t_1", agreement_id="pact", article_id=text.article_id, capture_id=text.capture_id, state="signed", cue=None,
        speaker="Arn Vale", statement_id=said.statement_id, start=claim.start, end=claim.end, quote=claim.quote,
    )  # fmt: skip
    found = replace(text.findings(), acts=(act,), progress_claims=(claim,), agreement_tellings=(telling,))
    story = judged(found, text, *(decide("reject", on(t, r, [text])) for t, r in (("mentions", mention), ("statements", said))))
    assert (story.mentions, story.statements) == ((), ())
    assert [a.mention_id for a in story.acts] == [None]
    assert [c.statement_id for c in story.progress_claims] == [None]
    assert [t.statement_id for t in story.agreement_tellings] == [None]


def test_a_rejected_article_counts_nowhere():
    text = Text("satire")
    act = an_act(text, "envoys of Norland sat down with Sudmark")
    claim = a_claim(text, "nine of ten", "s_none")
    found = replace(text.findings(), acts=(act,), progress_claims=(claim,))
    story = judged(found, text, decide("reject", on("articles", found.article, [text])))
    assert (story.articles, story.acts, story.progress_claims, story.coverage) == ((), (), (), ())
    assert account(story, {}, LEXICON).indicators == ()


def test_a_rejected_event_takes_its_numbers_with_it():
    text = Text("raid")
    mention = text.tells("the attack killed 12 civilians and 9,000 since the war began", "attack", "attack", MAY)
    text.counts_in(mention, "12 civilians", 12.0, role="killed", what="civilian")
    text.counts_in(mention, "9,000", 9000.0, role="killed", what="civilian", scope="war")
    before = judged(text.findings(), text)
    (raid,) = [e for e in before.events if e.type == "attack"]
    after = judged(text.findings(), text, decide("reject", on_event(before, raid.event_id, [text])))
    assert (after.mentions, after.counts, after.events) == ((), (), ())


def test_sums_and_orders_are_worked_out_from_corrected_rows_of_the_exchange_ledger():
    texts = []
    for name, day, number in (("n0", MAY, 7), ("n1", date(2031, 5, 12), 8)):
        text, mention = swap(name, day, 100 + number, None)
        words = f"swap {number} of the war"
        text.add(words)
        text.counts_in(mention, words, number, role="ordinal", scope="war")
        texts.append(text)
    before = reconcile([t.findings() for t in texts], {t.capture_id: t.text for t in texts}, LEXICON)
    row = next(x for x in before.exchanges if x.ordinal == 8)
    wish = decide("correct", on_event(before, row.event_id, texts, "exchanges"), field="ordinal", old=8, new=5)
    story = reconcile([t.findings() for t in texts], {t.capture_id: t.text for t in texts}, LEXICON, [wish])
    assert [r.outcome for r in rows(before, "ordinal")] == ["holds"]
    assert [r.outcome for r in rows(story, "ordinal")] == ["fails"]
