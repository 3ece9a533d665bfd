"""The check of a pack finds each fault that was planted, and none in the packs that come with the program."""

from pathlib import Path

import pytest

from peaceledger.packs.check import check_pack
from peaceledger.packs.read import built_in

OUTLET = '[[outlet]]\nid = "o"\nname = "O"\nkind = "state"\n'
STATES = '[[state]]\nid = "UTO"\nname = "Utopia"\nadjectives = ["Utopian"]\n\n[[state]]\nid = "ARC"\nname = "Arcadia"\n'
HEAD = 'id = "p"\nname = "P"\nparties = ["UTO", "ARC"]\n'


def person(key: str, name: str, office: str = "") -> str:
    return f'[[actor]]\nid = "{key}"\nname = "{name}"\nkind = "person"\noffices = [{office}]\n'


def term(start: str, end: str, of: str = "UTO", office: str = "head_of_state") -> str:
    return f'{{ id = "{office}", of = "{of}", title = "president of Utopia", start = {start}, end = {end} }}'


ONE, TWO = person("a", "Ada Quill", term("2001-01-01", "2004-01-01")), person("b", "Bert Stone", term("2004-01-01", "2008-01-01"))


def faults(folder: Path, **files: str) -> tuple[str, ...]:
    folder.mkdir(exist_ok=True)
    for name, text in ({"pack": HEAD, "states": STATES} | files).items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return check_pack(folder)


@pytest.mark.parametrize("pack", ["base", *built_in()])
def test_the_packs_that_come_with_the_program_have_no_fault(pack: str) -> None:
    assert check_pack(pack) == ()


def test_a_sound_pack_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path / "p", actors=ONE + TWO) == ()


PLANTED = {
    "an id twice": ({"actors": ONE + person("a", "Another Name")}, "a: the id stands in p/actors.toml already"),
    "false twins": ({"actors": person("a", "Ada Quill") + person("b", "ada quill")}, "name 'ada quill' means a and b"),
    "two presidents at once": (
        {"actors": ONE + person("b", "Bert Stone", term("2003-12-31", "2008-01-01"))},
        "a and b are both 'president of Utopia' at one time",
    ),
    "an office of nobody": (
        {"actors": person("a", "Ada Quill", term("2001-01-01", "2004-01-01", of="XXX"))},
        "'XXX' is no actor",
    ),
    "an unknown office": (
        {"actors": person("a", "Ada Quill", term("2001-01-01", "2004-01-01", office="wizard"))},
        "'wizard' is no office. Offices: aide,",
    ),
    "an office turned round": ({"actors": person("a", "Ada Quill", term("2005-01-01", "2004-01-01"))}, "before it starts"),
    "an unknown side": (
        {"actors": '[[actor]]\nid = "a"\nname = "A"\nkind = "group"\nside = "XXX"\n'},
        "a: side 'XXX' is no actor",
    ),
    "an outlet of an unknown side": (
        {"sources": OUTLET + 'side = "XXX"\n'},
        "outlet o: side 'XXX' is no actor",
    ),
    "two outlets of one name": (
        {"sources": OUTLET + OUTLET.replace('"o"', '"q"')},
        "outlet name 'o' means o and q",
    ),
    "an unknown party": ({"pack": 'id = "p"\nname = "P"\nparties = ["XXX"]\n'}, "pack.toml, parties: 'XXX' is no actor"),
    "an agreement with nobody": (
        {"agreements": '[[agreement]]\nid = "g"\nname = "G"\ndate = 2001-01-01\nstatus = "signed"\nparties = ["XXX"]\n'},
        "agreement g: 'XXX' is no actor",
    ),
    "a law of nobody": (
        {"legal": '[[legal]]\nid = "l"\nparty = "XXX"\nsource = "S"\nrule = "R"\n'},
        "legal l: 'XXX' is no actor",
    ),
    "a law turned round": (
        {"legal": '[[legal]]\nid = "l"\nsource = "S"\nrule = "R"\nsince = 2002-01-01\nuntil = 2001-01-01\n'},
        "legal l: it ends on 2001-01-01 before",
    ),
    "a place without a point": (
        {"places": '[[place]]\nid = "x"\nname = "X"\nwhere_prec = 1\n'},
        "place x: it has no coordinates",
    ),
    "a place off the globe": (
        {"places": '[[place]]\nid = "x"\nname = "X"\nwhere_prec = 1\nlat = 95.0\nlon = 0.0\n'},
        "place x: 95.0, 0.0 lies off the globe",
    ),
    "a seat of nobody": (
        {"places": '[[place]]\nid = "x"\nname = "X"\nwhere_prec = 1\nlat = 5.0\nlon = 0.0\ngovernment_of = "XXX"\n'},
        "place x: government_of 'XXX' is no actor",
    ),
    "two places of one name": (
        {"places": '[[place]]\nid = "x"\nname = "Paris"\nwhere_prec = 1\nlat = 5.0\nlon = 0.0\n'},
        "place name 'paris' means paris and x",
    ),
    "a pair without its loaded word": (
        {"terms": '[[term]]\nloaded = []\nneutral = "n"\n'},
        "a pair needs a loaded and a neutral word",
    ),
    "a pair without its neutral word": (
        {"terms": '[[term]]\nloaded = ["l"]\nneutral = ""\n'},
        "a pair needs a loaded and a neutral",
    ),
    "a word both loaded and neutral": ({"terms": '[[term]]\nloaded = ["Same"]\nneutral = "same"\n'}, "both loaded and neutral"),
    "a euphemism for nothing": ({"terms": '[[term]]\nloaded = ["l"]\nneutral = "n"\nkind = "euphemism"\n'}, "needs stands_for"),
    "a usage of nobody": ({"terms": '[[term]]\nloaded = ["l"]\nneutral = "n"\nused_by = "XXX"\n'}, "term 'l': 'XXX' is no actor"),
    "an example that does not hold": (
        {"actors": ONE + TWO, "examples": '[[example]]\ntext = "Utopian president"\non = 2005-01-01\nactor = "a"\n'},
        "leads to b, not to a",
    ),
    "an example of nothing": ({"examples": '[[example]]\ntext = "Utopian president"\n'}, "names neither actor nor place"),
    "a field nobody knows": ({"actors": ONE + 'colour = "red"\n'}, "field colour is not known"),
    "a new entry without a name": ({"actors": '[[actor]]\nid = "a"\nkind = "person"\n'}, "field name is missing"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found_and_is_the_only_one(tmp_path: Path, planted: str) -> None:
    files, words = PLANTED[planted]
    found = faults(tmp_path / "p", **files)
    assert len(found) == 1, found
    assert words in found[0]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for name in ("an unknown side", "a place off the globe", "a euphemism for nothing"):
        files |= PLANTED[name][0]
    assert len(faults(tmp_path / "p", **files)) == 3


def test_handing_over_on_one_day_is_no_overlap_nor_is_an_unknown_start(tmp_path: Path) -> None:
    unknown = person("b", "Bert Stone", '{ id = "head_of_state", of = "UTO", title = "president of Utopia", end = 2003-01-01 }')
    assert faults(tmp_path / "p", actors=ONE + unknown) == ()
