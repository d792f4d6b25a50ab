"""One invented town's news, indexed once, for every test that needs a real snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import Snapshot, open_snapshot

CORPUS = Path(__file__).parent / "corpus"
SAMPLE = Path(__file__).parents[1] / "knowledge" / "sample"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one snapshot of the town's news."""
    folder: Path = tmp_path_factory.mktemp("store")
    build(CORPUS, folder, jobs=1)
    return folder


@pytest.fixture(scope="session")
def snapshot(store: Path) -> Iterator[Snapshot]:
    opened = open_snapshot(store)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """A snapshot of the user's sample document."""
    folder = tmp_path_factory.mktemp("sample-store")
    build(SAMPLE, folder, jobs=1)
    opened = open_snapshot(folder)
    yield opened
    opened.close()


@pytest.fixture
def desk(snapshot: Snapshot) -> Desk:
    """A desk with no conversation behind it."""
    return Desk(snapshot)


@pytest.fixture
def ask(desk: Desk) -> Callable[[str], Reply]:
    """Ask as one person in one channel."""
    return lambda text: desk.ask(Question(text=text))


def shown(reply: Reply) -> str:
    """Everything verbatim that a reply shows, best first."""
    assert isinstance(reply, Answer), reply
    return "\n".join(s.text for s in reply.snippets)
