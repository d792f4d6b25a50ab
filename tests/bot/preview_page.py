"""A person at the preview's page: what a browser does there, over HTTP."""

import json
from typing import Any, Self

import aiohttp


class Page:
    """One browser tab: it knows its last state, and acts as one of the viewers."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._base, capability = url.split("/#")
        self._headers = {"X-Simcord-Capability": capability}
        self.state: dict[str, Any] = {}
        self.sequence = 0

    async def open(self, viewer: str) -> Self:
        """Open the page and choose who to be, by name."""
        self.state = await self._call("post", "/api/pages", json={})
        self._headers["X-Simcord-Context"] = self.state["context"]["id"]
        chosen = next(v["id"] for v in self.state["viewers"] if v["name"] == viewer)
        await self.act("viewer", viewer_id=chosen)
        return self

    async def _call(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        async with self._session.request(method, self._base + path, headers=self._headers, **options) as response:
            body = await response.json(content_type=None)
            assert response.status == 200, body
            return body

    async def act(self, kind: str, *, upload: tuple[str, str, bytes] | None = None, **body: Any) -> dict[str, Any]:
        """Do something; return what came of it, with the page's state refreshed."""
        self.sequence += 1
        envelope = {
            "request_id": f"r{self.sequence}",
            "sequence": self.sequence,
            "generation": self.state["context"]["generation"],
            "bot_generation": self.state["botGeneration"],
            "published_revision": self.state["publishedRevision"],
            "protocol_version": 3,
            "kind": kind,
            **body,
        }
        if upload is None:
            result = await self._call("post", "/api/action", json=envelope)
        else:
            form = aiohttp.FormData()
            form.add_field("payload", json.dumps(envelope), content_type="application/json")
            form.add_field(f"file:{upload[0]}", upload[2], filename=upload[1])
            result = await self._call("post", "/api/action", data=form)
        assert not result.get("rejected"), result
        assert result["settlement"] == "settled", result
        self.state = await self._call("get", "/api/state")
        return result

    async def commands(self) -> dict[str, dict[str, Any]]:
        """Return the commands that this viewer is offered, by invocation."""
        catalog = await self._call("get", "/api/commands")
        return {entry["invocation"]: entry for entry in catalog["entries"]}

    async def run(self, command: str, *, upload: tuple[str, bytes] | None = None, **options: Any) -> str:
        """Give a command; return all that is shown then."""
        entry = (await self.commands())[command]
        body = {
            "command_id": entry["commandId"],
            "path": entry["path"],
            "schema_fingerprint": entry["schemaFingerprint"],
        }
        before = set(self.state["messages"])
        if upload is not None:
            options["file"] = {"upload": 0}
            await self.act("run_command", upload=("file", *upload), options=options, **body)
        else:
            await self.act("run_command", options=options, **body)
        return self.shown(set(self.state["messages"]) - before)

    def shown(self, only: set[str] | None = None) -> str:
        """Return the texts and files of the messages that the page shows, or of some."""
        found = [m for i, m in self.state["messages"].items() if only is None or i in only]
        texts = [c["content"] for m in found for c in walk(m["components"]) if "content" in c]
        return "\n".join([*texts, *(str(a.get("filename")) for m in found for a in m["attachments"])])

    def control(self, start: str) -> tuple[str, dict[str, Any]]:
        """Return the newest control whose custom id begins so, with its message's id."""
        for identifier in sorted(self.state["messages"], key=int, reverse=True):
            for component in walk(self.state["messages"][identifier]["components"]):
                if str(component.get("custom_id", "")).startswith(start):
                    return identifier, component
        raise AssertionError(f"no {start} on the page")

    async def press(self, start: str) -> str:
        """Press the newest button whose custom id begins so; return all that is shown then."""
        message, component = self.control(start)
        before = set(self.state["messages"])
        await self.act("click", target_id=message, control_key=component["control_key"])
        return self.shown(set(self.state["messages"]) - before)

    async def choose(self, start: str) -> str:
        """Choose the first option of the newest menu whose custom id begins so; return what its message shows then."""
        message, component = self.control(start)
        values = [component["options"][0]["value"]]
        await self.act("select", target_id=message, control_key=component["control_key"], values=values)
        return self.shown({message})

    async def submit(self, **values: Any) -> str:
        """Submit the form that is open; return what is shown then."""
        before = set(self.state["messages"])
        await self.act("modal_submit", modal_handle=self.state["modal"]["handle"], values=values)
        return self.shown(set(self.state["messages"]) - before)


def walk(components: Any) -> Any:
    """Yield components, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]
