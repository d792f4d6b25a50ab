"""What servers decide, on disk and in memory."""

import signal
import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.server_settings import ServerSettings, ServerStore
from knowledge.store.publishing import StoreError

SOME = ServerSettings(channels=frozenset({1, 2}), private=True, cooldown_seconds=5, moderator_role=3, audit_channel=4)
IDS = st.integers(1, 2**63 - 1)


@given(
    st.builds(
        ServerSettings,
        channels=st.frozensets(IDS, max_size=50),
        private=st.booleans(),
        cooldown_seconds=st.none() | st.floats(0, 3600),
        moderator_role=st.none() | IDS,
        audit_channel=st.none() | IDS,
    )
)
def test_what_is_put_is_there_after_a_restart(tmp_path_factory, settings) -> None:
    path = tmp_path_factory.mktemp("x") / "servers.db"
    ServerStore(path).put(7, settings)
    again = ServerStore(path)
    again.load()
    assert again.of(7) == settings
    assert again.of(8) == again.of(None) == ServerSettings()


def test_forgotten_is_gone_from_the_file(tmp_path) -> None:
    store = ServerStore(tmp_path / "servers.db")
    store.forget(7)
    store.put(7, SOME.model_copy(update={"audit_channel": 987654321987}))
    store.put(8, SOME)
    store.forget(7)
    assert store.of(7) == ServerSettings()
    assert store.of(8) == SOME
    assert b"987654321987" not in (tmp_path / "servers.db").read_bytes()


def test_what_cannot_be_understood_is_left_out(tmp_path) -> None:
    store = ServerStore(tmp_path / "servers.db")
    store.put(7, SOME)
    store.put(8, SOME)
    with sqlite3.connect(tmp_path / "servers.db") as connection:
        connection.execute("UPDATE server SET settings = 'nonsense' WHERE id = 7")
    connection.close()
    again = ServerStore(tmp_path / "servers.db")
    again.load()
    assert (again.of(7), again.of(8)) == (ServerSettings(), SOME)


def test_what_cannot_be_written_is_not_used(tmp_path) -> None:
    store = ServerStore(tmp_path / "nowhere" / "servers.db")
    with pytest.raises(sqlite3.Error):
        store.put(7, SOME)
    assert store.of(7) == ServerSettings()


def test_a_damaged_file_is_a_sentence(tmp_path) -> None:
    (tmp_path / "servers.db").write_bytes(b"nonsense" * 1000)
    with pytest.raises(StoreError, match=r"servers\.db is damaged"):
        ServerStore(tmp_path / "servers.db").load()


@pytest.mark.parametrize("wrong", [{"cooldown_seconds": -1}, {"channels": range(51)}])
def test_limits(wrong) -> None:
    with pytest.raises(ValidationError):
        ServerSettings(**wrong)


WRITING = """
import sys
from pathlib import Path
from bot.server_settings import ServerSettings, ServerStore
store = ServerStore(Path(sys.argv[1]))
for n in range(1, 100000):
    store.put(7, ServerSettings(audit_channel=n, moderator_role=n))
    print(n, flush=True)
"""


def test_killed_at_any_moment_the_last_change_told_of_is_there(tmp_path) -> None:
    path = tmp_path / "servers.db"
    for turn in range(3):
        process = subprocess.Popen([sys.executable, "-c", WRITING, str(path)], stdout=subprocess.PIPE, text=True)
        told = [int(process.stdout.readline()) for _ in range(3 + turn)][-1]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        store = ServerStore(path)
        store.load()
        found = store.of(7)
        assert found.audit_channel >= told
        assert found.audit_channel == found.moderator_role
