"""The host of an address is the same however the address is written."""

from __future__ import annotations

import pytest

from claimcheck.model.address import host_and_port, host_of


@pytest.mark.parametrize(
    ("address", "host", "with_port"),
    [
        ("https://example.org/a", "example.org", "example.org"),
        ("https://EXAMPLE.org.:443/a", "example.org", "example.org"),
        ("http://example.org:443", "example.org", "example.org:443"),
        ("http://me:secret@example.org:80/?q=//other", "example.org", "example.org"),
        ("http://[2001:DB8::1]:8080/", "2001:db8::1", "2001:db8::1:8080"),
        ("https://example.org:port/", "example.org", ""),
        ("http://[2001:db8/", "", ""),
        ("copies/page.html", "", ""),
        ("", "", ""),
    ],
)
def test_it_is_read_off_the_address(address: str, host: str, with_port: str) -> None:
    assert (host_of(address), host_and_port(address)) == (host, with_port)
