"""A browser without a browser: it speaks Streamlit's own protocol, messages of protobuf over the real websocket.

What the frontend of Streamlit 1.67 does is done here too: it names the messages it still has, so that the server sends
only references to them; it tells the values of all controls with every request; it lets fragments run again by the
clock, whether or not the last run is over; it comes back by itself when the line is lost, with its session's id and
its cookies. It draws nothing; what Liuke's own scripts do is done by :mod:`tests.load.scripts` and the people.
"""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation
from streamlit.proto.NewSession_pb2 import NewSession

from tests.load import scripts
from tests.load.beats import Beats
from tests.load.kept import Kept
from tests.load.line import PATIENCE, Line
from tests.load.requests import Left, Requests
from tests.load.shown import Element, Shown
from tests.load.widgets import Value, Widgets

LOCALES = {"en": "en-US", "zh": "zh-CN"}
MISHAP = re.compile("Something went wrong here|这里出了点问题")


class NotThere(AssertionError):
    """Something that should stand on a screen does not."""


@dataclass(frozen=True, slots=True)
class Run:
    """A request and the end of the run that answered it, as the person at the screen knows them."""

    kind: Literal["page", "poll"]
    page: str
    session: str
    waited: tuple[Left, ...]
    """the requests that waited for it; of beats, the server may have let some pass"""
    done: float

    @property
    def asked(self) -> float:
        """When the first of the requests left."""
        return self.waited[0][1]


@dataclass(slots=True)
class Device:
    """A phone or a laptop: its cookies, its language, and what its screens went through."""

    name: str
    url: str
    """of the server"""
    language: str = "en"
    cookies: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    mishaps: list[str] = field(default_factory=list)
    """failures of the program that were shown"""
    received: int = 0
    """bytes"""


class Screen:
    """One tab of a device."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.shown = Shown()
        self.widgets = Widgets()
        self.line = Line(device.url, device.cookies, self._hear, self._ask)
        self.page = ""
        """the address of the page, without a slash"""
        self.busy = False
        """the server is running the page, as far as is known here"""
        self.requests = Requests()
        self._query = ""
        self._pages: dict[str, str] = {}
        self._page_hash = self._door = ""
        self._kept = Kept()
        self._run = ""
        self._beats = Beats(lambda fragment: self._ask(fragment, auto=True))
        self._scripts: dict[str, asyncio.Task[None]] = {}
        self._failure: Exception | None = None
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    # ---- what a person does

    async def open(self, address: str = "") -> None:
        """Type an address (``page?query``) and wait until something stands there."""
        self.page, _, self._query = address.lstrip("/").partition("?")
        await self.line.open()
        await self.until(lambda: self.requests.drawn > 0, f"/{address}")

    async def sleep(self) -> None:
        """Lose the line as a phone that sleeps does."""
        self._beats.stop()
        self.requests.forget()
        await self.line.cut()

    async def wake(self) -> None:
        """Come back, with the page as it was left."""
        await self.line.open()

    def set(self, name: str, value: Value) -> None:
        """Set a control; unless its page wants to hear of it later, or it stands in a form, the page runs."""
        element = self.find(name)
        self.widgets.put(element.kind, element.content, value)
        self.requests.set(element.name)
        if not element.content.form_id and not element.content.ignore_rerun:
            self._ask(element.fragment)

    def press(self, name: str) -> None:
        """Press a button; a form's button sends the form."""
        element = self.find(name)
        if element.content.disabled:
            raise NotThere(f"{self.device.name}: {name} cannot be pressed")
        if element.content.is_form_submitter:
            self.widgets.hand_over(element.content.form_id)
        self._ask(element.fragment, pressed=element.name)

    def send(self, name: str) -> None:
        """Send the form in which a control stands."""
        form = self.find(name).content.form_id
        self.press(next(each.name for each in self.shown if each.kind == "button" and each.content.form_id == form))

    def turn_to(self, page: str) -> None:
        """Go to another page through the menu."""
        if page not in self._pages:
            raise NotThere(f"{self.device.name}: no page {page}, only {sorted(self._pages)}")
        self._beats.stop()
        self._query = ""
        self._ask(page=page)

    async def until(self, seen: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something can be seen here; looked at whenever a run has ended."""
        if self._failure is not None:
            raise self._failure
        if seen():
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((seen, waiting))
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError as late:
            raise NotThere(f"after {seconds:.0f} s no {what}\n{self}") from late
        finally:
            self._waiting = [entry for entry in self._waiting if entry[1] is not waiting]

    async def sees(self, words: str, seconds: float = PATIENCE) -> None:
        """Wait until some words can be read."""
        await self.until(lambda: words in self.shown.words, words, seconds)

    def find(self, name: str) -> Element:
        """Give the control with a key, an id or a label."""
        for each in self.shown:
            if each.called(name):
                return each
        raise NotThere(f"no control {name}\n{self}")

    def has(self, name: str) -> bool:
        """Tell whether a control is there."""
        return any(each.called(name) for each in self.shown)

    def keyed(self, start: str, end: str = "") -> list[Element]:
        """Give the controls whose keys begin and end so."""
        return [each for each in self.shown if each.key and each.key.startswith(start) and each.key.endswith(end)]

    def __str__(self) -> str:
        read = [words for each in self.shown if (words := each.words) and not words.startswith(("<script", "<style"))]
        told = f"{self.device.name} on /{self.page}, lost {self.line.losses} times:\n" + "\n".join(read)[-3000:]
        return f"{told}\nat {time.perf_counter():.2f}, after:\n" + "\n".join(self.requests.steps)

    # ---- what goes to the server

    def _ask(self, fragment: str = "", *, auto: bool = False, page: str = "", pressed: str = "") -> None:
        """Ask for a run of the page, or of a fragment; nobody waits here for its end."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self._query
        state.page_script_hash = self._pages[page] if page else self._page_hash
        state.page_name = "" if state.page_script_hash else self.page
        state.fragment_id, state.is_auto_rerun = fragment, auto
        state.cached_message_hashes.extend(self._kept.hashes)
        stays = {each.name for each in self.shown if each.script == self._door} if page else None
        state.widget_states.CopyFrom(self.widgets.message(stays, pressed))
        state.context_info.timezone, state.context_info.locale = "Asia/Shanghai", LOCALES[self.device.language]
        state.context_info.url = f"{self.device.url}/{self.page}"
        number = self.requests.leave(fragment, [widget.id for widget in state.widget_states.widgets])
        state.context_info.timezone_offset = number  # comes back with what the server writes of its runs
        self.line.say(message.SerializeToString())

    # ---- what comes from the server

    def _hear(self, data: bytes) -> None:
        """Take in a message; what cannot be understood is no silent matter: whoever waits at this screen fails."""
        self.device.received += len(data)
        try:
            self._take_in(ForwardMsg.FromString(data))
        except Exception as error:
            self._failure = error
            for _seen, waiting in self._waiting:
                if not waiting.done():
                    waiting.set_exception(error)
            raise

    def _take_in(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind in ("delta", "ref_hash"):
            self._draw(message)
        elif kind == "script_finished":
            self._finish(message)
        elif kind == "new_session":
            self._begin(
                message.new_session, list(message.metadata.run.fragment_ids), message.metadata.run.script_run_id
            )
        elif kind == "navigation":
            self._learn_pages(message.navigation)
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "session_status_changed":
            self.busy = message.session_status_changed.script_is_running
        elif kind == "auto_rerun":
            self._beats.start(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            self._beats.stop(message.stop_auto_rerun.fragment_ids)

    def _begin(self, session: NewSession, fragments: list[str], run: str) -> None:
        self._run = run
        self.line.session = session.initialize.session_id or self.line.session
        self._kept.longest = session.config.max_cached_message_age or self._kept.longest
        self._note(fragments, self.requests.begins(fragments))
        if fragments:
            return
        self._door = session.main_script_hash
        self._beats.stop()
        if session.page_script_hash != self._page_hash:
            self._page_hash = session.page_script_hash
            self.shown.turn(self._door)
            self._forget_controls()

    def _learn_pages(self, navigation: Navigation) -> None:
        self._pages = {page.url_pathname: page.page_script_hash for page in navigation.app_pages}
        self._page_hash = navigation.page_script_hash or self._page_hash
        self.page = next((name for name, hash_ in self._pages.items() if hash_ == self._page_hash), self.page)

    def _draw(self, message: ForwardMsg) -> None:
        element = self.shown.put(message.metadata, self._kept.delta(message), self._run)
        if element is None:
            return
        self.widgets.appear(element.kind, element.content)
        if element.kind == "html" and element.content.unsafe_allow_javascript:
            self._run_script(element.content.body)
        elif element.kind == "exception" or (element.kind == "alert" and MISHAP.match(element.content.body)):
            self.device.mishaps.append(f"/{self.page}: {element.words}")

    def _run_script(self, script: str) -> None:
        """Do once what a script in the page does."""
        self.device.cookies.update(scripts.cookies_set(script))
        asked = scripts.asked(script)
        if asked is not None and script not in self._scripts:
            self._scripts[script] = asyncio.create_task(self._fetch(*asked))

    async def _fetch(self, address: str, what: dict[str, str]) -> None:
        device = self.device
        device.cookies.update(await asyncio.to_thread(scripts.fetch, device.url, address, what, device.cookies))

    def _finish(self, message: ForwardMsg) -> None:
        fragments = list(message.metadata.run.fragment_ids)
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.requests.made_way(fragments)
            return
        self.shown.sweep(message.metadata.run.script_run_id, fragments)
        self._forget_controls()
        self._kept.finished(fragments)
        self._note(fragments, self.requests.ended(fragments))
        for seen, waiting in self._waiting:
            if not waiting.done() and seen():
                waiting.set_result(None)

    def _note(self, fragments: list[str], waited: list[Left]) -> None:
        """Write down which requests waited for what has ended."""
        if waited:
            kind: Literal["page", "poll"] = "poll" if fragments else "page"
            self.device.runs.append(Run(kind, self.page, self.line.session, tuple(waited), time.perf_counter()))

    def _forget_controls(self) -> None:
        self.widgets.keep_only({each.name for each in self.shown if each.name})
