import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.no_comment import extract_no_comment
from knowledge.facts import NoComment
from knowledge.language.analysis import analyse


def found(text: str) -> list[NoComment]:
    analysis = analyse(Document(id="d", text=text))
    return extract_no_comment(Reading(analysis=analysis, cast=build_cast(analysis)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lena Quist declined to comment on Monday.", "Lena Quist"),
        (
            "The Civic Harbour Board did not immediately return the Tarnmouth Post's request for comment.",
            "Civic Harbour Board",
        ),
        ("Ivo Brandt could not be reached on Tuesday.", "Ivo Brandt"),
        ("Lena Quist did not respond to questions.", "Lena Quist"),
        (
            "Lena Quist spoke. Quist, whose predecessor, Ivo Brandt, went to prison for theft, did not respond to a "
            "request for comment.",
            "Lena Quist",
        ),
        ("Neither company made any official statement on Monday.", None),
        ("Lena Quist refused to speak to reporters.", "Lena Quist"),
        ("Lena Quist had yet to concede defeat or make any public statement.", "Lena Quist"),
        ("Lena Quist has yet to comment on the fire.", "Lena Quist"),
        ("Lena Quist has yet to issue a statement.", "Lena Quist"),
        ("Lena Quist has not spoken publicly since the fire.", "Lena Quist"),
        ("Lena Quist has remained silent on the plan.", "Lena Quist"),
        ("Lena Quist wasn't immediately available for comment.", "Lena Quist"),
        ("Lena Quist was unavailable for an interview.", "Lena Quist"),
        ("Lena Quist did not say what company had asked her.", "Lena Quist"),
        ("After the vote, Lena Quist wouldn’t tell reporters who she would support.", "Lena Quist"),
        ("Lena Quist would not discuss the fire on the radio.", "Lena Quist"),
        ("Asked whether she would run again, Lena Quist demurred.", "Lena Quist"),
        ("Lena Quist said she could not confirm, deny or comment on the case.", "Lena Quist"),
        ("No reason has been given by the Civic Harbour Board for the delay.", "Civic Harbour Board"),
        ("No statement was made by Lena Quist as to why Ivo Brandt left.", "Lena Quist"),
        ("Lena Quist declined to say whether she would run.", "Lena Quist"),
        ("Lena Quist gave no further details about the talks.", "Lena Quist"),
        ("Lena Quist would not divulge the evidence against him.", "Lena Quist"),
        ("The board confirmed that Lena Quist, 49, had left the firm, but did not say whether she fled.", None),
    ],
)
def test_silence_is_a_fact_with_its_holder(text: str, who: str | None) -> None:
    (only,) = found(text)
    assert only.who == who


def test_the_outlet_that_asked_is_kept() -> None:
    (only,) = found("The Civic Harbour Board did not return the Tarnmouth Post's request for comment.")
    assert only.whom == "Tarnmouth Post"


@pytest.mark.parametrize(
    "text",
    [
        "Lena Quist commented on the vote.",
        "He threatened to burn the boat if Lena Quist did not answer his questions.",
        "They made any statement they liked.",
        "She responded with a smile.",
        "Lena Quist gave no details when she said that the pier was sold.",
        "The map did not provide much shade.",
        "Lena Quist was attacked twice and did not respond in kind.",
        "Lena Quist has not spoken to her sister since the fire.",
        "The crowd remained silent for a minute.",
        "Lena Quist had yet to concede defeat.",
        "Lena Quist could not say whether the pier was open.",
        "Lena Quist did not say that the pier was open.",
    ],
)
def test_an_answer_is_no_silence(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Courier has reached out to Nordline Transit and Ada Falk, but has not heard back.",
        "A reporter contacted Nordline Transit and Ada Falk for comment but received no response.",
        "The paper e-mailed Nordline Transit and Ada Falk on Monday, and did not get a reply.",
    ],
)
def test_who_was_asked_and_was_not_heard_from(text: str) -> None:
    assert {fact.who for fact in found(text)} == {"Nordline Transit", "Ada Falk"}


def test_who_was_asked_and_answered_is_not_silent() -> None:
    assert not found("The Courier reached out to Ada Falk, and she said the ferry was late.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Courier has attempted to reach Ada Falk, but with no response.", ["Ada Falk"]),
        ("Attempts to reach Ivo Brandt were unsuccessful on Monday.", ["Ivo Brandt"]),
        ("Efforts by the Courier to contact Ria Holm for comment were not successful.", ["Ria Holm"]),
        ("Messages left for Carla Oduya were not returned.", ["Carla Oduya"]),
        ("Calls to Lena Quist went unanswered.", ["Lena Quist"]),
        ("Ada Falk and Lena Quist did not immediately respond to questions.", ["Ada Falk", "Lena Quist"]),
        (
            "Falk, Quist and Ivo Brandt did not comment. Ada Falk and Lena Quist left.",
            ["Ada Falk", "Ivo Brandt", "Lena Quist"],
        ),
        ("Neither Ada Falk nor Lena Quist responded to requests for comment.", ["Ada Falk", "Lena Quist"]),
    ],
)
def test_each_whom_nobody_could_reach_is_named(text: str, who: list[str]) -> None:
    assert sorted(str(fact.who) for fact in found(text)) == who


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers tried to reach Ria Holm but got no answer.",
        "Calls to impeach Ada Falk went unanswered.",
        "The Courier reached Ada Falk by telephone on Monday.",
        "A request for comment from Nordline Transit was not answered.",
        "Messages left for Ada Falk's lawyer were not returned.",
        "Ada Falk and Lena Quist responded to questions.",
    ],
)
def test_silence_of_nobody_who_was_asked_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("silent", ["Neither would comment.", "Both declined to comment."])
def test_of_two_named_before_both_keep_silent_by_the_context(silent: str) -> None:
    facts = found(f"Two bidders came forward on Monday: Lena Quist and Ivo Brandt. {silent}")
    assert {f.who for f in facts} == {"Lena Quist", "Ivo Brandt"}
    assert all(f.confidence == 0.6 for f in facts)


def test_in_another_paragraph_nobody_is_meant() -> None:
    assert all(f.who is None for f in found("Lena Quist met Ivo Brandt on Monday.\n\nNeither would comment."))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Tarnmouth Post could not reach the bill's sponsor in the Senate, Rep. Ivo Brandt (R-Dorn), through "
            "his e-mail address.",
            ["Ivo Brandt"],
        ),
        ("Reporters were unable to reach Ivo Brandt by phone on Friday.", ["Ivo Brandt"]),
        ("We couldn't reach Ivo Brandt or his lawyer, Lena Quist.", ["Ivo Brandt", "Lena Quist"]),
        ("The Tarnmouth Fire Department could not reach Ivo Brandt, who sat in the mine.", []),
        ("The Tarnmouth Post could not reach Ivo Brandt's brother by phone.", []),
        ("Lena Quist said the Civic Harbour Board could not reach a deal by phone.", []),
        ("The Tarnmouth Post could not reach Ivo Brandt by phone, but Lena Quist said it was so.", ["Ivo Brandt"]),
    ],
)
def test_whom_an_outlet_could_not_reach_did_not_comment(text: str, names: list[str]) -> None:
    assert [fact.who for fact in found(text)] == names
