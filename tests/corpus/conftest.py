"""Ledgers of the example articles, built once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from ledgers import Built, build_at


@pytest.fixture(scope="session")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_at("fictional", tmp_path_factory.mktemp("fictional") / "ledger")


@pytest.fixture(scope="session", params=["fictional", "ukraine", "gaza"])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    if request.param == "fictional":
        return request.getfixturevalue("fictional")
    return build_at(request.param, tmp_path_factory.mktemp(request.param) / "ledger")


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Built], Built]:
    """A ledger that a test may change."""

    def copy(built: Built) -> Built:
        shutil.copytree(built.path, tmp_path / "copy")
        return Built(path=tmp_path / "copy", source=built.source, packs=built.packs)

    return copy
