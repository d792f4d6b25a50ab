"""Hostile documents and questions over the wire: whatever they hold, Discord takes every reply and nobody is pinged."""

import json
import shutil

import pytest
from loopback import people, rules

from bot.settings import Settings
from knowledge.indexing import build

NASTY = "@everyone <@1> **b** ||s|| `c` [a](https://evil.example) discord.gg/abc <t:0:R> \u202e\u2067\u200b 🌊"
DOCUMENTS = [
    {
        "id": "long", "title": "T" * 300, "date": "2024-03-02", "source": "S" * 200,
        "text": f'The pier of Gull Island shut.\n\n"{"word 🌊 " * 900}," said Una Berg, the owner of the pier.',
        "url": "https://courier.example/" + "a" * 600,
    },
    *(
        {
            "id": f"many{n}", "title": f"{NASTY} {n}", "date": f"2024-04-{n + 1:02}", "source": NASTY,
            "text": f'The quay of Gull Island shut.\n\n"Case {n}: {NASTY} {"x" * 300}," said Una Berg, the captain.',
            "url": None,
        }
        for n in range(28)
    ),
]  # fmt: skip
QUESTIONS = [
    "What did Una Berg say?",
    "what happened on Gull Island",
    "@everyone <@1> who is **bold**?",
    "x" * 1000,
    "🌊" * 500,
    "```" * 300,
    "\u202e\u200b\u2067" * 300,
    "\\" * 1000,
    "[a](http://evil.example) # c\n- d\n1. e",
    "discord.gg/abc <https://evil.example> </ask:1> <t:0:R>",
    "\x00\x07\x1b[31m",
    "a\u0301" * 400,
]


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in DOCUMENTS))
    build(folder / "news.jsonl", folder / "store", jobs=1)
    return folder


@pytest.fixture
def settings(hostile_store, tmp_path) -> Settings:
    store = tmp_path / "store"
    shutil.copytree(hostile_store / "store", store)
    return Settings.load(env_file=None, store=store, documents=hostile_store / "news.jsonl", cooldown_seconds=0)


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
async def test_every_question_gets_a_reply(town, bot, said, question) -> None:
    asked = await town.slash("ask", question=question)
    assert asked.answer["type"] == 4
    assert "Incident" not in said(asked.answer["data"])
    await town.ask(question)
    replies = await town.until(lambda: town.sent("POST", "/messages"))
    assert [request.status for request in replies] == [200]


async def test_more_than_fits_goes_into_a_file_and_behind_buttons(town, bot, said) -> None:
    asked = await town.slash("ask", question="What did Una Berg say?")
    request = town.sent("POST", "/callback")[-1]
    buttons = [c["custom_id"] for c in rules.walk(asked.original["components"]) if "custom_id" in c]
    assert any(i.startswith("or:more:") for i in buttons) or request.files
    for start in ("or:more:", "or:context:", "or:sources:", "or:timeline:"):
        if any(i.startswith(start) for i in buttons):
            pressed = await town.press(asked.original, start)
            made = await town.until(lambda pressed=pressed: pressed.original["components"] and pressed.original)
            assert made is not asked.original
            assert "Incident" not in said(made)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("said", {"person": "Una Berg"}),
        ("who", {"name": "Una Berg"}),
        ("timeline", {}),
        ("sources", {}),
        ("sources", {"search": NASTY}),
        ("document", {"document": "long"}),
        ("document", {"document": "many0"}),
        ("documents show", {"document": "long"}),
        ("facts status", {}),
    ],
)
async def test_every_command_keeps_to_the_limits(town, bot, said, name, options) -> None:
    asked = await town.slash(name, permissions=people.MANAGE_GUILD, **options)
    assert asked.answer["type"] in (4, 5)
    message = await town.until(lambda: asked.original if asked.original["components"] else None)
    assert "Incident" not in said(message)


@pytest.mark.parametrize("typed", ["", "T" * 100, "@everyone", "un", "🌊", "many"])
async def test_what_is_offered_keeps_to_the_limits(town, bot, typed) -> None:
    for name, option in (("said", "person"), ("document", "document"), ("sources", "search")):
        data = people.command(name, {option: typed}, focused=option)
        asked = await town.begin(people.AUTOCOMPLETE, data)
        await town.until(lambda asked=asked: asked.answer)
        assert asked.answer["type"] == 8


async def test_a_hostile_message_is_checked(town, bot, said) -> None:
    content = "\n".join(f'"{NASTY} {n} word word" said Una Berg.' for n in range(20))
    target = people.message(town.number(), content)
    asked = await town.begin(people.COMMAND, people.menu("Check this quote", target))
    await town.until(lambda: asked.answer)
    assert asked.answer["type"] == 4
    assert "Incident" not in said(asked.answer["data"])
