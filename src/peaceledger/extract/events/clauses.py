"""Small questions about a parse: the clause a word stands in, what stands around it, what it hangs on."""

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "dative", "nsubjpass", "oprd"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE = frozenset({"which", "that", "who", "whom"})
PREMODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod", "npadvmod"})
ASTRAY = frozenset({"dep", "preconj", "predet"})  # what the parser makes of the last noun of a line: "in a prisoner swap"
# Without an object, the subject is who it is done to.
ALWAYS_DONE_TO = frozenset({"free", "release", "liberate", "repatriate", "kill", "wound", "injure"})
BLAMING = frozenset({"accuse", "suspect", "blame", "condemn"})  # "accused the rebels of shelling": they are said to have done it
IN_TURN = frozenset({"after", "before"})
HOURS = frozenset(
    {"dawn", "daybreak", "sunrise", "midnight", "noon", "midday", "dusk", "sunset", "nightfall", "dark", "light", "curfew"}
)
CLOSING = frozenset("”\"'’) \n")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def lemma(token: Token) -> str:
    """Lemma in lower case; a name's form loses a plural s, since the lemmatizer leaves names alone (headlines)."""
    if token.pos_ != "PROPN":
        return str(token.lemma_).lower()
    form = str(token.lower_)
    return form[:-1] if len(form) > 3 and form.endswith("s") and not form.endswith("ss") else form


def lemmas_of(doc: "Doc") -> frozenset[str]:
    """Every lemma of a text, in lower case."""
    strings = doc.vocab.strings
    return frozenset(strings[int(key)].lower() for key in set(doc.to_array("LEMMA").tolist()))


def is_ordinal(token: Token) -> bool:
    """Whether the word counts a place in a row: "76th", "twelfth"."""
    return bool(token.like_num and token.pos_ == "ADJ" and not token.text[-1].isdigit())


def is_verb(token: Token) -> bool:
    """Whether the word is a verb or an auxiliary."""
    return token.pos_ in VERBS


def is_clause_head(token: Token) -> bool:
    """Whether a clause of its own starts at this word; an infinitive that completes a verb belongs to that verb's clause."""
    if token.dep_ in CLAUSES:
        return is_verb(token) or token.dep_ == "ROOT"
    return token.dep_ == "conj" and is_verb(token)


def clause_of(token: Token) -> Token:
    """The word at the head of the clause the token stands in."""
    while not is_clause_head(token) and token.head.i != token.i:
        token = token.head
    return token


def children(token: Token, deps: Collection[str]) -> Iterator[Token]:
    """Children with one of the dependency labels."""
    return (child for child in token.children if child.dep_ in deps)


def subjects(verb: Token) -> list[Token]:
    """Who does it: the subject, the agent of a passive, or the one inherited from the verb or noun above."""
    own = [*children(verb, SUBJECTS), *(p for by in children(verb, {"agent"}) for p in children(by, {"pobj"}))]
    if own:
        return [_referent(word) for word in own]
    if verb.dep_ == "xcomp":
        return [o for o in children(verb.head, {"dobj", "dative"}) if o.i < verb.i] or subjects(verb.head)
    if (
        verb.dep_ in {"advcl", "ccomp"}
        and verb.tag_ == "VBG"
        and (seen := [o for o in children(verb.head, {"dobj"}) if o.i < verb.i])
    ):
        return seen
    if verb.dep_ in {"conj", "advcl"} and is_verb(verb.head) and not any(verb.children and children(verb, {"nsubjpass"})):
        return subjects(verb.head)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG":
        return [verb.head]
    if verb.dep_ == "pcomp" and verb.pos_ == "VERB" and lemma(verb) != "be" and lemma(verb.head.head) in BLAMING:
        return [_referent(word) for word in children(verb.head.head, {"dobj", "nsubjpass"})]
    return []


def doers(verb: Token) -> list[Token]:
    """Who does it, also where it only tells what came before or after: "phoned the king, a day after calling the emir"."""
    turn = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in IN_TURN
    main = verb.head.head
    if turn and not is_verb(main):
        main = clause_of(main)
    return subjects(main) if turn and is_verb(main) else subjects(verb)


def objects(verb: Token) -> list[Token]:
    """What it is done to: the object, the subject of a passive, or the noun a participle or relative clause modifies."""
    own = [_referent(word) for word in children(verb, OBJECTS)]
    if own or (own := [c for c in children(verb, {"npadvmod"}) if c.i > verb.i and c.tag_ == "NNS" and any(_each(c))]):
        return own
    if (verb.dep_ == "acl" and verb.tag_ == "VBN") or (verb.dep_ == "amod" and verb.head.i > verb.i):
        return [verb.head]
    if lemma(verb) in ALWAYS_DONE_TO and verb.tag_ in {"VBD", "VBN"} and not any(children(verb, {"aux"})):
        return [_referent(word) for word in children(verb, {"nsubj"})]  # "Dozens freed in a swap"
    if verb.dep_ == "conj" and is_verb(verb.head) and any(children(verb, {"auxpass"})):
        return [_referent(word) for word in children(verb.head, {"nsubj", "nsubjpass"})]  # "was held for weeks and was released"
    return []


def _each(noun: Token) -> Iterator[Token]:
    """The word "each" after a number's noun, which the parser makes an adverb with it: "exchange 84 prisoners each"."""
    return (c for c in noun.children if c.i > noun.i and c.lower_ == "each")


def _referent(word: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself."""
    if word.lower_ in RELATIVE and word.head.dep_ == "relcl":
        return word.head.head
    return word


def spread(words: Collection[Token], quantities: frozenset[str]) -> Iterator[Token]:
    """The words, what is coordinated with them, and what a quantity is a quantity of ("dozens of prisoners")."""
    for word in words:
        for one in (word, *word.conjuncts):
            yield one
            if one.like_num or lemma(one) in quantities:
                yield from (
                    deep for of in children(one, {"prep"}) for p in children(of, {"pobj"}) for deep in spread([p], quantities)
                )


def governed(word: Token, preposition: str) -> list[Token]:
    """What a preposition under the word governs; ``in/exchange/for`` walks over a noun on the way."""
    first, _, rest = preposition.partition("/")
    found = [
        p
        for prep in word.children
        if prep.dep_ in PREPOSITIONS and prep.lower_ == first
        for p in prep.children
        if p.dep_ in {"pobj", "pcomp"}
    ]
    if not rest:
        return found
    noun, _, last = rest.partition("/")
    return [deep for p in found if lemma(p) == noun for deep in governed(p, last)]


def above(word: Token) -> Token | None:
    """The preposition directly above a word, also where the word is the second of a pair."""
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return word.head if word.dep_ in {"pobj", "pcomp"} and word.head.pos_ in {"ADP", "SCONJ"} else None


def modifiers(noun: Token) -> Iterator[Token]:
    """Words before a noun that say what sort it is; the parts of a hyphened one included."""
    for child in noun.lefts:
        if child.dep_ in PREMODIFIERS:
            yield child
            yield from (deep for deep in child.subtree if deep.i != child.i and deep.dep_ in PREMODIFIERS | {"pobj", "conj"})
    if noun.i >= 2 and noun.nbor(-1).text == "-":
        yield noun.nbor(-2)
    if noun.i and noun.dep_ in ASTRAY and noun.nbor(-1).pos_ in NOUNS:
        yield noun.nbor(-1)


def bounds(token: Token) -> tuple[int, int]:
    """First and last index of the token's sentence."""
    while token.head.i != token.i:
        token = token.head
    return token.left_edge.i, token.right_edge.i


def is_question(token: Token) -> bool:
    """Whether the token's sentence ends with a question mark, closing quotation marks left out."""
    first, last = bounds(token)
    while last > first and (token.doc[last].text in CLOSING or token.doc[last].is_space):
        last -= 1
    return str(token.doc[last].text) == "?"


def span_around(token: Token, keep: Callable[[Token], bool]) -> tuple[int, int]:
    """First and last index of the unbroken run of kept words of the sentence that holds the token."""
    least, most = bounds(token)
    first = last = token.i
    doc = token.doc
    while first > least and keep(doc[first - 1]):
        first -= 1
    while last < most and keep(doc[last + 1]):
        last += 1
    return first, last


def bounds_hour(prep: Token) -> bool:
    """Whether a preposition bounds an hour, not a day: "before sunrise on Monday"."""
    return any(lemma(c) in HOURS for c in children(prep, {"pobj"}))
