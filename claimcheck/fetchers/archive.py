"""Find the capture of a page in a web archive that speaks the Wayback Machine's addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from claimcheck.model.fetched import Outcome

if TYPE_CHECKING:
    from claimcheck.model.fetched import Fetched

_STAMP = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class Capture:
    """What an archive holds of a page.

    Attributes:
        fetched: How asking the archive ended; ``dead`` where it has no capture.
        taken: When the capture was made, in UTC; None where nothing was found.
    """

    fetched: Fetched
    taken: datetime | None


def capture_address(base: str, address: str, wanted: date) -> str:
    """Return where the archive at ``base`` has ``address`` as it was nearest to ``wanted``.

    ``id_`` asks for the bytes as they were captured, without the archive's own banner. A date
    without a time means noon. Archives answer with a redirect to the capture that is nearest.
    """
    if isinstance(wanted, datetime):
        moment = wanted.astimezone(UTC) if wanted.tzinfo else wanted
        stamp = f"{moment:%Y%m%d%H%M%S}"
    else:
        stamp = f"{wanted:%Y%m%d}120000"
    plain = quote(address.partition("#")[0], safe=":/?#[]@!$&'()*+,;=%~-._")
    return f"{base.rstrip('/')}/web/{stamp.zfill(14)}id_/{plain}"


def as_capture(fetched: Fetched) -> Capture:
    """Say what an answer to a ``capture_address`` is: a capture, or none."""
    if fetched.outcome is not Outcome.OK:
        return Capture(fetched, None)
    if urlsplit(fetched.final_address).netloc != urlsplit(fetched.address).netloc:
        left = replace(fetched, outcome=Outcome.DEAD, body=None, reason="no capture is archived")
        return Capture(left, None)
    return Capture(fetched, fetched.captured or _stamped(fetched.final_address))


def _stamped(address: str) -> datetime | None:
    """Return the time in a capture's address, or None where there is none."""
    match = _STAMP.search(address)
    try:
        return datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
