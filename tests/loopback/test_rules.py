"""Our small Discord refuses what Discord refuses: a test of the tests."""

import pytest

from loopback import rules
from loopback.specification import specification

SPECIFICATION = specification()


def row(*inside):
    return {"type": 1, "components": list(inside)}


def button(custom_id="a", label="A"):
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id}


def text(content):
    return {"type": 10, "content": content}


def menu(options):
    return {"type": 3, "custom_id": "m", "options": [{"label": o, "value": o} for o in options]}


def modern(*components, **fields):
    return {"components": list(components), "flags": rules.COMPONENTS_V2, **fields}


def command(name="ask", description="Asks", options=(), **fields):
    return {"name": name, "description": description, "type": 1, "options": list(options), **fields}


def option(name, **fields):
    return {"type": 3, "name": name, "description": "Something", **fields}


@pytest.mark.parametrize(
    ("body", "files"),
    [
        ({"content": "x" * 2000}, ()),
        ({"content": "x", "components": [row(*[button(str(n)) for n in range(5)])] * 0}, ()),
        (modern(text("🌊" * 2000)), ()),
        (modern({"type": 17, "components": [text("a")] * 39}), ()),
        (modern({"type": 13, "file": {"url": "attachment://a.txt"}}), ("a.txt",)),
        (modern(row(menu([str(n) for n in range(25)]))), ()),
        (modern(text("a"), row(*[button(str(n), "l" * 80) for n in range(5)])), ()),
    ],
)
def test_a_message_that_discord_takes(body, files) -> None:
    assert rules.message(body, files) == []
    assert SPECIFICATION.complaints("POST", "/channels/1/messages", {}, body) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"content": ""},
        {"content": "x" * 2001},
        {"content": "🌊" * 1001},
        {"content": "x", "components": [text("y")]},
        {"content": "x", "components": [row(button(str(n))) for n in range(6)]},
        modern(text("x"), content="y"),
        modern(text("🌊" * 2001)),
        modern(text(" ")),
        modern({"type": 17, "components": [text("a")] * 40}),
        modern(row(*[button(str(n)) for n in range(6)])),
        modern(row(button("a"), button("a"))),
        modern(row(button("x" * 101))),
        modern(row(button("a", "l" * 81))),
        modern(row(button("a", ""))),
        modern(row(menu([]))),
        modern(row(menu(["a", "a"]))),
        modern(row(menu([str(n) for n in range(26)]))),
        modern(row(menu(["o" * 101]))),
        modern(row(button("a"), menu(["a"]))),
        modern({"type": 13, "file": {"url": "attachment://missing.txt"}}),
        modern(text("x"), attachments=[{"id": "0", "filename": "missing.txt"}]),
    ],
)
def test_a_message_that_discord_refuses(body) -> None:
    assert rules.message(body)


@pytest.mark.parametrize(
    "body",
    [
        [command(), command()],
        [command("Ask")],
        [command("a b")],
        [command(description="")],
        [command(description="d" * 101)],
        [command(options=[option("a"), option("a")])],
        [command(options=[option("a"), option("b", required=True)])],
        [command(options=[option("a", choices=[{"name": "n" * 101, "value": "v"}])])],
        [command(options=[option("a", choices=[{"name": "n", "value": ""}])])],
        [command(options=[option(f"o{n}") for n in range(26)])],
        [command(options=[option("a"), {"type": 1, "name": "b", "description": "A subcommand"}])],
        [command(options=[option(f"o{n}", choices=[{"name": "n" * 90, "value": "v" * 90}] * 5) for n in range(20)])],
        [{"name": "Check", "type": 3, "description": "has none"}],
        [{"name": f"Check {n}", "type": 3} for n in range(16)],
    ],
)
def test_commands_that_discord_refuses(body) -> None:
    assert rules.commands(body)


def test_commands_that_discord_takes() -> None:
    body = [command(options=[option("a", required=True), option("b")]), {"name": "Ask", "type": 3}]
    assert rules.commands(body) == []
    assert SPECIFICATION.complaints("PUT", "/applications/1/commands", {}, body) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (2, {"type": 7, "data": {"content": "x"}}),
        (2, {"type": 8, "data": {"choices": []}}),
        (4, {"type": 4, "data": {"content": "x"}}),
        (4, {"type": 8, "data": {"choices": [{"name": "n", "value": "v"}] * 26}}),
        (5, {"type": 9, "data": {"title": "t", "custom_id": "c", "components": [row()]}}),
        (2, {"type": 9, "data": {"title": "t" * 46, "custom_id": "c", "components": [text("x")]}}),
        (2, {"type": 9, "data": {"title": "t", "custom_id": "c", "components": []}}),
        (3, {"type": 4, "data": {}}),
    ],
)
def test_an_answer_that_discord_refuses(kind, body) -> None:
    assert rules.callback(body, (), kind)


@pytest.mark.parametrize(
    ("method", "path", "query", "body"),
    [
        ("GET", "/nowhere", {}, None),
        ("DELETE", "/gateway/bot", {}, None),
        ("POST", "/channels/x/messages", {}, {"content": "x"}),
        ("POST", "/channels/1/messages", {"loud": "1"}, {"content": "x"}),
        ("POST", "/channels/1/messages", {}, {"content": 5}),
        ("POST", "/channels/1/messages", {}, {"content": "x", "colour": "red"}),
        ("POST", "/channels/1/messages", {}, {"content": "x", "allowed_mentions": {"parse": ["all"]}}),
        ("POST", "/channels/1/messages", {}, modern({"type": 17})),
        ("POST", "/interactions/1/t/callback", {"with_response": "perhaps"}, {"type": 6}),
        ("POST", "/interactions/1/t/callback", {}, {"type": 99}),
        ("PUT", "/applications/1/commands", {}, [{"description": "no name"}]),
        ("GET", "/users/@me", {}, {"a": "body"}),
    ],
)
def test_a_request_that_the_specification_refuses(method, path, query, body) -> None:
    assert SPECIFICATION.complaints(method, path, query, body)


def test_ids_may_be_numbers_where_the_library_sends_them_so_and_nowhere_else() -> None:
    reply = {"content": "x", "message_reference": {"message_id": 1, "channel_id": 2}}
    assert SPECIFICATION.complaints("POST", "/channels/1/messages", {}, reply) == []
    assert SPECIFICATION.complaints("POST", "/users/@me/channels", {}, {"recipient_id": 4}) == []
    assert SPECIFICATION.complaints("POST", "/channels/1/messages", {}, {"content": "x", "sticker_ids": [1]})


def test_literal_routes_come_first() -> None:
    assert SPECIFICATION.route("/webhooks/1/t/messages/@original").template.endswith("/@original")
    assert SPECIFICATION.route("/webhooks/1/t/messages/7").values["message_id"] == "7"
