"""Answers that are kept: whoever asks the same again has it at once, on whatever server.

An answer can always be worked out again. So only the latest are kept, backups leave them out, and one that was damaged
or cannot be written is simply not there.
"""

import hashlib
import json
import zlib
from contextlib import suppress

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game.errors import StoreRefused
from game.exploring.trial import Course
from game.store import Store
from game.store.exploring_tables import Answered

KEPT = 400
"""answers; one takes some ten thousand bytes"""

Courses = list[tuple[Course, ...]]
"""what came of a question's pieces, in their order"""


def fetch(session: Session, key: str) -> Courses | None:
    """Give an answer that is kept; None where there is none, or where it was damaged."""
    row = session.get(Answered, key)
    if row is None or hashlib.sha256(row.data).hexdigest() != row.checksum:
        return None
    told = json.loads(zlib.decompress(row.data))
    return [tuple(tuple(tuple(each) for each in course) for course in piece) for piece in told]


def put(store: Store, key: str, courses: Courses) -> None:
    """Keep an answer, and throw the oldest away; a store that cannot write now goes without."""
    packed = zlib.compress(json.dumps(courses).encode())
    with suppress(StoreRefused, IntegrityError), store.write() as session:
        session.execute(delete(Answered).where(Answered.key == key))
        checksum = hashlib.sha256(packed).hexdigest()
        session.add(Answered(key=key, at=store.now(), data=packed, checksum=checksum))
        latest = select(Answered.key).order_by(Answered.at.desc(), Answered.key).limit(KEPT - 1).scalar_subquery()
        session.execute(delete(Answered).where(Answered.key != key, Answered.key.not_in(latest)))
