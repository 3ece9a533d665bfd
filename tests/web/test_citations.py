"""Every record with an address of its own can be cited, on the served pages and in the folder, with no script at all."""

import json
import re
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from peaceledger.dossier.folder import write_folder
from peaceledger.dossier.pages import PAGES


def cites(page: bytes) -> list[html.HtmlElement]:
    return html.fromstring(page).xpath("//a[@class='cite']")


def test_every_citation_that_a_page_offers_is_there_in_three_forms(pages: TestClient) -> None:
    offered = {a.get("href") for page in PAGES if page.key != "overview" for a in cites(pages.get(f"/{page.key}").content)}
    kinds = {address.removeprefix("/cite/").partition("_")[0] for address in offered}
    assert {"e", "s", "d", "f"} <= kinds, kinds
    for address in sorted(offered):
        shown = pages.get(address)
        assert shown.status_code == 200, address
        text, bibtex, csl = (str(pre.text_content()) for pre in html.fromstring(shown.content).xpath("//pre"))
        key = address.removeprefix("/cite/")
        assert f"[{key}; peaceledger" in text
        assert bibtex.startswith("@misc{")
        assert json.loads(csl)[0]["id"] == key
        assert pages.get(f"{address}.json").json() == json.loads(csl)


def test_each_link_says_what_it_cites(pages: TestClient) -> None:
    names = [a.get("aria-label") for a in cites(pages.get("/offers").content)]
    assert names
    assert all(re.fullmatch("cite: .+", name) for name in names)


def test_what_is_not_there_has_no_citation(pages: TestClient) -> None:
    assert pages.get("/cite/s_0000000000000000").status_code == 404


def test_every_row_of_the_folder_leads_to_its_citation(sample: Path, tmp_path: Path) -> None:
    write_folder(sample, tmp_path / "to")
    n = 0
    for file in (tmp_path / "to").glob("*.html"):
        for link in cites(file.read_bytes()):
            place, _, anchor = link.get("href").partition("#")
            found = html.fromstring((tmp_path / "to" / place).read_bytes()).xpath("//article[@id=$id]", id=anchor)
            assert len(found) == 1, link.get("href")
            back, _, own = found[0].xpath("string(.//p[@class='id']/a/@href)").partition("#")
            assert own == anchor
            assert (tmp_path / "to" / "cites" / back).resolve().is_file()
            n += 1
        ids = html.fromstring(file.read_bytes()).xpath("//@id")
        assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    assert n > 50
