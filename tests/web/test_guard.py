"""Who is let in, what may be sent, and what a browser may do with the answer."""

import re
from pathlib import Path

import pytest
from browsing import Browser
from starlette.testclient import TestClient

from peaceledger.errors import UsageError
from peaceledger.web.hosts import host_allowed, origin_allowed
from peaceledger.web.sessions import Sessions
from peaceledger.web.settings import Settings

TOKEN = "a-token-long-enough-for-anybody"
OUTSIDE = {"host": "0.0.0.0", "token": TOKEN}


def test_every_answer_tells_the_browser_to_run_nothing_foreign(pages: TestClient) -> None:
    for address in ("/", "/no/where", "/static/dossier.css", "/review/"):
        headers = pages.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "no-cache" in headers["cache-control"] or "no-store" in headers["cache-control"]


def test_a_page_is_kept_only_to_be_asked_about(pages: TestClient) -> None:
    pages.get("/")
    first = pages.get("/")
    again = pages.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "public" not in first.headers["cache-control"]


@pytest.mark.parametrize(
    "name", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8010", "a@127.0.0.1", "", "[::1", "x:y:z"]
)
def test_a_name_that_is_not_this_machines_is_refused(pages: TestClient, name: str) -> None:
    assert pages.get("/", headers={"Host": name}).status_code in (400, 421)


@pytest.mark.parametrize("name", ["127.0.0.1:8010", "localhost", "LOCALHOST:9", "[::1]:8010", "127.0.0.2"])
def test_names_of_this_machine_are_answered(pages: TestClient, name: str) -> None:
    assert pages.get("/", headers={"Host": name}).status_code == 200


def test_beyond_loopback_addresses_and_given_names_are_answered() -> None:
    settings = Settings(ledger=Path(), names=("desk.example.org",), **OUTSIDE)
    assert [host_allowed(h, settings) for h in ("192.0.2.7:8010", "desk.example.org", "DESK.example.org:1", "other.example")] == [
        True,
        True,
        True,
        False,
    ]


def test_beyond_loopback_a_token_is_needed() -> None:
    with pytest.raises(UsageError, match="needs a token"):
        Settings(ledger=Path(), host="192.0.2.1")
    with pytest.raises(UsageError, match="too short"):
        Settings(ledger=Path(), host="192.0.2.1", token="short")


def test_the_token_opens_once_and_leaves_the_address(sample: Path, browser: Browser) -> None:
    outside = browser(sample, **OUTSIDE)
    assert outside.get("/").status_code == 401
    assert outside.get("/?token=wrong").status_code == 401
    shown = outside.get(f"/?page=2&token={TOKEN}")
    assert (shown.status_code, shown.headers["location"]) == (303, "/?page=2")
    assert TOKEN not in shown.headers["set-cookie"] and "HttpOnly" in shown.headers["set-cookie"]
    page = outside.get("/")
    assert page.status_code == 200 and TOKEN not in page.text


def test_the_redirect_stays_on_this_server(sample: Path, browser: Browser) -> None:
    shown = browser(sample, **OUTSIDE).get(f"//evil.example/?token={TOKEN}")
    assert shown.headers["location"].startswith("/") and not shown.headers["location"].startswith("//")


def test_a_cookie_made_elsewhere_opens_nothing(sample: Path, browser: Browser) -> None:
    outside, name = browser(sample, **OUTSIDE), Sessions(TOKEN)
    forged = name.header(name.enter()).split(";")[0].partition("=")[2]
    own = re.match(r"[^=]+", outside.get(f"/?token={TOKEN}").headers["set-cookie"])
    assert own
    outside.cookies.clear()
    assert outside.get("/", headers={"Cookie": f"{own[0]}={forged}"}).status_code == 401


def test_a_program_may_show_the_token_in_a_header(sample: Path, browser: Browser) -> None:
    outside = browser(sample, **OUTSIDE)
    assert outside.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert outside.get("/", headers={"Authorization": "Bearer "}).status_code == 401


def csrf_of(client: TestClient) -> str:
    """The form token of a browser's session, by the secret of its server."""
    client.get("/")
    sessions = client.app._sessions
    return sessions.read("; ".join(f"{k}={v}" for k, v in client.cookies.items())).csrf


def test_a_form_without_its_token_never_arrives(pages: TestClient) -> None:
    right = csrf_of(pages)
    for form in ({}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": right[:-1]}):
        assert pages.post("/no/where", data=form).status_code == 403
    assert pages.post("/no/where", data={"csrf": right}).status_code == 404  # it arrived: there is no such page
    assert pages.post("/no/where", json={"x": 1}, headers={"X-CSRF-Token": right}).status_code == 404
    assert pages.post("/no/where", files={"csrf": right}).status_code == 403


def test_a_form_of_another_browser_is_refused(sample: Path, browser: Browser) -> None:
    one, other = browser(sample), browser(sample)
    assert other.post("/no/where", data={"csrf": csrf_of(one)}).status_code == 403
    one.cookies.clear()
    assert one.post("/no/where", data={"csrf": csrf_of(other)}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_a_form_sent_from_another_site_is_refused(pages: TestClient, headers: dict[str, str]) -> None:
    assert pages.post("/no/where", data={"csrf": csrf_of(pages)}, headers=headers).status_code == 403


def test_origins() -> None:
    assert origin_allowed("http://127.0.0.1:8010", "same-origin", "127.0.0.1:8010")
    assert not origin_allowed("http://[", None, "127.0.0.1:8010")
    assert not origin_allowed("file://", None, "")


def test_what_is_too_long_is_refused(pages: TestClient) -> None:
    form = {"csrf": csrf_of(pages), "reason": "x" * 300_000}
    assert pages.post("/no/where", data=form).status_code == 413
    assert pages.post("/no/where", content=(b"x" * 1000 for _ in range(300))).status_code == 413
    assert pages.get("/?q=" + "x" * 9_000).status_code == 414
    assert pages.get("/?" + "a&" * 600).status_code == 400
    assert pages.request("DELETE", "/").status_code == 405
    assert pages.request("OPTIONS", "/").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fcli%2fserve.py",
        "/static//etc/passwd",
        "/static/%00",
        "/../../run.json",
        "/ledger.duckdb",
        "/judgements.jsonl",
    ],
)
def test_no_file_has_an_address_but_style_and_script(pages: TestClient, address: str) -> None:
    assert pages.get(address).status_code == 404


def test_a_refusal_repeats_nothing_that_was_asked(pages: TestClient) -> None:
    for address in ("/<script>alert(1)</script>", "/x?q=<script>alert(1)</script>"):
        answer = pages.get(address)
        assert answer.status_code == 404 and "script" not in answer.text
