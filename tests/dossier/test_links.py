"""Where the faces lead, and that no id can leave its place."""

from peaceledger.dossier.contexts import Ref
from peaceledger.dossier.links import Folder, OneFile, Web

REF = Ref(capture_id="c_1", start=3, end=9, quote="a truce", source="Post")
ODD = '../x"?#é'


def test_each_face_leads_to_the_same_passage_in_its_own_way() -> None:
    assert OneFile().passage(REF) == "#t=c_1:3-9"
    assert Folder(home={}, up="../").passage(REF) == "../texts/c_1.html#3-9"
    assert Web().passage(REF) == "/text/c_1?at=3-9#3-9"


def test_pages_and_records() -> None:
    folder = Folder(home={"e_1": "timeline-2.html"})
    assert [face.page("talks") for face in (OneFile(), folder, Web())] == ["#talks", "talks.html", "/talks"]
    assert [face.page("overview") for face in (OneFile(), folder, Web())] == ["#overview", "index.html", "/"]
    assert [face.record("e_1") for face in (OneFile(), folder, Web())] == ["#e_1", "timeline-2.html#e_1", "/record/e_1"]
    assert OneFile().page("statements", side="A B") == "#side=A%20B"
    assert Web().page("statements", side="A&B") == "/statements?side=A%26B"


def test_an_odd_id_stays_one_step_of_the_path() -> None:
    for link in (Web().text(ODD), Web().record(ODD), Folder(home={}).text(ODD)):
        assert ".." not in link.split("/")
        assert not set(link) & set('"?#')
