"""The line between a screen and the server: kept up, as a browser keeps it, with the session's id and the cookies."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

PATIENCE = 180.0
"""seconds in which a server must answer, also on a busy machine"""
BACK_OFF = (0.2, 0.5, 1.0, 2.0, 4.0)
"""seconds between attempts to come back; the last one again and again"""
UNREACHABLE = (OSError, InvalidHandshake, InvalidMessage, ConnectionClosed, TimeoutError, EOFError)


@dataclass(slots=True)
class Line:
    """One websocket at a time, opened again whenever it is lost, until it is cut on purpose."""

    url: str
    """of the server, as a person types it"""
    cookies: dict[str, str]
    """of the device: they travel whenever the line is opened"""
    hear: Callable[[bytes], None]
    greet: Callable[[], None]
    """called when the line is open, the first time and again"""
    session: str = ""
    losses: int = 0
    _outbox: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)
    _task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the line, and keep it open."""
        socket = await self._reached()
        self._task = asyncio.create_task(self._stay(socket))

    async def cut(self) -> None:
        """Lose the line at this moment, without a word to the server."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def say(self, message: bytes) -> None:
        """Send a message, after those before it; what is said while the line is lost is lost too."""
        self._outbox.put_nowait(message)

    async def _stay(self, socket: ClientConnection) -> None:
        while True:
            await self._talk(socket)
            self.losses += 1
            socket = await self._reached()

    async def _talk(self, socket: ClientConnection) -> None:
        """Greet, send and listen until the line is lost."""
        self._outbox = asyncio.Queue()
        self.greet()
        sending = asyncio.create_task(self._send(socket))
        try:
            with suppress(ConnectionClosed):
                async for message in socket:
                    self.hear(message if isinstance(message, bytes) else message.encode())
        finally:
            sending.cancel()
            socket.transport.abort()

    async def _send(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await socket.send(await self._outbox.get())

    async def _reached(self) -> ClientConnection:
        attempt = 0
        while True:
            try:
                return await self._connected()
            except UNREACHABLE:
                await asyncio.sleep(BACK_OFF[min(attempt, len(BACK_OFF) - 1)])
                attempt += 1

    async def _connected(self) -> ClientConnection:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items() if value)
        return await connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self.url,  # type: ignore[arg-type] # a distinct name for str
            subprotocols=["streamlit", "none", self.session] if self.session else ["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookies} if cookies else {},
            compression=None,
            max_size=None,
            proxy=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
