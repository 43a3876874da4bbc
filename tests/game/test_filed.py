"""Customer files: what people typed in is missing or wrong for a share of customers that data quality decides."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from game import commands, views
from game.customer_analysis.filed import TYPED_IN, Keeping, faults, filed, missing
from game.past_customers import past_rounds
from game.records import record
from game.shown.what_if import Asked, Change
from game.store import Store
from game.store.tables import Game, Team
from game.views.debrief import debrief
from game.views.what_if import what_if
from sim import packs
from sim.filing import WRONG
from sim.portfolio import portfolio
from sim.world import World
from tests.game.classroom import TEACHER, Classroom, known_market
from ui.customers.customer_export import translated

SCENARIO = packs.load("eshop")


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """What is asked here is the same on every database."""
    return sqlite_ready


@pytest.fixture(scope="module")
def world() -> World:
    return known_market(SCENARIO, ("Ann", "Bob"), 7, 12_000)


def kept(world: World, quality: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The truth about Ann's customers, and what stands in her files."""
    true = portfolio(SCENARIO, world, "Ann")
    return true, filed(true, Keeping(SCENARIO, quality, world.seed, world.twins))


def right(true: pd.DataFrame, on_file: pd.DataFrame, entry: str) -> np.ndarray:
    return (on_file[entry].astype(object) == true[entry].astype(object)).fillna(value=False).to_numpy(bool)


@pytest.mark.parametrize("entry", TYPED_IN)
def test_better_data_fills_and_corrects_the_same_files_and_never_spoils_one(world: World, entry: str) -> None:
    before = np.zeros(0, bool)
    shares = []
    for quality in (0.0, 0.3, 0.6, 0.9, 1.0):
        true, on_file = kept(world, quality)
        now = right(true, on_file, entry)
        assert not (before & ~now).any() if before.size else True
        before = now
        shares.append(now.mean())
    assert shares == sorted(shares)
    assert shares[0] < 0.4
    assert shares[-1] == 1.0


@pytest.mark.parametrize("entry", TYPED_IN)
def test_what_is_missing_and_what_is_wrong_is_as_much_as_the_quality_says(world: World, entry: str) -> None:
    true, on_file = kept(world, 0.4)
    found = faults(true, on_file)[entry]
    assert found.blank == pytest.approx(0.5 * 0.6, abs=0.02)
    assert found.wrong == pytest.approx(WRONG * 0.6, abs=0.015)
    assert missing(on_file[entry]).mean() == found.blank


def test_a_wrong_entry_stays_the_same_from_round_to_round_whoever_else_comes_or_goes(world: World) -> None:
    true, on_file = kept(world, 0.3)
    some = true.iloc[::3].reset_index(drop=True)
    again = filed(some, Keeping(SCENARIO, 0.3, world.seed, world.twins))
    assert again[list(TYPED_IN)].equals(on_file.iloc[::3].reset_index(drop=True)[list(TYPED_IN)])


def test_no_seat_has_better_luck_with_its_files(world: World) -> None:
    tables = [portfolio(SCENARIO, world, firm) for firm in world.firms]
    ann, bob = (faults(true, filed(true, Keeping(SCENARIO, 0.4, 7, world.twins))) for true in tables)
    assert ann == bob


def test_what_systems_book_is_right_whatever_the_quality(world: World) -> None:
    true, on_file = kept(world, 0.0)
    booked = [column for column in true.columns if column not in TYPED_IN]
    assert on_file[booked].equals(true[booked])


def test_an_age_on_file_is_of_somebody_who_may_be_a_customer(world: World) -> None:
    true, on_file = kept(world, 0.0)
    there = on_file["age"].notna()
    off = (on_file["age"][there].astype(int) - true["age"][there]).abs()
    assert set(off) - {0} <= set(range(6, 26))
    assert on_file["age"][there].between(16, 95).all()


def neglected(lesson: Classroom) -> None:
    """Nobody looks after the files for a round."""
    for name in ("Ann", "Cai"):
        commands.save_draft(lesson.store, lesson.students[name], {"data_quality": 0.0})
    lesson.close()


def truth(store: Store, game_id: int, team_id: int, number: int) -> pd.DataFrame:
    """What is true of everybody whom the team serves or served when a round began and ended, by number."""
    with store.read() as session:
        game, team = session.get_one(Game, game_id), session.get_one(Team, team_id)
        found = record(store, session, game)
        past = past_rounds(found, team)[number - 1].start
    return past.set_index("customer")


def wrong_files(lesson: Classroom) -> Iterator[tuple[int, str, object]]:
    """Every wrong or missing entry of Ann's files that may be held against the truth: number, entry, the truth."""
    frame = views.customers(lesson.store, lesson.students["Ann"]).frame.set_index("customer")
    true = truth(lesson.store, lesson.game_id, lesson.teams[0], 1)
    for entry in TYPED_IN:
        both = pd.concat([frame[entry], true[entry]], axis=1, join="inner")
        for number, (said, real) in zip(both.index, both.astype(object).to_numpy(), strict=True):
            if said is pd.NA or said != real:
                yield int(number), entry, real


def test_no_view_nor_file_of_a_game_in_progress_tells_what_is_true_of_a_wrong_entry(lesson: Classroom) -> None:
    neglected(lesson)
    ann, faulty = lesson.students["Ann"], list(wrong_files(lesson))
    assert {entry for _number, entry, _real in faulty} == set(TYPED_IN)
    table = views.customers(lesson.store, ann)
    rows = table.frame.set_index("customer")
    studied = table.frame.assign(name="somebody", kind=1, risk=0.1, value=1.0)
    download = translated(studied, SCENARIO, "en").set_index("Number").astype(object)
    said = {"segment": "Segment", "channel": "Favourite channel", "age": "Age"}
    names = {segment.key: segment.name.en for segment in SCENARIO.segments}
    for number, entry, real in faulty:
        assert rows.loc[number, entry] is pd.NA or rows.loc[number, entry] != real
        cell = download.loc[number, said[entry]]
        assert cell is pd.NA or cell not in {real, names.get(str(real)), str(real).capitalize()}
    ages = [(number, real) for number, entry, real in faulty if entry == "age"][:25]
    people = set(table.people.values())
    for number, real in ages:
        file = views.customer_file(lesson.store, ann, number, "en")
        assert number in people or file.persona.age != real
    assert table.wrong is None


def test_leavers_and_replays_are_told_as_filed_until_the_game_has_ended(lesson: Classroom) -> None:
    neglected(lesson)
    ann = lesson.students["Ann"]
    true = truth(lesson.store, lesson.game_id, lesson.teams[0], 1)["segment"]
    asked = Asked(Change("value", lever="messages", value=5.0), 1)

    def agreement() -> float:
        frame = views.leavers(lesson.store, ann).frame
        here = frame[frame["customer"].isin(true.index)]
        turned = what_if(lesson.store, ann, asked, "en")
        named = [*turned.would_have_left.named, *turned.would_have_stayed.named]
        pairs = [*zip(here["customer"], here["segment"], strict=True), *((one.customer, one.segment) for one in named)]
        return float(np.mean([true[number] == segment for number, segment in pairs]))

    assert 0.3 < agreement() < 0.9
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    assert agreement() == 1.0


def test_the_debrief_shows_how_much_was_missing_and_how_much_was_wrong(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Cai"], {"data_quality": 0.0})
    commands.save_draft(lesson.store, lesson.students["Ann"], {"data_quality": 4000.0})
    lesson.close()
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    states = {one.team.id: one for one in debrief(lesson.store, TEACHER, lesson.game_id).true_states}
    ann, cai = (states[team] for team in lesson.teams)
    assert ann.quality > cai.quality
    for entry in TYPED_IN:
        assert 0 < ann.faults[entry].blank < cai.faults[entry].blank
        assert 0 < ann.faults[entry].wrong < cai.faults[entry].wrong
    table = views.customers(lesson.store, lesson.students["Cai"])
    assert table.wrong == {entry: fault.wrong for entry, fault in cai.faults.items()}
    assert table.filled == pytest.approx({entry: 1 - fault.blank for entry, fault in cai.faults.items()})
