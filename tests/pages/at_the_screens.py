"""A student at the screens: coming in, reading all that stands there, two teammates at an open round."""

from streamlit.testing.v1 import AppTest

from game import commands
from tests.pages.school import Class, Opening


def words(screen: AppTest) -> str:
    """Everything that stands on the screen, roughly."""
    said = [*screen.error, *screen.warning, *screen.info, *screen.success, *screen.markdown, *screen.caption]
    return "\n".join([element.value for element in said] + [element.proto.body for element in screen.get("html")])


def page(visit: Opening, token: str, name: str, language: str = "en") -> AppTest:
    """Come in through the door and go to one page."""
    screen = visit("door", token, language=language)
    screen.switch_page(f"{name}.py").run()
    assert not screen.exception
    return screen


def with_a_tab_each(school: Class) -> tuple[Class, str, str]:
    """Ann has service and Bob has care, nobody leads; Cai is in the other team; round 1 is open."""
    ann, bob = school.student("Ann", 0, "service"), school.student("Bob", 0, "care")
    school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    return school, ann, bob


def two_teammates(school: Class) -> tuple[Class, str, str]:
    """Ann and Bob sit in the first team, Cai in the second; round 1 is open. Gives Ann's and Bob's tokens."""
    ann, bob = school.student("Ann", 0), school.student("Bob", 0, "service")
    school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    return school, ann, bob


def unfolded(screen: AppTest, *parts: str) -> AppTest:
    """Unfold parts of the closer look at a round's results."""
    for part in parts:
        screen.session_state[f"look-{part}"] = True
    screen.run()
    assert not screen.exception
    return screen
