"""The cue inventory, compiled once for a lexicon: which word reports, in which frame, with which stance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from spacy.tokens import Token

from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.packs import Lexicon
from peaceledger.records.statement import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which a cue takes its content.

    Attributes:
        kind: that, quote, np, to, obj_to, as, prep or quoting (see ``cues.toml``).
        word: The preposition or particle that goes with it, "" if none.
        stance: What is done by speaking so.
    """

    kind: str
    word: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb or noun that reports."""

    lemma: str
    frames: tuple[Frame, ...]
    somebody: bool
    factive: bool
    plain: bool
    turns: bool
    of_words: bool

    def of(self, kind: str) -> tuple[Frame, ...]:
        """Its frames of one kind."""
        return tuple(f for f in self.frames if f.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueBook:
    """All cues of a lexicon.

    Attributes:
        verbs: By lemma.
        phrases: Verb with particle or complement, by verb lemma, then second word.
        nouns: By lemma.
        done: Verbs whose infinitive is done ("continues to demand").
        light: Verbs that make a noun cue speak ("issued a call").
        lead: Phrases before a speaker beside a sentence ("according to").
        owned: Nouns a speaker owns beside a sentence ("in his words").
        hearsay: Adverbs that report without a speaker.
        people: Head nouns that can speak.
        documents: Head nouns of texts that speak.
        issued: Documents that somebody issues.
        outlets: Nouns that stand for an outlet named before.
        unnamed: Head nouns of speakers who stay unnamed.
        women: Words and given names that name a woman.
        men: Words and given names that name a man.
        collective: Nouns for bodies, which a full name may hold ("the Agency" after "the Border Agency").
        issues: Verbs of making a document known.
        rubrics: Words that head a picture, a link or a section and name no speaker before a colon.
        turns_to: Stance of a negated cue that ``turns``.
        objects: Nouns for words and their making ("plan", "demand"): what a deed verb must have to report.
    """

    verbs: Mapping[str, Cue]
    phrases: Mapping[str, Mapping[str, Cue]]
    nouns: Mapping[str, Cue]
    done: frozenset[str]
    light: frozenset[str]
    lead: tuple[tuple[str, ...], ...]
    owned: frozenset[str]
    hearsay: frozenset[str]
    people: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    issued: frozenset[str]
    unnamed: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    collective: frozenset[str]
    issues: frozenset[str]
    rubrics: frozenset[str]
    turns_to: Stance
    objects: frozenset[str]

    def verb(self, token: Token) -> Cue | None:
        """The cue that a verb token is, with its particle or complement where that makes another cue."""
        lemma = token.lemma_.lower()
        partners = self.phrases.get(lemma)
        if partners:
            for child in token.children:
                cue = partners.get(child.lemma_.lower())
                if cue is not None and child.i > token.i and child.i - token.i <= 4:
                    return cue
        return self.verbs.get(lemma)


@per_lexicon
def cue_book(lexicon: Lexicon) -> CueBook:
    """Return the compiled cues of a lexicon."""
    data = lexicon.vocab["cues"]
    flags, beside, speakers = data["flags"], data["beside"], data["speakers"]
    given = lexicon.vocab["roles"]["given_names"]
    verbs = _cues(data["verbs"], flags)
    phrases: dict[str, dict[str, Cue]] = {}
    for lemma, cue in verbs.items():
        first, _, second = lemma.partition(" ")
        if second:
            phrases.setdefault(first, {})[second] = cue
    return CueBook(
        verbs={lemma: cue for lemma, cue in verbs.items() if " " not in lemma},
        phrases=phrases,
        nouns=_cues(data["nouns"], flags),
        done=frozenset(flags["done"]),
        light=frozenset(flags["light"]),
        lead=tuple(tuple(words.split()) for words in beside["lead"]),
        owned=frozenset(beside["owned"]),
        hearsay=frozenset(beside["hearsay"]),
        people=frozenset(speakers["people"]),
        documents=frozenset(speakers["documents"]),
        outlets=frozenset(speakers["outlets"]),
        issued=frozenset(speakers["issued"]),
        unnamed=frozenset(speakers["unnamed"]),
        women=frozenset([*speakers["women"], *(set(given["female"]) - set(given["male"]))]),
        men=frozenset([*speakers["men"], *(set(given["male"]) - set(given["female"]))]),
        collective=frozenset(speakers["collective"]),
        issues=frozenset(speakers["issues"]),
        rubrics=frozenset(speakers["rubrics"]),
        turns_to=cast(Stance, flags["turns_to"]),
        objects=frozenset(flags["objects"]),
    )


def _cues(table: Mapping[str, Mapping[str, list[str]]], flags: Mapping[str, Any]) -> dict[str, Cue]:
    frames: dict[str, list[Frame]] = {}
    for stance, group in table.items():
        for lemma, names in group.items():
            frames.setdefault(lemma, []).extend(_frame(name, cast(Stance, stance)) for name in names)
    return {
        lemma: Cue(
            lemma=lemma,
            frames=tuple(found),
            somebody=lemma in flags["somebody"],
            factive=lemma in flags["factive"],
            plain=lemma in flags["plain"],
            turns=lemma in flags["turns"],
            of_words=lemma in flags["of_words"],
        )
        for lemma, found in frames.items()
    }


def _frame(name: str, stance: Stance) -> Frame:
    kind, _, word = name.partition(":")
    return Frame(kind=kind, word=word, stance=stance)


__all__ = ["Cue", "CueBook", "Frame", "cue_book"]
