"""The review desk as people use it: reading, deciding, adding, coding; two at once; a kill in the middle."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import Browser
from starlette.testclient import TestClient

from peaceledger.store import open_ledger, rows
from peaceledger.store.judgements import as_line, read
from peaceledger.web.review.marking import pieces


@pytest.fixture
def ledger(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "ledger"))


@pytest.fixture
def desk(ledger: Path, browser: Browser) -> TestClient:
    return browser(ledger)


def table(ledger: Path, sql: str) -> list[dict]:
    with open_ledger(ledger) as db:
        return rows(db, sql)


def judged(ledger: Path) -> list[dict]:
    found, bad = read(ledger / "judgements.jsonl")
    assert bad == []
    return [as_line(j) for j in found]


def forms(html: str) -> list[dict[str, list[str]]]:
    """Hidden and filled-in fields of each form of a page."""
    found = []
    for form in re.findall(r"<form method=\"post\".*?</form>", html, re.S):
        fields: dict[str, list[str]] = {"": re.findall(r'action="([^"]*)"', form)}
        for tag in re.findall(r'<input type="hidden"[^>]*>', form):
            name, value = (re.search(rf'{k}="([^"]*)"', tag) for k in ("name", "value"))
            if name and value:
                fields.setdefault(name[1], []).append(value[1])
        found.append(fields)
    return found


def form(desk: TestClient, address: str, action: str, **filled: object) -> tuple[str, dict]:
    """A form of a page as a person fills it in: where it goes, and what it carries."""
    page = desk.get(address)
    assert page.status_code == 200, page.text[-300:]
    fields = next(f for f in forms(page.text) if f.get("action") == [action] or f[""] == [action])
    target, carried = fields.pop("")[0], {k: v for k, v in fields.items()}
    return target or address, {**carried, "coder": "Ana", **filled}


def send(desk: TestClient, address: str, action: str, **filled: object):
    target, carried = form(desk, address, action, **filled)
    return desk.post(target, data=carried)


def an_event(ledger: Path) -> str:
    return table(ledger, "SELECT event_id FROM events WHERE n_mentions > 1 ORDER BY n_mentions DESC, event_id")[0]["event_id"]


def test_the_queue_leads_to_records_and_a_decision_leads_on(desk: TestClient, ledger: Path) -> None:
    first = re.findall(r'<li><a href="(/review/(?:item|pair)[^"]+)"', desk.get("/review/").text)[0].replace("&amp;", "&")
    page = desk.get(first)
    assert "<mark>" in page.text
    action = "accept" if "/item/" in first else "unsure"
    answer = send(desk, first, action)
    assert answer.status_code == 303
    (made,) = judged(ledger)
    assert (made["action"], made["coder"]) == (action, "Ana")
    again = desk.get("/review/")
    assert first not in again.text.replace("&amp;", "&")
    assert "1 decisions wait" in again.text
    assert 'value="Ana"' in again.text  # the name is remembered


@pytest.mark.parametrize("address", ["", "history", "coding", "agreement", "differences"])
def test_every_page_needs_no_script_and_runs_nothing_inline(desk: TestClient, address: str) -> None:
    page = desk.get(f"/review/{address}")
    assert page.status_code == 200
    assert not re.search(r"<script(?! src=)|\son\w+=|style=\"|javascript:", page.text)
    assert re.search(r"<h2 id=\"review-title\">", page.text)


def test_every_record_of_the_queue_can_be_opened(desk: TestClient) -> None:
    for address in re.findall(r'href="(/review/(?:item|pair|history)[^"]+)"', desk.get("/review/").text):
        assert desk.get(address.replace("&amp;", "&")).status_code == 200


def test_a_correction_is_kept_with_old_and_new_and_shown(desk: TestClient, ledger: Path) -> None:
    event = an_event(ledger)
    answer = send(desk, f"/review/item/{event}", "correct", field="place", value="<b>Kell</b>", reason="\u202eso it says")
    assert answer.status_code == 303
    (made,) = judged(ledger)
    assert (made["field"], made["new"]) == ("place", "<b>Kell</b>")
    page = desk.get(f"/review/item/{event}").text
    assert "&lt;b&gt;Kell&lt;/b&gt;" in page
    assert "<b>Kell</b>" not in page
    undo = send(desk, f"/review/item/{event}", "undo", reason="a slip")
    assert undo.status_code == 303
    assert [j["action"] for j in judged(ledger)] == ["correct", "undo"]


@pytest.mark.parametrize(
    ("action", "filled"),
    [("reject", {"reason": " "}), ("correct", {"field": "date", "value": "soon", "reason": "x"}), ("accept", {"coder": ""}),
     ("correct", {"field": "event_id", "value": "e_1", "reason": "x"})],
)  # fmt: skip
def test_what_cannot_be_saved_is_said_and_what_was_typed_is_kept(
    desk: TestClient, ledger: Path, action: str, filled: dict
) -> None:
    answer = send(desk, f"/review/item/{an_event(ledger)}", action, **filled)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert all(f'value="{v}"' in answer.text for v in filled.values())
    assert judged(ledger) == []


def test_who_was_overtaken_is_told_and_may_save_all_the_same(desk: TestClient, ledger: Path) -> None:
    address = f"/review/item/{an_event(ledger)}"
    target, stale = form(desk, address, "reject", reason="a film")
    assert send(desk, address, "accept", coder="Ben", reason="read it").status_code == 303
    answer = desk.post(target, data=stale)
    assert answer.status_code == 409
    assert "Ben" in answer.text and "a film" in answer.text
    assert [j["coder"] for j in judged(ledger)] == ["Ben"]
    again = dict(forms(answer.text)[-1])
    again.pop("")
    assert desk.post("/review/judge", data={**again, "coder": "Ana", "reason": "a film"}).status_code == 303
    assert [(j["coder"], j["action"]) for j in judged(ledger)] == [("Ben", "accept"), ("Ana", "reject")]


def test_two_reports_are_held_together_or_apart(desk: TestClient, ledger: Path) -> None:
    link = table(ledger, "SELECT * FROM links ORDER BY weight, link_id")[0]
    address = f"/review/pair?a={link['left_mention_id']}&b={link['right_mention_id']}"
    assert link["reasons"][0].split("(")[0].strip() in desk.get(address).text
    assert send(desk, address, "different", reason="two days").status_code == 303
    assert [t["id"] for t in judged(ledger)[0]["targets"]] == [link["left_mention_id"], link["right_mention_id"]]


def test_a_marked_passage_becomes_an_event(desk: TestClient, ledger: Path) -> None:
    capture = table(ledger, "SELECT * FROM captures ORDER BY capture_id")[0]
    free = [w for w, key, _ in pieces(capture["text"], spans(ledger, capture["capture_id"])) if not key and len(w.strip()) > 30]
    words = max(free, key=len).strip()[:60].strip()
    address = f"/review/text/{capture['capture_id']}"
    start = str(capture["text"].index(words))
    filled = {"passage": words, "start": start, "type": "meeting_or_call", "reason": "no rule saw it", "date": "2031-05-02"}
    answer = send(desk, address, "/review/add", **filled)
    assert answer.status_code == 303, answer.text[-500:]
    (made,) = judged(ledger)
    position, quoted = made["targets"][0]["passages"][0]["selector"]
    assert (quoted["exact"], position["start"]) == (words, int(start))
    assert made["new"]["date"] == "2031-05-02"


def spans(ledger: Path, capture: str) -> list[tuple[int, int, str, str]]:
    sql = f'SELECT start, "end", mention_id, type FROM mentions WHERE capture_id = \'{capture}\' ORDER BY start, "end" DESC'
    return [tuple(r.values()) for r in table(ledger, sql)]  # type: ignore[misc]


def test_pieces_are_the_text() -> None:
    cut = pieces("one two three", [(4, 7, "m_1", "attack"), (4, 6, "m_2", "attack"), (8, 13, "m_3", "aid")])
    assert "".join(p[0] for p in cut) == "one two three"
    assert [p[1] for p in cut] == ["", "m_1", "", "m_3"]


def test_two_people_code_without_seeing_each_other_and_a_third_settles(ledger: Path, browser: Browser) -> None:
    ana, ben = browser(ledger), browser(ledger)
    assert send(ana, "/review/coding", "/review/sample", table="mentions", n="2", seed="3", by=["type"]).status_code == 303
    places = {}
    for desk, coder, status in ((ana, "Ana", "failed"), (ben, "Ben", "demanded")):
        assert send(desk, "/review/coding", "/review/name", coder=coder).status_code == 303
        begin = re.search(r'"(/review/coding/j_[^"]+/next)"', desk.get("/review/coding").text)
        assert begin
        for _ in range(2):
            address = desk.get(begin[1]).headers["location"]
            page = desk.get(address).text
            assert "failed" not in re.findall(r'value="(\w+)" selected', page)
            answers = {"is": "yes", "field.status": status, "field.type": "aid", "skip.date": "on", "skip.place": "on"}
            assert send(desk, address, "/review/code", coder=coder, **answers).status_code == 303
            places.setdefault(coder, []).append(urlsplit(address).path)
        assert desk.get(begin[1]).headers["location"] == "/review/coding"
    assert places["Ana"] == places["Ben"]
    assert all("Ana" not in ben.get(f"/review/item/{p.rpartition('/')[2]}").text for p in places["Ben"])
    assert ">0.00" in ana.get("/review/agreement").text
    open_ = ana.get("/review/differences").text
    assert "failed" in open_ and "demanded" in open_
    answer = send(ana, "/review/differences", "settle", coder="Cid", value="failed", reason="the text says so")
    assert answer.status_code == 303
    last = judged(ledger)[-1]
    assert (last["coder"], last["field"], last["new"], len(last["settles"])) == ("Cid", "status", "failed", 2)
    assert ana.get("/review/differences").text != open_


def test_many_at_once_lose_nothing(ledger: Path, browser: Browser) -> None:
    keys = [r["mention_id"] for r in table(ledger, "SELECT mention_id FROM mentions ORDER BY 1")][:8]
    desks = [browser(ledger) for _ in range(3)]
    sent = [(d, form(d, f"/review/item/{k}", "accept", coder=f"coder {n}")) for n, d in enumerate(desks) for k in keys]
    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(lambda s: s[0].post(s[1][0], data=s[1][1]).status_code, sent))
    made = judged(ledger)
    # on each record one was first; the others were told so, and nobody's was written over
    assert sorted(answers) == [303] * len(keys) + [409] * (2 * len(keys))
    assert sorted(j["targets"][0]["id"] for j in made) == sorted(keys)


def test_the_way_back_stays_on_the_desk(desk: TestClient) -> None:
    _, carried = form(desk, "/review/", "/review/name")
    for wanted in ("//evil.example/", "https://evil.example/", "/\\evil.example", "/review/\\evil", "javascript:1", "/"):
        assert desk.post("/review/name", data={**carried, "next": wanted}).headers["location"] == "/review/"
    assert desk.post("/review/name", data={**carried, "next": "/review/coding"}).headers["location"] == "/review/coding"


def test_a_server_that_is_killed_while_people_save_keeps_what_it_confirmed(ledger: Path, tmp_path: Path) -> None:
    """A server of its own is killed in the middle of a stream of saves; each save that was answered is in the file."""
    script = tmp_path / "stream.py"
    script.write_text(STREAM, "utf-8")
    told = tmp_path / "told"
    for pause in (0.0, 0.05, 0.2):
        told.write_text("", "utf-8")
        with subprocess.Popen([sys.executable, str(script), str(ledger), str(told)], env=os.environ) as server:
            for _ in range(1200):
                if told.read_text("utf-8"):
                    break
                time.sleep(0.05)
            time.sleep(pause)
            server.send_signal(signal.SIGKILL)
        found, _ = read(ledger / "judgements.jsonl")
        reasons = {j.reason for j in found}
        confirmed = told.read_text("utf-8").split("\n")[:-1]
        assert confirmed
        assert set(confirmed) <= reasons


STREAM = """
import re, sys
from pathlib import Path
from starlette.testclient import TestClient
from peaceledger.store import open_ledger, rows
from peaceledger.web.app import make_app
from peaceledger.web.settings import Settings

ledger, told = Path(sys.argv[1]), Path(sys.argv[2])
with open_ledger(ledger) as db:
    key = rows(db, "SELECT mention_id FROM mentions ORDER BY 1")[0]["mention_id"]
desk = TestClient(make_app(Settings(ledger=ledger)), base_url="http://127.0.0.1:8010", follow_redirects=False)
csrf = re.search('name="csrf" value="([^"]+)"', desk.get("/review/").text)[1]
with told.open("a", encoding="utf-8") as out:
    for n in range(100000):
        data = {"csrf": csrf, "action": "accept", "id": key, "coder": "Ana", "reason": f"{ledger.stat().st_mtime_ns} {n}"}
        assert desk.post("/review/judge", data=data).status_code == 303
        out.write(data["reason"] + "\\n")
        out.flush()
"""


def test_a_text_full_of_tricks_is_shown_as_text(ledger: Path, desk: TestClient) -> None:
    for key in [r["capture_id"] for r in table(ledger, "SELECT capture_id FROM captures ORDER BY 1")]:
        page = desk.get(f"/review/text/{key}")
        assert page.status_code == 200
    assert desk.get("/review/text/c_none").status_code == 404
    assert desk.get("/review/item/e_%3Cscript%3E").status_code == 404
    assert "<script>" not in desk.get("/review/item/e_%3Cscript%3E").text


def test_a_passage_is_drawn_otherwise_where_it_stands(desk: TestClient, ledger: Path) -> None:
    mention = next(m for m in table(ledger, "SELECT * FROM mentions ORDER BY 1") if not m["quote"].endswith(m["trigger"]))
    words = mention["quote"].rpartition(" ")[0]
    page = desk.get(f"/review/item/{mention['mention_id']}").text
    (link,) = re.findall(rf'href="(/review/text/[^"]*draw={mention["mention_id"]})" data-key="b"', page)
    address = link.replace("&amp;", "&")
    answer = send(desk, address, "correct", value=words.replace("\n", "\r\n"), reason="it says too much")
    assert answer.headers["location"] == f"/review/item/{mention['mention_id']}"
    (made,) = judged(ledger)
    assert (made["field"], made["old"], made["new"]) == ("passage", mention["quote"], words)
    assert send(desk, address, "correct", value="no words of it", reason="x").status_code == 400
    other = table(ledger, "SELECT event_id FROM events LIMIT 1")[0]["event_id"]
    assert desk.get(f"/review/text/{mention['capture_id']}?draw={other}").status_code == 404


def test_a_number_and_a_statement_are_added_where_they_stand(desk: TestClient, ledger: Path) -> None:
    mention = next(m for m in table(ledger, "SELECT * FROM mentions ORDER BY 1") if len(m["quote"]) > 30)
    address = f"/review/text/{mention['capture_id']}?of={mention['mention_id']}"
    page = desk.get(address).text
    assert f'<option value="{mention["mention_id"]}" selected>' in page
    carried = {
        "csrf": forms(page)[0]["csrf"][0],
        "coder": "Ana",
        "capture": mention["capture_id"],
        "reason": "missed",
        "start": "",
    }
    number = carried | {
        "to": "counts",
        "of": mention["mention_id"],
        "passage": mention["quote"][:12],
        "role": "wounded",
        "number": "12/15",
    }
    assert desk.post("/review/add", data=number).status_code == 303
    said = carried | {
        "to": "statements",
        "passage": mention["quote"],
        "speaker": "Arn Vale",
        "stance": "commit",
        "kind": "indirect",
    }
    assert desk.post("/review/add", data=said).status_code == 303
    first, second = judged(ledger)
    assert [t["table"] for t in first["targets"]] == ["counts", "mentions"]
    assert (first["new"]["number"], first["new"]["role"], second["new"]["speaker"]) == ("12/15", "wounded", "Arn Vale")
    assert desk.post("/review/add", data=number | {"number": "many"}).status_code == 400


def test_an_event_offers_what_the_exchange_ledger_says_of_it_and_events_that_are_near(desk: TestClient, ledger: Path) -> None:
    row = table(ledger, "SELECT * FROM exchanges WHERE kind <> 'cumulative' ORDER BY a_best DESC NULLS LAST LIMIT 1")[0]
    address = f"/review/item/{row['event_id']}"
    page = desk.get(address).text
    offered = re.findall(r'<option value="([a-z_]+)" data-value="([^"]*)"', page)
    names = [n for n, _ in offered]
    assert {"kind", "ordinal", "side_a", "a_best", "a_low", "a_high", "b_best", "type", "date"} <= set(names)
    assert len(names) == len(set(names))
    assert send(desk, address, "correct", field="a_best", value="77", reason="counted by both").status_code == 303
    assert [t["table"] for t in judged(ledger)[0]["targets"]] == ["exchanges"]
    near = re.findall(r'<option value="(e_[0-9a-f]+)"', page)
    assert row["event_id"] not in near
    other = near[0] if near else table(ledger, "SELECT event_id FROM events ORDER BY 1 DESC")[0]["event_id"]
    pair = f"/review/pair?a={row['event_id']}&b=&other={other}"
    assert send(desk, pair, "same", reason="one swap").status_code == 303
    assert [t["id"] for t in judged(ledger)[1]["targets"]] == [row["event_id"], other]


def test_reasons_given_before_are_offered_again(desk: TestClient, ledger: Path) -> None:
    address = f"/review/item/{an_event(ledger)}"
    send(desk, address, "reject", reason="a stage play")
    offered = re.search(r'<datalist id="reasons">.*?</datalist>', desk.get(address).text, re.S)
    assert offered
    assert "a stage play" in offered[0].partition("</option>")[0]
    assert offered[0].count("<option") > 5
