"""The gateway of our small Discord: sessions, sequence numbers, RESUME, and every way to end a connection."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from loopback import people

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 3, 6, 7, 9, 10, 11
AUTHENTICATION_FAILED, ALREADY_AUTHENTICATED, UNKNOWN_OPCODE, NOT_AUTHENTICATED = 4004, 4005, 4001, 4003
_INTERVAL = 40_000


@dataclass
class Session:
    """What a client is told from IDENTIFY on, numbered, so that RESUME can go on from anywhere."""

    id: str
    events: list[tuple[str, Any]] = field(default_factory=list)


class Gateway:
    """Takes one connection after another; remembers what each client said, and at which address."""

    def __init__(self, token: str, changed: Callable[[], None]) -> None:
        self._token = token
        self._changed = changed
        self.port = 0
        self.sessions: dict[str, Session] = {}
        self.identified: list[dict[str, Any]] = []
        self.resumed: list[dict[str, Any]] = []
        # What each connection asked for: path and query.
        self.connections: list[tuple[str, dict[str, str]]] = []
        # What is done with the next clients that identify: a close code each.
        self.closing_at_identify: list[int] = []
        # What is said to the next clients that resume: op 9 with this.
        self.invalid_at_resume: list[bool] = []
        # Close codes that clients chose.
        self.closed_by_client: list[int | None] = []
        self.complaints: list[str] = []
        self._session: Session | None = None
        self._socket: web.WebSocketResponse | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until either side ends it."""
        socket = web.WebSocketResponse(autoclose=False)
        await socket.prepare(request)
        query = dict(request.query)
        if (query.get("v"), query.get("encoding")) != ("10", "json"):
            self.complaints.append(f"a connection with {query}")
        self.connections.append((request.path, query))
        authenticated = False
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": _INTERVAL}, "s": None, "t": None})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            said = json.loads(frame.data)
            match said.get("op"):
                case 1:
                    await socket.send_json({"op": ACK})
                case 2 if authenticated:
                    await socket.close(code=ALREADY_AUTHENTICATED)
                case 2:
                    authenticated = await self._identify(socket, said["d"])
                case 6:
                    authenticated = await self._resume(socket, said["d"])
                case 3 | 8:
                    if not authenticated:
                        await socket.close(code=NOT_AUTHENTICATED)
                case _:
                    await socket.close(code=UNKNOWN_OPCODE)
            self._changed()
        if self._socket is socket:
            self._socket = None
        await socket.close()
        self.closed_by_client.append(socket.close_code)
        self._changed()
        return socket

    async def _identify(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> bool:
        self.identified.append(said)
        missing = {"token", "intents", "properties"} - said.keys()
        if missing or not {"os", "browser", "device"} <= said["properties"].keys():
            self.complaints.append(f"IDENTIFY without {missing or 'its properties'}")
        if said["token"] != self._token:
            await socket.close(code=AUTHENTICATION_FAILED)
            return False
        if self.closing_at_identify:
            await socket.close(code=self.closing_at_identify.pop(0))
            return False
        self._session = Session(f"session-{len(self.sessions) + 1}")
        self.sessions[self._session.id] = self._session
        self._socket = socket
        await self.dispatch("READY", self._ready(self._session.id, said.get("shard", [0, 1])))
        await self.dispatch("GUILD_CREATE", people.guild())
        return True

    def _ready(self, session: str, shard: list[int]) -> dict[str, Any]:
        return {
            "v": 10, "user": people.ME, "guilds": [{"id": people.GUILD, "unavailable": True}], "session_id": session,
            "shard": shard, "resume_gateway_url": f"ws://127.0.0.1:{self.port}/resume",
            "application": {"id": people.APPLICATION, "flags": 0},
        }  # fmt: skip

    async def _resume(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> bool:
        self.resumed.append(said)
        if said["token"] != self._token:
            await socket.close(code=AUTHENTICATION_FAILED)
            return False
        if self.invalid_at_resume:
            await socket.send_json({"op": INVALID, "d": self.invalid_at_resume.pop(0)})
            return False
        session = self.sessions.get(said["session_id"])
        if session is None or not 0 <= said["seq"] <= len(session.events):
            await socket.send_json({"op": INVALID, "d": False})
            return False
        self._session, self._socket = session, socket
        for number in range(said["seq"], len(session.events)):
            await self._send(number)
        await self.dispatch("RESUMED", {"_trace": []})
        return True

    async def dispatch(self, name: str, data: Any) -> None:
        """Tell the client of an event: now, or, while it is away, when it resumes."""
        assert self._session is not None, "nobody has identified"
        self._session.events.append((name, data))
        if self._socket is not None:
            await self._send(len(self._session.events) - 1)

    async def _send(self, number: int) -> None:
        assert self._session is not None
        assert self._socket is not None
        name, data = self._session.events[number]
        await self._socket.send_json({"op": DISPATCH, "t": name, "s": number + 1, "d": data})

    async def say(self, op: int, data: Any = None) -> None:
        """Send something that is no event."""
        assert self._socket is not None
        await self._socket.send_json({"op": op, "d": data})

    async def close(self, code: int) -> None:
        """End the connection with a close code; the session goes on."""
        assert self._socket is not None
        socket, self._socket = self._socket, None
        await socket.close(code=code)

    async def cut(self) -> None:
        """Cut the connection without a word."""
        assert self._socket is not None
        socket, self._socket = self._socket, None
        assert socket._req is not None
        assert socket._req.transport is not None
        socket._req.transport.abort()

    @property
    def is_connected(self) -> bool:
        """Whether a client is there that has identified or resumed."""
        return self._socket is not None

    async def end(self) -> None:
        """Let the last client go."""
        if self._socket is not None:
            await self.close(1001)
