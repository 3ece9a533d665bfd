"""Packs as files: what is read, what is refused, how a later pack adds to an earlier one."""

from datetime import date
from pathlib import Path

import pytest

from peaceledger.errors import PackError
from peaceledger.packs import Lexicon, load_lexicon

HEAD = 'id = "utopia"\nname = "A war that never was"\nparties = ["UTO", "ARC"]\nstarts = [2001-02-03]\ntopic_terms = ["Utopia"]\n'
STATES = """
[[state]]
id = "UTO"
name = "Utopia"
adjectives = ["Utopian"]
people = ["Utopians"]
leader = "head_of_government"
capital = { name = "Amaurot", names = ["Amaurote"], lat = 10.5, lon = -20.25 }

[[state]]
id = "ARC"
name = "Arcadia"
adjectives = ["Arcadian"]
"""
ACTORS = """
[[actor]]
id = "ada-quill"
name = "Ada Quill"
kind = "person"
side = "UTO"
given = ["Ada", "Ада"]
family = ["Quill", "Quil", "Квилл"]
offices = [{ id = "head_of_government", of = "UTO", title = "prime minister of Utopia", start = 2001-01-01, end = 2005-06-30 }]

[[actor]]
id = "bert-stone"
name = "Bert Stone"
kind = "person"
side = "UTO"
given = ["Bert"]
family = ["Stone"]
family_alone = false
offices = [
  { id = "head_of_government", of = "UTO", title = "prime minister of Utopia", start = 2005-06-30 },
  { id = "envoy", of = "UTO", title = "envoy of Utopia", start = 2001-01-01 },
]
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(files.pop("pack", HEAD), "utf-8")
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def utopia(tmp_path: Path) -> Path:
    return write(tmp_path / "utopia", states=STATES, actors=ACTORS)


def test_the_head_of_a_pack_gives_parties_starts_and_topic_terms(utopia: Path) -> None:
    lexicon = load_lexicon([utopia])
    assert lexicon.pack_ids == ("base", "utopia")
    assert (lexicon.parties, lexicon.starts, lexicon.topic_terms) == (("UTO", "ARC"), (date(2001, 2, 3),), ("Utopia",))


def test_the_base_pack_alone_has_no_parties() -> None:
    lexicon = load_lexicon()
    assert lexicon.pack_ids == ("base",)
    assert lexicon.parties == ()
    assert lexicon.actors["FRA"].adjectives == ("French",)


def test_a_state_becomes_an_actor_a_place_a_capital_that_speaks_and_bodies(utopia: Path) -> None:
    lexicon = load_lexicon([utopia])
    assert lexicon.actors["UTO"].people == ("Utopians",)
    assert "Utopian government" in lexicon.actors["UTO"].descriptors
    assert (lexicon.places["UTO"].where_prec, lexicon.places["amaurot"].where_prec) == (6, 1)
    assert lexicon.places["amaurot"].government_of == "UTO"
    forces = lexicon.actors["UTO.forces"]
    assert (forces.name, forces.side, forces.kind) == ("Utopian Armed Forces", "UTO", "armed_force")
    assert "Utopian troops" in forces.descriptors


def test_every_spelling_of_a_person_is_a_name_within_one_script(utopia: Path) -> None:
    names = load_lexicon([utopia]).actors["ada-quill"].names
    assert names == ("Ada Quill", "Ada Quil", "Ада Квилл", "Quill", "Quil", "Квилл")


def test_a_common_surname_is_weak_and_no_name(utopia: Path) -> None:
    lexicon = load_lexicon([utopia])
    assert "stone" not in lexicon.names
    assert lexicon.weak_names["stone"] == ("bert-stone",)
    assert lexicon.names["bert stone"] == ("bert-stone",)


@pytest.mark.parametrize(
    ("title", "on", "holders"),
    [
        ("prime minister", date(2003, 1, 1), ("ada-quill",)),
        ("Premier", date(2005, 6, 29), ("ada-quill",)),
        ("PM", date(2020, 1, 1), ("bert-stone",)),
        ("leader", date(2003, 1, 1), ("ada-quill",)),
        ("prime minister", date(2000, 12, 31), ()),
        ("prime minister", None, ("ada-quill", "bert-stone")),
        ("foreign minister", date(2003, 1, 1), ()),
        ("envoy", date(2003, 1, 1), ()),
    ],
)
def test_who_holds_an_office_depends_on_the_day(utopia: Path, title: str, on: date | None, holders: tuple[str, ...]) -> None:
    assert load_lexicon([utopia]).holders(title, "UTO", on) == holders


def test_a_title_with_of_inside_is_read_whole(tmp_path: Path) -> None:
    actor = ACTORS.replace('id = "head_of_government"', 'id = "foreign_minister"')
    actor = actor.replace("prime minister of Utopia", "secretary of state of Utopia")
    lexicon = load_lexicon([write(tmp_path / "p", states=STATES, actors=actor)])
    assert lexicon.holders("secretary of state", "UTO", date(2003, 1, 1)) == ("ada-quill",)
    assert lexicon.holders("foreign minister", "UTO", date(2003, 1, 1)) == ("ada-quill",)
    assert lexicon.holders("secretary", "UTO", date(2003, 1, 1)) == ()


def test_a_pack_adds_to_an_entry_of_an_earlier_pack(tmp_path: Path) -> None:
    more = '[[place]]\nid = "paris"\nnames = ["Lutetia"]\nevent_names = ["Paris accords"]\n'
    state = '[[state]]\nid = "FRA"\npeople = ["Gauls"]\n'
    lexicon = load_lexicon([write(tmp_path / "p", places=more, states=state)])
    paris = lexicon.places["paris"]
    assert (paris.name, paris.names, paris.event_names) == ("Paris", ("Paris", "Lutetia"), ("Paris accords",))
    assert paris.government_of == "FRA"
    assert lexicon.actors["FRA"].people[-1] == "Gauls"


def test_a_pack_names_a_body_that_every_state_has(tmp_path: Path) -> None:
    more = '[[actor]]\nid = "UTO.forces"\nnames = ["UAF"]\n'
    lexicon = load_lexicon([write(tmp_path / "p", states=STATES, actors=more)])
    assert lexicon.names["uaf"] == ("UTO.forces",)
    assert lexicon.actors["UTO.forces"].name == "Utopian Armed Forces"


def test_a_large_file_may_be_a_folder(tmp_path: Path) -> None:
    one, two = ACTORS.split("\n\n", 1)
    split = load_lexicon([write(tmp_path / "split", states=STATES, actors__one=one, actors__two=two)])
    whole = load_lexicon([write(tmp_path / "whole", states=STATES, actors=ACTORS)])
    assert split.actors == whole.actors


def test_a_curved_apostrophe_is_a_spelling_of_a_straight_one(tmp_path: Path) -> None:
    actor = '[[actor]]\nid = "loo"\nname = "Loo\'Zay"\nkind = "organisation"\n'
    assert load_lexicon([write(tmp_path / "p", actors=actor)]).actors["loo"].names == ("Loo'Zay", "Loo’Zay")


def test_vocab_lists_grow_and_single_words_are_replaced(tmp_path: Path) -> None:
    base = load_lexicon().vocab
    name, key = next(
        (n, k) for n, words in base.items() for k, v in words.items() if isinstance(v, list) and v and isinstance(v[0], str)
    )
    pack = write(tmp_path / "p", **{f"vocab__{name}": f'{key} = ["zzwort"]\nown = "x"\n'})
    vocab = load_lexicon([pack]).vocab[name]
    assert vocab[key] == [*base[name][key], "zzwort"]
    assert vocab["own"] == "x"


def test_frames_of_a_pack_follow_those_of_the_base(tmp_path: Path) -> None:
    pack = write(tmp_path / "p", frames__own='[[frame]]\ntype = "other"\n')
    frames = load_lexicon([pack]).frames
    assert frames == (*load_lexicon().frames, {"type": "other"})


def test_the_digest_changes_with_a_file_and_only_then(utopia: Path) -> None:
    before = load_lexicon([utopia]).digest
    assert load_lexicon([utopia]).digest == before
    (utopia / "actors.toml").write_text(ACTORS + "# a remark\n", "utf-8")
    assert load_lexicon([utopia]).digest != before


def test_agreements_law_and_terms_are_compiled(tmp_path: Path) -> None:
    pack = write(
        tmp_path / "p",
        states=STATES,
        agreements='[[agreement]]\nid = "a"\nname = "Pact"\ndate = 2002-01-01\nstatus = "draft"\nparties = ["UTO", "ARC"]\n',
        legal='[[legal]]\nid = "l"\nparty = "UTO"\nsource = "Charter"\nrule = "No ceding."\nbars = ["territory"]\n',
        terms='[[term]]\nloaded = ["hordes of Arcadia"]\nneutral = "Arcadian forces"\nused_by = "UTO"\n',
    )
    extra = load_lexicon([pack]).extra
    assert [(a.name, a.status) for a in extra["agreements"]] == [("Pact", "draft")]
    assert ("UTO", ("territory",)) in [(rule.party, rule.bars) for rule in extra["legal"]]
    assert ("UTO", "Arcadian forces") in [(term.used_by, term.neutral) for term in extra["terms"]]


def refusal(pack: Path | str) -> str:
    with pytest.raises(PackError) as caught:
        load_lexicon([pack])
    return str(caught.value)


def test_an_unknown_pack_is_refused_with_those_that_exist() -> None:
    text = refusal("atlantis")
    assert "'atlantis'" in text
    assert "ukraine" in text
    assert "base" not in text.split("Built-in packs:")[1].split(".")[0]


X = '[[actor]]\nid = "x"\nname = "X"\nkind = "person"\n'
PLACE = '[[place]]\nid = "x"\nname = "X"\n'
TERM = 'offices = [{ id = "aide", of = "UTO" }]\n'


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"actors": X.replace("person", "wizard")}, ("p/actors.toml, x", "kind", "'person'")),
        ({"actors": X + "age = 3\n"}, ("p/actors.toml, x", "age", "weak_names")),
        ({"actors": X + TERM}, ("offices.0.title", "missing")),
        ({"actors": X + TERM.replace('"UTO"', '"UTO", title = "t", off = 1')}, ("off", "not known", "title")),
        ({"actors": X.replace('name = "X"', "")}, ("p/actors.toml, x", "name", "missing")),
        ({"places": PLACE + "where_prec = 9\n"}, ("p/places.toml, x", "where_prec", "7")),
        ({"places": PLACE + 'lat = "ten"\n'}, ("p/places.toml, x", "lat")),
        ({"places": '[[actor]]\nid = "x"\n'}, ("p/places.toml", "[[place]]", "actor")),
        ({"places": "[[place]\n"}, ("p/places.toml", "not TOML")),
        ({"actor": ""}, ("p/actor.toml", "actors", "Rename")),
        ({"pack": "id = 3\n"}, ("p/pack.toml", "id")),
        ({"pack": ""}, ("p/pack.toml", "empty")),
    ],
)
def test_a_fault_is_told_with_file_entry_field_and_what_is_allowed(
    tmp_path: Path, files: dict[str, str], words: tuple[str, ...]
) -> None:
    text = refusal(write(tmp_path / "p", **files))
    assert [word for word in words if word not in text] == [], text


def test_the_lexicon_is_frozen(utopia: Path) -> None:
    lexicon = load_lexicon([utopia])
    with pytest.raises(AttributeError):
        lexicon.parties = ()  # type: ignore[misc]
    assert isinstance(lexicon, Lexicon)
