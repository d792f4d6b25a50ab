import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.extraction.statements.templates import Block, Column, Weights, numbers, truths, written

TEMPLATES = ("a={x}", "{x}{y}", "b={y}|{x}!", "none", "{y}=")
VALUES = st.text(max_size=6)
TABLE = st.lists(st.tuples(VALUES, VALUES), max_size=12)


def block(table: list[tuple[str, str]]) -> Block:
    columns = {"x": Column.of([x for x, _ in table]), "y": Column.of([y for _, y in table])}
    return Block(TEMPLATES, np.arange(len(table)), columns)


@settings(deadline=None)
@given(TABLE, st.data())
def test_sums_are_those_of_the_written_features_one_by_one(table: list[tuple[str, str]], data: st.DataObject) -> None:
    whole = block(table)
    some = data.draw(st.lists(st.integers(0, len(table) - 1), max_size=9) if table else st.just([]))
    blocks = [whole, whole.of(np.array(some, dtype=np.intp), ["{x}{z}"], z=Column.of(["z"] * len(some)))]
    features = written(blocks, len(table))
    names = sorted({name for row in features for name in row})
    known = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    weights = np.array([[k + 1.0, -2.0 * k] for k in range(len(known))]).reshape(-1, 2)
    found = Weights(known, weights)
    for once in (False, True):
        rows = [list(dict.fromkeys(row)) if once else row for row in features]
        each = [sum((weights[known.index(name)] for name in row if name in known), np.zeros(2)) for row in rows]
        np.testing.assert_allclose(found.sums(blocks, len(table), once=once), np.array(each).reshape(-1, 2))


@given(TABLE)
def test_written_features_are_the_filled_templates(table: list[tuple[str, str]]) -> None:
    expected = [[template.format(x=x, y=y) for template in TEMPLATES] for x, y in table]
    assert written([block(table)], len(table)) == expected


@given(st.lists(VALUES, unique=True, max_size=40))
def test_every_feature_is_found_and_no_other(names: list[str]) -> None:
    weights = Weights(names, np.arange(1.0, len(names) + 1)[:, None])
    rows = Block(["{name}"], np.arange(len(names) + 1), {"name": Column.of([*names, "in no list"])})
    assert weights.sums([rows], len(names) + 1)[:, 0].tolist() == [*range(1, len(names) + 1), 0]


@pytest.mark.parametrize("count", [0, 3])
def test_rows_without_features_weigh_nothing(count: int) -> None:
    assert Weights(["a"], np.ones((1, 2))).sums([], count).tolist() == [[0, 0]] * count


def test_truths_and_numbers_are_written_as_digits() -> None:
    columns = {"t": truths(np.array([True, False])), "n": numbers(np.array([0, 12]))}
    assert written([Block(["{t}{n}"], np.arange(2), columns)], 2) == [["10"], ["012"]]
