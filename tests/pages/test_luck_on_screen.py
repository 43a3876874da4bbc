"""How much was luck, on the screens: who may ask for it, how it comes along, what it says in the end."""

from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.luck import work
from game.shown.alone import OwnChoice
from game.store import Store
from game.store.luck_tables import LuckJob
from game.store.round_tables import Result
from game.views import LuckTie, TeamTag
from sim.luck import Parts, PlayedGame
from tests.game.other_luck import honest, made_up
from tests.pages.reading import english, markup, text
from tests.pages.school import Class, Opening, actor
from ui.luck import luck_words

NAMES = {"English", "CRM", "Tuesday", "QR", "localhost", "Ann", "min"}
BUTTON = {"en": "Measure the luck", "zh": "测一测运气"}
QUESTION = {"en": "How much of it was luck?", "zh": "有多少是运气？"}


@pytest.fixture(autouse=True)
def asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing works in the background; tests say when."""
    monkeypatch.setattr("game.commands.luck.wake", lambda _store: None)
    monkeypatch.setattr("game.commands.luck.RUNS", 44)


@pytest.fixture
def over(school: Class) -> tuple[Class, str]:
    """A class whose game has ended, and the token of a student."""
    ann = school.student("Ann", 0)
    school.play()
    commands.end_game(school.store, school.teacher, school.game_id)
    return school, ann


def labels(screen: AppTest) -> list[str]:
    return [button.label for button in screen.button]


def opened(
    visit: Opening, token: str, page: str, *, teacher: bool = False, language: str = "en", code: str = "CRM"
) -> AppTest:
    screen = visit("door", token, teacher=teacher, language=language)
    screen.switch_page(f"{page}.py").run()
    assert not screen.exception
    assert language == "en" or not english(screen, NAMES | {code})
    return screen


def press(screen: AppTest, label: str) -> AppTest:
    pressed = next(button for button in screen.button if button.label == label).click().run()
    assert not pressed.exception
    return pressed


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_teacher_has_it_measured_and_everybody_reads_it(
    over: tuple[Class, str], visit: Opening, language: str
) -> None:
    school, ann = over
    steering = partial(opened, visit, school.teacher_token, "cockpit", teacher=True)
    cockpit = partial(steering, language=language, code=school.code)
    compare = partial(opened, visit, ann, "compare", language=language)
    assert QUESTION[language] not in text(compare())
    running = press(cockpit(), BUTTON[language])
    assert "0 of 44" in text(running) or "0 / 44" in text(running)
    assert BUTTON[language] not in labels(running)
    assert QUESTION[language] in text(compare())
    work(school.store, made_up)
    for screen in (cockpit(), compare()):
        said = text(screen)
        assert "tied" in said or "不分高下" in said
        assert "Preliminary" not in said
        assert "初步" not in said
    drawn = markup(compare())
    assert drawn.count('class="lk-luck-row') == 2
    assert drawn.count("lk-luck-row lk-mine") == 1
    assert "range 1–2" in drawn or "范围第 1–2 名" in drawn
    assert "score" in drawn or "得分" in drawn


def test_a_student_cannot_have_it_measured(over: tuple[Class, str], visit: Opening) -> None:
    assert BUTTON["en"] not in labels(opened(visit, over[1], "compare"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_plays_alone_is_offered_it_after_the_end(store: Store, visit: Opening, language: str) -> None:
    token = commands.play_alone(store, "Ann", OwnChoice("eshop", 1, language=language, seed=5)).token
    alone = actor(store, token)
    commands.submit(store, alone, 0)
    assert BUTTON[language] not in labels(opened(visit, token, "compare", language=language))
    commands.end_game(store, alone, alone.game_id or 0)
    screen = opened(visit, token, "compare", language=language)
    press(screen, BUTTON[language])
    work(store, made_up)
    assert 'class="lk-luck-row' in markup(opened(visit, token, "compare", language=language))


def test_what_is_there_early_is_marked_as_preliminary(over: tuple[Class, str], visit: Opening) -> None:
    school, ann = over
    made: list[int] = []

    def dying(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        for seed in seeds:
            if len(made) == 1 + 41:  # the game's own seed comes first
                raise KeyboardInterrupt
            made.append(seed)
            yield from made_up(game, [seed])

    commands.measure_luck(school.store, school.teacher, school.game_id)
    with pytest.raises(KeyboardInterrupt):
        work(school.store, dying)
    seen = text(opened(visit, ann, "compare"))
    assert "Preliminary: 41 of 44 re-runs so far." in seen
    assert "41 of 44 games played again" in seen


def test_where_it_failed_the_teacher_may_try_again(over: tuple[Class, str], visit: Opening) -> None:
    school, _ann = over
    commands.measure_luck(school.store, school.teacher, school.game_id)
    with school.store.write() as session:
        session.get_one(LuckJob, (school.game_id, 1)).failed = "MemoryError()"
    screen = opened(visit, school.teacher_token, "cockpit", teacher=True)
    assert "could not be finished" in text(screen)
    assert "0 of 44" in text(press(screen, "Try again"))


def test_the_wall_says_who_is_tied(over: tuple[Class, str], visit: Opening) -> None:
    school, _ann = over
    wall = partial(visit, "projector", school.teacher_token, teacher=True)
    assert "tied" not in text(wall())
    commands.measure_luck(school.store, school.teacher, school.game_id)
    work(school.store, made_up)
    assert "are tied" in text(wall())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_re_runs_of_a_model_that_has_changed_say_so(over: tuple[Class, str], visit: Opening, language: str) -> None:
    school, ann = over
    with school.store.write() as session:
        session.query(Result).update({"engine": "an older one"})
    commands.measure_luck(school.store, school.teacher, school.game_id)
    work(school.store, made_up)
    said = {"en": "even with the game's own luck it comes out differently", "zh": "今天的结果也和当时不同"}[language]
    shown = {"language": language, "code": school.code}
    assert said in text(opened(visit, ann, "compare", language=language))
    assert said in text(opened(visit, school.teacher_token, "cockpit", teacher=True, **shown))
    wall = visit("projector", school.teacher_token, teacher=True, language=language)
    assert {"en": "model, which has changed since this game", "zh": "按今天的模型"}[language] in text(wall)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_re_runs_of_the_same_model_say_how_that_is_known(
    over: tuple[Class, str], visit: Opening, language: str
) -> None:
    school, ann = over
    commands.measure_luck(school.store, school.teacher, school.game_id)
    work(school.store, honest)
    said = {"en": "Checked: with the game's own luck it comes out the same", "zh": "已核对"}[language]
    assert said in text(opened(visit, ann, "compare", language=language))
    with school.store.write() as session:
        session.query(Result).update({"engine": "an older one"})
    told = {"en": "the model has not", "zh": "模型没有变"}[language]
    assert told in text(opened(visit, ann, "compare", language=language))


def test_the_teacher_is_told_of_a_cluster_that_does_not_answer(
    over: tuple[Class, str], visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, _ann = over
    monkeypatch.setattr("game.aside.silent_cluster", lambda: "tcp://cluster:8786")
    assert "tcp://cluster:8786" in text(opened(visit, school.teacher_token, "cockpit", teacher=True))


def test_a_tie_is_told_in_tenths() -> None:
    teams = [TeamTag(n, name, n, "people", None, name, mine=False) for n, name in enumerate(("Ann", "Bob", "Cai"))]
    three = LuckTie(tuple(teams), turned=0.31, equal=0.0)
    assert luck_words.tie(three) == (
        "● Ann, ■ Bob and ▲ Cai are tied: with other luck Cai would have finished ahead of Ann 3 of 10 times."
    )
    assert luck_words.tie(LuckTie(tuple(teams[:2]), 0.0, 1.0)) == (
        "● Ann and ■ Bob are tied: they come out the same every time."
    )


def test_places_are_counted_as_people_say_them() -> None:
    assert [luck_words.place(n) for n in (1, 2, 3, 4, 11, 12, 13, 21)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
    ]
