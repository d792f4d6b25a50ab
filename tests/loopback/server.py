"""A small Discord on 127.0.0.1: takes what Discord would take, refuses the rest, and remembers all of it."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any, Self, TypeVar

from aiohttp import web

from loopback import people, routes, rules
from loopback.gateway import Gateway
from loopback.seen import Asked, Fault, Refused, Request
from loopback.specification import specification

T = TypeVar("T")
_PATIENCE = 20.0


class Loopback:
    """The whole: `serving()` it, tell it what people do, wait `until` the bot has done something."""

    def __init__(self, token: str = "right") -> None:
        self.token = token
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        self.messages: dict[str, dict[str, Any]] = {}
        self.commands: list[dict[str, Any]] = []
        self.asked: dict[str, Asked] = {}
        self.port = 0
        self.remaining_logins = 999
        self._faults: list[Fault] = []
        self._numbers = count(1000)
        self._happened = asyncio.Event()
        self.gateway = Gateway(token, self.wake)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Self]:
        """Listen on a free port until the block ends."""
        app = web.Application()
        app.router.add_route("*", "/api/v10{path:/.*}", self._rest)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/resume", self.gateway.serve)
        runner = web.AppRunner(app, shutdown_timeout=0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = self.gateway.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await self.gateway.end()
            await runner.cleanup()

    @property
    def api_base(self) -> str:
        """The address of the REST API."""
        return f"http://127.0.0.1:{self.port}/api/v10"

    @property
    def gateway_url(self) -> str:
        """The address of the gateway."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    def environment(self, store: Path, token: str = "right") -> dict[str, str]:
        """Return an environment in which `onrecord` finds this Discord."""
        return {
            **os.environ,
            "DISCORD_TOKEN": token,
            "ONRECORD_STORE": str(store),
            "ONRECORD_DISCORD_API_BASE": self.api_base,
            "ONRECORD_DISCORD_GATEWAY_URL": self.gateway_url,
        }

    async def until(self, what: Callable[[], T]) -> T:
        """Wait until something is true of this Discord; return it. Raise TimeoutError where it never is."""
        async with asyncio.timeout(_PATIENCE):
            while not (found := what()):
                self._happened.clear()
                await self._happened.wait()
        return found

    def wake(self) -> None:
        """Let whoever waits `until` something look again."""
        self._happened.set()

    def fail(self, method: str, part: str, status: int, body: Any = None, *, times: int = 1, **headers: str) -> None:
        """Let the next requests whose path holds `part` fail."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self._faults += [Fault(method, part, status, body or {"message": "no", "code": 0}, named)] * times

    def limit(self, method: str, part: str, *, seconds: float, everywhere: bool = False, times: int = 1) -> None:
        """Let the next requests whose path holds `part` be rate limited, by route or globally."""
        body = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
        self.fail(method, part, 429, body, times=times, Via="1.1 loopback", Retry_After=str(seconds))

    def sent(self, method: str, part: str) -> list[Request]:
        """Return the requests whose path holds `part`."""
        return [r for r in self.requests if r.method == method and part in r.path]

    # What people do.

    def number(self) -> str:
        """Return a new id."""
        return str(next(self._numbers))

    async def ask(self, question: str) -> str:
        """Let Alice write a message that mentions the bot; return its id."""
        asked = people.question(self.number(), question)
        await self.gateway.dispatch("MESSAGE_CREATE", asked)
        return str(asked["id"])

    async def begin(
        self,
        kind: int,
        data: dict[str, Any],
        *,
        source: dict[str, Any] | None = None,
        permissions: int = 0,
    ) -> Asked:
        """Let Alice begin an interaction."""
        asked = Asked(self.number(), f"token-{self.number()}", kind, source, original=source if kind == 3 else None)
        self.asked[asked.token] = asked
        event = people.interaction(asked.id, asked.token, kind, data, permissions=permissions)
        if source is not None:
            event["message"] = source
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return asked

    async def slash(self, name: str, /, *, permissions: int = 0, **options: Any) -> Asked:
        """Let Alice give a command; return once the bot has answered."""
        asked = await self.begin(people.COMMAND, people.command(name, options), permissions=permissions)
        await self.until(lambda: asked.answer)
        return asked

    async def press(self, message: dict[str, Any], start: str, values: list[str] | None = None) -> Asked:
        """Let Alice press the button whose custom id begins so, or choose in the menu; return once it is answered."""
        every = [c for c in rules.walk(message["components"]) if c.get("custom_id", "").startswith(start)]
        component = every[0]
        data = {"custom_id": component["custom_id"], "component_type": component["type"]}
        if component["type"] == rules.SELECT:
            data["values"] = values or [component["options"][0]["value"]]
        asked = await self.begin(people.COMPONENT, data, source=message)
        await self.until(lambda: asked.answer)
        return asked

    # What the bot does.

    async def _rest(self, request: web.Request) -> web.Response:
        got = Request(request.method, request.match_info["path"], dict(request.query), *await _read(request))
        self.requests.append(got)
        try:
            by_token = got.path.startswith(("/interactions/", "/webhooks/"))  # the token in the path is enough there
            if not by_token and request.headers.get("Authorization") != f"Bot {self.token}":
                raise Refused(401, 0, "401: Unauthorized")
            if fault := self._next_fault(got):
                got.status = fault.status
                return _answer(fault.body, fault.status, fault.headers)
            self._check(got, specification().complaints(got.method, got.path, got.query, got.body))
            value = routes.serve(self, got, lambda complaints: self._check(got, complaints))
            got.status = 204 if value is None else 200
        except Refused as refusal:
            got.status = refusal.status
            value = {"message": refusal.message, "code": refusal.code}
        finally:
            self.wake()
        return _answer(value, got.status, {})

    def _next_fault(self, got: Request) -> Fault | None:
        for fault in self._faults:
            if fault.method == got.method and fault.part in got.path:
                self._faults.remove(fault)
                return fault
        return None

    def _check(self, got: Request, complaints: list[str]) -> None:
        if complaints:
            got.status = 400
            self.complaints += [f"{got.method} {got.path}: {complaint}" for complaint in complaints]
            raise Refused(400, 50035, f"Invalid Form Body: {complaints}")


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """Return the JSON of a request, and the files with it."""
    if request.content_type != "multipart/form-data":
        raw = await request.read()
        return (json.loads(raw) if raw else None), {}
    body, files = None, {}
    async for part in await request.multipart():
        data = bytes(await part.read())
        if part.name == "payload_json":
            body = json.loads(data)
        else:
            files[part.filename or part.name] = data
    return body, files


def _answer(value: Any, status: int, headers: dict[str, str]) -> web.Response:
    """Answer with JSON, under exactly the content type that the library looks for."""
    if value is None:
        return web.Response(status=status)
    return web.Response(
        body=json.dumps(value).encode(), status=status, headers={"Content-Type": "application/json", **headers}
    )
