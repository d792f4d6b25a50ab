import random

from training.edits import Edits

PAIRS = [
    ("who built the first pier ?", "who built the last pier ?"),
    ("what is the largest hall ?", "what is the smallest hall ?"),
    ("why was it shut ?", "why was n't it shut ?"),
    ("why was she late ?", "why was n't she late ?"),
    ("when did it open ?", "where did it open ?"),
    ("who lived in arden ?", "who lived in quill ?"),
    ("how many of the 12 sank ?", "how many of the 14 sank ?"),
    ("who runs the line ?", "who owned a part of the old line in may ?"),
]


def made(question: str) -> set[str | None]:
    edits, dice = Edits(PAIRS), random.Random(7)
    return {edits.edited(question, dice) for _ in range(40)}


def test_what_people_put_in_place_of_a_word_is_put_there() -> None:
    assert made("Who opened the first hall?") == {"Who opened the last hall?"}


def test_each_of_several_words_may_be_changed() -> None:
    assert made("Which is the first or largest one?") == {
        "Which is the last or largest one?",
        "Which is the first or smallest one?",
    }


def test_what_denies_is_put_in_as_it_is_typed() -> None:
    assert made("Why was the hall shut?") == {"Why wasn't the hall shut?"}


def test_names_numbers_and_what_asks_stay() -> None:
    assert made("Who met Arden?") == {None}
    assert made("When did 12 sink?") == {None}


def test_what_changes_more_than_a_place_is_not_learnt() -> None:
    assert made("Who runs a ferry line?") == {None}


def test_nobody_knows_what_to_change_without_pairs() -> None:
    assert Edits([]).edited("Who opened the first hall?", random.Random(7)) is None
