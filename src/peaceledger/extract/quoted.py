"""Which tokens stand inside quotation marks."""

from spacy.tokens import Doc

_OPEN, _CLOSE, _EITHER = frozenset("“„«"), frozenset("”»"), frozenset({'"', "''", "``"})


def quoted_tokens(doc: Doc) -> list[bool]:
    """Tell for every token whether it stands inside double quotation marks; a new line closes what was left open."""
    inside, found = False, []
    for token in doc:
        text = token.text
        if "\n" in text:
            inside = False
        elif text in _OPEN:
            inside = True
        elif text in _CLOSE:
            inside = False
        elif text in _EITHER:
            inside = not inside
        found.append(inside)
    return found
