"""What our small Discord does on each route, once a request was found to be one that Discord takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from loopback import people, rules
from loopback.seen import Asked, Refused, Request
from loopback.specification import specification

if TYPE_CHECKING:
    from loopback.server import Loopback

Check = Callable[[list[str]], None]


def serve(discord: Loopback, request: Request, check: Check) -> Any:
    """Do what a request asks for; return the answer's JSON, None for no content. Raise Refused."""
    route = specification().route(request.path)
    assert route is not None
    values = dict(route.values)
    match request.method, route.template:
        case "GET", "/users/@me":
            return people.ME
        case "GET", "/oauth2/applications/@me":
            return people.application()
        case "GET", "/gateway/bot":
            limits = {"total": 1000, "remaining": discord.remaining_logins, "reset_after": 0, "max_concurrency": 1}
            return {"url": discord.gateway_url, "shards": 1, "session_start_limit": limits}
        case "PUT", "/applications/{application_id}/commands":
            check(rules.commands(request.body))
            discord.commands = [
                {
                    "id": discord.number(),
                    "application_id": values["application_id"],
                    "version": "1",
                    "description": "",
                    **command,
                }
                for command in request.body
            ]
            return discord.commands
        case "POST", "/channels/{channel_id}/messages":
            check(rules.message(request.body, list(request.files)))
            return _keep(discord, request, request.body, channel_id=values["channel_id"])
        case "POST", "/channels/{channel_id}/typing":
            return None
        case "POST", "/users/@me/channels":
            return people.direct_channel()
        case "POST", "/interactions/{interaction_id}/{interaction_token}/callback":
            return _callback(discord, request, check, values["interaction_id"], values["interaction_token"])
        case "POST", "/webhooks/{webhook_id}/{webhook_token}":
            asked = _answered(discord, values["webhook_token"])
            check(rules.message(request.body, list(request.files)))
            asked.followups.append(_keep(discord, request, request.body))
            return asked.followups[-1]
        case method, "/webhooks/{webhook_id}/{webhook_token}/messages/@original":
            return _original(discord, request, check, method, _answered(discord, values["webhook_token"]))
    raise Refused(404, 0, f"nothing is done here about {request.method} {route.template}")


def _answered(discord: Loopback, token: str) -> Asked:
    asked = discord.asked.get(token)
    if asked is None or asked.answer is None:
        raise Refused(404, 10015, "Unknown Webhook")
    return asked


def _callback(discord: Loopback, request: Request, check: Check, id: str, token: str) -> Any:
    asked = discord.asked.get(token)
    if asked is None or asked.id != id:
        raise Refused(404, 10062, "Unknown interaction")
    if asked.answer is not None:
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    body = request.body
    check(rules.callback(body, list(request.files), asked.kind, flags=(asked.source or {}).get("flags", 0)))
    made = None
    if body["type"] == 4:
        asked.original = made = _keep(discord, request, body["data"])
    elif body["type"] == 5:
        flags = (body.get("data") or {}).get("flags", 0)
        asked.original = made = people.message(discord.number(), "", people.ME, flags=flags | 1 << 7)
        discord.messages[made["id"]] = made
    elif body["type"] == 7:
        made = _edit(discord, request, body["data"], asked.original)
    asked.answer = body
    if "with_response" not in request.query:
        return None
    told = {"id": asked.id, "type": asked.kind, "response_message_id": made and made["id"]}
    return {"interaction": told, "resource": {"type": body["type"], **({"message": made} if made else {})}}


def _original(discord: Loopback, request: Request, check: Check, method: str, asked: Asked) -> Any:
    if asked.original is None or asked.deleted:
        raise Refused(404, 10008, "Unknown Message")
    if method == "DELETE":
        asked.deleted = True
        discord.messages.pop(asked.original["id"], None)
        return None
    if method == "PATCH":
        flags = asked.original["flags"]
        check(rules.message(request.body, list(request.files), flags=flags, edit=True))
        return _edit(discord, request, request.body, asked.original)
    return asked.original


def _keep(discord: Loopback, request: Request, body: dict[str, Any], **fields: Any) -> dict[str, Any]:
    id = discord.number()
    made = people.message(id, body.get("content") or "", people.ME, flags=body.get("flags") or 0, **fields)
    discord.messages[id] = made
    return _fill(discord, request, body, made)


def _edit(discord: Loopback, request: Request, body: dict[str, Any], message: dict[str, Any] | None) -> Any:
    if message is None:
        raise Refused(404, 10008, "Unknown Message")
    message["flags"] = message["flags"] & ~(1 << 7) | (body.get("flags") or 0) & rules.COMPONENTS_V2
    return _fill(discord, request, body, message)


def _fill(discord: Loopback, request: Request, body: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    """Put what was sent into a message, with the addresses that attached files have from now on."""
    text = json.dumps(body.get("components") or message["components"])
    message["attachments"] = []
    for name, data in request.files.items():
        url = f"http://127.0.0.1:{discord.port}/files/{message['id']}/{name}"
        text = text.replace(json.dumps(f"attachment://{name}"), json.dumps(url))
        kept = {"id": discord.number(), "filename": name, "size": len(data), "url": url, "proxy_url": url}
        message["attachments"].append(kept)
    message["components"] = json.loads(text)
    return message
