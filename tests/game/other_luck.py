"""Re-runs without an engine."""

from collections.abc import Iterator, Sequence

from game import commands, views
from game.store import Store
from sim.luck import Parts, PlayedGame, rerun
from tests.game.classroom import SEED, TEACHER, Classroom

RUNS = 48
"""re-runs of a test: more than enough for a band"""


def made_up(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
    """Results that only depend on the seed: the first team wins about three times of four, else the last."""
    teams = [team for played in game.markets for team in played.teams.values()]
    for seed in seeds:
        best = teams[0] if seed % 4 else teams[-1]
        yield {team: {"retention": 60.0 if team == best else 50.0, "profit": 40.0} for team in teams}


def honest(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
    """The game's own seed is really played; what the others give is made up."""
    for seed in seeds:
        yield rerun(game, seed) if seed == SEED else next(made_up(game, [seed]))


def measure(here: Classroom, store: Store | None = None) -> None:
    commands.measure_luck(store or here.store, TEACHER, here.game_id)


def of(here: Classroom) -> views.LuckBand:
    return views.luck_band(here.store, TEACHER, here.game_id)
