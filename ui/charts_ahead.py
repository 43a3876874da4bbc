"""The charts' program comes to a device, and is begun there, while nobody waits for it.

It is by far the largest file that Streamlit sends, and a browser fetches it with the first chart: that is when a round
is revealed, for a whole class in the same second over one Wi-Fi.
"""

import json
from functools import cache
from pathlib import Path

import streamlit as st

LATER = 3
"""seconds after a visitor's first page has come"""
_SCRIPT = """
if (!window.liukeCharts) {
  window.liukeCharts = true;
  const program = document.querySelector("script[type=module][src*='/static/js/']");
  const fetch = () => import(new URL(NAME, program.src)).catch(() => {});
  if (program) { setTimeout(() => (window.requestIdleCallback || (task => task()))(fetch), LATER); }
}
"""


@cache
def script() -> str:
    """Give what has a browser fetch it, once; where that fails it comes with the first chart."""
    name = file_name()
    if name is None:
        return ""
    return _SCRIPT.replace("NAME", json.dumps(name)).replace("LATER", str(1000 * LATER))


def file_name() -> str | None:
    """Give the name of the file beside Streamlit's own program that draws charts; None where there is no such file."""
    found = sorted((Path(st.__file__).parent / "static" / "static" / "js").glob("PlotlyChart.*.js"))
    return found[0].name if found else None
