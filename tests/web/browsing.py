"""A browser without a network, as the tests of the pages use it."""

from collections.abc import Callable

from starlette.testclient import TestClient

Browser = Callable[..., TestClient]
"""Opens a server of a ledger; settings of ``Settings`` by name."""
