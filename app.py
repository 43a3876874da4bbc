"""The server of Liuke 留客: ``streamlit run app.py``, then open the address it prints.

Everything a visitor sees begins at ``pages/door.py``; here is only what surrounds it: static files travel compressed,
the server is warm before the first visitor, a browser fetches here what it keeps of who it stands for, and a failure is
worded rather than shown.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from ui import (
    beyond_range,
    handover,
    hearing,
    import_path,
    light_copies,
    mishaps,
    reruns,
    settled_theme,
    single_look,
    warm_up,
)
from ui.compression import CompressedStatic

import_path.settle()
beyond_range.mend()
reruns.mend()
hearing.mend()
settled_theme.mend()
single_look.mend()
light_copies.mend()
app = st.App(
    "pages/door.py",
    routes=[*handover.ROUTES, Mount("/app/static", StaticFiles(directory=Path(__file__).resolve().parent / "static"))],
    middleware=[Middleware(CompressedStatic)],
    lifespan=warm_up.lifespan,
    on_script_error=mishaps.shown,
)
