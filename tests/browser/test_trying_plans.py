"""Plans are tried while somebody looks on: the first is there soon, and what is there stays there while more comes."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Classroom
from tests.browser.device import LAPTOP
from tests.browser.server import Server
from tests.browser.student import Student

MARKETS = 20
FEW = 8
"""markets of which a screen that is told at once shows its first"""
NO_STEP_BACK = "0"
"""Other tests keep the machine busy all the while; workers that stood back for them would never get to work."""
KNOWN = re.compile(r"From (\d+) markets?:")
PATIENCE = 240.0
CHARTS = "performance.getEntriesByType('resource').some(each => each.name.includes('PlotlyChart'))"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The app, whose workers do not stand back."""
    with Server(tmp_path, LIUKE_STEP_BACK=NO_STEP_BACK) as running:
        yield running
        assert not running.complaints(), running.said


@pytest.mark.browser
def test_the_first_markets_are_shown_early_and_stay_until_all_are_in(classroom: Classroom) -> None:
    player = classroom.hand_out(Student, "trying", "en", LAPTOP)
    player.open(classroom.server.url)
    player.press("Play now")
    player.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")
    player.page.wait_for_function(CHARTS)
    expect(player.page.get_by_test_id("stPlotlyChart")).to_have_count(0)  # they will not be waited for
    player.turn_to("Try plans")
    player.press("Try the plans")
    seen = looked_on(player)
    assert 0 < next(known for known in seen if known) <= FEW, seen
    assert seen == sorted(seen), "what was shown once is not taken away"
    player.check("all-known")


def looked_on(player: Student) -> list[int]:
    """From how many markets what is shown comes, look by look, until it comes from all."""
    seen, until = [0], time.monotonic() + PATIENCE
    while seen[-1] < MARKETS:
        assert time.monotonic() < until, seen
        captions = player.page.get_by_test_id("stCaptionContainer").all_inner_texts()
        found = KNOWN.search(" ".join(captions))
        seen.append(int(found[1]) if found else 0)
        player.page.wait_for_timeout(100)
    return seen
