"""What a page of the dossier is: a key, the tables it reads, and a pure function from their rows to what it shows.

Every page works on a slice of a ledger that is closed under its references: the whole ledger in the one file, the rows of one
screen in the web app.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Chart
from peaceledger.dossier.quality import Quality, shipped
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, words_in

Tables = Mapping[str, list[Row]]
BASE = ("captures", "articles", "sources", "actors")
"""Tables that every page reads: texts, and the names of outlets and sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a page shows beside the rows of its slice.

    Attributes:
        say: The language of the interface.
        run: ``run.json`` of the ledger.
        studies: Stored answers of studies, as ``analysis.questions.keep`` keeps them.
        totals: Rows of the whole ledger by name of the table; ``on_topic`` for the articles on the packs' conflict; of a slice
            also ``layer.established`` and so on for the events on the topic.
        quality: How well the program did when it was last measured.
        added: Captures that the last build which read something added; None if there was no other or it is not known.
    """

    say: Words = field(default_factory=words_in)
    run: Mapping[str, Any] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    added: Set[str] | None = None
    studies: Sequence[Mapping[str, Any]] = ()
    quality: Quality | None = field(default_factory=shipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Attributes:
        key: Its anchor, address and the stem of its words: ``pages.<key>`` is its title, ``leads.<key>`` its first lines.
        tables: Tables that ``make`` reads beyond those of every page.
        make: From rows to what is shown: a frozen record that is false where there is nothing to show.
        template: Name of its template in ``templates/pages``, which sees that record as ``it`` and the charts as ``charts``.
        charted: Columns that ``charts`` reads, by table, of all rows or of those that filters leave; no texts.
        charts: From these rows to the charts of the page. Of exchanges those with a ``chosen`` that is false are not drawn.
        draws: Keys of these charts.
    """

    key: str
    tables: tuple[str, ...]
    make: Callable[[Tables, Texts, Frame], Any]
    template: str = ""
    charted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    charts: Callable[[Tables, Words], tuple[Chart, ...]] = lambda _tables, _say: ()
    draws: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """All tables it reads."""
        return tuple(dict.fromkeys((*BASE, *self.tables, *self.charted)))

    @property
    def layout(self) -> str:
        """Path of the template."""
        return f"pages/{self.template or self.key}.html.j2"
