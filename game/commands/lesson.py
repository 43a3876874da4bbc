"""The lesson: its plan, the one button that starts it, steering by hand again, and one stage back."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher
from game.bumps import tell_everybody
from game.commands.branching import reopen
from game.errors import Refused
from game.holding import held_in_room
from game.lesson import BEFORE, Plan, Step, as_rows, checked, practises
from game.lesson_clock import arrival, minutes_at, plan_of
from game.log import note
from game.moving import move
from game.one_stage_back import stage_before
from game.rules import FIRST_BRANCH, PRACTICE_BRANCH, Move, Phase, Standpoint
from game.store import Store
from game.store.lesson_tables import Lesson
from game.store.tables import Game
from game.transitions import Expected, shift


def set_plan(store: Store, teacher: Actor, game_id: int, steps: Sequence[Step], *, early_close: bool) -> None:
    """Make the plan of a game; a stage that has begun keeps the clock it has, later ones follow the new plan.

    Raises:
        Refused: ``bad_plan``, ``out_of_bounds`` (minutes), ``not_now`` where the practice round can no longer be
            added or left out.
    """
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id)
        plan = checked(steps, game.rounds)
        lesson = _lesson(session, game)
        _settle_practice(session, game, lesson, plan)
        lesson.steps, lesson.early_close = as_rows(plan), early_close
        note(store, session, teacher, "set_plan", game, minutes=sum(step.minutes for step in plan))
        tell_everybody(session, game.id)


def start_lesson(store: Store, teacher: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Let the autopilot lead from where the game stands: from the lobby the briefing begins at once."""
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id)
        _refuse_elsewhere(game, expected)
        if game.phase == Phase.ENDED:
            raise Refused("not_now", phase=game.phase, round=game.round, needs=[phase.value for phase in Phase][:-1])
        lesson = _lesson(session, game)
        lesson.autopilot, lesson.started_at = True, lesson.started_at or store.now()
        session.flush()
        note(store, session, teacher, "start_lesson", game)
        if game.phase == Phase.LOBBY:
            move(store, session, game, Move.START_BRIEFING, teacher)
            return
        if game.deadline is None and game.paused_seconds is None:
            game.deadline = arrival(store, session, game, game.standpoint)["deadline"]
        tell_everybody(session, game.id)


def steer_by_hand(store: Store, teacher: Actor, game_id: int) -> None:
    """Let the autopilot go: an open round keeps its clock, every other stage lasts until the teacher moves on."""
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id)
        lesson = session.get(Lesson, game.id)
        if lesson is None or not lesson.autopilot:
            raise Refused("no_autopilot")
        lesson.autopilot = False
        if game.phase != Phase.OPEN:
            game.deadline = game.paused_seconds = None
        note(store, session, teacher, "steer_by_hand", game)
        tell_everybody(session, game.id)


def step_back(store: Store, teacher: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Go one stage back, nothing lost; where the plan or the game has a clock it stands, full, until it is let run.

    From a round's results this opens the round again on a new branch; drafts and submissions of a round that is left
    open wait for it.
    """
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id)
        _refuse_elsewhere(game, expected)
        if game.phase == Phase.REVEALED:
            reopen(store, session, game, game.round, teacher)
        else:
            _one_back(store, session, game, teacher)
        minutes = minutes_at(session, game, game.standpoint)
        game.deadline, game.paused_seconds = None, None if minutes is None else 60 * minutes
        tell_everybody(session, game.id)


def _one_back(store: Store, session: Session, game: Game, teacher: Actor) -> None:
    shift(session, game, stage_before(session, game), deadline=None, paused_seconds=None)
    note(store, session, teacher, "step_back", game, round=game.round, phase=game.phase)


def _settle_practice(session: Session, game: Game, lesson: Lesson, plan: Plan) -> None:
    """Add or leave out the practice round, as long as no round has been opened."""
    if practises(plan) == practises(plan_of(game, lesson)):
        return
    if game.phase not in BEFORE:
        raise Refused("not_now", phase=game.phase, round=game.round, needs=[phase.value for phase in BEFORE])
    branch = PRACTICE_BRANCH if practises(plan) else FIRST_BRANCH
    shift(session, game, Standpoint(Phase(game.phase), game.round, branch, game.rounds))


def _lesson(session: Session, game: Game) -> Lesson:
    """Give the game's lesson, begun with the usual plan where there is none yet."""
    lesson = session.get(Lesson, game.id)
    if lesson is None:
        steps = as_rows(plan_of(game, None))
        lesson = Lesson(game_id=game.id, steps=steps, early_close=True, autopilot=False, started_at=None)
        session.add(lesson)
    return lesson


def _refuse_elsewhere(game: Game, expected: Expected | None) -> None:
    """Refuse (``already_moved``) where the game does not stand where the caller's screen showed it."""
    if expected is not None and (game.phase, game.round) != (str(expected[0]), expected[1]):
        raise Refused("already_moved", phase=game.phase, round=game.round)
