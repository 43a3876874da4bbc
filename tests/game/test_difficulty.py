"""The difficulties of playing alone are in order: a sensible team is further ahead the gentler its rivals are."""

from statistics import mean

import pytest

from game.difficulties import DIFFICULTIES
from game.playing_alone.rivals import rivals_of
from sim import packs
from sim.balance.games import Game, play
from sim.balance.players import GENERALIST

ROUNDS, PEOPLE, SEED = 3, 500, 1
"""of one short game in a small market (people for each firm); the whole games stand in docs/developers.md"""


@pytest.mark.parametrize("key", packs.playable())
def test_a_sensible_team_is_further_ahead_the_gentler_its_rivals_are(key: str) -> None:
    pack = packs.load(key).model_copy(update={"rounds": ROUNDS})
    ahead = []
    for difficulty in DIFFICULTIES:
        against = rivals_of(pack, difficulty, None, SEED)
        mine, *others = play(pack, Game((GENERALIST, *against), SEED), PEOPLE).final
        ahead.append(mine - mean(others))
    assert ahead == sorted(ahead, reverse=True)
