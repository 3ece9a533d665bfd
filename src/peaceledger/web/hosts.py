"""Which names a request may call this server by, and which pages may send it forms."""

from urllib.parse import urlsplit

from peaceledger.web.settings import Settings, address_of, is_loopback


def host_allowed(header: str | None, settings: Settings) -> bool:
    """Whether a ``Host`` header names this server.

    A page of a stranger can point its own name at this machine (DNS rebinding), so that the browser takes both for one site. It
    cannot do so with an address or with a name that is not its own.
    """
    host = _host(f"//{header or ''}")
    if host is None:
        return False
    if settings.loopback:
        return is_loopback(host)
    return address_of(host) is not None or host in {n.lower() for n in (settings.host, *settings.names)} or is_loopback(host)


def origin_allowed(origin: str | None, fetch_site: str | None, host: str | None) -> bool:
    """Whether what is sent comes from a page of this server, as the browser tells; a program that is no browser tells nothing."""
    if fetch_site not in (None, "same-origin", "none"):
        return False
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and parts.netloc.lower() == (host or "").lower()


def _host(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    plain = parts.username is None and not parts.path and not parts.query and not parts.fragment
    return parts.hostname if plain and parts.hostname else None
