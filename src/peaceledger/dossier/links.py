"""Where a passage, a page, a record or a text leads: the one thing in which the faces of the same pages differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol
from urllib.parse import quote, urlencode

from peaceledger.dossier.contexts import Ref


class Links(Protocol):
    """Addresses for templates.

    Attributes:
        scripted: Whether a script shows the statements, and narrows the timeline, from data in the page.
        paged: Whether long lists come screen by screen, and can be asked for by address.
    """

    scripted: ClassVar[bool]
    paged: ClassVar[bool]

    def passage(self, ref: Ref) -> str:
        """The passage in its text."""
        ...

    def text(self, capture_id: str) -> str:
        """A whole text."""
        ...

    def page(self, key: str, /, **chosen: str) -> str:
        """A page, with some values chosen on it."""
        ...

    def record(self, record_id: str) -> str:
        """An event or a disagreement where it is told in full; empty where this face does not tell it."""
        ...

    def cite(self, record_id: str) -> str:
        """A record's citation; of the one file the record itself, where a script offers it. Empty where there is none."""
        ...

    def chart(self, key: str, form: str, /, **chosen: str) -> str:
        """A chart or its data as a file, with what is chosen on its page; empty where the page itself holds it."""
        ...


@dataclass(frozen=True, slots=True)
class OneFile:
    """Everything in one file: addresses are fragments."""

    scripted: ClassVar[bool] = True
    paged: ClassVar[bool] = False

    def passage(self, ref: Ref) -> str:
        """The passage in its text."""
        return f"#t={quote(ref.capture_id)}:{ref.start}-{ref.end}"

    def text(self, capture_id: str) -> str:
        """A whole text."""
        return f"#t={quote(capture_id)}:0-0"

    def page(self, key: str, /, **chosen: str) -> str:
        """A page, with some values chosen on it."""
        return f"#{urlencode(chosen, quote_via=quote)}" if chosen else f"#{key}"

    def record(self, record_id: str) -> str:
        """An event or a disagreement where it is told in full."""
        return f"#{quote(record_id)}"

    def cite(self, record_id: str) -> str:
        """The record, where a script offers its citation."""
        return f"#{quote(record_id)}"

    def chart(self, key: str, form: str, /, **chosen: str) -> str:
        """The page itself holds it."""
        del key, form, chosen
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of files that open from disk.

    Attributes:
        home: File by id of the records that are told in full.
        cited: File by id of all records that a page shows.
        up: From the file that is written to the folder's root: empty, or "../".
    """

    scripted: ClassVar[bool] = False
    paged: ClassVar[bool] = False
    home: Mapping[str, str]
    cited: Mapping[str, str] = field(default_factory=dict)
    up: str = ""

    def passage(self, ref: Ref) -> str:
        """The passage in its text."""
        return f"{self.text(ref.capture_id)}#{ref.start}-{ref.end}"

    def text(self, capture_id: str) -> str:
        """A whole text."""
        return f"{self.up}texts/{quote(capture_id, safe='')}.html"

    def page(self, key: str, /, **chosen: str) -> str:
        """A page; values cannot be chosen in a file."""
        del chosen
        return f"{self.up}{'index' if key == 'overview' else quote(key, safe='')}.html"

    def record(self, record_id: str) -> str:
        """An event or a disagreement where it is told in full."""
        home = self.home.get(record_id)
        return f"{self.up}{home}#{quote(record_id)}" if home else ""

    def cite(self, record_id: str) -> str:
        """A record's citation in a file beside its page; empty if no page tells it."""
        page = self.cited.get(record_id)
        return f"{self.up}cites/{page}#{quote(record_id)}" if page else ""

    def chart(self, key: str, form: str, /, **chosen: str) -> str:
        """The page itself holds it."""
        del key, form, chosen
        return ""


@dataclass(frozen=True, slots=True)
class Web:
    """The app on loopback."""

    scripted: ClassVar[bool] = False
    paged: ClassVar[bool] = True

    def passage(self, ref: Ref) -> str:
        """The passage in its text."""
        return f"{self.text(ref.capture_id)}?at={ref.start}-{ref.end}#{ref.start}-{ref.end}"

    def text(self, capture_id: str) -> str:
        """A whole text."""
        return f"/text/{quote(capture_id, safe='')}"

    def page(self, key: str, /, **chosen: str) -> str:
        """A page, with some values chosen on it."""
        address = "/" if key == "overview" else f"/{quote(key, safe='')}"
        return f"{address}?{urlencode(chosen)}" if chosen else address

    def record(self, record_id: str) -> str:
        """An event or a disagreement where it is told in full."""
        return f"/record/{quote(record_id, safe='')}"

    def cite(self, record_id: str) -> str:
        """A record's citation."""
        return f"/cite/{quote(record_id, safe='')}"

    def chart(self, key: str, form: str, /, **chosen: str) -> str:
        """A chart or its data as a file."""
        address = f"/chart/{quote(key, safe='')}.{form}"
        return f"{address}?{urlencode(chosen)}" if chosen else address
