"""Where everybody comes at once, the results begin with what is looked at first, and the rest follows by itself."""

import pytest

from locales import LANGUAGES
from tests.pages.at_the_screens import page, words
from tests.pages.school import Class, Opening
from ui import turns
from ui.outcomes import first_things_first

FOLLOWS = {"en": "The rest follows in a moment.", "zh": "其余内容马上就来。"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_crowd_the_rest_of_the_results_follows(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    ann = school.student("Ann", 0)
    school.play()
    full = page(visit, ann, "results", language)
    assert FOLLOWS[language] not in words(full)
    monkeypatch.setattr(turns, "is_crowded", lambda: True)
    screen = visit("door", ann, language=language)
    assert "lk-hero-number" in words(screen)
    assert FOLLOWS[language] in words(screen)
    assert len(screen.subheader) < len(full.subheader)
    screen.run()
    assert not screen.exception
    assert [each.value for each in screen.subheader] == [each.value for each in full.subheader]


def test_the_rest_comes_by_itself(visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = school.student("Ann", 0)
    school.play()
    full = page(visit, ann, "results")
    monkeypatch.setattr(turns, "is_crowded", lambda: True)
    monkeypatch.setattr(first_things_first, "AT_LATEST", -1.0)
    screen = visit("door", ann)
    assert [each.value for each in screen.subheader] == [each.value for each in full.subheader]
