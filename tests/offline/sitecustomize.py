"""Blocks the network except loopback, in the tests and in every Python that they start.

An audit hook sees each connection and each look-up of a name before it happens, whoever makes it.
"""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class NetworkBlockedError(RuntimeError):
    """A test tried to leave the machine."""


def _host(event: str, arguments: tuple[Any, ...]) -> str:
    """Return the host that an audit event is about; empty where it is about none."""
    value = arguments[0] if event in _LOOKUPS else arguments[1]
    if isinstance(value, tuple):
        value = value[0] if value and isinstance(value[0], (str, bytes)) else ""
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return value if isinstance(value, str) else ""


def _stays_here(host: str) -> bool:
    name = host.strip("[]").rstrip(".").lower()
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return True


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _LOOKUPS:
        host = _host(event, arguments)
        if not host or _stays_here(host) or _is_address(host):
            return
        if host.rstrip(".").endswith(".invalid"):
            import socket

            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    elif event in _CONNECTIONS:
        host = _host(event, arguments)
        if not host or _stays_here(host) or arguments[0].family.name == "AF_UNIX":
            return
    else:
        return
    raise NetworkBlockedError(f"the network is blocked in tests: {event} {host}")


sys.addaudithook(_guard)
