"""Lists of points: a sentence that names an offer and ends in a colon, and the items after it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peaceledger.extract.offers.anchors import obligors
from peaceledger.extract.offers.contents import Content
from peaceledger.extract.offers.drafts import Draft, Laid
from peaceledger.extract.offers.scene import OfferScene
from peaceledger.extract.offers.terms import issue_of
from peaceledger.records.article import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span


def with_points(draft: Draft, sent: "Span", after: Sequence[tuple["Span", BlockKind]], scene: OfferScene) -> Draft:
    """The draft with the items listed after its sentence, and how many they are."""
    items = _items(sent, after)
    if items:
        anchor = draft.first
        known = {one.content.head.i for one in draft.laid}
        contents = [Content(head=item.root) for item in items if item.root.i not in known]
        laid = [
            Laid(content=c, anchor=anchor, issue=issue_of(c.head, scene), obligors=obligors(c, anchor, scene)) for c in contents
        ]
        return replace(draft, laid=(*draft.laid, *laid), listed=len(items))
    return draft


def _items(sent: "Span", after: Sequence[tuple["Span", BlockKind]]) -> list["Span"]:
    if not sent.text.rstrip().endswith(":"):
        return []
    found = []
    for item, kind in after:
        if kind != "list_item":
            break
        found.append(item)
    return found
