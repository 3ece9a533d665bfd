"""The dossier of the example as a folder: every link is relative and leads to a file and a place that are there."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from ledgers import Built
from lxml import html

from peaceledger.cli import run


def test_every_link_of_the_folder_leads_somewhere(fictional: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "dossier"
    for _ in range(2):  # a second time over the first
        assert run(["export", str(fictional.path), "--format", "dossier", "--to", str(to), "--language", "fr"]) == 0
    assert "index.html" in capsys.readouterr().out
    pages = {path.resolve(): html.document_fromstring(path.read_bytes()) for path in to.rglob("*.html")}
    ids = {path: {str(e.get("id")) for e in page.iter() if e.get("id")} for path, page in pages.items()}
    assert len(pages) > 15
    links = [(path, urlsplit(a.get("href"))) for path, page in pages.items() for a in page.xpath("//a[@href]")]
    assert {link.scheme for _, link in links} <= {"", "data"}
    own = [(path, link) for path, link in links if not link.scheme]
    assert [link for _, link in own if link.path.startswith("/")] == []
    ends = [(path, (path.parent / unquote(link.path)).resolve() if link.path else path, link) for path, link in own]
    assert [(path.name, link.geturl()) for path, end, link in ends if end not in pages] == []
    lost = [(path.name, link.geturl()) for path, end, link in ends if link.fragment and unquote(link.fragment) not in ids[end]]
    assert [one for one in lost if "texts/" not in one[1]] == []
    passages = [link for _, _, link in ends if "texts/" in link.path]
    assert len(lost) < len(passages) / 10  # a passage that is no annotation (a whole sentence) is found by the script
