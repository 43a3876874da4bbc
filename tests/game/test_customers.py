"""A team's own customers."""

from game.views import compare, customer_file, customer_names, customers, desk, results
from sim import packs
from tests.game.classroom import Classroom
from tests.game.refusals import refused


def test_the_table_holds_the_teams_customers_and_nobody_elses(lesson: Classroom) -> None:
    lesson.close()
    ann, cai = (customers(lesson.store, lesson.students[name]) for name in ("Ann", "Cai"))
    assert len(ann.frame) == results(lesson.store, lesson.students["Ann"]).report.customers_end
    assert not set(ann.frame["customer"]) & set(cai.frame["customer"])
    assert ann.round == 1


def test_the_table_shows_nothing_of_what_customers_feel(lesson: Classroom) -> None:
    hidden = {"satisfaction", "expectation", "theta", "pressure", "review_rate"}
    assert not hidden & set(customers(lesson.store, lesson.students["Ann"]).frame.columns)


def test_a_rivals_customer_is_not_ones_own(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    theirs = int(customers(lesson.store, lesson.students["Cai"]).frame["customer"].iloc[0])
    with refused("not_your_customer", customer=theirs):
        customer_file(lesson.store, ann, theirs, "en")
    with refused("not_your_customer", customer=theirs):
        customer_names(lesson.store, ann, [theirs], "en")


def test_names_fit_the_language_and_stay_the_same(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    some = customers(lesson.store, ann).frame["customer"].head(5).tolist()
    english, chinese = (customer_names(lesson.store, ann, some, language) for language in ("en", "zh"))
    assert all(name.isascii() for name in english.values())
    assert not any(name.isascii() for name in chinese.values())
    assert english == customer_names(lesson.store, ann, some, "en")


def test_a_file_tells_what_passed_between_the_two_over_all_rounds(lesson: Classroom) -> None:
    lesson.close()
    lesson.next()
    lesson.close()
    ann = lesson.students["Ann"]
    firm = desk(lesson.store, ann).team.firm
    frame = customers(lesson.store, ann).frame
    busiest = int(frame.sort_values("contacts").iloc[-1]["customer"])
    file = customer_file(lesson.store, ann, busiest, "en")
    assert file.current
    assert file.facts["customer"] == busiest
    assert {happening.firm for happening in file.happenings} == {firm}
    assert [happening.round for happening in file.happenings] == sorted(h.round for h in file.happenings)


def test_who_has_left_keeps_a_file_up_to_the_departure(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    before = set(customers(lesson.store, ann).frame["customer"].tolist())
    lesson.close()
    gone = sorted(before - set(customers(lesson.store, ann).frame["customer"].tolist()))
    assert gone
    files = [customer_file(lesson.store, ann, customer, "en") for customer in gone]
    assert not any(file.current or file.facts for file in files)
    assert all("departure" in {happening.kind for happening in file.happenings} for file in files)


def test_the_five_named_people_have_stories_with_their_own_firm_only(lesson: Classroom) -> None:
    lesson.close()
    ann = lesson.students["Ann"]
    shown = results(lesson.store, ann)
    assert set(shown.people) == set(shown.stories)
    assert len(shown.people) == 5
    assert all(h.firm == shown.team.firm for story in shown.stories.values() for h in story)


def test_the_five_named_people_can_be_opened_from_the_table(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    table = customers(lesson.store, ann)
    pack = packs.load(table.scenario)
    assert set(table.people) == {person.key for person in pack.people}
    for person in pack.people:
        file = customer_file(lesson.store, ann, table.people[person.key], "zh")
        assert (file.persona.name, file.current) == (person.name.zh, True)


def test_departures_of_the_round_add_up_in_the_flows(lesson: Classroom) -> None:
    lesson.close()
    shown = compare(lesson.store, lesson.students["Ann"])
    lost = {record.team.firm: record.rounds[-1].lost for record in shown.teams}
    assert {firm: sum(to.values()) for firm, to in shown.flows.items()} == lost
