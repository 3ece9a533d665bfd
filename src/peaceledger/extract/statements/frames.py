"""The content of a cue verb, frame by frame: which of its dependants were said."""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from peaceledger.extract.statements.cues import Cue, Frame
from peaceledger.extract.statements.draft import edges, is_finite, settle
from peaceledger.extract.statements.reading import Reading
from peaceledger.extract.statements.speakers import SUBJECTS, is_passive

Span = tuple[int, int]
PREPS_INSIDE = frozenset(
    {"as", "for", "of", "without", "under", "to", "from", "against", "over", "between", "about", "into", "toward", "at"}
)
REASONS = frozenset({"because", "if", "unless", "until", "although", "though", "so", "lest"})
WHEN = frozenset({"on", "late", "early", "yesterday", "today", "earlier", "later", "tonight"})
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
BARE = frozenset(
    {
        "it",
        "this",
        "that",
        "them",
        "him",
        "her",
        "these",
        "those",
        "himself",
        "themselves",
        "us",
        "me",
        "you",
        "what",
        "which",
        "so",
    }
)


def that_clause(verb: Token, cue: Cue, reading: Reading) -> Span | None:
    """A finite clause: after the verb, before it ("..., she said"), or around it."""
    closing = _closing_report(verb, reading)
    if closing is not None and closing[0] == verb and (unit := reading.unit_at(verb.idx)) is not None:
        return settle(unit.start, closing[1], reading)
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and is_clause(c) and not _circumstance(c)]
    right = [c for c in clauses if c.i > verb.i]
    left = next((c for c in clauses if c.i < verb.i), None)
    if right:
        last = _with_quoted(max(t.i for c in (*right, *_reasons(verb, right[0])) for t in c.subtree), verb, reading)
        first = _after_day(min(t.i for t in right[0].subtree if t.i > verb.i), right[0])
        return edges(cut(list(verb.doc[first : last + 1]), verb, reading), reading)
    if left is not None and not _answers_question(verb):
        return _before(left, verb, reading)
    if verb.dep_ in ("parataxis", "ccomp", "dep", "conj") and not reading.quoted(verb) and _parenthetical(verb, reading):
        return _unit_of(verb, reading)
    return (
        _loose(verb, reading)
        if cue.plain and not any(c.dep_ in ("dobj", "xcomp") and c.tag_ == "VB" for c in verb.children)
        else None
    )


def _closing_report(verb: Token, reading: Reading) -> tuple[Token, int] | None:
    """The verb of a report that closes a unit ("..., the agency reported on Monday.") and the comma before it."""
    unit = reading.unit_at(verb.idx)
    if unit is None:
        return None
    words = [t for t in reading.tokens(unit.start, unit.end) if not t.is_punct]
    while words and (words[-1].text in DAYS or words[-1].lower_ in WHEN):
        words.pop()
    last = words[-1] if words else verb
    cue = reading.book.verb(last) if last.tag_ in ("VBD", "VBZ", "VBP", "VBN") else None
    subject = next((c for c in last.lefts if c.dep_ in SUBJECTS), None)
    if cue is None or not cue.plain or subject is None or reading.quoted(last) or subject.tag_ in ("WDT", "WP"):
        return None
    first = subject.left_edge
    comma = first.nbor(-1) if first.i else first
    told = comma.text == "," and comma.idx > unit.start and not reading.quoted(comma)
    return (last, comma.idx) if told and is_finite(reading.tokens(unit.start, comma.idx)) else None


def _after_day(first: int, clause: Token) -> int:
    """Where a clause begins whose subject the parser joined to a day: "told them on Monday [aid requests] would come"."""
    before = clause.doc[first - 1]
    if any(c.dep_ in SUBJECTS for c in clause.children) or before.dep_ != "pobj" or before.pos_ not in ("NOUN", "PROPN"):
        return first
    days = [t.i for t in before.subtree if t.text in DAYS and t.i < before.i]
    return days[-1] + 1 if days else first


def _with_quoted(last: int, verb: Token, reading: Reading) -> int:
    """The last word of a content that ends inside a quotation: the quotation's, with what hangs on its words."""
    quote = reading.quote_at(verb.doc[last].idx)
    if quote is None or quote == reading.quote_at(verb.idx):
        return last
    inside = [t for t in reading.tokens(quote.start, quote.end) if t != verb and not t.is_ancestor(verb)]
    behind = (t for word in inside for c in word.rights if c.dep_ in ("prep", "relcl") for t in c.subtree)
    return max(last, *(int(t.i) for t in behind), last)


def is_clause(comp: Token) -> bool:
    """Whether a clausal complement is finite (or verbless after "that")."""
    kinds = {c.dep_ for c in comp.children}
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in comp.children) and "mark" not in kinds:
        return False
    misread = comp.tag_ in ("NN", "NNS", "VB") and bool(kinds & SUBJECTS)  # "they plan", "the measures endanger"
    return misread or is_finite([comp, *(c for c in comp.children if c.dep_ in ("aux", "auxpass", "cop"))]) or "mark" in kinds


def _reasons(verb: Token, clause: Token) -> list[Token]:
    """Clauses of reason or condition behind the content: they are said, though the parser hangs them on the cue."""
    return [c for c in verb.rights if c.dep_ == "advcl" and c.i > clause.i and any(m.lower_ in REASONS for m in c.lefts)]


def _circumstance(clause: Token) -> bool:
    """A clause of time or condition that the parser took for the content ("when asked", "as he left")."""
    first = next((t for t in clause.subtree if not t.is_space and not t.is_punct), clause)
    opens = first.head == clause or (first.head.dep_ == "advcl" and first.head.head == clause and clause.i > clause.head.i)
    return first.lower_ in ("when", "as", "after", "before", "because", "since", "while") and opens and _left_edge(clause)


def _left_edge(clause: Token) -> bool:
    return clause.head.i < clause.i or not any(c.dep_ in SUBJECTS and c.i < clause.i for c in clause.head.children)


def _answers_question(verb: Token) -> bool:
    return verb.tag_ == "VBN" and is_passive(verb)


def cut(tokens: Sequence[Token], verb: Token, reading: Reading) -> list[Token]:
    """Tokens of a clause up to where the reporting goes on (", adding that"), another source is named, or a unit ends."""
    unit, around = reading.unit_at(verb.idx), reading.quote_at(verb.idx)
    limit = min([around.end if around else len(reading.text), unit.end if unit else len(reading.text)])
    closing = _closing_report(verb, reading)
    if closing is not None and verb.idx < closing[1] and around is None:
        limit = min(limit, closing[1])
    kept: list[Token] = []
    for token in tokens:
        if token.idx >= limit:
            break
        if (
            token.i > verb.i
            and not reading.quoted(token)
            and (_is_according(token) or _turns_to_another(token, reading) or goes_on(token, reading))
        ):
            break
        kept.append(token)
    while kept and (kept[-1].dep_ == "cc" or kept[-1].lower_ in ("and", "but", "while")):
        kept.pop()
    if kept and kept[0].lower_ == "that" and kept[0].dep_ != "nsubj":
        kept.pop(0)
    return kept[_told_when(kept, verb) :]


def _told_when(tokens: Sequence[Token], verb: Token) -> int:
    """How many words at the start say when it was said, though the parser hangs them on the content ("told him on Monday he")."""
    opening = tokens[:4]
    if not opening or opening[0].i < verb.i or not any(t.dep_ in SUBJECTS for t in tokens):
        return 0
    day = next((n for n, t in enumerate(opening) if t.text in DAYS), None)
    behind = tokens[day + 1] if day is not None and day + 1 < len(tokens) else None
    plain = behind is not None and behind.tag_ in ("PRP", "DT", "NNP", "NN", "NNS", "EX", "PRP$", "IN")
    early = day is not None and (day == 0 or opening[0].lower_ in ("on", "late", "early", "last"))
    return day + 1 if day is not None and plain and early else 0


def _turns_to_another(token: Token, reading: Reading) -> bool:
    """Whether a second report begins beside the first (", while others maintain that")."""
    if token.lower_ not in ("while", "whereas", "but") or token.i == 0 or token.nbor(-1).text != ",":
        return False
    verb = token.head
    return token.i < verb.i and reading.book.verb(verb) is not None and _takes_content(verb, reading) and verb.tag_ != "VBG"


def _is_according(token: Token) -> bool:
    return bool(token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to")


def goes_on(token: Token, reading: Reading) -> bool:
    """Whether a verb takes up the reporting again (", adding that", "and warned that"): its speaker is the one before."""
    if token.pos_ != "VERB" or token.i == 0 or reading.book.verb(token) is None:
        return False
    before = token.nbor(-1)
    while before.dep_ == "advmod" and before.i > 0:
        before = before.nbor(-1)
    if token.tag_ == "VBG":
        return (_takes_content(token, reading) and before.lower_ in (",", "while", "and")) or before.text in '”"'
    own = any(c.dep_ in SUBJECTS for c in token.children)
    return token.tag_ in ("VBD", "VBZ") and before.lower_ in ("and", "but") and not own and _same_tense(token, reading)


def _same_tense(token: Token, reading: Reading) -> bool:
    """A verb joined by "and" takes up the reporting, not the reported, where it takes a clause or hangs outside one."""
    return _takes_content(token, reading) or not any(t.dep_ == "ccomp" for t in (token, *token.ancestors))


def _takes_content(token: Token, reading: Reading) -> bool:
    cue = reading.book.verb(token)
    follows = token.nbor() if token.i + 1 < len(token.doc) else None
    if cue is None or follows is None or not cue.of("that"):
        return False
    return follows.lower_ in ("that", ":", "“", '"') or any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)


def _before(clause: Token, verb: Token, reading: Reading) -> Span | None:
    subtree = [t for t in clause.subtree if not t.is_space]
    unit = reading.unit_at(verb.idx)
    first = next((t for t in subtree if unit is None or t.idx >= unit.start), subtree[0])
    if subtree[-1].i > verb.i:
        return _around(first.idx, subtree[-1].idx + len(subtree[-1]), verb, reading)
    limit = min([verb.idx, *(t.idx for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree)])
    return settle(first.idx, limit, reading)


def _parenthetical(verb: Token, reading: Reading) -> bool:
    """Set between commas, or at the end after one."""
    return _set_off([t for t in verb.subtree if not t.is_space], reading) or _set_off(_own_words(verb), reading)


def _own_words(verb: Token) -> list[Token]:
    """A verb with its subject and what stands between."""
    own = [verb, *(t for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree)]
    return list(verb.doc[min(t.i for t in own) : max(t.i for t in own) + 1])


def _set_off(subtree: Sequence[Token], reading: Reading) -> bool:
    first, last = subtree[0], subtree[-1]
    unit = reading.unit_at(first.idx)
    if unit is None or not 1 < len(subtree) <= 12 or first.i == 0:
        return False
    opened = first.is_punct or first.nbor(-1).text in (",", "—", "–", "-", "”", '"')
    closed = last.is_punct or last.idx + len(last) >= unit.end - 1 or last.nbor().text in (",", ".", "—", "–")
    return opened and closed and first.idx > unit.start


def _unit_of(verb: Token, reading: Reading) -> Span | None:
    unit = reading.unit_at(verb.idx)
    if unit is None:
        return None
    subtree = _own_words(verb)
    if subtree[-1].idx + len(subtree[-1]) >= unit.end - 1:
        return settle(unit.start, subtree[0].idx, reading)
    return _around(unit.start, unit.end, verb, reading)


def _around(start: int, end: int, verb: Token, reading: Reading) -> Span | None:
    """A clause with its attribution in the middle: whole, or its greater part where the other is a mere "Accordingly"."""
    said = [
        t
        for t in verb.subtree
        if t == verb or t.dep_ in SUBJECTS or any(a.dep_ in SUBJECTS for a in t.ancestors if verb.is_ancestor(a))
    ]
    left = min(t.idx for t in said)
    right = max(t.idx + len(t) for t in said)
    if len(reading.tokens(start, left)) <= 3 and left > start:
        return settle(right, end, reading)
    if len(reading.tokens(right, end)) <= 3:
        return settle(start, left, reading)
    return settle(start, end, reading)


def _loose(verb: Token, reading: Reading) -> Span | None:
    """Where the parser missed the clause of a plain verb of speech: what stands after "that", after it, or before it."""
    unit = reading.unit_at(verb.idx)
    if unit is None:
        return None
    after = [t for t in reading.tokens(verb.idx + len(verb), unit.end) if t.i > verb.i]
    mark = next(
        (n for n, t in enumerate(after[:14]) if t.lower_ == "that" and t.tag_ in ("IN", "WDT", "DT") and t.dep_ != "det"), None
    )
    if mark is not None and not any(t.text in ",;" for t in after[:mark]):
        rest = cut(after[mark:], verb, reading)
        return edges(rest, reading) if is_finite(rest) else None
    if (
        after
        and not after[0].is_punct
        and after[0].tag_ not in ("IN", "TO", "RB")
        and after[0].lower_ not in ("him", "them", "us", "me")
        and _clause_follows(after)
    ):
        return edges(cut(after, verb, reading), reading)
    limit = min([verb.idx, *(t.idx for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree)])
    before = reading.tokens(unit.start, limit)
    if len(before) > 3 and before[-1].text in (",", "”", '"') and is_finite(before) and not _long(after):
        return settle(unit.start, limit, reading)
    return None


def _clause_follows(after: Sequence[Token]) -> bool:
    for token in after[:14]:
        if token.text in ",;:":
            return False
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token is not after[0]:
            return True
    return False


def _long(after: Sequence[Token]) -> bool:
    return sum(not t.is_punct for t in after) > 8


def to_infinitive(verb: Token, frame: Frame, reading: Reading) -> Span | None:
    """An infinitive of the verb: "offered [to mediate]"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i and _has_to(child):
            return edges(cut([t for t in child.subtree if t.i > verb.i], verb, reading), reading)
    return None


def gerund(verb: Token, frame: Frame, reading: Reading) -> Span | None:
    """What somebody denies, admits or suggests doing: "denied [hiding the report]"."""
    done = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp", "dobj") and c.tag_ == "VBG"), None)
    if done is None or (any(c.dep_ in SUBJECTS for c in done.children) and done.dep_ == "dobj"):
        return None
    return edges(cut([t for t in done.subtree if t.i > verb.i], verb, reading), reading)


def _has_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" and c.i < verb.i for c in verb.children)


def object_infinitive(verb: Token, frame: Frame, reading: Reading) -> Span | None:
    """Somebody and what they are to do: "urged [both sides to stop]", "called on [them to talk]"."""
    first = _object(verb, frame)
    if first is None or (frame.word and any(c.dep_ == "dobj" and verb.i < c.i < first.i for c in verb.children)):
        return None  # "called his counterpart on Tuesday to"
    unit = reading.unit_at(verb.idx)
    for token in verb.subtree:
        if token.tag_ == "TO" and token.dep_ == "aux" and token.i > first.i and token.head.head in (verb, first, first.head):
            if token.head.head == first and token.head.dep_ not in ("acl", "relcl", "xcomp", "ccomp"):
                continue
            if unit is not None and token.idx >= unit.end:
                return None
            start = min(t.i for t in first.subtree)
            end = max(t.i for t in token.head.subtree)
            words = [t for t in verb.doc[start : end + 1] if t.idx < (unit.end if unit else t.idx + 1)]
            return edges(cut(words, verb, reading), reading) if verb.i < start else None
    return None


def _object(verb: Token, frame: Frame) -> Token | None:
    for child in verb.children:
        if child.i < verb.i:
            continue
        if frame.word:
            if child.lower_ == frame.word and child.dep_ in ("prep", "mark", "dative"):
                return next((c for c in child.children if c.dep_ == "pobj"), None)
        elif child.dep_ in ("dobj", "dative"):
            return child
        elif child.dep_ == "ccomp" and _has_to(child):
            return next((c for c in child.children if c.dep_ in SUBJECTS), None)
    return None


def named_as(verb: Token, frame: Frame, reading: Reading) -> Span | None:
    """What something is said to be: "called it [a trap]", "described [the talks as useful]"."""
    complement = next((c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i), None)
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    as_phrase = _as_phrase(verb, thing)
    if complement is None and as_phrase is not None:
        start = (
            min(t.i for t in thing.subtree)
            if thing is not None and thing.lower_ not in BARE and not frame.word
            else as_phrase.i + 1
        )
        return edges(cut([t for t in verb.doc[start : max(t.i for t in as_phrase.subtree) + 1]], verb, reading), reading)
    if complement is not None:
        last = max(
            [
                max(t.i for t in complement.subtree),
                *(max(t.i for t in c.subtree) for c in verb.children if c.dep_ == "ccomp" and c.i > complement.i),
            ]
        )
        return edges(cut(list(verb.doc[min(t.i for t in complement.subtree) : last + 1]), verb, reading), reading)
    return _quoted_name(verb, reading)


def _as_phrase(verb: Token, thing: Token | None) -> Token | None:
    near = [
        *verb.children,
        *(thing.children if thing is not None else ()),
        *(g for c in verb.children if c.dep_ == "prep" for g in c.children),
    ]
    return next(
        (c for c in near if c.lower_ == "as" and c.i > verb.i and c.dep_ in ("prep", "mark", "advmod") and any(c.children)), None
    )


def _quoted_name(verb: Token, reading: Reading) -> Span | None:
    """A quotation fragment that follows the object: "called the plan “a trap”"."""
    unit = reading.unit_at(verb.idx)
    following = [q for q in reading.quotes if unit is not None and verb.idx < q.outer_start < min(unit.end, verb.idx + 90)]
    if not following or unit is None or any(c in reading.text[verb.idx : following[0].outer_start] for c in ",;:"):
        return None
    return settle(following[0].outer_start, following[0].outer_end, reading)


def after_preposition(verb: Token, frame: Frame, reading: Reading) -> Span | None:
    """What follows a preposition: "called for [talks]", "accused them of [lying]"."""
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if (
        thing is not None
        and frame.word == "for"
        and thing.pos_ == "NOUN"
        and not reading.actors_in(thing.idx, thing.idx + len(thing))
    ):
        return None
    of_whom = thing.rights if thing is not None and frame.word == "of" else ()
    for child in (*verb.rights, *of_whom):
        if child.dep_ in ("ccomp", "advcl", "xcomp") and any(c.dep_ == "mark" and c.lower_ == frame.word for c in child.lefts):
            return edges(cut([t for t in child.subtree if t.i > verb.i and t.lower_ != frame.word], verb, reading), reading)
        if child.lower_ == frame.word and child.dep_ in ("prep", "agent", "prt", "dative", "mark"):
            tokens = [t for t in child.subtree if t.i > child.i]
            if any(t.pos_ not in ("PROPN", "NUM", "DET", "PUNCT") and t.lower_ not in BARE for t in tokens):
                return edges(cut(_trim_aside(tokens), verb, reading), reading)
    return None


def noun_phrase(verb: Token, frame: Frame, reading: Reading) -> Span | None:
    """The object itself: "rejected [these demands as a trap]"."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if thing is None:
        return None
    if (thing.lower_ in BARE or thing.pos_ == "PRON") and not any(
        c.lower_ in ("for", "as") and c.dep_ == "prep" for c in verb.rights
    ):
        return None
    tokens = _trim_aside([t for t in thing.subtree if t.i > verb.i])
    last = tokens[-1].i if tokens else thing.i
    following = verb.doc[last + 1] if last + 1 < len(verb.doc) else None
    if (
        following is not None
        and following.tag_ == "TO"
        and thing.lemma_.lower() in reading.book.nouns
        and following.head.head == verb
    ):
        tokens = [*tokens, *(t for t in following.head.subtree if t.i > last)]
        last = tokens[-1].i
    for child in verb.rights:
        if child.i <= last:
            continue
        if (
            child.dep_ not in ("prep", "dative")
            or child.lower_ not in PREPS_INSIDE
            or (child.nbor(-1).is_punct and child.lower_ != "as")
        ):
            break
        tokens = [*verb.doc[tokens[0].i : max(t.i for t in child.subtree) + 1]]
        last = tokens[-1].i
    return edges(cut(tokens, verb, reading), reading)


def _trim_aside(tokens: Sequence[Token]) -> list[Token]:
    """Leave out a relative clause after a comma and what follows a single dash: they are the writer's."""
    kept: list[Token] = []
    dashes = [t.i for t in tokens if t.text in ("—", "–")]
    single = dashes[-1] if len(dashes) % 2 else None
    for token in tokens:
        aside = token.text == "," and token.i + 1 < len(token.doc) and _opens_aside(token)
        if kept and (aside or token.i == single):
            break
        kept.append(token)
    return kept


def _opens_aside(mark: Token) -> bool:
    return mark.nbor().lower_ in ("which", "who", "whose", "where", "when")


def passive_subject(verb: Token, reading: Reading) -> Span | None:
    """What was rejected, condemned, welcomed: the subject of a passive, or the noun a participle follows."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    if subject is None or subject.pos_ == "PRON":
        return None
    tokens = [t for t in subject.subtree if t.i < verb.i and t.dep_ not in ("auxpass", "aux")]
    return edges(_trim_aside(tokens), reading)


FINDERS: dict[str, Callable[[Token, Frame, Reading], Span | None]] = {
    "obj_to": object_infinitive,
    "as": named_as,
    "ing": gerund,
    "prep": after_preposition,
    "to": to_infinitive,
    "np": noun_phrase,
}
"""Tried in this order; the first that finds content wins."""


def framed(verb: Token, cue: Cue, reading: Reading) -> Iterator[tuple[Frame, Span]]:
    """Yield the first content that one of a cue's frames other than "that" finds."""
    for kind, find in FINDERS.items():
        for frame in cue.of(kind):
            span = find(verb, frame, reading)
            if span is not None:
                yield frame, span
                return


__all__ = ["cut", "framed", "goes_on", "is_clause", "passive_subject", "that_clause"]
