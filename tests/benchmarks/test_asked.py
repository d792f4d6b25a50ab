from collections import Counter

import pytest

from benchmarks.asked import judged, row
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from training.asked import Asked


def snippet(start: int, end: int, document: str = "one") -> Snippet:
    return Snippet(document_id=document, start=start, end=end, text="x" * (end - start), paragraph=1)


def answer(*snippets: Snippet) -> Answer:
    return Answer(intent="passage", snippets=snippets, confidence=0.5)


def asked(*spans: tuple[int, int], trap: str | None = None) -> Asked:
    return Asked("one", "Why was it shut?", "why", "plain", trap, spans)


REFUSED = Abstention(intent="passage", reason="I find nothing.")


@pytest.mark.parametrize(
    ("question", "reply", "outcome"),
    [
        (asked((10, 20)), answer(snippet(0, 40)), "right"),
        (asked((10, 20)), answer(snippet(10, 15)), "right"),
        (asked((10, 20)), answer(snippet(10, 14)), "misled"),
        (asked((10, 20)), answer(snippet(0, 40, "two")), "misled"),
        (asked((10, 20)), answer(snippet(50, 90), snippet(0, 40)), "second"),
        (asked((10, 20)), REFUSED, "silent"),
        (asked(trap="detail"), REFUSED, "right"),
        (asked(trap="detail"), answer(snippet(0, 40)), "misled"),
        (asked((10, 20), trap="premise"), answer(snippet(0, 40)), "right"),
        (asked((10, 20), trap="premise"), answer(snippet(0, 40), snippet(50, 90)), "misled"),
    ],
)
def test_what_a_reply_was_to_the_asker(question: Asked, reply: Reply, outcome: str) -> None:
    assert judged(question, reply) == outcome


def test_shares_are_told_in_percent() -> None:
    assert row("all", Counter(right=3, misled=1)) == "| all | 4 | 75.0 | 0.0 | 0.0 | 25.0 |"
