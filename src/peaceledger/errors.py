"""The few errors a user can meet. Each says what happened, to what, what was allowed, and the next step."""


class PeaceledgerError(Exception):
    """Base of every error raised on purpose; its text is shown to the user as it is.

    Attributes:
        exit_code: The process exit code of the contract (2 wrong use, 3 nothing readable).
    """

    exit_code = 2


class UsageError(PeaceledgerError, ValueError):
    """An argument that cannot be used as given."""


class PackError(PeaceledgerError, ValueError):
    """A pack that does not keep to the schema; the text names file, entry and field."""


class LedgerError(PeaceledgerError, OSError):
    """A ledger folder that cannot be read or written."""


class NothingReadableError(PeaceledgerError, ValueError):
    """No input could be read at all."""

    exit_code = 3


def program_fault(fault: Exception) -> str:
    """Return the reason for refusing an input that the program itself failed on."""
    return f"the program failed on it ({type(fault).__name__}: {str(fault)[:200]}). Please report this with the text."
