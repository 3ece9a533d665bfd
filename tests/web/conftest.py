"""Fixtures: the ledger of the invented examples, and browsers without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Browser
from starlette.testclient import TestClient

from peaceledger.cli import run
from peaceledger.store.folder import Folder
from peaceledger.store.publish import publish
from peaceledger.web.app import make_app
from peaceledger.web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
HERE = "http://127.0.0.1:8010"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("web") / "ledger"
    arguments = ["build", str(EXAMPLES / "fictional"), "--out", str(ledger), "--workers", "1", "--pack", "example", "--quiet"]
    assert run(arguments) == 0
    return ledger


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = Folder(tmp_path / "empty")
    folder.root.mkdir()
    publish(folder, {})
    return folder.root


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser at a server of a ledger."""
    opened: list[TestClient] = []

    def open_at(ledger: Path, **settings: object) -> TestClient:
        app = make_app(Settings(ledger=ledger, **settings))
        client = TestClient(app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return client

    yield open_at
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def pages(sample: Path, browser: Browser) -> TestClient:
    return browser(sample)
