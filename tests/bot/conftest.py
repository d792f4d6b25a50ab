"""A small store of invented news, built once by the real indexer, and the real bot on a copy of it."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import simcord
from simcord.components import walk_components

from bot.client import OnRecord
from bot.newsroom import Newsroom
from bot.settings import Settings
from knowledge.indexing import build

QUAY = """The Marlow Sands Harbour Board opened an investigation on Friday into the collapse of the old quay.

"We found cracks in three pillars," said Ana Petrov, the engineer who led the inspection of the quay.

Tomas Lind, the mayor of Marlow Sands, said 14 boats were damaged when the quay collapsed on Thursday.

Nobody at Brine & Sons, which repaired the quay, answered a request for comment."""
HOSTILE = """# Ferry **stops** @everyone

The ferry to Gull Island stopped on Monday, the *Northern Line* said. ||Secret|| `code` <@1> <#2> <t:0:R>

"1. Do not board. https://evil.example [win](https://evil.example) discord.gg/free_stuff," said Rita Sole, \
the captain of the ferry, to @here and </ask:1>.

- one
> two
-# three"""
NEWS = [
    {"id": "quay", "title": "Board looks into collapse of quay", "date": "2024-03-02", "text": QUAY,
     "source": "Marlow Courier", "url": "https://courier.example/quay_(1)"},
    {"id": "ferry", "title": "Ferry *stops* [here](x)", "date": "2024-03-05", "text": HOSTILE,
     "source": "Gull Gazette", "url": None},
]  # fmt: skip


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the store once; tests copy it."""
    folder = tmp_path_factory.mktemp("quay")
    documents = folder / "news.jsonl"
    documents.write_text("".join(json.dumps(record) + "\n" for record in NEWS))
    build(documents, folder / "store", jobs=1)
    return folder / "store"


@pytest.fixture
def settings(built_store: Path, tmp_path: Path) -> Settings:
    """Return settings for a copy of the store; no cooldown, nothing from this machine's environment."""
    store = tmp_path / "store"
    shutil.copytree(built_store, store)
    return Settings.load(env_file=None, store=store, documents=built_store.parent / "news.jsonl", cooldown_seconds=0)


@pytest.fixture
def make_bot() -> Callable[..., OnRecord]:
    """Make the real bot."""

    def make(settings: Settings, **options: object) -> OnRecord:
        return OnRecord(settings, newsroom=Newsroom(settings.store), **options)

    return make


@pytest.fixture
def simcord_bot(settings: Settings, make_bot: Callable[..., OnRecord]) -> OnRecord:
    """Return the bot that the simulated Discord of `env` runs."""
    return make_bot(settings)


@pytest.fixture
def env(simcord_env: simcord.Env) -> Iterator[simcord.Env]:
    """Return a simulated Discord with the real bot in it; its tests are marked simcord(shard_count=1).

    Whatever a test has the bot send, it pings nobody and keeps to Discord's limits.
    """
    yield simcord_env
    for body in sent(simcord_env):
        assert_pings_nobody(body)
        assert_within_limits(body)


def sent(env: simcord.Env) -> list[dict[str, Any]]:
    """Return every message that the bot has sent or edited, as it went to Discord."""
    bodies = [request.json for request in env.http_requests if isinstance(request.json, dict)]
    return [data for body in bodies if "components" in (data := body.get("data") or body) and "title" not in data]


def assert_pings_nobody(body: dict[str, Any]) -> None:
    """Check that a message allows no mention at all."""
    allowed = body["allowed_mentions"]
    assert allowed["parse"] == []
    assert not allowed.get("replied_user")
    assert not allowed.get("users")
    assert not allowed.get("roles")


def assert_within_limits(body: dict[str, Any]) -> None:
    """Check what Discord refuses, and the library lets through."""
    components = list(walk_components(body["components"]))
    assert len(components) <= 40
    texts = [c["content"] for c in components if c["type"] == 10]
    assert sum(len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts) <= 4000
    assert all(texts), "an empty text"
    ids = [c["custom_id"] for c in components if "custom_id" in c]
    assert len(set(ids)) == len(ids)
    assert all(len(i) <= 100 for i in ids)
    assert all(len(c.get("label") or "") <= 80 for c in components)
    for options in (c["options"] for c in components if c["type"] == 3):
        assert 1 <= len(options) <= 25
        assert all(len(o["label"]) <= 100 and len(o["value"]) <= 100 for o in options)
