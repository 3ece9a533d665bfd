"""How a place name reads: as the place, as its government, or as an event or text named after it."""

from typing import Literal

from spacy.tokens import Token

from peaceledger.extract.actors.names import NameIndex

Reading = Literal["place", "event", "government"]
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "around",
        "inside",
        "outside",
        "across",
        "over",
        "through",
        "above",
        "into",
        "beyond",
        "throughout",
        "via",
        "within",
    }
)
_DURING = frozenset({"during", "under", "since", "after", "before"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_MODIFIER = frozenset({"compound", "amod", "nmod", "poss"})


class PlaceReader:
    """Tells by grammar what a place name stands for.

    Args:
        index: The packs' names and word lists.
    """

    def __init__(self, index: NameIndex) -> None:
        self.index = index

    def read(self, token: Token, *, seat: bool, event: bool) -> Reading:
        """Read one place name.

        Args:
            token: Head token of the name.
            seat: Whether a government sits there that the name may stand for.
            event: Whether a text or process is known by the place's name.
        """
        if self._is_event(token, known=event):
            return "event"
        return "government" if seat and self._is_government(token) else "place"

    def _has(self, key: str, word: str, table: str = "places") -> bool:
        return word in self.index.words(table, key)

    def _is_event(self, token: Token, *, known: bool) -> bool:
        follower = _after(token)
        if follower is not None and (self._has("event", follower.lower_) or _numbered(token)):
            return not _numbered(token) or known
        if token.dep_ == "pobj" and token.head.lower_ == "of" and self._has("before_event", token.head.head.lower_):
            return True
        if not known:
            return False
        if token.dep_ == "pobj" and token.head.lower_ in _DURING:
            return True
        named_so = any(
            c.dep_ in ("det", "amod") and c.i < token.i and c.lower_ in ("another", "new", "second", "third", "a")
            for c in token.children
        )
        return named_so or (token.dep_ in _SUBJECT and token.head.lemma_ == "be" and self._called_a_thing(token.head))

    def _called_a_thing(self, verb: Token) -> bool:
        return any(c.dep_ == "attr" and c.pos_ == "NOUN" and not self._has("locative", c.lower_) for c in verb.children)

    def _is_government(self, token: Token) -> bool:
        if _is_dateline(token):
            return False
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        if following is not None and following.text in _POSSESSIVE:
            owned = token.head if token.head.i > token.i else following
            return not self._has("locative", owned.lower_)
        if token.dep_ in _MODIFIER and token.head.i > token.i:
            return self._has("institution", token.head.lower_)
        if token.dep_ in ("conj", "appos") and token.head.i < token.i:
            return self._beside(token.head)
        if token.dep_ in _SUBJECT:
            return self._acts(token)
        if token.dep_ == "pobj":
            return self._after_preposition(token.head)
        return token.dep_ in ("dobj", "dative", "nsubj") and self._acted_on(token.head)

    def _beside(self, head: Token) -> bool:
        return self._is_government(head) if head.pos_ == "PROPN" else False

    def _acts(self, token: Token) -> bool:
        verb = token.head
        lemma = verb.lemma_.lower()
        if token.dep_ == "nsubjpass":
            return not self._has("capture", lemma, "verbs")
        if lemma == "be":
            return not any(c.dep_ == "attr" and self._has("locative", c.lower_) for c in verb.children)
        return (
            self._has("speech", lemma, "verbs")
            or self._has("decide", lemma, "verbs")
            or any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
        )

    def _acted_on(self, verb: Token) -> bool:
        lemma = verb.lemma_.lower()
        if self._has("motion", lemma, "verbs") or self._has("capture", lemma, "verbs"):
            return False
        return self._has("speech", lemma, "verbs") or self._has("decide", lemma, "verbs")

    def _after_preposition(self, preposition: Token) -> bool:
        word, head = preposition.lower_, preposition.head
        lemma = head.lemma_.lower()
        if word in _WHERE:
            return False
        moves = self._has("motion", lemma, "verbs") or self._has("capture", lemma, "verbs")
        if word in ("to", "for", "towards", "toward", "on"):
            return not moves
        if word == "from":
            return self._has("issued", head.lower_)
        if word == "of":
            return not (self._has("locative", head.lower_) or moves)
        return word in ("between", "with", "against", "by", "behind")


def _after(token: Token) -> Token | None:
    if token.i + 1 >= len(token.doc):
        return None
    following = token.nbor()
    if following.text in _POSSESSIVE or following.text in ("”", "’", '"', "'"):
        return None
    return following


def _numbered(token: Token) -> bool:
    rest = token.doc[token.i + 1 : token.i + 3].text
    return bool(rest) and (rest.startswith(("I ", "II", "III")) or (rest[0] in "-–" and rest[1:2].isdigit()))


def _is_dateline(token: Token) -> bool:
    if not token.is_sent_start and not token.text.isupper():
        return False
    following = token.doc[token.i + 1 : token.i + 2].text
    return following[:1] in ("(", "—", "–", ",", ":")
