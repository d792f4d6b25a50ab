"""The documentation knows what the code does."""

import re
from pathlib import Path

import pytest

from bot import client, messages, running
from bot.newsroom import Newsroom

ROOT = Path(__file__).parents[2]
DISCORD = (ROOT / "docs" / "discord.md").read_text(encoding="utf-8")


async def test_every_command_has_its_row(settings, make_bot) -> None:
    bot = make_bot(settings)
    newsroom: Newsroom = bot.newsroom
    bot.sync_commands = lambda: newsroom.open()
    await bot.setup_hook()
    for command in bot.tree.walk_commands():
        if hasattr(command, "parameters"):
            options = [p.display_name if p.required else f"[{p.display_name}]" for p in command.parameters]
            assert f"| `{' '.join([f'/{command.qualified_name}', *options])}` |" in DISCORD
    newsroom.close()


def test_the_invite_link_asks_for_what_is_used() -> None:
    assert client.invite_link(1).replace("client_id=1&", "client_id=APPLICATION_ID&") in DISCORD
    assert not client.PERMISSIONS.administrator


def test_every_exit_code_has_its_row() -> None:
    for code in (running.EXIT_OK, running.EXIT_CONFIGURATION, running.EXIT_LOGIN_REFUSED, running.EXIT_UNAVAILABLE):
        assert re.search(rf"^\| {code} \|", DISCORD, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in vars(messages) if name.isupper()])
def test_every_wording_is_used(name: str) -> None:
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py") if "messages" not in path.parts]
    assert any(f"messages.{name}" in text for text in code)


@pytest.mark.parametrize("page", ["README.md", "docs/discord.md"])
def test_every_picture_is_there_small_and_told_in_words(page: str) -> None:
    shown = re.findall(r"<img ([^>]*)>", (ROOT / page).read_text(encoding="utf-8"))
    assert shown
    for attributes in shown:
        given = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        assert len(given["alt"].split()) > 10
        assert ((ROOT / page).parent / given["src"]).stat().st_size < 200_000


def test_every_file_named_on_the_page_on_answers_is_there() -> None:
    named = set(re.findall(r"`([\w/]+(?:\.py|\.md|/))`", (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")))
    assert len(named) > 30
    folders = [ROOT, ROOT / "bot" / "conversation", ROOT / "knowledge" / "retrieval"]
    assert {name for name in named if not any((folder / name).exists() for folder in folders)} == set()


@pytest.mark.parametrize("page", sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]))
def test_every_link_to_a_page_of_ours_leads_somewhere(page: Path) -> None:
    linked = re.findall(r"\]\(([^):#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in linked if not (page.parent / link).exists()] == []
