import numpy as np
import pytest

from training.adapting import Group, adapted, first

BEFORE = {"coverage": 1.0, "length": 0.0}


def asked(times: int) -> list[Group]:
    """Questions answered by the longer of two sentences, which covers them a little less."""
    return [(np.array([[0.5, 0.1], [0.4, 0.9]]), np.array([0.0, 1.0]))] * times


def test_weights_move_to_what_puts_right_sentences_first() -> None:
    found = asked(64)
    assert first(found, BEFORE) == 0.0
    assert first(found, adapted(found, BEFORE, 1e-3)) == 1.0


@pytest.mark.parametrize("name", list(BEFORE))
def test_a_high_penalty_holds_them_where_they_were(name: str) -> None:
    found = asked(64)
    far, near = adapted(found, BEFORE, 1e-3), adapted(found, BEFORE, 10.0)
    assert abs(near[name] - BEFORE[name]) < abs(far[name] - BEFORE[name])
