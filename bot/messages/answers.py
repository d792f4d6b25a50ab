"""Answers and the short replies in place of one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.counting import count

# Lines of an answer.
CORRECTION = "What the documents do say:"
THEY_TELL = "You could ask:"
WHOLE_IN_FILE = "What is too long to be shown here is in the attached file, word for word."
TOO_LONG_HERE = "Some of it is too long to be shown here, and I may not attach files in this channel."

DISAGREE = "The documents disagree on the day:"
STILL_AHEAD = "It was still to come when this was told:"
NONE_AHEAD = "I looked for the next “{what}” after {day} and find none. The latest before:"
NONE_AHEAD_BUT = "I looked for the next “{what}” after {day} and find none. Nearest to it:"
ALSO_IN = "Also in {sources}"
# What had not happened when it was told.
MODALITIES = {"happened": "", "ahead": "still ahead when told", "possible": "told as possible"}

# Short replies to a person.
ASK_SOMETHING = "Ask me a question about the documents, for example: “What is being investigated?”"
REPLY_UNSEEN = "Discord does not show me what that reply says. Mention me in it, or use /ask."
ONLY_THE_ASKER = "Only the person who asked can choose here. Ask me yourself and you get your own answer."
TOO_OLD = "The documents have been reloaded since this answer. Ask again and you get a current one."
MORE_IS_GONE = "I no longer know where the rest of this answer stands. Ask again and you get it."
CHOICE_IS_GONE = "I have restarted since this answer and no longer know that question. Ask it yourself."
NO_TIMELINE = "The documents have no dated event for that."
NO_SOURCES = "No document matches that."
BAD_DAY = "Write a day as YYYY-MM-DD, for example 2024-03-02."
DAYS_REVERSED = "The first day is after the last one."
BUSY = "So many people are asking at the moment that I cannot answer. Try again in a minute."
FAILED = "Something went wrong on my side. Nothing is wrong with your question. Incident {incident}."
NO_ANSWER_YET = "There are no documents here to answer from. A moderator can add some with /documents add."

# Questions asked of some documents only.
NO_DOCUMENT_FITS = "There is no document of those days or that source."
NOTHING_FITS = "The documents that you narrowed the question to do not tell."
NO_WORDS = "There are no words in what it should be about."
CHOOSING_WIDENS = "What you choose here is asked of all documents."

# Questions that a command stands for.
INVESTIGATIONS_QUESTION = "What is being investigated?"

# Facts, as a page's legend names them.
FACT_KINDS = {
    "statement": "statement",
    "investigation": "investigation",
    "accusation": "allegation or charge",
    "event": "event",
    "role": "role",
    "figure": "figure",
    "no_comment": "no comment",
}
MARKED_PAGE = "The attached page shows the text with its facts marked; it opens in a browser and loads nothing."


def said_question(person: str, topic: str | None) -> str:
    """Put /said into words."""
    return f"What did {person} say about {topic}?" if topic else f"What did {person} say?"


def who_question(name: str) -> str:
    """Put /who into words."""
    return f"Who is {name}?"


def cannot_answer(missing: Sequence[str]) -> str:
    """Say what a server's people have to give the bot so that it can answer in a channel."""
    if not missing:
        return "I could not answer in that channel. Ask me here, or with /ask."
    return (
        f"I may not answer in that channel. Somebody who manages it gives me there: {', '.join(missing)}. "
        "Until then, ask me here, or with /ask."
    )


def wait(seconds: float) -> str:
    """Ask for patience."""
    return f"One moment: you can ask again in {count(max(1, round(seconds)), 'second')}."
