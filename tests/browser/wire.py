"""The school's Wi-Fi between the devices and the server: it can be lost, and come back."""

import socket
from contextlib import suppress
from threading import Event, Thread
from typing import Self

from tests.browser.server import free_port

BLOCK = 65_536


class Wire:
    """A port of its own that leads to the server's; ``with Wire(port) as wire`` ends all that runs over it."""

    def __init__(self, server: int) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._server = server
        self._up, self._ended = Event(), Event()
        self._open: set[socket.socket] = set()
        self._up.set()

    def __enter__(self) -> Self:
        self._door = socket.create_server(("127.0.0.1", self.port))
        self._door.settimeout(0.1)
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self._ended.set()
        self.lose()
        self._door.close()

    def lose(self) -> None:
        """Break every connection; new ones come to nothing."""
        self._up.clear()
        for each in list(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def come_back(self) -> None:
        """Lead to the server again."""
        self._up.set()

    def _accept(self) -> None:
        while not self._ended.is_set():
            with suppress(OSError):
                near, _address = self._door.accept()
                self._lead(near)

    def _lead(self, near: socket.socket) -> None:
        if not self._up.is_set():
            near.close()
            return
        try:
            far = socket.create_connection(("127.0.0.1", self._server))
        except OSError:
            near.close()
            return
        near.settimeout(None)
        self._open |= {near, far}
        for here, there in ((near, far), (far, near)):
            Thread(target=self._carry, args=(here, there), daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while block := here.recv(BLOCK):
                there.sendall(block)
        for each in (here, there):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
            self._open.discard(each)
