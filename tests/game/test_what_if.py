"""Asking the past: one's own revealed rounds, one's own levers, and the winners' once the game is over."""

import pytest

from game import commands
from game.shown.what_if import Asked, Change
from game.store import Store
from game.views import compare, customers, plan, results
from game.views.what_if import replayable, what_if
from sim.targeting import aims
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused

pytestmark = pytest.mark.long

MESSAGES = Change("value", lever="messages", value=0.5)


def pestering(here: Classroom) -> Classroom:
    """Two rounds are revealed; in both, Ann's team wrote too often, and Cai's trained its people."""
    here.open()
    commands.save_draft(here.store, here.students["Ann"], {"messages": 5.0})
    commands.save_draft(here.store, here.students["Cai"], {"training": 2500.0})
    here.close()
    here.next()
    here.close()
    return here


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """Nothing here is written: one kind of database is enough."""
    return sqlite_ready


@pytest.fixture
def played(store: Store, clock: Clock) -> Classroom:
    return pestering(two_teams(store, clock))


@pytest.mark.parametrize("mode", ["shared", "parallel"])
def test_what_was_decided_gives_what_was(store: Store, clock: Clock, mode: str) -> None:
    here = pestering(two_teams(store, clock, mode=mode))
    same = Asked(Change("value", lever="messages", value=5.0), 1, to_end=True)
    seen = what_if(store, here.students["Ann"], same, "en")
    assert (seen.first, seen.last, seen.same_engine, dict(seen.changed)) == (1, 2, True, {})
    assert seen.other == seen.history
    assert seen.would_have_stayed.count == seen.would_have_left.count == 0
    assert seen.history[-1] == results(store, here.students["Ann"]).report


def test_who_would_have_stayed_is_named_in_the_readers_language(played: Classroom) -> None:
    ann = played.students["Ann"]
    seen = what_if(played.store, ann, Asked(MESSAGES, 1), "en")
    assert dict(seen.changed) == {"messages": (5.0, 0.5)}
    assert (seen.first, seen.last) == (1, 1)
    stayed, left = seen.would_have_stayed, seen.would_have_left
    assert stayed.count > left.count
    difference = seen.other[0].kept - seen.history[0].kept
    assert stayed.count - left.count == difference
    assert all(one.name.isascii() for one in stayed.named)
    chinese = what_if(played.store, ann, Asked(MESSAGES, 1), "zh")
    assert not any(one.name.isascii() for one in chinese.would_have_stayed.named)
    assert [one.customer for one in chinese.would_have_stayed.named] == [one.customer for one in stayed.named]


def test_a_change_to_the_end_holds_in_every_later_round(played: Classroom) -> None:
    seen = what_if(played.store, played.students["Ann"], Asked(MESSAGES, 1, to_end=True), "en")
    assert len(seen.history) == len(seen.other) == 2
    assert all(
        now.causes["over_contact"] < was.causes["over_contact"]
        for was, now in zip(seen.history, seen.other, strict=True)
    )


def test_a_group_can_go_back_to_what_it_was(played: Classroom) -> None:
    ann = played.students["Ann"]
    seen = what_if(played.store, ann, Asked(Change("start", group="marketing"), 2), "en")
    assert set(seen.changed) == {"messages"}
    unchanged = what_if(played.store, ann, Asked(Change("before", group="service"), 2), "en")
    assert unchanged.other == unchanged.history


def test_asking_changes_nothing_that_counts(played: Classroom) -> None:
    before = everything(played.store, but=("caches",))
    what_if(played.store, played.students["Ann"], Asked(MESSAGES, 1, to_end=True), "en")
    assert everything(played.store, but=("caches",)) == before


def test_the_winners_way_is_open_after_the_end_and_to_a_teacher(played: Classroom) -> None:
    standings = compare(played.store, TEACHER, game_id=played.game_id).standings
    leader, loser = standings[0].team.id, standings[-1].team.id
    name = "Ann" if loser == played.teams[0] else "Cai"
    asked = Asked(Change("winners"), 1, to_end=True, team=loser)
    assert what_if(played.store, TEACHER, asked, "en").changed
    assert replayable(played.store, played.students[name]).winners is None
    with refused("not_now"):
        what_if(played.store, played.students[name], asked, "en")
    commands.end_game(played.store, TEACHER, played.game_id)
    seen = what_if(played.store, played.students[name], asked, "en")
    theirs = plan(played.store, played.students[name], leader, 1).values.as_dict()
    assert {lever: now for lever, (_was, now) in seen.changed.items()} == {
        lever: theirs[lever] for lever in seen.changed
    }
    past = replayable(played.store, played.students[name])
    assert past.winners is not None
    assert past.winners.id == leader


def test_nobody_asks_about_another_team_or_what_is_not_revealed(played: Classroom) -> None:
    ann = played.students["Ann"]
    with refused("not_your_team"):
        what_if(played.store, ann, Asked(MESSAGES, 1, team=played.teams[1]), "en")
    with refused("not_your_team"):
        replayable(played.store, ann, played.teams[1])
    played.next()
    assert replayable(played.store, ann).revealed == (1, 2)
    for number in (0, 3, -1):
        with refused("not_revealed", round=number):
            what_if(played.store, ann, Asked(MESSAGES, number), "en")


@pytest.mark.parametrize(
    "change",
    [
        Change("value", lever="messages", value=99.0),
        Change("value", lever="magic", value=1.0),
        Change("value", lever="routing", value="nobody"),
        Change("before", lever="magic"),
        Change("start", group="magic"),
    ],
)
def test_what_nobody_could_have_decided_is_refused(played: Classroom, change: Change) -> None:
    with refused("decision_refused") as said:
        what_if(played.store, played.students["Ann"], Asked(change, 1), "en")
    assert said.problems


def test_before_anything_is_revealed_there_is_no_past(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    assert customers(lesson.store, ann).round == 0
    with refused("not_revealed"):
        replayable(lesson.store, ann)
    with refused("not_revealed"):
        what_if(lesson.store, ann, Asked(MESSAGES, 1), "en")


def test_messages_could_have_gone_to_others(played: Classroom) -> None:
    ann = played.students["Ann"]
    frame = customers(played.store, ann).frame
    quiet = frame["customer"].head(40).tolist()
    commands.save_target_list(played.store, ann, "Quiet", quiet)
    rule = what_if(played.store, ann, Asked(Change("value", lever="messages_to", value="grade=A; silent>=2"), 1), "en")
    assert dict(rule.changed) == {"messages_to": ("", "grade=A; silent>=2")}
    few = what_if(played.store, ann, Asked(Change("value", lever="messages_to", value="list Quiet"), 1), "en")
    assert dict(few.changed)["messages_to"][1] == f"list Quiet: {aims.list_of('Quiet', quiet).split(': ')[1]}"
    was, now = (seen.causes["over_contact"] for seen in (few.history[0], few.other[0]))
    assert now < was
    assert few.other[0].costs["messages"] < rule.other[0].costs["messages"] < rule.history[0].costs["messages"]
    with refused("no_such_list", name="Theirs"):
        what_if(played.store, ann, Asked(Change("value", lever="messages_to", value="list Theirs"), 1), "en")
    with refused("decision_refused"):  # a sign that no database takes is no name
        what_if(played.store, ann, Asked(Change("value", lever="messages_to", value="list \0"), 1), "en")
    theirs = next(n for n in range(10_000) if n not in set(frame["customer"]) and n > max(quiet))
    with refused("not_your_customer"):
        text = aims.list_of("X", [int(customers(played.store, played.students["Cai"]).frame["customer"].max()), theirs])
        what_if(played.store, ann, Asked(Change("value", lever="messages_to", value=text), 1), "en")


def test_a_rule_that_nobody_had_can_be_replayed(played: Classroom) -> None:
    asked = Asked(Change("value", lever="automation", value="silent 6 grade A -> message"), 1)
    seen = what_if(played.store, played.students["Ann"], asked, "en")
    assert seen.other[0].costs["messages"] != seen.history[0].costs["messages"]
    with refused("decision_refused"):
        asked = Asked(Change("value", lever="automation", value="when the moon is full -> call"), 1)
        what_if(played.store, played.students["Ann"], asked, "en")
