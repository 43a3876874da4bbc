"""Everybody who might try what is not theirs: students of every kind, strangers, and a victim with secrets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game import commands
from game.actors import Actor
from game.shown.alone import OwnChoice
from game.store import Store
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams

SECRET_NUMBER = 1234.567
"""A lever of the victim's plan; found nowhere else."""
PRIVATE_REASON = "we-will-double-the-training"
CHIEF, MATE, RIVAL, GUEST, STRANGER = "Ann", "Bob", "Cai", "Gus", "Sue"


@dataclass
class Victim:
    """A class in its second round, the team that is attacked, and everybody's way in."""

    here: Classroom
    attackers: dict[str, Actor]
    tokens: dict[str, str]
    solo_game: int
    other_game: int

    @property
    def store(self) -> Store:
        return self.here.store

    @property
    def game(self) -> int:
        return self.here.game_id

    @property
    def team(self) -> int:
        return self.here.teams[0]

    @property
    def member(self) -> int:
        return self.here.students[CHIEF].member_id or 0


def victim(store: Store, clock: Clock) -> Victim:
    """A class that has played a round; Ann's team has a new secret plan, handed in and changed again."""
    here = two_teams(store, clock)
    here.open()
    _plan(here, SECRET_NUMBER)
    here.close()
    here.next()
    _plan(here, SECRET_NUMBER + 1)
    commands.save_draft(store, here.students[CHIEF], {"training": SECRET_NUMBER})
    tokens = {name: commands.join(store, here.code, name).token for name in (GUEST, "Former")}
    return _crowd(here, tokens)


def buys(here: Victim, ordered: Mapping[str, object]) -> None:
    """Let the attacked team hand in a plan that buys something, and play the round with it."""
    draft = commands.save_draft(here.store, here.attackers["chief"], ordered)
    commands.submit(here.store, here.attackers["mate"], draft.version, "we want to know")
    commands.close_round(here.store, TEACHER, here.game)


def _plan(here: Classroom, number: float) -> None:
    draft = commands.save_draft(here.store, here.students[CHIEF], {"training": number})
    commands.submit(here.store, here.students[MATE], draft.version, PRIVATE_REASON, 0.987654)


def _crowd(here: Classroom, tokens: dict[str, str]) -> Victim:
    """Gather the attackers: what each of them believes to be is what their open page still says."""
    store, clock = here.store, here.clock
    former = here.back(tokens["Former"])
    commands.choose_team(store, former, here.teams[0], "care")
    former = here.back(tokens["Former"])
    commands.move_member(store, TEACHER, here.game_id, former.member_id or 0, here.teams[1])
    other = two_teams(store, clock)
    other.open()
    solo = here.back(commands.play_alone(store, "Solo", OwnChoice("eshop", 2)).token)
    stranger, boastful = other.students[CHIEF], replace(here.students[RIVAL], team_id=here.teams[0])
    attackers = {
        "chief": here.students[CHIEF],
        "mate": here.students[MATE],
        "rival": here.students[RIVAL],
        "rival who says to be in the team": boastful,
        "former member whose page is old": former,
        "guest without a team": here.back(tokens[GUEST]),
        "student of another room": stranger,
        "student of another room who says to be here": replace(
            stranger, room_id=here.room_id, game_id=here.game_id, team_id=here.teams[0]
        ),
        "solo player": solo,
        "solo player who says to be here": replace(solo, game_id=here.game_id, team_id=here.teams[0]),
        "nobody": Actor("student"),
        "teacher": TEACHER,
    }
    return Victim(here, attackers, tokens, solo.game_id or 0, other.game_id)
