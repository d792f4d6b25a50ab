"""Going back to an earlier snapshot."""

import pytest
from filelock import FileLock

from knowledge.indexing import build
from knowledge.store.publishing import current_name, names
from knowledge.store.rollback import roll_back
from knowledge.store.snapshot import StoreError, open_snapshot


@pytest.fixture
def store(tmp_path):
    """Return a store with two snapshots, the second one current."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for n, text in enumerate(("The ferry is late.", "The ferry is early.")):
        (documents / f"{n}.txt").write_text(text)
        build(documents, tmp_path / "store", jobs=1)
    return tmp_path / "store"


def other(store) -> str:
    [name] = [name for name in names(store) if name != current_name(store)]
    return name


def test_to_the_one_named_and_forward_again(store) -> None:
    second, first = current_name(store), other(store)
    assert roll_back(store, first) == first == current_name(store)
    snapshot = open_snapshot(store)
    assert len(snapshot.documents()) == 1
    snapshot.close()
    assert roll_back(store, second) == second


def test_to_the_newest_older_one(store) -> None:
    older, newer = sorted(names(store))
    if current_name(store) == older:
        roll_back(store, newer)
    assert roll_back(store) == older
    with pytest.raises(StoreError, match="no earlier"):
        roll_back(store)


@pytest.mark.parametrize("name", ["../..", "nonsense", "20240101T000000-00000000"])
def test_unknown_names_change_nothing(store, name) -> None:
    before = current_name(store)
    with pytest.raises(StoreError, match="no snapshot of that name"):
        roll_back(store, name)
    with pytest.raises(StoreError, match="is the current one"):
        roll_back(store, before)
    assert current_name(store) == before


def test_a_damaged_snapshot_is_not_gone_back_to(store) -> None:
    before = current_name(store)
    (store / "snapshots" / other(store) / "facts.db").write_bytes(b"nonsense")
    with pytest.raises(StoreError, match="cannot be read"):
        roll_back(store, other(store))
    assert current_name(store) == before


def test_not_while_an_index_is_built(store) -> None:
    with FileLock(store / ".lock"), pytest.raises(StoreError, match="being built"):
        roll_back(store, other(store))
