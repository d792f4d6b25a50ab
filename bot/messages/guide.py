"""What the bot says of itself."""

from __future__ import annotations

from bot.messages.counting import count

ABOUT = (
    "I answer with quotations, word for word, and say where each one stands. "
    "What the documents do not say, I do not say. I can be wrong about who is meant: read the context."
)
PRIVACY = """**What I keep**
Your last question and what it was about, in memory, for 15 minutes: so that “what else did he say?” is understood. \
It is never written down, and no other person's question is answered from it.

When you mark an answer as helpful or wrong, I count it. I do not note who did.

Where the rest of an answer stands, behind the button More: places in documents, for at most 30 days, without the \
question and without who asked.

What a server decides with /config, which holds the ids of channels and a role, and the documents that its moderators \
add for it alone. All of that is deleted when I am removed from the server.

Where a server has chosen so (/config gaps): the words of questions that I could not answer there, without who \
asked. Private questions and direct messages are never among them. /gaps deletes them.

**What I do not keep**
Messages, names, lists of members. I ask Discord for none of the privileged intents: I see the messages that \
mention me, and direct messages to me.

An error is logged with its number and without your question."""


def help_text(name: str) -> str:
    """Tell how to ask; `name` is what the bot is called here."""
    return (
        f"**Ask in plain words**\nMention me (`@{name} What did the mayor say?`), write to me directly, "
        "or use `/ask`. Reply to an answer of mine to go on: “what else?” is understood.\n\n"
        "**Or ask by command**\n`/said` what somebody said · `/who` who somebody is · `/investigations` who looks "
        "into what · `/timeline` what happened when · `/sources` which documents there are · `/document` one of "
        "them with its facts marked · `/about` what I answer "
        "from · `/privacy` what I keep\n\n"
        "`/ask` takes `about`, `source`, `since` and `until` to narrow a question, and `private` to keep the answer "
        "between us."
    )


def about_heading(version: str) -> str:
    """Name the program and its version."""
    return f"On Record {version}"


def named(people: int, organisations: int) -> str:
    """Say how many people and bodies the documents name."""
    return f"{count(people, 'person', 'people')} and {count(organisations, 'body', 'bodies')} named"


def snapshot_line(name: str, built: str) -> str:
    """Name a snapshot and when it was built (an ISO time, UTC)."""
    return f"Snapshot {name}, built {built[:16].replace('T', ' ')} UTC" if built else f"Snapshot {name}"
