"""The phase machine by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import Refused
from game.rules import FROM, Move, Phase, Standpoint, after, back_to, obvious, revealed_rounds

LOBBY = Standpoint(Phase.LOBBY, 0, 1, 3)


def standpoints() -> st.SearchStrategy[Standpoint]:
    return st.builds(
        Standpoint,
        phase=st.sampled_from(Phase),
        round=st.integers(0, 5),
        branch=st.integers(0, 3),
        rounds=st.integers(1, 5),
        ready=st.booleans(),
    )


def test_a_game_runs_from_the_lobby_to_the_end_by_the_obvious_moves() -> None:
    here, seen = LOBBY, [LOBBY.phase]
    while (move := obvious(here)) is not None:
        here = after(move, here)
        if here.phase == Phase.CLOSED:
            here = Standpoint(here.phase, here.round, here.branch, here.rounds, ready=True)
        seen.append(here.phase)
    assert seen == ["lobby", "briefing", *["open", "closed", "revealed"] * 3, "ended"]
    assert here.round == 3


def test_a_practice_round_comes_first_and_is_followed_by_round_one_on_the_first_branch() -> None:
    practising = after(Move.OPEN_ROUND, Standpoint(Phase.BRIEFING, 0, 0, 3))
    assert (practising.round, practising.practising) == (0, True)
    first = after(Move.NEXT_ROUND, Standpoint(Phase.REVEALED, 0, 0, 3, ready=True))
    assert (first.phase, first.round, first.branch, first.practising) == (Phase.OPEN, 1, 1, False)


def test_the_last_round_has_no_next_one() -> None:
    with pytest.raises(Refused, match="last_round"):
        after(Move.NEXT_ROUND, Standpoint(Phase.REVEALED, 3, 1, 3, ready=True))


def test_nothing_is_revealed_before_it_is_computed() -> None:
    with pytest.raises(Refused, match="round_computing"):
        after(Move.REVEAL, Standpoint(Phase.CLOSED, 1, 1, 3))


@given(standpoints(), st.sampled_from(Move))
def test_a_move_is_refused_exactly_where_the_table_does_not_list_it(here: Standpoint, move: Move) -> None:
    if here.phase not in FROM[move]:
        with pytest.raises(Refused, match="not_now"):
            after(move, here)


@given(standpoints(), st.sampled_from(Move))
def test_no_move_ever_shows_a_round_that_has_not_been_revealed(here: Standpoint, move: Move) -> None:
    try:
        there = after(move, here)
    except Refused:
        return
    assert 0 <= revealed_rounds(there) <= max(there.round, 0)
    if there.phase in (Phase.OPEN, Phase.CLOSED):
        assert revealed_rounds(there) <= max(there.round - 1, 0)


@given(standpoints(), st.integers(-1, 7))
def test_one_goes_back_only_to_a_round_that_was_reached(here: Standpoint, wanted: int) -> None:
    try:
        there = back_to(wanted, 9, here)
    except Refused:
        return
    assert 1 <= wanted <= here.round
    assert (there.phase, there.round, there.branch, there.ready) == (Phase.OPEN, wanted, 9, False)


def test_one_does_not_go_back_while_the_engine_is_at_work() -> None:
    with pytest.raises(Refused, match="round_computing"):
        back_to(1, 2, Standpoint(Phase.CLOSED, 2, 1, 3))
