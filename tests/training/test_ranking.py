import math

from training.ranking import fit


def test_fit_learns_which_feature_marks_the_better_candidate() -> None:
    groups = [
        [({"good": 1.0, "common": 1.0}, 1.0), ({"bad": 1.0, "common": 1.0}, 0.0)],
    ] * 10
    weights = fit(groups, steps=80)
    assert weights["good"] > 0 > weights["bad"]
    assert abs(weights.get("common", 0.0)) < 0.01


def test_a_single_candidate_against_nothing_is_a_logistic_model() -> None:
    yes = [[({"bias": 1.0}, 1.0), ({}, 0.0)]] * 30
    no = [[({"bias": 1.0}, 0.0), ({}, 1.0)]] * 10
    bias = fit(yes + no, steps=400)["bias"]
    assert math.isclose(1 / (1 + math.exp(-bias)), 0.75, abs_tol=0.03)


def test_rare_features_and_hopeless_groups_are_left_out() -> None:
    groups = [[({"seen": 1.0}, 1.0), ({}, 0.0)]] * 5 + [[({"rare": 1.0}, 1.0), ({}, 0.0)]]
    hopeless = [[({"lost": 1.0}, 0.1), ({}, 0.0)]] * 5
    weights = fit(groups + hopeless, steps=50)
    assert "seen" in weights
    assert "rare" not in weights
    assert "lost" not in weights
