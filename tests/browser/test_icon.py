"""The picture in the browser's tab is there, and nothing of the house beside it."""

from http import HTTPStatus
from http.client import HTTPConnection

import pytest

from tests.browser.server import Server
from ui.chrome import ICON


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("path", "status"), [(ICON, HTTPStatus.OK), (f"{ICON.rsplit('/', 1)[0]}/../app.py", HTTPStatus.BAD_REQUEST)]
)
def test_the_icon_is_served_and_nothing_beside_it(server_in_use: Server, path: str, status: HTTPStatus) -> None:
    line = HTTPConnection("127.0.0.1", server_in_use.port, timeout=30)
    line.request("GET", path)
    answer = line.getresponse()
    assert answer.status == status
    assert (answer.getheader("Content-Type") == "image/png") == (status == HTTPStatus.OK)
    line.close()
