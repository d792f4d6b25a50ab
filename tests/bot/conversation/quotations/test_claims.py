"""What a message quotes, and to whom it gives the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.quotations.claims import MOST, find_claims


@pytest.mark.parametrize(
    ("message", "quoted", "claimed"),
    [
        ('"The weir is leaking badly," said Olga Brandt.', "The weir is leaking badly,", "Olga Brandt"),
        ("Olga Brandt said on Monday: “The weir is leaking”", "The weir is leaking", "Olga Brandt"),
        ("Brandt: “The weir is leaking”", "The weir is leaking", "Brandt"),
        ("“The weir is leaking” — Olga van Brandt", "The weir is leaking", "Olga van Brandt"),
        ("According to Olga Brandt, «the weir is leaking».", "the weir is leaking", "Olga Brandt"),
        ("And Olga Brandt, who owns the mill, said “the weir is leaking”.", "the weir is leaking", "Olga Brandt"),
        ("The miller, Olga Brandt, said: “the weir is leaking”", "the weir is leaking", "Olga Brandt"),
        ("“The weir is leaking”, Olga Brandt, the miller, said.", "The weir is leaking", "Olga Brandt"),
        ("he said “the weir is leaking”", "the weir is leaking", None),
        ("> the weir\n> is leaking\nlol", "the weir\nis leaking", None),
    ],
)
def test_words_and_name(message, quoted, claimed) -> None:
    [claim] = find_claims(message)
    assert (claim.quoted, claim.claimed) == (quoted, claimed)


@pytest.mark.parametrize("message", ["", "the weir is leaking", 'a "b c" d', '"', "“”", "> one two"])
def test_nothing_quoted(message) -> None:
    assert find_claims(message) == []


def test_so_many_and_no_more() -> None:
    assert len(find_claims('"one two three" ' * 50)) == MOST


@given(st.text(alphabet='"“”«»„> \nAB said:,-—.🌊\u202e', max_size=300))
def test_whatever_is_written(message) -> None:
    for claim in find_claims(message):
        assert claim.quoted in message or claim.quoted.splitlines()[0] in message
