"""One browser for a module, one window for a test: what went wrong in the window fails the test."""

from collections.abc import Callable, Iterator
from os import environ
from pathlib import Path

import pytest
from hostile import write_corpus, write_pack
from playwright.sync_api import Browser, sync_playwright
from shown import Ledger, build_once
from sight import ARGUMENTS, Sight, chromium

ROOT = Path(__file__).resolve().parents[2]
Look = Callable[..., Sight]


@pytest.fixture(scope="module")  # not longer: while Playwright runs, no other test in this process can run an event loop
def browser() -> Iterator[Browser]:
    found = chromium()
    if not found:
        reason = "no Chromium here; tests/browser/install says how to get one"
        (pytest.fail if environ.get("CI") == "true" else pytest.skip)(reason)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chrome
        chrome.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Open a window. After the test nothing may have gone wrong in it, and nothing may have been asked of any network."""
    opened: list[Sight] = []

    def new(allowed: Callable[[str], bool] = lambda address: address.startswith("file:"), **options: object) -> Sight:
        opened.append(Sight(browser.new_context(**options), allowed))
        return opened[-1]

    yield new
    for sight in opened:
        sight.context.close()
    assert not [line for sight in opened for line in sight.wrong]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "browser"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def sample(once: Path) -> Ledger:
    packs = ["ukraine", str(ROOT / "examples" / "packs" / "ukraine-outlets")]
    return build_once(once / "sample", lambda: ROOT / "examples" / "ukraine", lambda: packs)


@pytest.fixture(scope="session")
def seeds(once: Path, shared: Path) -> Ledger:
    return build_once(once / "seeds", lambda: shared / "seeds", lambda: ["ukraine"])


@pytest.fixture(scope="session")
def hostile(once: Path) -> Ledger:
    return build_once(once / "hostile", lambda: write_corpus(once / "corpus"), lambda: [str(write_pack(once / "pack"))])


@pytest.fixture(scope="session", params=["sample", "seeds"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return request.getfixturevalue(request.param)
