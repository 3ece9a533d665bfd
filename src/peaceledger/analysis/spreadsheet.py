"""Cells of files that spreadsheets open."""


def no_formula(cell: str) -> str:
    """A cell as it is; what a spreadsheet would take for a formula is made a text by an apostrophe, a signed number is not."""
    formula = cell[:1] in ("=", "@", "\t", "\r") or (cell[:1] in ("+", "-") and not _is_number(cell))
    return f"'{cell}" if formula else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True


__all__ = ["no_formula"]
