"""What a failing test leaves behind must not make the next one fail."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from tests.crash.conftest import Lesson


def test_a_copy_is_thrown_away_also_where_a_test_fails(lesson: Lesson) -> None:
    with pytest.raises(AssertionError), lesson.copy() as address:
        raise AssertionError
    with pytest.raises(OperationalError):
        create_engine(address).connect()
