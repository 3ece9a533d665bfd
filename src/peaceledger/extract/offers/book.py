"""The words of offers, compiled from ``vocab/offers.toml``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.strings import get_string_id

from peaceledger.extract.acts.find import act_rules
from peaceledger.extract.acts.parties import Agents
from peaceledger.extract.events.clauses import lemma
from peaceledger.extract.events.factuality import Factuality
from peaceledger.extract.events.find import rules_of
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.packs import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBook:
    """Words by what they do.

    Attributes:
        nouns: Sort of offer (plan, demand, agreement, pressure) by noun.
        verbs: What a verb does (offer, demand, agree, ready, threaten, interest) by verb.
        lists: The other word lists by name.
        issues: Issue by word.
        core: Issues that make an offer of a verb's object.
        details: Stems by column of a term.
        answers: What a verb answers (accept, reject, defer).
        good: Adjectives that accept.
        bad: Adjectives and nouns that reject.
        starts: Numbers of the words that may begin an offer, in spaCy's string store.
        goes_on: Numbers of the words that say more of an offer: what it contains, who answers it.
        factuality: Words that make what they govern unreal.
        agents: Role nouns.
    """

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    lists: Mapping[str, Words]
    issues: Mapping[str, str]
    core: Words
    details: Mapping[str, re.Pattern[str]]
    answers: Mapping[str, str]
    good: Words
    bad: Words
    starts: frozenset[int]
    goes_on: frozenset[int]
    factuality: Factuality
    agents: Agents

    def noun(self, token: "Token") -> str | None:
        """Sort of offer a noun names; a name may be written with a capital."""
        return self.nouns.get(lemma(token)) if token.pos_ in {"NOUN", "PROPN"} else None

    def verb(self, token: "Token") -> str | None:
        """What a verb, or an adjective of readiness, puts on the table."""
        sort = self.verbs.get(lemma(token))
        if sort == "ready":
            return sort if token.pos_ in {"ADJ", "VERB"} else None
        if sort == "interest":
            return sort if token.pos_ == "NOUN" else None
        return sort if token.pos_ == "VERB" else None

    def has(self, name: str, token: "Token") -> bool:
        """Whether a token is in a word list."""
        return lemma(token) in self.lists[name] or token.lower_ in self.lists[name]


@per_lexicon
def offer_book(lexicon: Lexicon) -> OfferBook:
    """Compile the words of a lexicon."""
    data: Mapping[str, Any] = lexicon.vocab["offers"]
    nouns = {word: sort for sort in ("plan", "demand", "agreement", "pressure") for word in data["nouns"][sort]}
    sorts = ("offer", "demand", "agree", "ready", "threaten", "interest")
    verbs = {word: sort for sort in sorts for word in data["verbs"][sort]}
    lists = {name: frozenset(words) for table in ("nouns", "verbs", "joint") for name, words in data[table].items()}
    lists |= {f"absent_{name}": frozenset(words) for name, words in data["absent"].items()}
    lists["vague"] = frozenset(data["issues"]["vague"])
    lists["judging"] = frozenset(data["answers"]["judging"])
    answers = {verb: stance for stance in ("defer", "accept", "reject") for verb in data["answers"][stance]}
    return OfferBook(
        nouns=nouns,
        verbs=verbs,
        lists=lists,
        issues={word: issue for issue, words in data["issues"].items() if issue not in {"core", "vague"} for word in words},
        core=frozenset(data["issues"]["core"]),
        details={name: _stems(stems) for name, stems in data["details"].items()},
        answers=answers,
        good=frozenset(data["answers"]["good"]),
        bad=frozenset(data["answers"]["bad"]),
        starts=_numbers((*nouns, *verbs, "must", "only")),
        goes_on=_numbers((*lists["contain"], *lists["judging"], *data["answers"]["bad"], *answers)),
        factuality=rules_of(lexicon).words,
        agents=act_rules(lexicon).agents,
    )


def _numbers(words: Iterable[str]) -> frozenset[int]:
    return frozenset(get_string_id(form) for word in words for form in (word, word + "s", word.capitalize()))


def _stems(stems: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + r")", re.IGNORECASE)
