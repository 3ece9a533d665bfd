"""Who said what, through whom: by grammar, with names that no pack knows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.spans import ActorSpan
from peaceledger.extract.statements.find import find_statements
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.records import Statement

Said = Callable[..., tuple[Statement, ...]]


@pytest.fixture(scope="module")
def base() -> Lexicon:
    return load_lexicon([])


@pytest.fixture
def said(parsed: Callable, base: Lexicon) -> Said:
    def find(text: str, *actors: ActorSpan, **changes: object) -> tuple[Statement, ...]:
        page, doc = parsed(text, **changes)
        return find_statements(doc, page, base, actors)

    return find


@pytest.fixture
def full(parsed: Callable, base: Lexicon) -> Said:
    """Statements with the actors that the room itself finds."""

    def find(text: str) -> tuple[Statement, ...]:
        page, doc = parsed(text)
        return find_statements(doc, page, base, resolve_references(doc, find_actors(doc, base, None), base))

    return find


def pairs(found: tuple[Statement, ...]) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.quote) for s in found]


def actor(text: str, words: str, name: str, head: int, **fields: object) -> ActorSpan:
    start = text.index(words)
    known = {"actor_id": name.lower(), "kind": "person", "side": None, "form": "name"} | fields
    return ActorSpan(start=start, end=start + len(words), head=head, name=name, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Brandt said that the bridge would open in May.", ("Ms Brandt", "the bridge would open in May")),
        ("The bridge will open in May, Ms Brandt said.", ("Ms Brandt", "The bridge will open in May")),
        ("“The bridge will open. It is safe,” Ms Brandt told reporters.", ("Ms Brandt", "The bridge will open. It is safe,")),
        ("Ms Brandt said: “The bridge will open.”", ("Ms Brandt", "The bridge will open.")),
        ("Asked about tolls, Ms Brandt replied, “No.”", ("Ms Brandt", "No.")),
        ("Ms Brandt accused Morland of hiding the report.", ("Ms Brandt", "hiding the report")),
        ("Ms Brandt called for an inquiry into the fire.", ("Ms Brandt", "an inquiry into the fire")),
        ("Ms Brandt urged both sides to stop shelling the dam.", ("Ms Brandt", "both sides to stop shelling the dam")),
        ("Ms Brandt offered to mediate the dispute.", ("Ms Brandt", "to mediate the dispute")),
        ("Ms Brandt rejected the proposal as a trap.", ("Ms Brandt", "the proposal as a trap")),
        ("Ms Brandt called the proposal “a trap”.", ("Ms Brandt", "“a trap”")),
        ("According to Ms Brandt, the bridge is closed.", ("Ms Brandt", "the bridge is closed")),
        ("According to Ms Brandt, the bridge is closed; now people walk.", ("Ms Brandt", "the bridge is closed")),
        ("The bridge is closed, according to Ms Brandt.", ("Ms Brandt", "The bridge is closed")),
        ("As Ms Brandt has said, the bridge is closed.", ("Ms Brandt", "the bridge is closed")),
        ("Ms Brandt’s claim that the bridge is closed was widely shared.", ("Ms Brandt’s", "the bridge is closed")),
        ("The newspaper stated that the bridge is closed.", ("newspaper", "the bridge is closed")),
        ("It was announced that the bridge is closed.", (None, "the bridge is closed")),
        ("“The bridge was not mined,” said Ms Brandt.", ("Ms Brandt", "The bridge was not mined,")),
    ],
)
def test_one_sentence_one_statement(said: Said, text: str, expected: tuple[str | None, str]) -> None:
    name = expected[0].removesuffix("’s") if expected[0] else None
    assert [(n.removesuffix("’s") if n else n, q) for n, q in pairs(said(text))] == [(name, expected[1])]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bridge of peace” was opened in May.",
        "The film “Bridges of Morland” was shown in the square.",
        "If Ms Brandt says that the bridge is closed, people will wait.",
        "Ms Brandt could later claim, “We wanted to open it, but they refused.”",
        "Ms Brandt declined to say whether the bridge was closed.",
        "Ms Brandt is expected to announce that the bridge is closed.",
        "Ms Brandt did not say that the bridge was closed.",
        "I say that the bridge is closed.",
        "Morland supported its army with trucks.",
        "The road was built in May and the bridge in June.",
    ],
)
def test_no_statement(said: Said, text: str) -> None:
    assert said(text) == ()


def test_one_sentence_may_hold_several(said: Said) -> None:
    found = said("Ms Brandt called the plan “useless” and said the talks were over, adding that the envoy had left.")
    assert [s.quote for s in found] == ["“useless”", "the talks were over", "the envoy had left"]
    assert {s.speaker for s in found} == {"Ms Brandt"}


def test_a_quotation_goes_on_without_a_cue(said: Said) -> None:
    found = said("“We came,” said Ms Brandt. “We will come again.”\n“And nobody will stop us.”")
    assert pairs(found) == [
        ("Ms Brandt", "We came,"),
        ("Ms Brandt", "We will come again."),
        ("Ms Brandt", "And nobody will stop us."),
    ]
    assert [s.cue for s in found] == ["said", None, None]


def test_paragraphs_of_one_quotation_wait_for_their_speaker(said: Said) -> None:
    found = said("“The valley is quiet.\n“The river is not,” said Ms Brandt.")
    assert [s.speaker for s in found] == ["Ms Brandt", "Ms Brandt"]


def test_a_name_alone_introduces_the_next_quotation(said: Said) -> None:
    found = said("Ms Brandt, the head of the delegation. “We agreed that each side would write down its terms.”")
    assert [s.quote for s in found][-1:] == ["We agreed that each side would write down its terms."]
    assert found[-1].speaker is not None and found[-1].speaker.startswith("Ms Brandt")


def test_kinds_and_marks(said: Said) -> None:
    mixed = said("Ms Brandt said the talks were “detached from reality” and too long.")[0]
    assert (mixed.kind, mixed.quote) == ("mixed", "the talks were “detached from reality” and too long")
    direct = said("Ms Brandt said that “the talks must go on until there is a result”.")[0]
    assert (direct.kind, direct.quote) == ("direct", "the talks must go on until there is a result")
    assert said("Ms Brandt said the talks were long.")[0].kind == "indirect"


def test_chain_runs_from_the_outermost_to_the_owner(said: Said) -> None:
    outer, inner = said("Ms Brandt said that Mr Kovar had told Mr Lind that the dam was mined.")
    assert outer.chain == ("Ms Brandt",)
    assert (inner.speaker, inner.chain) == ("Mr Kovar", ("Ms Brandt", "Mr Kovar"))
    assert inner.quote == "the dam was mined"


def test_an_outlet_stands_between_an_unnamed_source_and_the_reader(said: Said) -> None:
    (told,) = said("A senior diplomat told Morlandpress that the dam was mined.")
    assert told.chain == ("Morlandpress", "senior diplomat")
    (quoted,) = said("Ms Brandt quoted Mr Kovar as saying that the dam was mined.")
    assert (quoted.speaker, quoted.chain) == ("Mr Kovar", ("Ms Brandt", "Mr Kovar"))


def test_according_to_inside_a_quotation_lengthens_the_chain_only(said: Said) -> None:
    found = said("“The president, according to Mr Kovar, was shocked and said that the raid was a crime,” Ms Brandt added.")
    assert found[0].chain == ("Ms Brandt",)
    assert [s.chain for s in found[1:]] == [("Ms Brandt", "Mr Kovar", "president")]


def test_speakers_are_the_actors_that_stand_there(said: Said) -> None:
    text = "Foreign Minister Ada Brandt said the dam was mined."
    (found,) = said(text, actor(text, "Ada Brandt", "A. Brandt", 3, side="MOR"))
    assert (found.speaker, found.speaker_id, found.side) == ("A. Brandt", "a. brandt", "MOR")
    assert found.speaker_as_written == "Foreign Minister Ada Brandt"


def test_joint_speakers(said: Said) -> None:
    (found,) = said("Ms Brandt and Mr Kovar said the dam was mined.")
    assert found.speaker == "Ms Brandt; Mr Kovar"


def test_a_deed_laid_to_the_other_side_accuses(said: Said) -> None:
    text = "Morland said the Estavian army fired on the dam."
    morland = actor(text, "Morland", "Morland", 0, side="MOR", kind="state")
    estavia = actor(text, "Estavian", "Estavia", 4, side="EST", kind="state", form="adjective")
    assert said(text, morland, estavia)[0].stance == "accuse"
    assert said(text, morland)[0].stance == "claim"


def test_not_accepting_is_rejecting(said: Said) -> None:
    assert said("Ms Brandt did not accept the proposal.")[0].stance == "reject"
    assert said("Ms Brandt accepted the proposal.")[0].stance == "accept"


def test_furniture_and_sources_say_nothing(parsed: Callable, base: Lexicon) -> None:
    page, doc = parsed("Ms Brandt said the dam was mined.")
    sources = replace(page, blocks=(replace(page.blocks[0], kind="sources"),))
    assert find_statements(doc, sources, base, ()) == ()
    assert len(find_statements(doc, page, base, ())) == 1


def test_offsets_are_the_captures(parsed: Callable, base: Lexicon) -> None:
    text = "Ms Brandt said the dam was mined. “It is so,” she said."
    page, doc = parsed(text)
    for s in find_statements(doc, page, base, ()):
        assert text[s.start : s.end] == s.quote
        assert s.speaker_start is not None and text[s.speaker_start : s.speaker_end] == s.speaker_as_written


def test_a_name_and_a_colon(said: Said) -> None:
    transcript = said("HOST: Good evening. Is the dam safe?\nBRANDT: It is safe. Nobody mined it.")
    assert [(s.speaker, s.kind) for s in transcript] == [("HOST", "direct"), ("BRANDT", "direct")]
    assert transcript[1].quote == "It is safe. Nobody mined it."
    text = "Brandt: Morland is ready for talks"
    (headline,) = said(text, actor(text, "Brandt", "Ada Brandt", 0))
    assert (headline.speaker, headline.quote) == ("Ada Brandt", "Morland is ready for talks")
    assert said("Europe: trying to catch the boat") == ()


def test_reasons_and_second_clauses_belong_to_what_is_said(said: Said) -> None:
    (found,) = said("Ms Brandt said the talks had failed because nobody came.")
    assert found.quote == "the talks had failed because nobody came"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Sami al Haddad said the road was open. Al Haddad said it was safe.", ["Sami al Haddad", "Sami al Haddad"]),
        ("The valley health ministry said ten were hurt. The ministry said more were lost.", ["valley health ministry"] * 2),
        ("Ms Brandt’s spokesman said the offer stands.", ["Ms Brandt’s spokesman"]),
        ("Ms Brandt’s father, Otto, said he was glad.", ["Otto"]),
        ("According to the governor, Otto Brandt, guards took ten people.", ["Otto Brandt"]),
        ("A report by the Ministry of Roads said the bridge was closed.", ["Ministry of Roads"]),
        ("The film was shown in May, a number of local officials said it was false.", ["local officials"]),
    ],
)
def test_who_is_meant(full: Said, text: str, speakers: list[str]) -> None:
    assert [s.speaker for s in full(text)] == speakers


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Ms Brandt denies hiding the report.", ["hiding the report"]),
        ("Among the guests, Ms Brandt said, were ten guards.", ["Among the guests, Ms Brandt said, were ten guards"]),
        ("“Why was the bridge closed?” Ms Brandt asked.", ["Why was the bridge closed?"]),
        ("Ms Brandt told him on Thursday the bridge was closed.", ["the bridge was closed"]),
        ("The truce announced Friday fits in with a plan.", []),
        ("Ms Brandt called Otto Lind and Karl Lind on Sunday.", []),
        ('The bridge was "old, and by all accounts rusty" on its river side, Ms Brandt said.', None),
    ],
)
def test_what_is_said(full: Said, text: str, quotes: list[str] | None) -> None:
    expected = quotes if quotes is not None else [text.partition(", Ms")[0]]
    assert [s.quote for s in full(text)] == expected


def test_outside_quotation_marks_the_president_is_who_was_named_outside(full: Said) -> None:
    text = "President Otto Brandt spoke. “I called President Karl Lind. He agreed with me,” the president said."
    assert full(text)[-1].speaker == "Otto Brandt"
