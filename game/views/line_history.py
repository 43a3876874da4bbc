"""Earlier lines of play: which there are, and (for the teacher) everything that was done on each."""

from game.actors import Actor
from game.authority import game_of, require_teacher, room_game
from game.drafts import differing
from game.lines import Line, line_of, lines_of, on_line
from game.looking_back import read_alike
from game.records import Record, record
from game.rules import PRACTICE_BRANCH, Phase, revealed_rounds
from game.shown.lines import LinePlayed, LineRound, LineTeam, LineView
from game.store import Store
from game.store.round_tables import Decision, Result
from game.store.tables import Member, Team
from game.views.tagging import team_tag
from sim.decisions import check


def lines(store: Store, actor: Actor, game_id: int | None = None) -> tuple[LineView, ...]:
    """List a game's lines of play, oldest first; a player sees those of which a round was revealed, and the current."""
    with store.read() as session:
        game = game_of(session, actor, game_id)
        if game.branch == PRACTICE_BRANCH:
            return ()
        views = read_alike(store, game, ("lines",), lambda: [_view(line) for line in lines_of(session, game)])
        everything = actor.kind == "teacher"
        return tuple(view for view in views if everything or view.current or _shows_something(view))


def line_history(store: Store, teacher: Actor, game_id: int, branch: int) -> LinePlayed:
    """Give every round that a line of play reached: what each team played, submitted or drafted."""
    require_teacher(teacher)
    with store.read() as session:
        game = room_game(session, game_id)
        line = line_of(session, game, branch)
        found = on_line(record(store, session, game), branch)
        reached = range(1, line.here.round + 1)
        return LinePlayed(_view(line), tuple(_round(found, line, number) for number in reached))


def _view(line: Line) -> LineView:
    here = line.here
    return LineView(
        number=line.number,
        parent=line.parent,
        from_round=line.from_round,
        current=line.current,
        created_at=line.created_at,
        phase=Phase(here.phase),
        round=here.round,
        revealed=tuple(range(1, revealed_rounds(here) + 1)),
    )


def _shows_something(view: LineView) -> bool:
    """Tell whether a round of the line's own was revealed."""
    return bool(view.revealed) and view.revealed[-1] >= view.from_round


def _round(found: Record, line: Line, number: int) -> LineRound:
    key = (found.game.id, found.line.holder(number), number)
    played = found.session.get(Result, key) is not None
    return LineRound(
        round=number,
        own=number >= line.from_round,
        revealed=number <= revealed_rounds(line.here),
        teams=tuple(_team(found, team, number, played=played) for team in found.active()),
    )


def _team(found: Record, team: Team, number: int, *, played: bool) -> LineTeam:
    row = found.decision(number, team)
    return LineTeam(
        tag=team_tag(team),
        source=None if row is None else row.source,
        draft_by=_name(found, None if row is None else row.draft_by),
        draft_at=None if row is None else row.draft_at,
        submitted_by=_name(found, None if row is None else row.submitted_by),
        submitted_at=None if row is None else row.submitted_at,
        reason="" if row is None else row.reason,
        changed=_changed(found, team, number, row),
        retention=found.firm_report(number, team).retention if played else None,
    )


def _changed(found: Record, team: Team, number: int, row: Decision | None) -> tuple[str, ...]:
    kept = None if row is None else row.played or row.draft
    if kept is None:
        return ()
    before = found.last_values(number, team).as_dict()
    return differing(check(kept, found.scenario).as_dict(), before)


def _name(found: Record, member_id: int | None) -> str | None:
    return None if member_id is None else found.session.get_one(Member, member_id).name
