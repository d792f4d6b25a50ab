"""Where a document says outright what somebody is: "Reed is a member of the guild"."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn
from knowledge.store.snapshot import StoredEntity

# "Reed is a member of ...", also behind a comma too many; "Reed is the first to go" is no case of it.
_IS = re.compile(
    r"\.?,? (?:is|was) (?:also )?(?:an?|one of|the (?!first |last |only |next )\w+ (?:of|at|for)) ?\b(?!lot |bit )"
)
# So many characters behind a name tell; so many mentions are read.
_BEHIND, _MOST = 60, 200


def said_to_be(turn: Turn, entity: StoredEntity) -> tuple[int, int, int] | None:
    """The first mention (document, start, end) of somebody by name that goes on with what they are; none of a body."""
    if entity.type != "person":
        return None
    for document, start, end, kind in turn.snapshot.mentions_of(entity.n)[:_MOST]:
        behind = turn.snapshot.text(document, end, end + _BEHIND) if kind == "name" else ""
        if _IS.match(behind) and turn.in_scope(turn.snapshot.card(document).id):
            return document, start, end
    return None
