"""What may be asked for through a proxy, which looks names up itself."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import httpcore

from claimcheck.fetchers._addresses import NameGoneError, NameUnresolvedError, is_public
from claimcheck.fetchers._transport import Deadline, resolve_in_time

if TYPE_CHECKING:
    from claimcheck.fetchers.base import FetchContext

_LOOK_UP_SECONDS = 2.0
"""Behind a proxy there may be no name server that answers; then it is not waited for."""

_WITHIN = (
    *("localhost", "local", "internal", "home.arpa", "onion"),
    *("intranet", "private", "corp", "home", "lan"),
)
"""Endings that no public host has: RFC 6761, 6762 with its appendix G, 7686 and 8375, and ICANN's
reservation of 2024."""


def refusal(host: str, port: int, context: FetchContext) -> str | None:
    """Return why a host must not be asked for through a proxy; None where nothing speaks against.

    Numbers in every form that systems take (``0x7f.1``, ``2130706433``) are checked as they stand,
    and names that only exist within a network are refused. Any other name is looked up here as
    well, and refused if it leads to no public address; where it cannot be looked up here, the proxy
    is asked.
    """
    name = host.lower().rstrip(".")
    number = _number(name)
    if number is not None:
        return None if is_public(number) else f"{host} is not public"
    if "." not in name or name.endswith(tuple(f".{each}" for each in _WITHIN)):
        return f"{host} is a name within a network, and not public"
    try:
        found = resolve_in_time(context, Deadline(context, _LOOK_UP_SECONDS), name, port)
    except (NameGoneError, NameUnresolvedError, httpcore.ReadTimeout):
        return None
    if found and not any(map(is_public, found)):
        return f"{host} leads to {found[0]}, which is not public"
    return None


def _number(host: str) -> str | None:
    """Return the address that a host is in any way of writing one; None for a name."""
    if ":" in host:
        return host
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None
