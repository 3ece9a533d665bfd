"""The search page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from peaceledger.analysis.listings import named
from peaceledger.analysis.search import KINDS, Found, Hit, find, query_of
from peaceledger.analysis.slices import THESE, closed, fetched
from peaceledger.dossier.contexts import Ref
from peaceledger.dossier.refs import Texts
from peaceledger.web.desk import Desk, desk_of
from peaceledger.web.lists import page_number

SIZE: Final = 20
AROUND: Final = f"SELECT * FROM articles WHERE capture_id IN {THESE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hits of one kind, each with the way to its place; ``before`` and ``after`` are addresses of other screens."""

    kind: str
    total: int
    ranked: bool
    hits: tuple[tuple[Hit, Ref], ...]
    before: str | None
    after: str | None


def search(request: Request) -> Response:
    """Statements, passages and articles that hold the words asked for."""
    desk, text = desk_of(request), request.query_params.get("q", "").strip()
    only, at = request.query_params.get("in", ""), page_number(request.query_params.get("page"))
    query, groups = query_of(text), []
    if query is not None:
        index = desk.finder.index()
        with desk.reader.view() as view:
            for kind in [only] if only in KINDS else KINDS:
                found = find(index, view.db, kind, query, ((at - 1) * SIZE, SIZE))
                groups.append(_group(kind, found, tuple(_placed(view.db, desk, found)), text, at))
    return desk.page(request, "search.html.j2", {"q": text, "kinds": groups, "asked": query is not None})


def _placed(db: Any, desk: Desk, found: Found) -> Iterator[tuple[Hit, Ref]]:
    articles = fetched(db, AROUND, {"ids": [hit.capture_id for hit in found.hits]})
    texts = Texts.of(closed(db, named(db) | {"articles": articles}), desk.say)
    for hit in found.hits:
        inside = (a for a in articles if a["capture_id"] == hit.capture_id and a["start"] <= hit.start < a["end"])
        article = next(inside, None)
        row = {"capture_id": hit.capture_id, "start": hit.start, "end": hit.end}
        yield hit, texts.ref(row | {"article_id": article["article_id"] if article else None})


def _group(kind: str, found: Found, hits: tuple[tuple[Hit, Ref], ...], text: str, at: int) -> Group:
    def to(page: int) -> str:
        return f"/search?{urlencode({'q': text, 'in': kind} | ({'page': page} if page > 1 else {}))}"

    return Group(
        kind=kind,
        total=found.total,
        ranked=found.ranked,
        hits=hits,
        before=to(at - 1) if at > 1 else None,
        after=to(at + 1) if at * SIZE < found.total else None,
    )
