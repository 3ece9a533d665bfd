"""The reference names every file and every field of a pack."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from peaceledger.packs import schema
from peaceledger.packs.read import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "packs.md"


def sections() -> dict[str, str]:
    parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0].strip(): part for part in parts}


MODELS = sorted(
    m.__name__ for m in vars(schema).values() if isinstance(m, type) and issubclass(m, schema.Model) and m is not schema.Model
)


@pytest.mark.parametrize("name", MODELS)
def test_each_field_stands_in_a_section_about_its_table(name: str) -> None:
    model: type[BaseModel] = getattr(schema, name)
    places = [text for title, text in sections().items() if f"`{name}`" in title]
    assert len(places) == 1, f"docs/reference/packs.md needs one section whose title names `{name}`"
    missing = [field for field in model.model_fields if f"| `{field}` |" not in places[0]]
    assert missing == []


@pytest.mark.parametrize("name", MODELS)
def test_no_field_is_described_that_does_not_exist(name: str) -> None:
    (text,) = (text for title, text in sections().items() if f"`{name}`" in title)
    described = re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
    assert [field for field in described if field not in getattr(schema, name).model_fields] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_is_named(kind: str) -> None:
    assert f"`{kind}.toml`" in PAGE.read_text("utf-8")
