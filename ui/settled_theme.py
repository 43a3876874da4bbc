"""The theme is read from the configuration once, not at every run of every script.

Streamlit tells a browser the theme whenever a run begins, a watcher's beat too, and goes through all its options six
times for it: a fifteenth of what a server does while a class is at work. What it would tell is kept until the
configuration changes.
"""

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_read = app_session._populate_theme_msg
_known: dict[str, CustomThemeConfig | None] = {}
"""by section; None: nothing is set there"""


def mend() -> None:
    """Let every session of this process tell the theme this way; call before the first one."""
    app_session._populate_theme_msg = _told  # type: ignore[assignment]
    config.on_config_parsed(_known.clear, force_connect=True)


def _told(message: CustomThemeConfig, section: str = "theme") -> None:
    if section not in _known:
        told = CustomThemeConfig()
        _read(told, section)
        _known[section] = told if _is_set(section) else None
    known = _known[section]
    if known is not None:
        message.MergeFrom(known)
        message.SetInParent()


def _is_set(section: str) -> bool:
    return any(value is not None for value in config.get_options_for_section(section).values())
