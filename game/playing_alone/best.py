"""Personal bests: by score, for each company and each difficulty, over all that was played to its last round."""

from collections.abc import Iterable, Iterator

from game.difficulties import DIFFICULTIES
from game.shown.alone import Best, OwnGame

HARDEST_FIRST = (*reversed(DIFFICULTIES), None)


def bests(games: Iterable[OwnGame]) -> tuple[Best, ...]:
    """Give the best of each company and difficulty, company by company, the hardest rivals first.

    Every line of play counts that reached the last round, also one that was left; equals: the earlier game.
    """
    best: dict[tuple[str, str | None], Best] = {}
    for each in sorted(_finished(games), key=lambda one: (-one.score, one.game_id, one.line)):
        best.setdefault((each.scenario, each.difficulty), each)
    return tuple(sorted(best.values(), key=lambda one: (one.scenario, HARDEST_FIRST.index(one.difficulty))))


def _finished(games: Iterable[OwnGame]) -> Iterator[Best]:
    for game in games:
        for line in game.lines:
            if line.played < game.rounds or line.score is None or line.rank is None or line.retention is None:
                continue
            yield Best(
                scenario=game.scenario,
                difficulty=game.difficulty if game.difficulty in DIFFICULTIES else None,
                rivals=game.rivals,
                rounds=game.rounds,
                score=line.score,
                rank=line.rank,
                retention=line.retention,
                game_id=game.game_id,
                line=line.number,
                lines=len(game.lines),
            )
