"""Help, greetings, thanks: fixed words, no snippets."""

from __future__ import annotations

from bot.conversation.reply import Abstention, Reply
from bot.conversation.turn import Turn

HELP = (
    "I answer questions about the news in my documents with their own words, cited, and say so when they do not "
    "tell. Ask who is investigating, what somebody said, whether somebody commented, who somebody is, when, where, "
    "how many or why; or ask what happened on a day."
)


class SmallTalkIntent:
    """Answers courtesies and calls for help with fixed words."""

    name = "smalltalk"
    phrasings = (
        "help",
        "help me {rest?}",
        "how do|does you|this|it work",
        "how can|do i use|ask {rest?}",
        "what can|do you do",
        "who are you",
        "what are you",
        "hello|hi|hey|greetings|howdy|morning",
        "hello|hi|hey there|bot|all|everyone|you",
        "good morning|afternoon|evening|day",
        "thanks|thank|cheers|thx",
        "thanks|thank you|a|so {rest?}",
        "bye|goodbye",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with help, a greeting or thanks, by the question's first word."""
        first = turn.understood.tokens[0].folded if turn.understood.tokens else ""
        if first in {"hello", "hi", "hey", "greetings", "howdy", "morning", "good"}:
            return Abstention(intent="greeting", reason=f"Hello. {HELP}")
        if first in {"thanks", "thank", "cheers"}:
            return Abstention(intent="thanks", reason="You are welcome.")
        if first in {"bye", "goodbye"}:
            return Abstention(intent="greeting", reason="Goodbye.")
        return Abstention(intent="help", reason=HELP)
