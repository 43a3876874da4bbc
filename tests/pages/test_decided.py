"""What a team had decided stands beside what came of it, with the reason and who handed it in."""

import pytest

from game import commands
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor

WHERE = {"en": "What counted stands under Results", "zh": "实际生效的方案，见“结果”页"}
CHANGED = {
    "en": ("What you decided · 2 changes against last round", "→ ¥900 per agent", "Everything else stayed as it was"),
    "zh": ("你们的决策 · ", "¥900", "其余各项与上一回合相同"),
}
NOTHING = {"en": "Everything stayed as it was last round.", "zh": "各项都与上一回合相同。"}
both = pytest.mark.parametrize("language", ["en", "zh"])


@both
def test_results_say_what_was_changed_why_and_by_whom(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    me = actor(school.store, ann)
    version = commands.save_draft(school.store, me, {"training": 900.0, "compensation": 0.4}).version
    commands.submit(school.store, me, version, "Waiting <b>hurts</b>.", 0.8)
    commands.save_draft(school.store, me, {"training": 300.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    screen = page(visit, ann, "results", language)
    plan = next(box for box in screen.expander if CHANGED[language][0] in box.label)
    told = "\n".join(part.value for part in [*plan.markdown, *plan.caption])
    assert all(said in told for said in CHANGED[language][1:])
    assert len(plan.markdown[0].value.splitlines()) == 2
    assert "Waiting &lt;b&gt;hurts&lt;/b&gt;." in words(screen)


@both
def test_who_changed_nothing_reads_that(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    commands.close_round(school.store, school.teacher, school.game_id)
    assert NOTHING[language] in words(page(visit, ann, "results", language))


@both
def test_who_came_too_late_reads_where_to_find_what_counted(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    mine = page(visit, ann, "decide", language)
    commands.close_round(school.store, school.teacher, school.game_id)
    box = next(each for each in mine.number_input if "training" in str(each.key))
    box.set_value(700).run()
    assert WHERE[language] in words(mine)
