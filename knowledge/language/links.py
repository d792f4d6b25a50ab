"""Lines that lead to other pages ("WATCH: Reed leaves court"): titles of other reports, and nobody's words here."""

from __future__ import annotations

import re

# What no line of a report begins with: what its reader is to watch or read next, and a link joined to what it is.
_CALLS = re.compile(
    r"[^\w\s\"“”'‘’(]{0,3} ?(?:"
    r"(?:JUST|MUST) (?:WATCHED|WATCH|READ|SEE)\b"
    r"|Video Ad Feedback\b"
    r"|(?i:watch|listen)(?i: live| now| here){0,2}:"
    r"|(?i:read|see|find out|learn) (?i:more|also|next)(?: [\w-]{1,30}){0,3}:"
    r"|(?i:related)(?i: stor(?:y|ies)| articles?| links?| content)?:"
    r"|(?i:more|read|see|photos?|videos?|gallery|graphics?|opinion|analysis|explainer|podcast|reaction)"
    r"(?: [\w-]{1,30}){0,3}:(?=[\"“'‘]?[A-Z0-9])"
    r")"
)
# A longer paragraph is a report's.
LONGEST = 400


def leads_elsewhere(line: str) -> bool:
    """Whether a line (a paragraph of its own) is a link to another page."""
    return len(line) <= LONGEST and _CALLS.match(line) is not None
