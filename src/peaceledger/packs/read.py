"""Finds pack folders and reads their files into checked tables; faults are collected in words, never guessed away."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from peaceledger.errors import PackError
from peaceledger.packs import schema

HERE = Path(__file__).parent
KINDS: Mapping[str, tuple[str, type[schema.Model]]] = {
    "states": ("state", schema.StateTable),
    "offices": ("office", schema.OfficeTypeTable),
    "bodies": ("body", schema.BodyTable),
    "actors": ("actor", schema.ActorTable),
    "places": ("place", schema.PlaceTable),
    "sources": ("outlet", schema.OutletTable),
    "agreements": ("agreement", schema.AgreementTable),
    "legal": ("legal", schema.LegalTable),
    "terms": ("term", schema.TermTable),
    "yardsticks": ("yardstick", schema.YardstickTable),
    "examples": ("example", schema.ExampleTable),
}
"""File (``actors.toml``) or folder (``actors/*.toml``) of a pack: the one table it holds, and its model."""
RAW = ("vocab", "frames", "subevents", "acts")
LOOSE = ("pack.toml", "notes.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One table of a pack file, with where it stands."""

    file: str
    number: int
    table: Any

    @property
    def where(self) -> str:
        """File and entry, in words."""
        return f"{self.file}, {getattr(self.table, 'id', None) or f'entry {self.number}'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPack:
    """A pack folder as read: tables by kind of file, word lists, frames, and the faults met."""

    folder: Path
    head: schema.PackTable
    entries: Mapping[str, tuple[Entry, ...]]
    vocab: Mapping[str, Mapping[str, Any]]
    frames: tuple[Mapping[str, Any], ...]
    subevents: tuple[Mapping[str, Any], ...]
    acts: tuple[Mapping[str, Any], ...]
    notes: str
    digest: bytes
    faults: tuple[str, ...] = field(default=())


def drafted_pack(tables: Sequence[schema.StateTable | schema.ActorTable | schema.PlaceTable]) -> RawPack:
    """Return states, actors and places that no file names as a pack of their own."""
    kinds = {"states": schema.StateTable, "actors": schema.ActorTable, "places": schema.PlaceTable}
    entries = {
        kind: tuple(Entry(file="texts", number=n, table=t) for n, t in enumerate(tables) if isinstance(t, model))
        for kind, model in kinds.items()
    }
    return RawPack(
        folder=Path("texts"),
        head=schema.PackTable(id="texts", name="What the texts themselves introduce"),
        entries={kind: () for kind in KINDS} | entries,
        vocab={},
        frames=(),
        subevents=(),
        acts=(),
        notes="",
        digest=sha256(repr(sorted(map(repr, tables))).encode()).digest(),
    )


def built_in() -> tuple[str, ...]:
    """Names of the packs that come with the program, ``base`` left out."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/pack.toml") if p.parent.name != "base"))


def find_pack(pack: str | Path) -> Path:
    """Return the folder of a built-in pack's name or of a path.

    Raises:
        PackError: Neither a built-in pack nor a folder with ``pack.toml``.
    """
    for folder in (HERE / pack, Path(pack)):
        if (folder / "pack.toml").is_file():
            return folder
    known = ", ".join(built_in()) or "none"
    raise PackError(
        f"pack {str(pack)!r} is not known. Built-in packs: {known}. Give one of them, or a folder that holds pack.toml."
    )


def read_pack(folder: Path) -> RawPack:
    """Read one pack folder; what is wrong goes to ``faults``.

    Raises:
        PackError: ``pack.toml`` itself cannot be used.
    """
    faults: list[str] = []
    head = _entries(folder / "pack.toml", folder, schema.PackTable, None, faults)
    if not head:
        raise PackError(faults[0] if faults else f"{folder.name}/pack.toml is empty: give it id and name.")
    faults.extend(_strangers(folder))
    entries = {
        kind: tuple(e for file in _files(folder, kind) for e in _entries(file, folder, model, key, faults))
        for kind, (key, model) in KINDS.items()
    }
    frames, subevents, acts = (_raw(folder, kind, faults) for kind in ("frames", "subevents", "acts"))
    notes = folder / "notes.md"
    return RawPack(
        folder=folder,
        head=head[0].table,
        entries=entries,
        vocab={file.stem: _toml(file, folder, faults) for file in _files(folder, "vocab")},
        frames=frames,
        subevents=subevents,
        acts=acts,
        notes=notes.read_text("utf-8") if notes.is_file() else "",
        digest=_digest(folder),
        faults=tuple(faults),
    )


def _raw(folder: Path, kind: str, faults: list[str]) -> tuple[Mapping[str, Any], ...]:
    key = kind.removesuffix("s")
    return tuple(table for file in _files(folder, kind) for table in _toml(file, folder, faults).get(key, []))


def _files(folder: Path, kind: str) -> list[Path]:
    one = folder / f"{kind}.toml"
    return ([one] if one.is_file() else []) + sorted((folder / kind).glob("*.toml"))


def _strangers(folder: Path) -> Iterator[str]:
    allowed = {*LOOSE, *RAW, *KINDS, *(f"{kind}.toml" for kind in KINDS)}
    for path in sorted(folder.iterdir()):
        if path.name not in allowed and not path.name.startswith((".", "_")):
            known = f"{', '.join(KINDS)} (.toml or a folder), {', '.join((*LOOSE, *RAW))}"
            yield f"{folder.name}/{path.name} is no file of a pack. Allowed: {known}. Rename it."


def _toml(file: Path, folder: Path, faults: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{_short(file, folder)} is not TOML: {error}. Mend that line.")
        return {}


def _entries(file: Path, folder: Path, model: type[schema.Model], key: str | None, faults: list[str]) -> list[Entry]:
    content = _toml(file, folder, faults)
    if not content and key is None:
        return []
    tables = [content] if key is None else content.pop(key, [])
    if key is not None and content:
        faults.append(f"{_short(file, folder)} holds {', '.join(content)}; allowed is [[{key}]] only. Rename or move it.")
    found = []
    for number, table in enumerate(tables, start=1):
        try:
            found.append(Entry(file=_short(file, folder), number=number, table=model.model_validate(table)))
        except ValidationError as error:
            name = table.get("id", f"entry {number}") if isinstance(table, dict) else f"entry {number}"
            faults.extend(f"{_short(file, folder)}, {name}: {_in_words(e, model)}" for e in error.errors())
    return found


def _in_words(error: ErrorDetails, model: type[schema.Model]) -> str:
    path = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"field {path} is not known. Allowed: {', '.join(_fields_at(model, error['loc'][:-1]))}. Rename or remove it."
    if error["type"] == "missing":
        return f"field {path} is missing. Add it."
    return f"field {path} is {error['input']!r}. {error['msg']}. Change it."


def _fields_at(model: type[schema.Model], loc: tuple[int | str, ...]) -> list[str]:
    for step in (s for s in loc if isinstance(s, str)):
        model = next(m for m in _models_in(model.model_fields[step].annotation))
    return list(model.model_fields)


def _models_in(annotation: Any) -> Iterator[type[schema.Model]]:
    if get_origin(annotation) is None and isinstance(annotation, type) and issubclass(annotation, schema.Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _short(file: Path, folder: Path) -> str:
    return f"{folder.name}/{file.relative_to(folder).as_posix()}"


def _digest(folder: Path) -> bytes:
    digest = sha256()
    for file in sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".md"}):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()
