"""What the window that started the server says: where to go and, the first time, the set-up code. In both languages."""

import streamlit as st

from game import storage_words
from game.commands import new_setup_code
from game.errors import StoreRefused
from locales import LANGUAGES
from ui import address
from ui.store import store

WIDTH = 72


def text() -> str:
    """Return the announcement."""
    port = st.get_option("server.port")
    lines = [
        "Liuke 留客",
        "",
        f"  This computer 本机        http://localhost:{port}",
        *(f"  Phones 手机 (same Wi-Fi)  http://{host}:{port}" for host in address.hosts() if host != "localhost"),
        *_setup_lines(),
        "",
        "  Stop with Ctrl+C. 按 Ctrl+C 停止。",
    ]
    rule = "─" * WIDTH
    return "\n".join([rule, *lines, rule])


def _setup_lines() -> list[str]:
    try:
        code = new_setup_code(store())
    except StoreRefused as refused:
        return ["", *(f"  {storage_words.words(refused, language)}" for language in LANGUAGES)]
    if code is None:
        return []
    return [
        "",
        f"  Set-up code 设置码         {code}",
        "  A teacher types it once, under “Teach”, to choose the password.",
        "  教师在“教学”页输入一次，用来设定密码。",
    ]
