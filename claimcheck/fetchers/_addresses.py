"""Which addresses a source may lead to: public ones, and hosts that are allowed by name."""

from __future__ import annotations

import ipaddress
import socket

_FORBIDDEN = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
        "192.0.0.0/24",  # IETF protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "64:ff9b::/96",  # NAT64, RFC 6052: may lead to any IPv4 address
        "64:ff9b:1::/48",  # NAT64 within one network, RFC 8215
        "2001::/23",  # Teredo and other assignments
        "2002::/16",  # 6to4, RFC 3056: holds an IPv4 address
        "::/96",  # IPv4-compatible, deprecated
        "fec0::/10",  # site-local, deprecated
    )
)
"""Beyond what Python's ``is_global`` knows, or where versions of Python disagree."""


class NameGoneError(Exception):
    """The name does not exist."""


class NameUnresolvedError(Exception):
    """The name may exist; nobody could be asked."""


class AddressRefusedError(Exception):
    """The address must not be contacted."""


def is_public(address: str) -> bool:
    """Return whether a numeric address lies on the public internet.

    Private, loopback, link-local, multicast, reserved and unspecified ranges do not, nor does
    anything that wraps an IPv4 address, which could be one of those.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        return False
    if any(ip.version == network.version and ip in network for network in _FORBIDDEN):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def system_resolve(host: str, port: int) -> list[str]:
    """Return the numeric addresses of ``host``, in the system's order.

    Raises:
        NameGoneError: There is no such name.
        NameUnresolvedError: The name servers, or the network, cannot be reached.
    """
    if host.rstrip(".").endswith(".invalid"):  # can never exist: RFC 6761, section 6.4
        raise NameGoneError(host)
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]  # also 2130706433 and 0x7f.1
    except (OSError, UnicodeError):
        pass
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise NameGoneError(host) from error
    except socket.gaierror as error:
        gone = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        if error.errno in gone and _has_network():
            raise NameGoneError(host) from error
        raise NameUnresolvedError(host) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _has_network() -> bool:
    """Return whether there is a route to the internet at all; nothing is sent to find out.

    Without one, some systems report every name as missing.
    """
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
        except OSError:
            continue
        return True
    return False
