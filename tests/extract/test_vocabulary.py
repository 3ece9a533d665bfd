"""Loaded, plain and euphemistic words, each in the voice that uses it."""

from dataclasses import replace

from tests.conftest import make_page

from peaceledger.extract.vocabulary import find_usages
from peaceledger.packs import Lexicon, TermEntry
from peaceledger.records import Statement, Usage


def term(loaded: str, neutral: str, used_by: str | None = None, **more: object) -> TermEntry:
    fields = {"kind": "loaded", "stands_for": ()} | more
    return TermEntry(loaded=(loaded,), neutral=neutral, used_by=used_by, **fields)


TERMS = (
    term("northern bandits", "northern forces", "SUD", plain=("northern army",)),
    term("bandits", "armed group"),
    term("the River Question", "the border", "NOR", kind="euphemism", stands_for=("cession of the east bank",)),
)


def used(text: str, example_lexicon: Lexicon, statements: tuple[Statement, ...] = ()) -> list[Usage]:
    lexicon = replace(example_lexicon, extra={**example_lexicon.extra, "terms": TERMS})
    return sorted(find_usages(make_page(text), statements, lexicon), key=lambda u: u.start)


def said(text: str, content: str, speaker: str) -> Statement:
    start = text.index(content)
    fields: dict = dict.fromkeys(("speaker_id", "side", "cue", "speaker_start", "speaker_end"))
    fields |= {"kind": "direct", "stance": "claim", "stances": ("claim",), "topics": (), "quote": content, "start": start}
    fields |= {"speaker": speaker, "speaker_as_written": speaker, "chain": (speaker,), "end": start + len(content)}
    return Statement(statement_id="s_1", article_id="a_test", capture_id="c_test", **fields)


def test_the_longest_entry_wins_and_a_word_is_counted_once_a_voice(example_lexicon: Lexicon) -> None:
    text = "Northern bandits came. The northern bandits left, and other bandits stayed. The northern army denied it."
    found = used(text, example_lexicon)
    assert [(u.word, u.kind, u.n, u.used_by) for u in found] == [
        ("northern bandits", "loaded", 2, "SUD"),
        ("bandits", "loaded", 1, None),
        ("northern army", "plain", 1, None),
    ]
    assert all(text[u.start : u.end] == u.quote for u in found)


def test_a_speakers_word_is_not_the_outlets(example_lexicon: Lexicon) -> None:
    text = "“We will talk about bandits,” the minister said. He calls them “bandits,” others call them bandits."
    found = used(text, example_lexicon, (said(text, "We will talk about bandits,", "The minister"),))
    assert [(u.voice, u.speaker) for u in found] == [("speaker", "The minister"), ("marked", None), ("outlet", None)]


def test_in_indirect_speech_the_word_may_be_the_outlets(example_lexicon: Lexicon) -> None:
    text = "The minister said that bandits had come."
    told = replace(said(text, "bandits had come", "The minister"), kind="indirect")
    assert [(u.voice, u.speaker) for u in used(text, example_lexicon, (told,))] == [("reported", "The minister")]


def test_a_euphemism_names_its_terms_and_a_capital_is_heeded(example_lexicon: Lexicon) -> None:
    found = used("They spoke of the River Question, not of the river question.", example_lexicon)
    assert [(u.kind, u.stands_for, u.n) for u in found] == [("euphemism", ("cession of the east bank",), 1)]


def test_words_across_a_stop_or_inside_others_are_no_entry(example_lexicon: Lexicon) -> None:
    assert used("It was northern. Bandit-like men fled north, subbandits too.", example_lexicon) == []
