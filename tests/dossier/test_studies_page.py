"""The page of studies: what can be asked, also where nothing was asked yet."""

from peaceledger.dossier.pages import studies
from peaceledger.dossier.pages.page import Frame
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import words_in


def test_studies_that_were_not_made_say_what_they_ask():
    it = studies.make({}, Texts(by_capture={}, label={}), Frame(say=words_in()))
    names = [row[0].text for row in it.ready.rows]
    assert it.studies == ()
    assert len(names) == len(set(names)) > 5
    assert all(cell.text is not None for row in it.ready.rows for cell in row)
    assert all(row[1].text.endswith("?") and row[3].text.startswith("at least ") for row in it.ready.rows)
