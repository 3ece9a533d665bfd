"""What one run of the server is told: the ledger, where it listens, and who may come in."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Final
from urllib.parse import quote

from peaceledger.errors import UsageError

SHORTEST_TOKEN: Final = 16
"""Characters of a token: with fewer, somebody on the network can try them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run of the server.

    Attributes:
        ledger: Ledger folder.
        host: Address it listens on.
        port: Port it listens on.
        token: What a visitor must show once; None on loopback, where only people on this machine can come.
        names: Further names under which browsers may ask for it.
        language: Of the interface: a code, or the path of a file of one's own.
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8010
    token: str | None = None
    names: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        if self.token is None and not self.loopback:
            raise UsageError(f"--host {self.host} can be reached from other machines: it needs a token.")
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise UsageError(
                f"The token is too short: at least {SHORTEST_TOKEN} characters, such as 'openssl rand -hex 16' makes."
            )

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def address(self) -> str:
        """What to open in a browser."""
        known = address_of(self.host)
        anywhere = known is not None and known.is_unspecified
        host = f"[{known}]" if known is not None and known.version == 6 else self.host
        shown = (self.names or ("127.0.0.1",))[0] if anywhere else host
        return f"http://{shown}:{self.port}/" + (f"?token={quote(self.token, safe='')}" if self.token else "")


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own."""
    address = address_of(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def address_of(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is written as; None for a name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None
