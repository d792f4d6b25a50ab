"""Phrasings: slots are captured in order, misspelt anchors fit, digits and known words never bend."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.phrasings import Phrasing, Prefilter, Token, heard


def tokens(text: str, *, known: frozenset[str] = frozenset()) -> list[Token]:
    found, place = [], 0
    for word in text.split():
        found.append(Token(place, place + len(word), word, word in known))
        place += len(word) + 1
    return found


def slots(phrasing: str, text: str) -> dict[str, str] | None:
    words = tokens(text)
    fit = Phrasing.compile(phrasing).fit(words)
    return None if fit is None else {k: " ".join(t.folded for t in words[a:b]) for k, (a, b) in fit.slots.items()}


@pytest.mark.parametrize(
    ("phrasing", "question", "expected"),
    [
        ("what did {who} say", "what did maria quist say", {"who": "maria quist"}),
        (
            "what did {who} say about {topic}",
            "what did quist say about the fire",
            {"who": "quist", "topic": "the fire"},
        ),
        ("who is {role?}", "who is", {"role": ""}),
        ("who is investigating {topic?}", "who is invesigating the fire", {"topic": "the fire"}),
        ("did|has {who} comment|respond", "has the union responded", {"who": "the union"}),
        ("{who} said what", "quist said what", {"who": "quist"}),
    ],
)
def test_slots_hold_the_words_between_anchors(phrasing: str, question: str, expected: dict[str, str]) -> None:
    assert slots(phrasing, question) == expected


@pytest.mark.parametrize(
    ("phrasing", "question"),
    [
        ("what did {who} say", "what did say"),
        ("what did {who} say", "what did quist say about the fire"),
        ("who is {who}", "where is quist"),
        ("help", "helpless"),
    ],
)
def test_what_does_not_fit_is_none(phrasing: str, question: str) -> None:
    assert slots(phrasing, question) is None


def test_a_word_of_the_documents_is_never_taken_for_an_anchor() -> None:
    phrasing = Phrasing.compile("who is probing {topic}")
    assert phrasing.fit(tokens("who is proving it")) is not None
    assert phrasing.fit(tokens("who is proving it", known=frozenset({"proving"}))) is None


def test_a_word_with_digits_is_never_taken_for_an_anchor() -> None:
    assert Phrasing.compile("route10 {x}").fit(tokens("route11 north")) is None


def test_two_slots_side_by_side_are_refused() -> None:
    with pytest.raises(ValueError, match="side by side"):
        Phrasing.compile("what {a} {b}")


@given(st.lists(st.sampled_from("what did who say about is the fire quist 14 wat".split()), max_size=12))
def test_slots_never_overlap_and_stay_inside(words: list[str]) -> None:
    question = tokens(" ".join(words))
    for source in ("what did {who} say about {topic?}", "{who} say {rest?}", "who|what {x}"):
        fit = Phrasing.compile(source).fit(question)
        if fit is not None:
            ranges = sorted(fit.slots.values())
            assert all(0 <= a <= b <= len(question) for a, b in ranges)
            assert all(x[1] <= y[0] for x, y in pairwise(ranges))
            assert 0 <= fit.score <= 100


_ANCHORS = ["what", "did", "say|tell", "about", "who", "is"]


@given(
    st.lists(st.lists(st.sampled_from([*_ANCHORS, "{x}", "{y?}"]), min_size=1, max_size=4), max_size=8),
    st.lists(st.tuples(st.sampled_from(["what", "waht", "did", "sya", "tell", "abuot", "quist", "i5"]), st.booleans())),
)
def test_whatever_fits_is_worth_trying(sources: list[list[str]], asked: list[tuple[str, bool]]) -> None:
    lines = [" ".join(s) for s in sources if not any(a[0] == b[0] == "{" for a, b in pairwise(s))]
    phrasings = [Phrasing.compile(line) for line in lines]
    tokens = [Token(0, 0, word, known) for word, known in asked]
    words = heard(tokens, sorted({w for p in phrasings for e in p.elements for w in e.words}))
    worth_trying = Prefilter(phrasings)(words)
    assert {p.source for p in phrasings if p.fit(tokens) is not None} <= worth_trying
