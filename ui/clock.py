"""The round's clock: counted down by the browser, set right by the server at every run.

The server sends how many seconds are left; a small script counts, so a device with a wrong clock shows the right time
and nothing is sent while it ticks.
"""

from datetime import UTC, datetime

import streamlit as st

from ui.format import duration

HURRY = 60
"""Seconds from which the clock asks for attention."""

_SCRIPT = """<script>
if (!window.liukeClock) {
  const two = n => String(n).padStart(2, "0");
  const words = s => { const h = Math.floor(s / 3600), m = Math.floor(s % 3600 / 60);
    return h ? h + ":" + two(m) + ":" + two(s % 60) : m + ":" + two(s % 60); };
  const tick = e => {
    if (e.liukeLeft !== e.dataset.left) { e.liukeLeft = e.dataset.left; e.liukeSince = Date.now(); }
    const left = Math.max(0, Math.round(e.dataset.left - (Date.now() - e.liukeSince) / 1000));
    const text = words(left);
    if (e.textContent !== text) { e.textContent = text; }
    e.classList.toggle("lk-hurry", left <= HURRY);
  };
  window.liukeClock = setInterval(() => document.querySelectorAll("[data-left]").forEach(tick), 250);
}
</script>"""


def start() -> None:
    """Let every clock on this page tick."""
    st.html(_SCRIPT.replace("HURRY", str(HURRY)), unsafe_allow_javascript=True)


def seconds_left(deadline: datetime | None, now: datetime | None = None) -> float | None:
    """Return the seconds until ``deadline``, or None where nothing is timed."""
    if deadline is None:
        return None
    return max(0.0, (_utc(deadline) - _utc(now or datetime.now(UTC))).total_seconds())


def face(left: float | None, *, paused: bool = False) -> str:
    """Return a clock as HTML that counts down from ``left`` seconds, or stands still when paused."""
    if left is None:
        return ""
    words = duration(left)
    if paused:
        return f'<span class="lk-clock lk-paused" role="timer">{words}</span>'
    hurry = " lk-hurry" if left <= HURRY else ""
    return f'<span class="lk-clock{hurry}" role="timer" data-left="{left:.1f}">{words}</span>'


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
