"""Where modules are looked for, held still: another thread may be in the middle of looking.

Streamlit puts the folder of the app's first page in front of ``sys.path`` for the length of every run and takes it out
afterwards. A thread that imports meanwhile goes through that list place by place: taken out in front of it, the list
moves up and one place is passed over, in the worst case the one with all libraries (``No module named 'sklearn'`` while
a class came back to a server just started). A folder that stands in the list already is left alone.
"""

import sys
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "pages"


def settle() -> None:
    """Let the pages' folder stand at the end of the list for good, where none of them hides a library's module."""
    if str(PAGES) not in sys.path:
        sys.path.append(str(PAGES))
