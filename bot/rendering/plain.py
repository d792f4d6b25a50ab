"""A reply as plain text: what a file, a log and a terminal without colour show."""

from __future__ import annotations

from bot import messages
from bot.conversation.reply import Abstention, Answer, Clarification, Snippet
from knowledge.documents.titles import title_from_id

AnyReply = Answer | Clarification | Abstention


def source_title(snippet: Snippet) -> str:
    """Return what to call the document that a snippet is from."""
    return snippet.title or title_from_id(snippet.document_id)


def citation(snippet: Snippet, *, separator: str = ", ") -> str:
    """Cite a snippet: title, outlet, date, paragraph, and the note where there is one."""
    return separator.join([source_title(snippet), *citation_details(snippet)])


def citation_details(snippet: Snippet) -> list[str]:
    """Return what a citation names beside the title; what is unknown is left out, never guessed."""
    details = [snippet.outlet, messages.long_date(snippet.date) if snippet.date else None]
    return [*(detail for detail in details if detail), messages.paragraph(snippet.paragraph)]


def plain(reply: AnyReply) -> str:
    """Render any reply as plain text, quotations exactly as the documents have them."""
    blocks: list[str] = []
    if isinstance(reply, Answer):
        blocks += [reply.lead] if reply.lead else []
        blocks += [_quotation(snippet) for snippet in (*reply.snippets, *reply.more)]
        blocks += [messages.as_of(reply.as_of)] if reply.as_of else []
        return "\n\n".join(blocks)
    blocks.append(reply.reason)
    if isinstance(reply, Abstention) and reply.covered:
        blocks.append(reply.covered)
    blocks += [_quotation(snippet) for snippet in reply.snippets]
    if isinstance(reply, Clarification):
        blocks += ["\n".join(f"{n}. {choice.label}" for n, choice in enumerate(reply.choices, 1))]
    elif reply.suggestions:
        blocks += ["\n".join([messages.THEY_TELL, *(f"- {suggestion}" for suggestion in reply.suggestions)])]
    return "\n\n".join(block for block in blocks if block)


def _quotation(snippet: Snippet) -> str:
    quoted = "\n".join(f"> {line}" for line in snippet.text.splitlines())
    note = f" ({snippet.note})" if snippet.note else ""
    address = f"\n  {snippet.url}" if snippet.url else ""
    return f"{quoted}\n  — {citation(snippet)}{note}{address}"
