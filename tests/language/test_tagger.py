"""Weights that are not what was shipped are named, with the way to mend it."""

import json
from hashlib import sha256

import pytest

from peaceledger.errors import UsageError
from peaceledger.language.tagger import FACTS, MODEL, TOKENIZER, checked


@pytest.fixture
def folder(tmp_path):
    (tmp_path / MODEL).write_bytes(b"weights")
    (tmp_path / TOKENIZER).write_bytes(b"pieces")
    facts = {"model_sha256": sha256(b"weights").hexdigest(), "tokenizer_sha256": sha256(b"pieces").hexdigest()}
    (tmp_path / FACTS).write_text(json.dumps(facts), "utf-8")
    return tmp_path


def test_weights_as_shipped_are_taken(folder):
    assert checked(folder)["model_sha256"] == sha256(b"weights").hexdigest()


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_damaged_file_is_named_with_both_ways_out(folder, name):
    (folder / name).write_bytes(b"something else")
    with pytest.raises(UsageError, match=rf"(?s)damaged.*{name}.*--force-reinstall.*--no-tagger"):
        checked(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, FACTS])
def test_a_missing_file_is_named_with_both_ways_out(folder, name):
    (folder / name).unlink()
    with pytest.raises(UsageError, match=rf"(?s){name}.*--force-reinstall.*--no-tagger"):
        checked(folder)


def test_unreadable_facts_are_no_traceback(folder):
    (folder / FACTS).write_text("{", "utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        checked(folder)
