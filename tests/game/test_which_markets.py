"""In which markets plans are tried: so many from a number on, or those of a list that somebody typed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import Refused
from game.exploring.which_markets import LAST, LONGEST, MOST_MARKETS, numbers, seeds_for
from game.shown.exploring import WhichMarkets
from tests.game.refusals import refused


@pytest.mark.parametrize(
    ("which", "found"),
    [
        (WhichMarkets(3), (1, 2, 3)),
        (WhichMarkets(3, 101), (101, 102, 103)),
        (WhichMarkets(3, 101, " "), (101, 102, 103)),
        (WhichMarkets(3, 101, "1, 2, 5-9"), (1, 2, 5, 6, 7, 8, 9)),
        (WhichMarkets(3, 101, "9;7 7 , 8"), (7, 8, 9)),
        (WhichMarkets(3, 101, "１，２、5 – ７"), (1, 2, 5, 6, 7)),
        (WhichMarkets(3, 101, "5到7"), (5, 6, 7)),
        (WhichMarkets(0, -1, "1-100, 50-60"), tuple(range(1, 101))),
        (WhichMarkets(1, LAST), (LAST,)),
    ],
)
def test_so_many_from_a_number_on_or_those_of_the_list(which: WhichMarkets, found: tuple[int, ...]) -> None:
    assert numbers(which) == found


@pytest.mark.parametrize("listed", ["all", "1, x", "-5", "1-2-3", "9-5", "1.5", "²", "1" * 21, "7 " * LONGEST, "1--3"])
def test_what_is_no_list_is_refused_with_what_was_written(listed: str) -> None:
    with pytest.raises(Refused) as refusal:
        numbers(WhichMarkets(1, 1, listed))
    assert refusal.value.code == "bad_markets"
    assert str(refusal.value.details["text"])[:1] in listed


@pytest.mark.parametrize(
    ("which", "what"),
    [
        (WhichMarkets(0), "markets"),
        (WhichMarkets(1_000_000), "markets"),
        (WhichMarkets(20, -1), "first_market"),
        (WhichMarkets(20, LAST), "first_market"),
        (WhichMarkets(1, listed="0"), "market"),
        (WhichMarkets(1, listed=f"3, {LAST + 1}"), "market"),
        (WhichMarkets(1, listed="1-1000000"), "markets"),
        (WhichMarkets(1, listed="1-60, 100-160"), "markets"),
        (WhichMarkets(1, listed=",;"), "markets"),
    ],
)
def test_too_many_and_numbers_that_no_market_has_are_refused_with_what_is_allowed(
    which: WhichMarkets, what: str
) -> None:
    with refused("out_of_bounds", what=what):
        numbers(which)


def test_a_number_is_the_same_market_however_it_was_asked_for() -> None:
    first = seeds_for(WhichMarkets(20))
    assert first[4:9] == seeds_for(WhichMarkets(5, 5)) == seeds_for(WhichMarkets(1, listed="9, 5-8"))
    assert not set(first) & set(seeds_for(WhichMarkets(MOST_MARKETS, 21)))


@given(st.text(max_size=30) | st.text("0123456789-, ;", max_size=30))
def test_whatever_is_typed_gives_rising_numbers_or_a_refusal(listed: str) -> None:
    with suppress(Refused):
        found = numbers(WhichMarkets(3, 1, listed))
        assert list(found) == sorted(set(found))
        assert 1 <= len(found) <= MOST_MARKETS
