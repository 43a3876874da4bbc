"""The server and the classroom of the browser tests, on a database file."""

import pytest

from tests.browser.conftest import browser, classroom, hosts, pytest_runtest_makereport, server

__all__ = ["browser", "classroom", "hosts", "pytest_runtest_makereport", "server"]


@pytest.fixture
def database() -> str:
    """None of its own: the server makes a file, as on a teacher's laptop."""
    return ""
