"""A document as a page for the browser, its facts marked in the text; no script, nothing loaded from anywhere."""

from __future__ import annotations

import html
from collections.abc import Sequence

from bot import messages
from knowledge.documents.model import Document
from knowledge.documents.titles import display_title
from knowledge.facts import AnyFact, Statement

# Kinds whose marks tell a reader something; a date in every other line does not.
KINDS = ("statement", "investigation", "accusation", "event", "role", "figure", "no_comment")
_STYLE = """
:root { color-scheme: light dark; --page: #fff; --ink: #1c1c1e; --quiet: #5b5f66 }
@media (prefers-color-scheme: dark) { :root { --page: #1c1d20; --ink: #e8e8ea; --quiet: #a0a4ab } }
body { background: var(--page); color: var(--ink); font: 1.05rem/1.6 Georgia, serif; margin: 0 auto; max-width: 42rem;
       padding: 1.5rem 1rem }
h1 { font-size: 1.4rem; line-height: 1.25 } .about, .legend { color: var(--quiet); font: .9rem/1.5 sans-serif }
article { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate }
mark { color: inherit; background: #3b6fb62e; border-bottom: 2px solid #3b6fb6; border-radius: 2px }
mark.investigation { background: #c98a1b2e; border-color: #c98a1b }
mark.accusation { background: #b23a482e; border-color: #b23a48 }
mark.event, mark.figure { background: #2e8b572e; border-color: #2e8b57 }
mark.role, mark.no_comment { background: #7a5bb52e; border-color: #7a5bb5 }
"""


def page(document: Document, facts: Sequence[AnyFact]) -> str:
    """Make the page; its article, without the marks, is the document's text."""
    title = html.escape(display_title(document))
    day = messages.long_date(document.date) if document.date else None
    about = html.escape(" · ".join(part for part in (document.outlet, day) if part))
    used = [kind for kind in KINDS if any(fact.kind == kind for fact in facts)]
    legend = " ".join(f'<mark class="{kind}">{html.escape(messages.FACT_KINDS[kind])}</mark>' for kind in used)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title><style>{_STYLE}</style></head><body>\n"
        f'<h1>{title}</h1>\n<p class="about">{about}</p>\n<p class="legend">{legend}</p>\n'
        f"<article>{_marked(document.text, facts)}</article>\n</body></html>\n"
    )


def _marked(text: str, facts: Sequence[AnyFact]) -> str:
    """Escape the text and wrap every run that belongs to the same facts into one mark."""
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, fact in enumerate(facts):
        for start, end in fact.spans if isinstance(fact, Statement) else [(fact.start, fact.end)]:
            starts.setdefault(start, []).append(number)
            ends.setdefault(end, []).append(number)
    parts: list[str] = []
    open_: list[int] = []
    before = 0
    for place in sorted({*starts, *ends, len(text)}):
        parts.append(_run(text[before:place], [facts[number] for number in open_]))
        for number in ends.get(place, ()):
            open_.remove(number)
        open_ += starts.get(place, ())
        before = place
    return "".join(parts)


def _run(text: str, facts: Sequence[AnyFact]) -> str:
    if not facts or not text:
        return html.escape(text)
    # The rarest kinds stand last in KINDS and are the shortest: the mark takes the colour of the last one.
    kinds = sorted({fact.kind for fact in facts}, key=KINDS.index)
    said = dict.fromkeys(_about(fact) for fact in facts)
    return f'<mark class="{kinds[-1]}" title="{html.escape("; ".join(said))}">{html.escape(text)}</mark>'


def _about(fact: AnyFact) -> str:
    kind = messages.FACT_KINDS[fact.kind]
    return f"{kind}: {fact.speaker}" if isinstance(fact, Statement) and fact.speaker else kind
