"""What it cost every team to serve its customers stands side by side once the game has ended, not before."""

import pytest

from game import commands
from game.views import results
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening
from ui.outcomes.cost_words import yuan_each

HEADING = {"en": "What did it cost to serve them?", "zh": "服务这些客户花了多少钱？"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_teams_see_what_the_others_paid_only_after_the_end(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    commands.close_round(school.store, school.teacher, school.game_id)
    before = page(visit, ann, "compare", language)
    assert HEADING[language] not in [one.value for one in before.subheader]
    commands.end_game(school.store, school.teacher, school.game_id)
    after = page(visit, ann, "compare", language)
    assert HEADING[language] in [one.value for one in after.subheader]
    told = words(after)
    for tile in school.cockpit().tiles:
        channels = results(school.store, school.teacher, team_id=tile.tag.id).report.channels.values()
        assert yuan_each(sum(one.cost for one in channels) / sum(one.settled for one in channels)) in told
