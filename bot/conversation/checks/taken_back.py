"""What a text goes on to take back: "The paper said that Frye had been charged. She was not." """

from __future__ import annotations

import re

from bot.conversation.turn import Turn

TAKEN_BACK = "The text goes on to say otherwise:"
_NAME = r"(?:[A-Z][\w.’'-]*\s){1,4}"
# "She was not.", "Tran has not been charged", "Beck has made no such admission".
_DENIES = re.compile(
    rf"""
    ["“]?(?:(?:However|But|In\sfact|Actually)\W\s?)?(?P<who>{_NAME}|(?:she|he|it|they)\s)
    (?:(?:was|were|is|are|has|have|had|did|does|do)(?:\s(?:not|never)|n['’]t)
       (?:[.,]|\s(?:been\s)?(?:charged|arrested|accused|involved|fired|suspended|convicted|indicted|sued|named)\b)
      |(?:has|have|had)\smade\sno\ssuch\b)
    """,
    re.VERBOSE,
)
# "That was wrong", "They said on Sunday that it was Ada Reed who fired".
_PUTS_RIGHT = re.compile(
    rf"""
    ^(?:That|This|The\s(?:report|statement|claim|story|account))\s(?:was|is|turned\sout\sto\sbe|proved)\s
       (?:wrong|false|untrue|incorrect|inaccurate|mistaken|an?\s(?:error|mistake))\b
    |\b[Ii]t\swas\s{_NAME}who\b|\b(?:retracted|withdrew|corrected)\s(?:the|that|its|their|his|her)\b
    """,
    re.VERBOSE,
)
# "However, he was released"; "But the charge was dropped".
_TURNS = re.compile(r'["“]?(?:However|But)\b')
_POINTING = frozenset({"she", "he", "it", "they"})
# No more characters are shown with what takes a sentence back.
_WHOLE = 700


def end_of(turn: Turn, document: int, start: int, end: int) -> tuple[int, bool]:
    """Where what is told in [start, end) ends with the sentence behind it that takes it back, and whether it does.

    A sentence that only turns ("However, he was released") is shown along, too, and takes nothing back.
    """
    rows = turn.snapshot.sentences(document)
    behind = next((r for r in rows if r.start >= end), None)
    within = {r.paragraph for r in rows if r.start < end <= r.end}
    if behind is None or behind.paragraph not in within or behind.end - start > _WHOLE:
        return end, False
    text = " ".join(turn.snapshot.text(document, behind.start, behind.end).split())
    denies = _PUTS_RIGHT.search(text) is not None
    if (found := _DENIES.match(text)) is not None:
        who = found["who"].split()[-1]
        # "Hale was arrested. Reed was not arrested": what is denied of another takes nothing back.
        denies = denies or who.lower() in _POINTING or who in turn.snapshot.text(document, start, end)
    return (behind.end if denies or _TURNS.match(text) else end), denies
