"""Which host an address on the web leads to; one that cannot be read leads to none."""

from __future__ import annotations

from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def host_of(address: str) -> str:
    """Return the host of an address in lower case, without a dot at its end; else nothing."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def host_and_port(address: str) -> str:
    """Return the host of an address with its port, as turns at hosts are counted; else nothing."""
    try:
        parts = urlsplit(address)
        name, port = host_of(address), parts.port
    except ValueError:
        return ""
    return name if port in (None, _PORTS.get(parts.scheme)) else f"{name}:{port}"
