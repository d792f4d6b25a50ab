"""What Discord refuses beyond what its specification says; each function returns what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, FILE, CONTAINER, LABEL = 1, 2, 3, 4, 9, 10, 13, 17, 18
CHAT_INPUT = 1
_GROUPS = (1, 2)
_NAME = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")


def length(text: str) -> int:
    """Count as Discord does, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def walk(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield components, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for inner in ("accessory", "component"):
            if component.get(inner):
                yield from walk([component[inner]])


def message(body: dict[str, Any], files: Sequence[str] = (), *, flags: int = 0, edit: bool = False) -> list[str]:
    """Check a message to be sent, or edited: `flags` are those it has already, `files` the names of attached files."""
    found = []
    components = body.get("components") or []
    content, embeds = body.get("content") or "", body.get("embeds") or []
    modern = bool((body.get("flags") or flags) & COMPONENTS_V2)
    if not edit and not (content or embeds or components or files or body.get("poll") or body.get("sticker_ids")):
        found.append("an empty message")
    if length(content) > 2000:
        found.append("more than 2,000 characters")
    if modern and (content or embeds):
        found.append("content or embeds beside components of the second version")
    every = list(walk(components))
    if not modern:
        found += [f"component {c['type']} needs the second version" for c in components if c["type"] != ROW]
        if len(components) > 5:
            found.append("more than 5 rows")
    found += _components(every)
    names = {f"attachment://{name}" for name in files}
    used = {url for c in every for url in _urls(c) if url.startswith("attachment://")}
    found += [f"{url} is not attached" for url in sorted(used - names)]
    described = [a.get("filename") for a in body.get("attachments") or () if a.get("filename")]
    found += [f"{name} is described and not attached" for name in described if name not in files]
    return found


def _urls(component: dict[str, Any]) -> list[str]:
    media = [component.get("file"), component.get("media"), *(i.get("media") for i in component.get("items") or ())]
    return [m["url"] for m in media if m]


def _components(every: list[dict[str, Any]]) -> list[str]:
    found = []
    if len(every) > 40:
        found.append("more than 40 components")
    texts = [c["content"] for c in every if c["type"] == TEXT]
    if sum(map(length, texts)) > 4000:
        found.append("more than 4,000 characters of text")
    if not all(text.strip() for text in texts):
        found.append("an empty text")
    ids = [c["custom_id"] for c in every if c.get("custom_id")]
    found += [f"custom id {i} twice" for i, count in Counter(ids).items() if count > 1]
    found += [f"custom id of {length(i)} characters" for i in ids if length(i) > 100]
    for component in every:
        found += _control(component)
    return found


def _control(component: dict[str, Any]) -> list[str]:
    found = []
    kind, label = component["type"], component.get("label") or ""
    if kind == BUTTON:
        if length(label) > 80:
            found.append("a button's label of more than 80 characters")
        if not label and not component.get("emoji"):
            found.append("a button without a label")
    if kind == ROW:
        inside = [c["type"] for c in component["components"]]
        if len(inside) > 5 or (len(inside) > 1 and set(inside) != {BUTTON}):
            found.append("a row with more than 5 buttons, or more than one menu")
    if kind == SELECT:
        options = component.get("options") or []
        values = [option["value"] for option in options]
        if not 1 <= len(options) <= 25 or len(set(values)) != len(values):
            found.append("a menu without options, with more than 25, or with one twice")
        if any(length(option[part]) > 100 for option in options for part in ("label", "value")):
            found.append("an option of more than 100 characters")
    return found


def commands(body: list[dict[str, Any]]) -> list[str]:
    """Check all commands of an application."""
    found = []
    names = Counter((c.get("type") or CHAT_INPUT, c["name"]) for c in body)
    found += [f"command {name} twice" for (_, name), count in names.items() if count > 1]
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        if sum(1 for c in body if (c.get("type") or CHAT_INPUT) == kind) > most:
            found.append(f"more than {most} commands of type {kind}")
    for command in body:
        if (command.get("type") or CHAT_INPUT) != CHAT_INPUT:
            if command.get("description") or command.get("options"):
                found.append(f"menu entry {command['name']} with a description or options")
            continue
        found += _chat_input(command, 0)
        if _size(command) > 8000:
            found.append(f"command {command['name']} of more than 8,000 characters")
    return found


def _chat_input(command: dict[str, Any], depth: int) -> list[str]:
    name, options = command["name"], command.get("options") or []
    found = []
    if not _NAME.fullmatch(name) or name != name.lower():
        found.append(f"{name} is no name of a command or option")
    if not 1 <= length(command.get("description") or "") <= 100:
        found.append(f"{name} without a description, or with one that is too long")
    if len(options) > 25:
        found.append(f"{name} with more than 25 options")
    found += [f"option {n} of {name} twice" for n, c in Counter(o["name"] for o in options).items() if c > 1]
    kinds = {o["type"] in _GROUPS for o in options}
    if len(kinds) > 1:
        found.append(f"{name} with both subcommands and options")
    required = [bool(o.get("required")) for o in options]
    if required != sorted(required, reverse=True):
        found.append(f"a required option of {name} after one that is not")
    for option in options:
        if option["type"] in _GROUPS and depth > 1:
            found.append(f"{option['name']} nested too deeply")
        found += _chat_input(option, depth + 1)
        found += choices(option.get("choices") or [])
    return found


def _size(command: dict[str, Any]) -> int:
    own = length(command["name"]) + length(command.get("description") or "")
    own += sum(length(c["name"]) + length(str(c["value"])) for c in command.get("choices") or ())
    return own + sum(_size(option) for option in command.get("options") or ())


def choices(offered: list[dict[str, Any]]) -> list[str]:
    """Check what an option offers."""
    found = []
    if len(offered) > 25:
        found.append("more than 25 choices")
    if any(not 1 <= length(c["name"]) <= 100 for c in offered):
        found.append("a choice without a name, or with one that is too long")
    if any(isinstance(c["value"], str) and not 1 <= length(c["value"]) <= 100 for c in offered):
        found.append("a choice with a value that is empty or too long")
    return found


def modal(body: dict[str, Any]) -> list[str]:
    """Check a form."""
    every = list(walk(body["components"]))
    found = _components([c for c in every if c["type"] != ROW])
    if not 1 <= len(body["components"]) <= 5:
        found.append("a form of no or more than 5 parts")
    if length(body["title"]) > 45:
        found.append("a title of more than 45 characters")
    return found


def callback(body: dict[str, Any], files: Sequence[str], kind: int, *, flags: int = 0) -> list[str]:
    """Check the answer to an interaction of a kind: 2 command, 3 component, 4 autocomplete, 5 form."""
    answer, data = body["type"], body.get("data") or {}
    allowed = {2: {4, 5, 9}, 3: {4, 5, 6, 7, 9}, 4: {8}, 5: {4, 5, 6, 7}}[kind]
    found = [] if answer in allowed else [f"answer {answer} to interaction {kind}"]
    if answer == 4:
        found += message(data, files)
    elif answer == 7:
        found += message(data, files, flags=flags, edit=True)
    elif answer == 8:
        found += choices(data.get("choices") or [])
    elif answer == 9:
        found += modal(data)
    return found
