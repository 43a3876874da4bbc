"""The lesson of ten teams, scene by scene: what the teacher, two kinds of phones, a wall and the others do and see."""

from pathlib import Path

from playwright.sync_api import expect

from game.records import scenario_at
from game.store import Store
from game.views import pulse, rooms
from tests.browser.conftest import Classroom
from tests.browser.device import LAPTOP, PHONE, WALL, Device
from tests.browser.wire import Wire
from tests.load.people import Student
from tests.load.school import SCENARIO
from tests.rehearsal import rudeness
from tests.rehearsal.conductor import Conductor
from tests.rehearsal.crowd import LEADER, MEMBER, Crowd, catches_up, joins, sees_practice, turns_one
from tests.rehearsal.keeping import LOGGED_SINCE, REBUILT, TEACHER, Keeping
from tests.rehearsal.phone import GUESS, Phone
from ui.healing import FATAL
from ui.outcomes.result_parts import SOURCE_NOTES

ROOM = "CRM 303"
TEAMS, ROUNDS = 10, 2
MINGS, SLEEPY, RUDE, SILENT = 0, 1, 8, 9
"""seats: of a phone with a browser, of a leader whose phone falls asleep, of somebody rude, of those who do nothing"""
AWAKE = tuple(seat for seat in range(TEAMS) if seat != SILENT)
PLACES = [(seat, number) for seat in range(TEAMS) for number in (LEADER, MEMBER) if (seat, number) != (MINGS, LEADER)]
FAST = 0.5
"""minutes in which a round is decided"""


class Rehearsal:
    """Ten teams of two, a teacher, a wall; a phone that hangs on a Wi-Fi of its own."""

    def __init__(self, classroom: Classroom, store: Store, folder: Path, crowd: Crowd, wire: Wire) -> None:
        self.classroom, self.store, self.folder, self.crowd, self.wire = classroom, store, folder, crowd, wire
        classroom.heals = FATAL
        self.teacher = classroom.hand_out(Conductor, "rehearsal-teacher", "en", LAPTOP)
        self.phone = classroom.hand_out(Phone, "小明", "zh", PHONE)
        self.scenario = scenario_at(SCENARIO, 1.0)

    # ---- before

    def teacher_prepares(self) -> None:
        """A class, a game of ten teams with a practice round, a plan in fast motion, and the wall."""
        server = self.classroom.server
        self.teacher.become_teacher(server.url, server.setup_code())
        self.teacher.open_class(ROOM)
        self.teacher.create_game(teams=TEAMS, rounds=ROUNDS, practice=True)
        self.teacher.plan(decide=FAST)
        self.code = self.teacher.way_in().code
        self.classroom.hosts |= {self.teacher.way_in().address, f"localhost:{self.wire.port}"}
        self.wall = Device(self.teacher.open_projector(), "rehearsal-wall", "en")
        self.wall.page.set_viewport_size(WALL)
        (room,) = rooms(self.store, TEACHER)
        (game,) = room.games
        self.keeping = Keeping(self.store, self.folder, game.id)

    def class_comes_in(self) -> None:
        """Everybody finds a seat; a name that would be an order to a program is only a name."""
        rude, others = self.crowd.at[RUDE, MEMBER], self.crowd.everybody_but(RUDE, MEMBER)
        self.crowd.all_do(joins(student, self.code) for student in others)
        self.crowd.all_do([rudeness.comes_in(rude, self.code, others[0].name)])
        self.phone.open(f"{self.wire.url}/?code={self.code}")
        self.phone.join(self.phone.name)
        self.phone.sit(MINGS, "Leader")
        teams = self.wall.page.locator(".lk-teams")
        for name in (self.phone.name, rude.name, *(student.name for student in self.crowd.of(SILENT))):
            expect(teams).to_contain_text(name)
        expect(teams.locator("img")).to_have_count(0)
        self.wall.check("teams")

    def lesson_starts(self) -> None:
        """One button, and everybody reads the brief."""
        self.teacher.start_lesson()
        self.phone.sees("What counts")
        self.crowd.all_do(student.screen.sees(student.says("What counts")) for student in self.crowd.everybody)
        expect(self.wall.page.locator(".lk-brief")).to_be_visible()

    def practice(self) -> None:
        """Everybody tries the form; nothing of it counts."""
        self.teacher.next_step("Open the practice round")
        self.everybody_begins()
        self.crowd_turns_levers()
        self.teacher.closes_anyway("Close the practice round now")
        self.crowd.all_do(sees_practice(student) for student in self.crowd.everybody)
        self.phone.sees_title(self.phone.say("Practice round"))
        self.phone.sees_retention()

    # ---- round 1: phones drop, somebody is rude, the clock closes

    def first_round_opens(self) -> None:
        """The round begins; the teacher holds the clock, so that a slow machine has time too."""
        self.teacher.next_step("Open round 1")
        self.teacher.holds_the_clock()
        self.everybody_begins()
        self.crowd_turns_levers()

    def somebody_is_rude(self) -> None:
        """Orders that are the teacher's, numbers that no lever holds and pages that are not theirs do no harm."""
        rude = self.crowd.at[RUDE, MEMBER]
        self.crowd.all_do([rudeness.types_nonsense(rude)])
        self.crowd.all_do([rudeness.wants_the_cockpit(rude, self.keeping.game)])
        self.crowd.all_do([rudeness.presses_what_is_not_there(rude)])

    def a_phone_sleeps(self) -> None:
        """A leader's phone falls asleep; meanwhile the teammate works on; awake again it shows what was done."""
        leader, member = self.crowd.at[SLEEPY, LEADER], self.crowd.at[SLEEPY, MEMBER]
        self.crowd.all_do([leader.screen.sleep()])
        self.turn(member)
        self.crowd.all_do([leader.screen.wake()])
        self.crowd.all_do([catches_up(leader, member)])

    def first_plans_are_in(self) -> None:
        """All leaders but one submit."""
        self.phone_plans(8)
        self.leaders_submit()
        self.wall.sees("{done} of {all} teams have submitted", done=TEAMS - 1, all=TEAMS)

    def the_clock_closes_while_a_phone_is_gone(self) -> None:
        """The phone's Wi-Fi is lost, the time is up, results come by themselves, and to the phone when it is back."""
        self.wire.lose()
        self.teacher.lets_it_run()
        self.crowd_sees_results(1)
        self.teacher.is_offered("Open round 2")
        expect(self.wall.page.locator(".lk-race")).to_be_visible()
        self.wire.come_back()
        self.phone.sees_results_of(1, ROUNDS)
        self.silence_is_marked("start", "played the starting values")

    # ---- round 2: the server dies

    def server_dies_in_the_middle(self) -> None:
        """Killed while everybody works, with changes on their way; started again; everybody is back by themselves."""
        server = self.classroom.server
        self.teacher.next_step("Open round 2")
        self.teacher.gives_more_time()
        self.everybody_begins()
        self.phone.sets_agents(9)
        for seat in AWAKE:
            self.turn(*self.crowd.of(seat))
        server.kill()
        server.start()
        self.crowd.all_do(student.saved() for student in self.crowd.of(*AWAKE))
        for device in (self.phone, self.teacher, self.wall):
            device.is_connected()
        self.phone.tab("Service")
        self.phone.holds("agents", 9)

    def second_plans_are_in(self) -> None:
        """What was set before the death and during it is handed in; who is silent plays on as before."""
        self.phone_plans(10)
        self.leaders_submit()
        self.teacher.closes_anyway("Close round 2 now")
        self.all_see_results(2)
        self.silence_is_marked("repeated", "repeated the last round")

    # ---- undo

    def round_is_taken_back(self) -> None:
        """The teacher goes back; everybody decides again, from the drafts they had; what was played stays as it was."""
        before, shown = self.keeping.results(range(1, ROUNDS + 1)), self.phone.sees_retention()
        self.teacher.goes_back("Close round 2 now")
        self.everybody_begins()
        self.phone.tab("Service")
        self.phone.holds("agents", 10)
        self.crowd_turns_levers()
        self.phone_plans(12)
        self.leaders_submit()
        self.teacher.closes_anyway("Close round 2 now")
        self.all_see_results(2)
        assert self.keeping.results(range(1, ROUNDS + 1), branch=1) == before
        assert self.keeping.results(range(2, ROUNDS + 1)) != self.keeping.results(range(2, ROUNDS + 1), branch=1)
        table = self.teacher.opens_the_line_that_was_left()
        for leader in self.leaders:
            assert reason(leader.name, 1, 2) in table
        assert self.phone.sees_retention_on_the_line_that_was_left() == shown

    # ---- after

    def podium(self) -> None:
        """The game ends, on every screen."""
        self.teacher.next_step("End the game: show the podium")
        expect(self.wall.page.locator(".lk-podium .lk-step")).to_have_count(3)
        self.wall.check("podium")
        self.phone.sees("Winners of the rounds")
        words = "Winners of the rounds"
        self.crowd.all_do(student.screen.sees(student.says(words)) for student in self.crowd.everybody)

    def nothing_was_lost(self) -> None:
        """Every round was played once, for every team; every draft and submission stands as it was sent."""
        lines = [(0, 0), (1, 1), (1, 2), (2, 2)]
        assert self.keeping.played() == self.keeping.reports() == lines
        assert self.keeping.plays_logged() == len(lines)
        assert len(self.keeping.results(range(1, ROUNDS + 1))) == TEAMS * ROUNDS
        lost = self.crowd.ledger.lost(self.classroom.server.database)
        assert not lost, "\n".join(lost)
        assert len(self.crowd.ledger.handed_in) == len(AWAKE) * 3
        assert self.crowd.mishaps == []

    def files_are_intact(self) -> None:
        """The backup made at the last reveal, and one by hand: each brings everything back, and shows the same."""
        rounds = range(1, ROUNDS + 1)
        by_itself = self.keeping.automatic_backup()
        self.keeping.assert_comes_back(by_itself, but=(REBUILT, *LOGGED_SINCE), rounds=rounds)
        self.keeping.assert_comes_back(self.keeping.backup_by_hand(), but=(), rounds=rounds)

    # ---- what several scenes do

    @property
    def leaders(self) -> list[Student]:
        """Those of the crowd who submit."""
        return self.crowd.of(*AWAKE, number=LEADER)

    def turn(self, *students: Student) -> None:
        """Let some turn a lever, at once."""
        self.crowd.all_do(turns_one(student, self.scenario) for student in students)

    def crowd_turns_levers(self) -> None:
        """All who are awake turn a lever, and it is saved."""
        self.turn(*self.crowd.of(*AWAKE))
        self.crowd.all_do(student.saved() for student in self.crowd.of(*AWAKE))

    def everybody_begins(self) -> None:
        """The form of a new round stands on every screen."""
        self.crowd.all_do(student.begins() for student in self.crowd.everybody)
        self.phone.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")

    def phone_plans(self, agents: int) -> None:
        """The phone changes a number, the teammate turns a lever, the phone shows it and submits; all is noted."""
        self.phone.sets_agents(agents)
        self.keeping.until_set(*self.where, agents)  # the bar tells of the last change: the mate's comes after this one
        mate = self.crowd.at[MINGS, MEMBER]
        self.turn(mate)
        self.crowd.all_do([mate.saved()])
        self.phone.sees_saved_by(mate.name)
        why = reason(self.phone.name, *self.where)
        self.phone.hand_in(why, GUESS)
        branch, round_ = self.where
        self.phone.writes_into(self.crowd.ledger, (self.keeping.game, branch, MINGS, round_), agents, why)

    @property
    def where(self) -> tuple[int, int]:
        """Which branch and round is played."""
        beat = pulse(self.store, self.keeping.game)
        return beat.branch, beat.round

    def leaders_submit(self) -> None:
        """Every leader of the crowd who is awake submits."""
        self.crowd.all_do(
            student.hand_in(self.scenario, reason(student.name, *self.where), 70 + student.seat)
            for student in self.leaders
        )

    def crowd_sees_results(self, round_: int) -> None:
        """The round's results stand on the screens of all without a browser."""
        self.crowd.all_do(student.sees_results(round_, ROUNDS) for student in self.crowd.everybody)

    def all_see_results(self, round_: int) -> None:
        """The round's results stand on every screen."""
        self.crowd_sees_results(round_)
        self.phone.sees_results_of(round_, ROUNDS)
        expect(self.wall.page.locator(".lk-race")).to_be_visible()

    def silence_is_marked(self, source: str, on_the_tile: str) -> None:
        """The silent team reads what was played for it, and the cockpit says so too."""
        words = SOURCE_NOTES[source]
        self.crowd.all_do(student.screen.sees(student.says(words)) for student in self.crowd.of(SILENT))
        expect(self.teacher.status(SILENT)).to_contain_text(on_the_tile)


def reason(name: str, branch: int, round_: int) -> str:
    """Give a reason that names who gave it, and where."""
    return f"{name}: line {branch}, round {round_}"
