"""The reference of commands names every command and option."""

from pathlib import Path
from typing import Any

import pytest
import typer

from peaceledger.cli import app

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "commands.md").read_text("utf-8")
GROUP: Any = typer.main.get_command(app)


@pytest.mark.parametrize("name", GROUP.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert f"`peaceledger {name} " in section
    options = [o for p in GROUP.commands[name].params for o in p.opts if o.startswith("--")]
    assert [o for o in options if f"`{o}" not in section] == []
    arguments = [p.metavar for p in GROUP.commands[name].params if not p.opts[0].startswith("--")]
    assert [a for a in arguments if a not in section] == []


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {o for c in GROUP.commands.values() for p in c.params for o in (*p.opts, *p.secondary_opts)} | {
        "--help",
        "--version",
        "--debug",
    }
    named = {word.split()[0].strip("`") for word in PAGE.split("`") if word.startswith("--")}
    assert named <= known
