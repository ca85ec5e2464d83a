"""Whether a host is one that anybody can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpcore

from claimcheck.fetchers._addresses import NameGoneError, NameUnresolvedError, is_public
from claimcheck.fetchers._proxied import refusal
from claimcheck.fetchers._transport import Deadline, resolve_in_time

if TYPE_CHECKING:
    from claimcheck.fetchers.base import FetchContext, FetchPolicy

_PORT = 443


def is_public_host(host: str, context: FetchContext, policy: FetchPolicy) -> bool:
    """Tell whether a host leads to public addresses only; not where nobody can tell.

    Behind a proxy, which alone may know names, a name is taken for public unless it is one that
    only exists within a network.
    """
    if refusal(host, _PORT, context) is not None:
        return False
    try:
        deadline = Deadline(context, policy.timeout_seconds)
        found = resolve_in_time(context, deadline, host, _PORT)
    except (NameGoneError, NameUnresolvedError, httpcore.ReadTimeout):
        return policy.proxy is not None
    return bool(found) and all(map(is_public, found))
