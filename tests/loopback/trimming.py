"""Cuts Discord's OpenAPI document down to the routes that the bot uses.

`python tests/loopback/trimming.py openapi.json` rewrites `discord.openapi.json` beside this file. The document is
Discord's own (github.com/discord/discord-api-spec, specs/openapi.json, MIT: `discord.openapi.licence.txt`); what
stands in our file was cut from its commit 74fda0fa. Only what requests need is kept, and every schema they refer to.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROUTES = (
    "/applications/{application_id}/commands",
    "/channels/{channel_id}/messages",
    "/channels/{channel_id}/messages/{message_id}",
    "/channels/{channel_id}/typing",
    "/gateway/bot",
    "/interactions/{interaction_id}/{interaction_token}/callback",
    "/oauth2/applications/@me",
    "/users/@me",
    "/users/@me/channels",
    "/webhooks/{webhook_id}/{webhook_token}",
    "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
)
TRIMMED = Path(__file__).with_name("discord.openapi.json")


def trim(document: dict[str, Any]) -> dict[str, Any]:
    """Return the part of an OpenAPI document that the requests to ROUTES need."""
    paths = {}
    for route in ROUTES:
        path = {"parameters": document["paths"][route].get("parameters", [])}
        for method, operation in document["paths"][route].items():
            if method == "parameters":
                continue
            path[method] = {key: operation[key] for key in ("operationId", "parameters") if key in operation}
            if "requestBody" in operation:
                content = {"application/json": operation["requestBody"]["content"]["application/json"]}
                path[method]["requestBody"] = {"content": content, "required": operation["requestBody"]["required"]}
        paths[route] = path
    schemas: dict[str, Any] = {}
    missing = list(_references(paths))
    while missing:
        name = missing.pop()
        if name not in schemas:
            schemas[name] = document["components"]["schemas"][name]
            missing += _references(schemas[name])
    components = {"schemas": dict(sorted(schemas.items()))}
    return {"openapi": document["openapi"], "info": document["info"], "paths": paths, "components": components}


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].removeprefix("#/components/schemas/")
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)


if __name__ == "__main__":
    whole = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TRIMMED.write_text(json.dumps(trim(whole), indent=1) + "\n", encoding="utf-8")
