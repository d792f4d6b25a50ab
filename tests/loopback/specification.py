"""Whether Discord's own specification allows a request: route, parameters in the path and the query, body."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

import jsonschema_rs

from loopback.trimming import TRIMMED

# Where the library sends ids as numbers and Discord takes them, though the specification knows only strings.
_IDS_AS_NUMBERS = {
    "message_reference": ("message_id", "channel_id", "guild_id"),
    "attachments": ("id",),
    "": ("recipient_id",),
}


# What the specification lacks: a field of a command and channels of media, which Discord's documentation has; and
# what the library sends with every edit, and Discord passes over.
_FIELDS = {
    "ApplicationCommandUpdateRequest": {"nsfw": {"type": "boolean"}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"const": False}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"const": False}},
}
_VALUES = {"ChannelTypes": [{"const": 16}]}


class Route(NamedTuple):
    """One route of the specification, and the values that a request had in its path."""

    template: str
    values: Mapping[str, str]


class Specification:
    """Discord's OpenAPI document, for requests alone; unknown fields are refused, which the document leaves open."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = _closed(document)
        schemas = self._document["components"]["schemas"]
        for name, fields in _FIELDS.items():
            schemas[name]["properties"].update(fields)
        for name, values in _VALUES.items():
            schemas[name]["oneOf"] += values
        # Literal routes come before those with a parameter in the same place.
        self._routes = sorted(document["paths"], key=lambda template: (template.count("{"), template))
        self._patterns = {r: re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(r))) for r in self._routes}
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def route(self, path: str) -> Route | None:
        """Return the route that a path belongs to."""
        for template in self._routes:
            if found := self._patterns[template].fullmatch(path):
                return Route(template, found.groupdict())
        return None

    def complaints(self, method: str, path: str, query: Mapping[str, str], body: Any) -> list[str]:
        """Return what is wrong with a request; nothing where Discord takes it."""
        route = self.route(path)
        operations = self._document["paths"].get(route.template, {}) if route else {}
        operation = operations.get(method.lower())
        if route is None or operation is None:
            return [f"there is no {method} {path}"]
        declared = {(p["in"], p["name"]): p["schema"] for p in operations["parameters"]}
        declared |= {(p["in"], p["name"]): p["schema"] for p in operation.get("parameters", ())}
        found = [f"unknown parameter {name}" for name in query if ("query", name) not in declared]
        for place, given in (("path", route.values), ("query", query)):
            for name, value in given.items():
                if (place, name) in declared:
                    found += self._errors(declared[place, name], _typed(value, declared[place, name]))
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is not None:
            found += self._errors(content["schema"], _with_strings(body))
        elif body is not None:
            found.append("a body where none is taken")
        return found

    def _errors(self, schema: dict[str, Any], value: Any) -> list[str]:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            whole = {**schema, "components": self._document["components"]}
            self._validators[key] = jsonschema_rs.Draft202012Validator(whole)
        return [
            f"{'/'.join(map(str, error.instance_path))}: {error.message[:500]}"
            for error in self._validators[key].iter_errors(value)
        ]


def _closed(part: Any) -> Any:
    """Return a copy in which objects take no fields but their own."""
    if isinstance(part, list):
        return [_closed(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    made = {key: _closed(value) for key, value in part.items()}
    if isinstance(made.get("properties"), dict) and made.get("type") == "object":
        made.setdefault("additionalProperties", False)
    return made


def _typed(value: str, schema: dict[str, Any]) -> Any:
    if schema.get("type") == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(value.lower(), value)
    return int(value) if schema.get("type") == "integer" and value.isdecimal() else value


def _with_strings(body: Any) -> Any:
    if not isinstance(body, dict):
        return body
    made = deepcopy(body)
    for part in (made, made.get("data")):
        for field, names in _IDS_AS_NUMBERS.items():
            holders = [part] if not field or not isinstance(part, dict) else part.get(field)
            for holder in holders if isinstance(holders, list) else [holders]:
                _write_as_strings(holder, names)
    return made


def _write_as_strings(holder: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if isinstance(holder, dict) and isinstance(holder.get(name), int):
            holder[name] = str(holder[name])


@cache
def specification() -> Specification:
    """Return the specification, read once."""
    return Specification(json.loads(TRIMMED.read_text(encoding="utf-8")))
