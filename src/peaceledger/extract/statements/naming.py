"""From the words that name a speaker to the actor they stand for, with those in mind who spoke before."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Token

from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.documents import Issuers, writer_of
from peaceledger.extract.statements.reading import Reading
from peaceledger.extract.statements.speakers import AGENTIVE, DETERMINERS, PERSONAL, Speaker, Voice, label_tokens, voice

BODIES = frozenset({"state", "government", "organisation", "media", "armed_force", "armed_group", "group", "document"})
"""No "he" or "she", unless a single word that no pack knows, which may be a surname."""
FEMALE = frozenset({"she", "her", "hers"})
MALE = frozenset({"he", "him", "his"})


@dataclass(slots=True)
class Heard:
    """Who has spoken so far.

    Attributes:
        last: The latest, for a pronoun that nothing else resolves.
        outlet: The latest outlet, for "the newspaper".
        paper: The latest who spoke through a document, which "it" means.
        bodies: The latest by the noun that heads the words for it, for "the ministry".
    """

    last: Speaker | None = None
    outlet: Speaker | None = None
    paper: Speaker | None = None
    bodies: dict[str, Speaker] = field(default_factory=dict)


class Namer:
    """Finds the actor that any words for a speaker stand for.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._issuers = Issuers(reading)

    def name(self, spoken: Voice, heard: Heard) -> Speaker | None:
        """Return the speaker behind a voice; None for a pronoun that nothing resolves."""
        parts = [p for p in (self._one(h, spoken, self._before(h, heard)) for h in spoken.heads) if p is not None]
        if not parts:
            return None
        names = list(dict.fromkeys(p.name for p in parts))
        sides = list(dict.fromkeys(p.side for p in parts if p.side))
        return Speaker(
            name="; ".join(names),
            actor_id="; ".join(dict.fromkeys(p.actor_id for p in parts if p.actor_id)) or None,
            side="; ".join(sides) or None,
            kind=parts[0].kind,
            start=spoken.start,
            end=spoken.end,
        )

    def _one(self, head_index: int, spoken: Voice, earlier: Speaker | None) -> Speaker | None:
        head = self._reading.doc[head_index]
        actor = self.actor(head, spoken)
        issuer = self._issuer(head) if actor is None or actor.kind != "media" else None
        if issuer is not None:
            return self._one(issuer.i, voice(issuer), None)
        if earlier is not None and (actor is None or _unresolved(actor) or _is_bare(actor)):
            return replace(earlier, start=spoken.start, end=spoken.end)
        if head.lower_ in PERSONAL and (actor is None or _unresolved(actor)):
            return None
        named = None if actor is None or _unresolved(actor) else actor
        return Speaker(
            name=self._called(named, head),
            actor_id=named.actor_id if named is not None and not _is_people(named) else None,
            side=actor.side if actor is not None else None,
            kind=named.kind if named is not None else self._kind(head),
            start=spoken.start,
            end=spoken.end,
        )

    def _kind(self, head: Token) -> str:
        return "document" if head.lemma_.lower() in self._reading.book.documents else "role"

    def _issuer(self, head: Token) -> Token | None:
        """Whoever a document is by, as its own words or an earlier sentence say."""
        if head.lemma_.lower() not in self._reading.book.documents or head.pos_ != "NOUN":
            return None
        found = writer_of(head, self._reading) or self._issuers.of(head)
        return found if found is not None and self._somebody(found, voice(found), documents=False) else None

    def _before(self, head_index: int, heard: Heard) -> Speaker | None:
        """What a pronoun, "the outlet" or "the ministry" may fall back on; None for every other head."""
        head, book = self._reading.doc[head_index], self._reading.book
        if head.pos_ == "PRON" and head.lower_ in PERSONAL:
            if self._reading.quoted(head):
                return None  # "he" inside a quotation is not whoever is quoted
            return self._meant(head.lower_, heard)
        if not _is_plain(head):
            return None
        definite = any(c.lower_ == "the" for c in head.lefts)
        known = heard.bodies.get(head.lower_) if definite else None
        if head.lower_ in book.issued and definite:
            return heard.last
        if head.lower_ in book.outlets:
            return heard.outlet or known
        return known or (self._called_anew(head, heard) if definite else None)

    def _meant(self, pronoun: str, heard: Heard) -> Speaker | None:
        """Whoever spoke last, if the pronoun can mean them, or their document."""
        last = heard.last
        if last is None or (pronoun == "it" and heard.paper is not None and heard.paper.name == last.name):
            return last
        return last if _agrees(pronoun, last, self._reading.book.women, self._reading.book.men) else None

    def _called_anew(self, head: Token, heard: Heard) -> Speaker | None:
        """Whoever spoke last, where "the veteran" is a new word for somebody named."""
        book, last, lemma = self._reading.book, heard.last, head.lemma_.lower()
        if last is None or last.kind != "person" or not last.name[:1].isupper() or head.tag_ != "NN":
            return None
        person = lemma in book.people or _does(lemma)
        if not person or lemma in book.unnamed or lemma in book.collective:
            return None
        return None if any(t.lemma_.lower() == lemma for t in self._reading.words if t.i < head.i) else last

    def remember(self, spoken: Voice, speaker: Speaker, heard: Heard) -> None:
        """Enter a speaker whom later words may mean."""
        head = self._reading.doc[spoken.heads[0]]
        if head.pos_ == "PROPN" and self._publishes(speaker):
            heard.outlet = speaker
        if head.lemma_.lower() in self._reading.book.documents:
            heard.paper = speaker
        elif head.pos_ != "PRON":
            heard.paper = None
        if head.pos_ in ("NOUN", "PROPN") and speaker.kind != "person":
            heard.bodies[head.lower_] = speaker
            if head.pos_ == "PROPN":
                heard.bodies |= {w: speaker for w in speaker.name.lower().split() if w in self._reading.book.collective}

    def _publishes(self, speaker: Speaker) -> bool:
        """Whether a speaker is an outlet: so the packs say, or a name without a side that is no person or state."""
        return speaker.kind == "media" or (
            speaker.side is None and speaker.kind in ("organisation", "role") and speaker.name[:1].isupper()
        )

    def actor(self, head: Token, spoken: Voice) -> ActorSpan | None:
        """The actor span that names a head noun or what stands in apposition to it."""
        near = {
            head.i,
            *(c.i for c in head.children if c.dep_ in ("appos", "flat", "conj") or (c.dep_ == "compound" and c.pos_ == "PROPN")),
        }
        near -= {h for h in spoken.heads if h != head.i}
        doc = self._reading.doc
        best: tuple[int, ActorSpan] | None = None
        for span in self._reading.actors_in(spoken.start, spoken.end):
            covers = span.start <= head.idx < span.end
            linked = span.head in near or any(span.start <= doc[i].idx < span.end for i in near)
            linked = linked or self._is_title(head, span, spoken)
            part = span.kind == "media" and not covers and head.pos_ == "PROPN" and span.end <= head.idx  # "BBC Persian"
            if part or not (covers or linked):
                continue
            rank = 4 * (span.kind == "person" and span.form == "name") + 2 * covers + (span.actor_id is not None)
            if span.form in ("adjective", "possessive") and span.head != head.i:
                rank -= 8
            if best is None or rank > best[0]:
                best = (rank, span)
        return best[1] if best is not None and best[0] >= 0 else None

    def _is_title(self, head: Token, span: ActorSpan, spoken: Voice) -> bool:
        """Whether a head is the title before a name: "Minister of Transport of Utopia Ann Doe"."""
        between = self._reading.text[head.idx : span.start]
        named = span.kind == "person" and span.form == "name" and span.start > head.idx and span.end == spoken.end
        return named and head.lemma_.lower() in self._reading.book.people and not any(mark in between for mark in ",;:()")

    def _called(self, actor: ActorSpan | None, head: Token) -> str:
        """What a speaker is called: the pack's name, the name the text gives, or the words for them."""
        if actor is not None and actor.actor_id is not None and not _is_people(actor):
            return actor.name
        if actor is not None and actor.kind == "person" and actor.form == "name":
            return self._in_full(actor, head)
        if actor is None or _is_bare(actor):
            beside = self._own_name(head)
            if beside is not None:
                return beside
        if actor is not None and actor.name != self._reading.text[actor.start : actor.end] and not _extends(actor, self._reading):
            return _bare(actor.name)  # an antecedent's name
        label = self._label(head)
        return label if actor is None or len(label) >= len(_bare(actor.name)) or actor.head != head.i else _bare(actor.name)

    def _own_name(self, head: Token) -> str | None:
        """Whom somebody described by a noun is named as: beside it ("his wife, Ann"), or by whose they are ("her spokesman")."""
        beside = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if beside is not None and head.pos_ == "NOUN" and beside.left_edge.nbor(-1).text != "(":
            return self._label(beside)
        whose = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if whose is None or whose.pos_ != "PRON":
            return None
        known = next((a for a in self._reading.actors_in(whose.idx, whose.idx + 1) if a.kind != "pronoun"), None)
        if known is None or known.start < whose.idx or known.end > whose.idx + len(whose):
            return None
        rest = self._reading.text[whose.idx + len(whose) : head.idx + len(head)]
        return f"{_bare(known.name)}’s{rest}"

    def _in_full(self, actor: ActorSpan, head: Token) -> str:
        """A name that no pack knows; before a single word, the capitalised words that belong to it and are no title."""
        if " " in actor.name or actor.name != self._reading.text[actor.start : actor.end]:
            return actor.name
        first = self._reading.doc[actor.head]
        while first.i > 0 and (left := first.nbor(-1)).head.i >= first.i and left.dep_ == "compound" and left.pos_ == "PROPN":
            if left.lower_ in self._reading.book.people or left.text.endswith(".") or left.text.isupper():
                break
            first = left
        return self._reading.text[min(first.idx, actor.start) : actor.end]

    def _label(self, head: Token) -> str:
        """The words of a noun phrase without determiners, and before a name without the small words."""
        tokens = label_tokens(head)
        titles = [c for c in head.lefts if c.dep_ in ("nmod", "compound") and c.lemma_.lower() in self._reading.book.people]
        if titles and head.tag_ == "NNP" and len(rest := [t for t in tokens if t.i > titles[-1].right_edge.i]) > 1:
            tokens = rest
        while len(tokens) > 1 and (tokens[0].lower_ in DETERMINERS or tokens[0].is_punct):
            tokens.pop(0)
        while head.tag_ == "NNP" and head.text[0].isupper() and len(tokens) > 1 and tokens[0].i < head.i and _is_small(tokens[0]):
            tokens.pop(0)
        words = " ".join(self._reading.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])].split())
        return words[0].lower() + words[1:] if self._opens_small(tokens[0]) else words

    def _opens_small(self, token: Token) -> bool:
        """Whether only its place at the head of a sentence gives a word its capital."""
        if not token.is_sent_start and not (token.i and token.nbor(-1).is_sent_start):
            return False
        if token.pos_ not in ("NOUN", "ADJ", "NUM", "VERB") or not token.text[1:].islower() or token.text in self._inside:
            return False
        return token.lower_ in self._inside or token.lemma_.lower() in self._reading.book.people

    @cached_property
    def _inside(self) -> frozenset[str]:
        """Words as they are written inside a sentence."""
        return frozenset(t.text for t in self._reading.words if not t.is_sent_start and t.i and not t.nbor(-1).is_punct)

    def can_speak(self, spoken: Voice, *, documents: bool = True) -> bool:
        """Whether a voice is somebody: a known actor, a name, a person's or body's noun, or (if asked) a document."""
        return any(self._somebody(self._reading.doc[h], spoken, documents) for h in spoken.heads)

    def _somebody(self, head: Token, spoken: Voice, documents: bool) -> bool:
        book = self._reading.book
        lemma = head.lemma_.lower()
        if lemma in book.people or head.lower_ in book.people:
            return True
        if lemma in book.documents:
            return documents
        actor = self.actor(head, spoken)
        if actor is not None and actor.start <= head.idx < actor.end:
            return True
        if head.pos_ == "PROPN":
            return True
        of = next((c for c in head.rights if c.lower_ == "of"), None)
        if of is not None and any(c.pos_ == "PROPN" for c in of.children):
            return True  # "the city of ...", "the republic of ..."
        return head.pos_ == "NOUN" and _does(lemma)


def _does(lemma: str) -> bool:
    """Whether a noun names people by what they do: "negotiator"."""
    return lemma.endswith(AGENTIVE) and len(lemma) > 5


def _is_plain(head: Token) -> bool:
    """Whether nothing but an article stands with a noun: "the ministry", and no name beside it."""
    left = all(c.dep_ == "det" for c in head.children if c.i < head.i or c.dep_ == "prep")
    return left and not any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in head.rights)


def _is_bare(actor: ActorSpan) -> bool:
    """Whether an actor is known by a small-letter noun only."""
    return actor.form in ("descriptor", "office", "pronoun") and actor.actor_id is None and actor.name[:1].islower()


def _is_people(actor: ActorSpan) -> bool:
    """Whether people of a state or a part of the world are named, and not the state itself."""
    return actor.kind == "group" and actor.actor_id is not None


def _extends(actor: ActorSpan, reading: Reading) -> bool:
    """Whether an actor's name goes on behind the span that carries it ("a spokesman" + "for the port")."""
    words = reading.text[actor.start : actor.end]
    return actor.name.lower().startswith(" ".join(words.split()).lower())


def _is_small(token: Token) -> bool:
    """Whether a word stands before a name without belonging to it: "the operator Gasline", but not "al-Hadi" or "state's"."""
    return token.text.islower() and bool(token.whitespace_) and token.nbor().tag_ != "POS"


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in DETERMINERS else name


def _agrees(pronoun: str, earlier: Speaker, women: frozenset[str], men: frozenset[str]) -> bool:
    """Whether a pronoun can mean a speaker: known outlets and states are not "he", persons are not "it", a wife is no "he"."""
    words = frozenset(earlier.name.split())
    if pronoun in MALE | FEMALE:
        other = women if pronoun in MALE else men
        return not words & other and (earlier.kind not in BODIES or (earlier.actor_id is None and len(words) == 1))
    return earlier.kind != "person" if pronoun in ("it", "its") else True


def _unresolved(actor: ActorSpan) -> bool:
    return actor.kind == "pronoun" or (
        actor.form == "pronoun" and actor.name.lower() in ("he", "she", "they", "it", "him", "her", "them")
    )


__all__ = ["Heard", "Namer"]
