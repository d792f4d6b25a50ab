"""Chromium without a window, asked for pictures of a page over its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import aiohttp

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-port=0"
).split()
_PATIENCE = 60.0
_LOOK = 0.4


class BrowserError(Exception):
    """There is no browser, or it did not do what it was asked."""


class Browser:
    """A running Chromium."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)

    async def _call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        said = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(said if session is None else {**said, "sessionId": session})
        while True:
            heard = json.loads(await self._socket.receive_str())
            if heard.get("id") == number:
                if "error" in heard:
                    raise BrowserError(f"{method}: {heard['error']['message']}")
                result: dict[str, Any] = heard["result"]
                return result

    async def picture(self, url: str, *, width: int, height: int, of: str, ready: str, density: int = 2) -> bytes:
        """Return a PNG of the element `of` (a selector) of a page, once the expression `ready` is true there."""
        target = (await self._call("Target.createTarget", url="about:blank"))["targetId"]
        attached = await self._call("Target.attachToTarget", targetId=target, flatten=True)
        session = attached["sessionId"]
        size = {"width": width, "height": height, "deviceScaleFactor": density, "mobile": False}
        await self._call("Emulation.setDeviceMetricsOverride", session, **size)
        await self._call("Page.navigate", session, url=url)
        measure = f"(() => {{ const b = document.querySelector({json.dumps(of)})?.getBoundingClientRect();"
        measure += " return b && [b.x, b.y, b.width, b.height]; })()"
        async with asyncio.timeout(_PATIENCE):
            await self._value(session, f"new Promise(r => setInterval(() => ({ready}) && r(true), 100))")
            box, data = None, ""
            while True:  # until nothing has moved between two looks, with the picture between them
                before, box = box, await self._value(session, measure)
                if box and box == before:
                    break
                await asyncio.sleep(_LOOK)
                if box:
                    clip = dict(zip(("x", "y", "width", "height"), box, strict=True), scale=1)
                    data = (await self._call("Page.captureScreenshot", session, clip=clip))["data"]
        await self._call("Target.closeTarget", targetId=target)
        return base64.b64decode(data)

    async def _value(self, session: str, expression: str) -> Any:
        made = await self._call(
            "Runtime.evaluate", session, expression=expression, returnByValue=True, awaitPromise=True
        )
        return made["result"].get("value")


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Start a Chromium for the length of a block. Raise BrowserError where none is installed."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise BrowserError("Chromium is needed and was not found: apt-get install chromium, then try again.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            *(program, *_FLAGS, f"--user-data-dir={profile}"), stderr=asyncio.subprocess.PIPE
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                address = await _address(process)
            async with aiohttp.ClientSession() as http, http.ws_connect(address, max_msg_size=0) as socket:
                yield Browser(socket)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async for line in process.stderr:
        _, found, address = line.decode(errors="replace").partition("DevTools listening on ")
        if found:
            return address.strip()
    raise BrowserError("Chromium ended before it could be asked anything.")
