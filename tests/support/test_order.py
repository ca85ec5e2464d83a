from __future__ import annotations

import sys
from itertools import count

from claimcheck.model.claim import Claim
from claimcheck.model.registry import Registry
from claimcheck.support.assess import assess
from claimcheck.support.order import arrows


def ring(size: int) -> list[Claim]:
    return [
        Claim(id=f"c{number}", text="A text", parts=(f"c{(number + 1) % size}",))
        for number in range(size)
    ]


def test_cycle_is_shown_closed_and_a_long_one_shortened() -> None:
    assert arrows("ab") == "a → b → a"
    assert arrows([*"abcdefghij"]) == "a → b → c → d → … 2 more … → g → h → i → j → a"


def test_each_claim_of_a_small_circle_is_shown_its_own_way_round() -> None:
    levels = assess(Registry(tuple(ring(3))))

    assert levels["c1"].reasons[0].text == "it rests on itself: c1 → c2 → c0 → c1"
    assert levels["c1"].reasons[0].parts == ("c1", "c2", "c0")


def test_claim_of_a_large_group_beside_the_circle_shown_rests_on_it() -> None:
    claims = ring(12)
    claims[0] = claims[0].model_copy(update={"parts": ("c1", "beside")})
    claims.append(Claim(id="beside", text="A text", parts=("c3",)))

    levels = assess(Registry(tuple(claims)))

    assert levels["c5"].reasons[0].text.startswith("it rests on itself: ")
    assert "… 4 more …" in levels["c5"].reasons[0].text
    assert levels["beside"].reasons[0].text.startswith("it rests on claims that rest on themselves")
    assert levels["beside"].reasons[0].parts == ("c3",)


def test_cost_of_a_circle_is_linear_in_its_length() -> None:
    def steps(size: int) -> int:
        """Count the calls of functions, which no other program on the machine adds to."""
        registry, calls = Registry(tuple(ring(size))), count()
        sys.setprofile(lambda _frame, event, _what: event.endswith("call") and next(calls))
        try:
            assert len(assess(registry)) == size
        finally:
            sys.setprofile(None)
        return next(calls)

    assert steps(4_000) < 5 * steps(1_000)
