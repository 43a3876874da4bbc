"""A teacher and two teams play a whole game, each at a screen of their own."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Classroom
from tests.browser.device import LAPTOP, PHONE, WALL, Device
from tests.browser.student import Student
from tests.browser.teacher import Teacher
from ui.wall import qr

ROOM = "CRM 101"
NOT_YOURS = "This page belongs to somebody else in the game, or you are not signed in on this device."
MING, TOM = "小明", "Tom"
MING_SEAT, TOM_SEAT = 0, 1


class Lesson:
    """The screens of one lesson and what happens on them, scene by scene."""

    def __init__(self, classroom: Classroom) -> None:
        self.classroom = classroom
        self.teacher = classroom.hand_out(Teacher, "teacher", "en", LAPTOP)
        self.phone = classroom.hand_out(Student, "phone", "zh", PHONE)
        self.laptop = classroom.hand_out(Student, "laptop", "en", LAPTOP)

    def teacher_prepares(self) -> None:
        """The teacher opens a class and a game, and the wall shows how to get in."""
        server = self.classroom.server
        self.teacher.become_teacher(server.url, server.setup_code())
        self.teacher.open_class(ROOM)
        self.teacher.create_game(teams=2, rounds=2, rivals=("Discounter",))
        self.way_in = self.teacher.way_in()
        self.classroom.hosts.add(self.way_in.address)
        assert self.way_in.picture in qr.picture(self.way_in.link, ""), "the picture says something else"
        self.wall = Device(self.teacher.open_projector(), "wall", "en")
        self.wall.photographed = self.classroom.photographed
        self.wall.page.set_viewport_size(WALL)
        expect(self.wall.page.locator(".lk-joining .lk-code")).to_have_text(self.way_in.code)
        self.wall.check("way-in")

    def a_link_takes_no_seat(self) -> None:
        """Somebody opens the link and looks; nobody is in the class yet."""
        passer_by = self.classroom.hand_out(Student, "passer-by", "zh", PHONE)
        passer_by.open(self.way_in.link)
        passer_by.sees("Join {room}", room=ROOM)
        passer_by.check("invited")
        passer_by.page.reload()
        passer_by.sees("Join {room}", room=ROOM)
        self.wall.sees("Nobody is here yet")

    def students_join(self) -> None:
        """One by the picture's link, one by typing the code; each picks a team and a role."""
        self.phone.open(self.way_in.link)
        self.phone.sees("Join {room}", room=ROOM)
        self.phone.join(MING)
        expect(self.phone.page.get_by_role("button", name=self.phone.say("Join this team"))).to_have_count(2)
        self.phone.check("choose-team")
        self.phone.sit(MING_SEAT, "Service")
        self.phone.check("lobby")
        self.laptop.open(self.classroom.server.url)
        self.laptop.fill("Class code", self.way_in.code.lower())
        self.laptop.join(TOM)
        self.laptop.check("choose-team")
        self.laptop.sit(TOM_SEAT, "Marketing")
        self.laptop.check("lobby")
        expect(self.wall.page.locator(".lk-teams")).to_contain_text(MING)
        expect(self.wall.page.locator(".lk-teams")).to_contain_text(TOM)
        self.wall.check("teams")
        self.teacher.check("lobby")

    def everybody_is_briefed(self) -> None:
        """The briefing appears by itself; a reload keeps the seat; the cockpit stays the teacher's."""
        self.teacher.next_step("Start the briefing")
        for student in (self.phone, self.laptop):
            student.sees("What counts")
            student.check("brief")
        self.wall.check("brief")
        self.phone.page.reload()
        self.phone.sees("What counts")
        self.phone.open(f"http://{self.way_in.address}/cockpit")
        self.phone.sees(NOT_YOURS)
        expect(self.phone.keyed("next_step")).to_have_count(0)
        self.phone.check("not-my-page")
        self.phone.page.get_by_test_id("stMain").get_by_role("link", name=self.phone.say("Brief")).last.click()
        self.phone.sees("What counts")

    def first_plans(self) -> None:
        """Both teams change a number and a choice; a reload keeps the draft; they say why, guess, and submit."""
        self.teacher.next_step("Open round 1")
        for student in (self.phone, self.laptop):
            student.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")
        self.phone.check("decide")
        self.phone.leaf_through("Marketing", "Care", "Platform", "Service")
        self.phone.set_number("agents", 8)
        self.phone.choose("routing", "Who is answered first", "Best customers first")
        self.phone.sees_saved()
        self.phone.check("draft")
        self.laptop.set_number("ads_social", 9000)
        self.laptop.choose("promotion_audience", "Who gets the price cut", "Own customers")
        self.laptop.sees_saved()
        self.laptop.check("draft")
        self.phone.page.reload()
        self.phone.tab("Service")
        self.phone.holds("agents", 8)
        self.phone.hand_in("少等一会儿，好客户就留得住。", 85)
        self.phone.check("submitted")
        self.wall.sees("{done} of {all} teams have submitted", done=1, all=2)
        self.teacher.check("one-submitted")
        self.laptop.hand_in("Own customers deserve the better price.", 82.5)
        self.laptop.check("submitted")
        self.wall.check("all-submitted")

    def first_results(self) -> None:
        """The teacher closes; the results come by themselves, with the number that matters, and can be compared."""
        self.teacher.next_step("Everyone is in: close round 1")
        for student, guess in ((self.phone, "85"), (self.laptop, "82.5")):
            retention = student.sees_retention()
            assert 20 < retention < 100, retention
            expect(student.page.locator(".lk-hero-notes")).to_contain_text(guess)
            student.check("results")
        expect(self.wall.page.locator(".lk-race")).to_be_visible()
        self.wall.check("race")
        self.teacher.check("results")
        for student in (self.phone, self.laptop):
            student.turn_to("Compare")
            student.sees("Who kept their customers?")
            student.check("compare")
            student.turn_to("Customers")
            student.sees("Your customers")
            student.check("customers")
        self.phone.open_a_customer()
        self.phone.check("customer")
        self.phone.turn_to("Help")
        self.phone.sees("The rules")
        self.phone.check("help")

    def second_round(self) -> None:
        """Plans begin where they ended; the phone's team changes something but does not submit: its draft is played."""
        self.teacher.next_step("Open round 2")
        for student in (self.phone, self.laptop):
            student.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")
        self.phone.tab("Service")
        self.phone.holds("agents", 8)
        self.phone.set_number("agents", 9)
        self.phone.sees_saved()
        self.laptop.hand_in("Steady as she goes.", 84)
        self.teacher.next_step("Close round 2 now")
        self.teacher.check("close-anyway")
        self.teacher.press("Close the round")
        for student in (self.phone, self.laptop):
            student.sees_title(student.say("Round {round} of {rounds}", round=2, rounds=2))
            student.sees_retention()
        self.phone.sees("Nobody submitted, so your draft was played.")
        self.phone.check("results-of-draft")
        self.laptop.check("results")
        self.teacher.check("last-results")

    def podium(self) -> None:
        """The game ends with a podium; the teams see how they compare."""
        self.teacher.next_step("End the game: show the podium")
        expect(self.wall.page.locator(".lk-podium .lk-step")).to_have_count(3)
        self.wall.check("podium")
        for student in (self.phone, self.laptop):
            student.sees("Winners of the rounds")
            student.check("end")
        self.phone.turn_to("Decide")
        self.phone.sees("The game is over. Thank you for playing!")
        self.teacher.check("end")


@pytest.mark.browser
def test_class_plays(classroom: Classroom, kind: str) -> None:
    classroom.photographed = kind == "sqlite"
    lesson = Lesson(classroom)
    lesson.teacher_prepares()
    lesson.a_link_takes_no_seat()
    lesson.students_join()
    lesson.everybody_is_briefed()
    lesson.first_plans()
    lesson.first_results()
    lesson.second_round()
    lesson.podium()
