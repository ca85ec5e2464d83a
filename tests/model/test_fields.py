from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.source import Source

if TYPE_CHECKING:
    from claimcheck.model.fields import Frozen


@pytest.mark.parametrize("model", [Claim, Evidence, Source])
def test_what_a_key_is_called_elsewhere_leads_to_a_key_and_is_none(model: type[Frozen]) -> None:
    assert model.MEANT
    assert set(model.MEANT.values()) <= set(model.model_fields)
    assert not set(model.MEANT) & set(model.model_fields)
