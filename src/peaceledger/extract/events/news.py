"""Whether a passage tells the news of the day: then the day of publication, or the one before, stands in for a date it lacks.

"Rebels free 12 captives" on a headline, "the two sides have exchanged prisoners": told as just done, in the main clause. What
stands in a relative clause, a participle or a noun ("the freed men", "who was released in a swap") may be months old.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import PLURAL_TAGS, children, clause_of, is_verb, lemma
from peaceledger.extract.events.roles import told_of
from peaceledger.extract.events.settling import Candidate
from peaceledger.records import DateInterval, Mention, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE_DAY = frozenset({"captives"})  # families whose events are done in a day, and reported at once
REPORTING = frozenset({"news", "digest"})
DONE = frozenset({"occurred", "claimed"})
PERFECT = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
PAST = frozenset({"VBD", "VBN"})
PRESENT = frozenset({"VBZ", "VBP"})
BACK = frozenset({"recently", "earlier", "previously", "already", "once", "ago", "then", "later", "long"})
WITHIN = frozenset({"in", "of", "during", "with"})  # "since the swap" is another time
PARTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj", "prep", "agent", "compound"})


def is_news(found: Candidate, *, headline: bool, lead: bool) -> bool:
    """Whether a candidate is told as the news of the day.

    Args:
        found: The candidate.
        headline: True in a headline or deck, where the present tells what was done.
        lead: True in the first paragraph, where the past tense does.
    """
    if found.hit.family not in ONE_DAY or found.status not in DONE or found.when.basis != "unknown" or found.date_open:
        return False
    verb = found.clause
    if told_of(found.hit.token) and not headline:
        return False  # what is welcomed today was done before
    if (
        not is_verb(verb)
        or not (_leads(verb) or (headline and _leads_headline(verb)))
        or not _of(found.hit.token, verb)
        or _looks_back(verb)
    ):
        return False
    if found.hit.token.tag_ in PLURAL_TAGS or any(c.lower_ != "that" for c in children(verb, {"mark"})):
        return False
    helping = list(children(verb, {"aux"}))
    if any(c.tag_ == "MD" for c in helping):
        return False
    if any(c.lower_ in PERFECT for c in helping):
        return verb.tag_ in PAST
    if headline:
        return verb.tag_ in PRESENT | PAST
    return lead and (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.tag_ in PAST for c in children(verb, {"auxpass"}))))


def _leads(verb: "Token") -> bool:
    """Whether the clause is the main one, or what the main one says was said."""
    return bool(verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT"))


def _leads_headline(participle: "Token") -> bool:
    """As in "Head of a Northern plant released from detention": all that is told, though the parser hangs it on a noun."""
    opens = participle.doc[participle.sent.start]
    bare = participle.dep_ == "acl" and participle.tag_ == "VBN" and opens.pos_ != "DET"
    return bare and not any(is_verb(t) for t in participle.ancestors)


def _of(trigger: "Token", verb: "Token") -> bool:
    """Whether the trigger is the verb, or a noun of its clause that no other verb stands between."""
    while trigger.i != verb.i:
        if trigger.dep_ not in PARTS or (trigger.dep_ == "prep" and trigger.lower_ not in WITHIN):
            return False
        trigger = trigger.head
    return True


def _looks_back(verb: "Token") -> bool:
    return any(lemma(t) in BACK and t.dep_ == "advmod" and clause_of(t).i == verb.i for t in verb.subtree)


def dated_by_report(mentions: Iterable[Mention], news: frozenset[str], page: Page) -> tuple[Mention, ...]:
    """Give what is news, and has no date, the days of the report as a stand-in.

    Args:
        mentions: The article's.
        news: Ids of those told as the news of the day.
        page: The article.
    """
    day, article = page.article.published, page.article
    if day is None or article.date_flag or article.kind not in REPORTING:
        return tuple(mentions)
    when = DateInterval(earliest=day - timedelta(days=1), latest=day, basis="publication_date")

    def dated(m: Mention) -> Mention:
        bare = m.mention_id in news and m.date_basis == "unknown" and not m.date_open and not m.date_from
        return (
            replace(m, date_earliest=when.earliest, date_latest=when.latest, date_basis=when.basis, date_prec=when.prec)
            if bare
            else m
        )

    return tuple(map(dated, mentions))
