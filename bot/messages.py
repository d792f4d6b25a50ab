"""All fixed wording that people see, in one place: what On Record says of itself, never of the news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

# Buttons, menus and their placeholders (Discord: 80 characters a label, 150 a placeholder).
MORE = "More"
CONTEXT = "Context"
SOURCES = "Sources"
DISMISS = "Dismiss"
SHARE = "Share here"
HELPFUL = "Helpful"
WRONG = "Wrong"
CHOOSE_READING = "Which one do you mean?"
CHOOSE_SUGGESTION = "Ask one of these instead"

# Lines of an answer.
CORRECTION = "What the documents do say:"
THEY_TELL = "You could ask:"
WHOLE_IN_FILE = "What is too long to be shown here is in the attached file, word for word."
TOO_LONG_HERE = "Some of it is too long to be shown here, and I may not attach files in this channel."

DISAGREE = "The documents disagree on the day:"
ALSO_IN = "Also in {sources}"
# What had not happened when it was told.
MODALITIES = {"happened": "", "ahead": "still ahead when told", "possible": "told as possible"}

# Short replies to a person.
ASK_SOMETHING = "Ask me a question about the documents, for example: “What is being investigated?”"
ONLY_THE_ASKER = "Only the person who asked can choose here. Ask me yourself and you get your own answer."
TOO_OLD = "The documents have been reloaded since this answer. Ask again and you get a current one."
MORE_IS_GONE = "I have restarted since this answer and no longer have the rest of it. Ask again and you get it."
NO_TIMELINE = "The documents have no dated event for that."
NO_SOURCES = "No document matches that."
BAD_DAY = "Write a day as YYYY-MM-DD, for example 2024-03-02."
DAYS_REVERSED = "The first day is after the last one."
BUSY = "So many people are asking at the moment that I cannot answer. Try again in a minute."
FAILED = "Something went wrong on my side. Nothing is wrong with your question. Incident {incident}."
NO_ANSWER_YET = "I have no documents at the moment. A moderator can load some with /facts reload."

# Votes, and replies shared or taken away.
WRONG_TITLE = "What is wrong?"
WRONG_WHY = "What is wrong with this answer?"
WRONG_COUNTED = "Reasons are counted; who gave them is not noted."
WRONG_REASONS = {
    "person": "It is about the wrong person or body",
    "question": "It does not answer the question",
    "date": "It is out of date",
    "quotation": "A quotation is wrong",
    "missing": "The documents say more than that",
    "other": "Something else",
}
VOTED = "Thank you. It is counted."
VOTED_ALREADY = "You have told me about this one already. Thank you."
NOT_COUNTED = "I cannot count that at the moment."
NOT_YOURS_TO_DISMISS = "Only the person who asked, or somebody who may delete messages here, can dismiss this."
ALREADY_SHARED = "This is shared already."
NOT_TO_BE_SHARED = "In this channel answers are for the asker alone: the server has decided so."
FILE_NOT_SHARED = "The attached file is not shared. Ask again for everybody, and it is."

# Questions asked of some documents only.
NO_DOCUMENT_FITS = "There is no document of those days or that source."
NOTHING_FITS = "The documents that you narrowed the question to do not tell."
NO_WORDS = "There are no words in what it should be about."
CHOOSING_WIDENS = "What you choose here is asked of all documents."

# What the bot says of itself.
ABOUT = (
    "I answer with quotations, word for word, and say where each one stands. "
    "What the documents do not say, I do not say. I can be wrong about who is meant: read the context."
)
PRIVACY = """**What I keep**
Your last question and what it was about, in memory, for 15 minutes: so that “what else did he say?” is understood. \
It is never written down, and no other person's question is answered from it.

When you mark an answer as helpful or wrong, I count it. I do not note who did.

What a server decides with /config, which holds the ids of channels and a role. It is deleted when I am removed from \
the server.

Where a server has chosen so (/config gaps): the words of questions that I could not answer there, without who \
asked. Private questions and direct messages are never among them. /gaps deletes them.

**What I do not keep**
Messages, names, lists of members. I ask Discord for none of the privileged intents: I see the messages that \
mention me, and direct messages to me.

An error is logged with its number and without your question."""

# Checking a quotation.
CHECK_QUOTE_MENU = "Check this quote"
NO_QUOTATION = (
    "I find no quotation in that message. I check what stands in quotation marks, three words or more, or in a block "
    "quotation."
)
CHECKED_HEADING = "Checked against the documents"
WORDING_VERBATIM = "Word for word in the documents"
WORDING_ALTERED = "Altered"
WORDING_NOT_FOUND = "Not found: the documents hold neither these words nor any close to them"
DIFFERENCE = "~~struck through~~: in the message alone; **bold**: in the document alone"

# Questions that a command stands for.
INVESTIGATIONS_QUESTION = "What is being investigated?"

# Reload.
NOT_IN_A_SERVER = "The documents can be changed from a server only."
NOT_A_MODERATOR = "Only moderators may change the documents: people with the permission Manage Server{role}."
NOT_AT_HOME = "The documents can be changed from the bot's home server only."
NO_HOME = (
    "I am in several servers, and none of them is set as my home. If it is this one, the operator sets "
    "ONRECORD_HOME_GUILD={guild} and starts me again."
)
ALREADY_RELOADING = "The documents are being changed already. Try again in a moment."
RELOAD_FAILED = "The documents were not reloaded, and the old ones go on answering. {reason}"
RELOAD_TOO_LONG = "Building took longer than {seconds:g} seconds and was given up."
RELOAD_UNREADABLE = "The indexer ended without a report (exit status {status})."
ROLLBACK_FAILED = "The snapshot was not changed, and the current one goes on answering. {reason}"
KEPT_SNAPSHOTS = "Kept, newest first"
VOTES = "What people say of the answers"
CHANGING = "A change of the documents is under way."

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

# Adding and removing documents.
NO_FOLDER = (
    "Documents can be added where ONRECORD_DOCUMENTS is a folder of your own. At the moment I read a single file, or "
    "the sample that I come with."
)
FOLDER_READ_ONLY = "I may not write into the folder of documents."
FOLDER_FAILED = "The folder of documents could not be changed: {reason}."
NO_TITLE = "The title needs a letter or a digit."
NO_TEXT = "There is no text in that."
NO_ADDRESS = "A link begins with https:// or http://."
NOT_A_DOCUMENT = "That is no document that I can read. {reason}"
NOT_A_FORMAT = "I read these kinds of files: {formats}."
NOT_WHAT_IT_SAYS = "The file is not what its name says (a PDF begins with %PDF, and nothing else does)."
ONLY_TEXTS_HAVE_OUTLETS = "An outlet and a link can be given for text and Markdown only; for this file, leave them out."
NOT_A_FILE_OF_ITS_OWN = "That document is no file of its own in the folder, so I cannot remove it."
TOO_MANY_ALIKE = "There are too many documents of that title and day."
NOT_ADDED = "The document was not added. {reason}"
NOT_REMOVED = "The document was not removed. {reason}"
FILE_NOT_READ = "Discord did not hand me the attached file; send it again."
PASTE_TITLE = "The document's text"
PASTE_TEXT = "Text"
PASTE_LIMIT = "Word for word, up to 4,000 characters; attach a file for more"
NO_SUCH_DOCUMENT = "There is no document of that name."

# What a server decides.
CONFIG_HEADING = "Decided for this server"
NOT_A_MANAGER = "Only people with the permission Manage Server decide that."
NOT_EVERYONE = "That role is everybody's. Choose another one, or none."
TOO_MANY_CHANNELS = "There are 50 channels on the list already."
CANNOT_WRITE_THERE = "I may not write into that channel. Give me View Channel and Send Messages there first."
NOT_CONFIGURED = "I could not write that down, and it stays as it was."
GAPS_HEADING = "Asked here, and not answered by the documents"
NO_GAPS = "No question without an answer is noted."
GAPS_ON = "Noted without who asked; private questions are not. /gaps clear:True deletes them."
GAPS_OFF = "Nothing is noted in this server. /config gaps note:True begins."

# Starting and stopping (operators).
LOGIN_MISSING = (
    "DISCORD_TOKEN is not set. Copy the token from the Developer Portal (your application, Bot, Reset Token) "
    "into the environment or into a file .env."
)
LOGIN_REFUSED = "Discord refuses the token. Reset it in the Developer Portal (Bot, Reset Token) and set DISCORD_TOKEN."
INTENTS_REFUSED = "Discord refuses the intents. On Record needs none of the privileged ones; please report this."
NOT_INVITED = "I am in no server yet. Somebody with Manage Server adds me with this link: {link}"
UNAVAILABLE = "Discord cannot be reached: {reason}"

# Slash commands and their options (Discord: 100 characters).
ASK_COMMAND = "Ask a question about the documents; the answer is verbatim and cited"
ASK_QUESTION = "Your question, in plain words"
ASK_ABOUT = "Only passages about this person, body, place or topic"
ASK_SOURCE = "Only from this outlet or document"
ASK_SINCE = "Only from documents of this day or later, YYYY-MM-DD"
ASK_UNTIL = "Only from documents of this day or earlier, YYYY-MM-DD"
ASK_PRIVATE = "Show the answer to you alone"
SAID_COMMAND = "What a person or body said, word for word"
SAID_PERSON = "A name; a list opens while you type"
SAID_TOPIC = "About what; leave it out for everything"
WHO_COMMAND = "Who or what somebody is, by the documents"
WHO_NAME = "A name; a list opens while you type"
INVESTIGATIONS_COMMAND = "Who investigates what, by the documents"
INVESTIGATIONS_ABOUT = "Into what; leave it out for everything"
ABOUT_COMMAND = "My version, and what my answers come from"
PRIVACY_COMMAND = "What I keep about you, and what I do not"
HELP_COMMAND = "How to ask me"
TIMELINE_COMMAND = "What happened when, by the documents"
TIMELINE_TOPIC = "A person, a body or a topic; leave it out for everything"
TIMELINE_FROM = "First day, YYYY-MM-DD"
TIMELINE_TO = "Last day, YYYY-MM-DD"
TIMELINE_DAYS = "How many days; leave it out for those that stand out"
SOURCES_COMMAND = "Which documents there are"
SOURCES_SEARCH = "Words of a title, an outlet or a day"
FACTS_GROUP = "What the answers come from"
STATUS_COMMAND = "Which snapshot answers, which are kept, and how the answers are liked"
ROLLBACK_COMMAND = "Answer from an earlier snapshot again"
ROLLBACK_SNAPSHOT = "Its name; left out: the one before the current one"
DOCUMENTS_GROUP = "Which documents there are to answer from"
ADD_COMMAND = "Add a document: attach a file, or leave it out and paste the text"
ADD_TITLE = "The document's title"
ADD_FILE = "Text, Markdown, HTML or PDF"
ADD_DATE = "The day it was published, YYYY-MM-DD"
ADD_OUTLET = "Who published it"
ADD_LINK = "Its address, https://…"
REMOVE_COMMAND = "Take a document away; its file is kept in the folder .removed"
SHOW_COMMAND = "What is known of a document, with its text"
DOCUMENT_OPTION = "The document; a list opens while you type"
CONFIG_GROUP = "What this server decides for itself"
CONFIG_SHOW = "What is decided for this server"
CONFIG_CHANNEL = "Where I answer in public: everywhere, or in the channels you list"
CONFIG_CHANNEL_WHICH = "The channel; its threads go with it"
CONFIG_CHANNEL_ANSWER = "True: put it on the list. False: take it off"
CONFIG_PRIVATE = "Who sees the answer to a command where the asker does not say"
CONFIG_PRIVATE_WHICH = "True: the asker alone. False: everybody in the channel"
CONFIG_COOLDOWN = "How long one person waits between two questions"
CONFIG_COOLDOWN_SECONDS = "Seconds, 0 to 3600; left out: as the operator has set it"
CONFIG_ROLE = "Which role may change the documents, beside people with Manage Server"
CONFIG_ROLE_WHICH = "The role; left out: none"
CONFIG_AUDIT = "Where I write who changed what"
CONFIG_AUDIT_CHANNEL = "The channel; left out: nowhere"
CONFIG_GAPS = "Whether questions that find no answer are noted, without who asked"
CONFIG_GAPS_NOTE = "True: note them. False: stop, and delete what was noted"
GAPS_COMMAND = "Questions that found no answer here, most asked first"
GAPS_CLEAR = "True: delete them"
CONFIG_RESET = "Forget everything that is decided for this server"
DOCUMENT_COMMAND = "One document: what is known from it, marked in its text"
RELOAD_COMMAND = "Read the documents again and answer from them"


def said_question(person: str, topic: str | None) -> str:
    """Put /said into words."""
    return f"What did {person} say about {topic}?" if topic else f"What did {person} say?"


def spoken_by(attribution: str, claimed: str | None, speaker: str | None) -> str:
    """Say who speaks the words in the documents, and whether the message says so too."""
    match attribution:
        case "same":
            return f"The documents give the words to {speaker}, as the message does."
        case "other":
            return f"The documents give the words to somebody else: {speaker}. The message gives them to {claimed}."
        case "unknown":
            return f"Whether {claimed} said it, the documents do not tell."
    return (
        f"The documents give the words to {speaker}." if speaker else "The documents do not tell whose words they are."
    )


def who_question(name: str) -> str:
    """Put /who into words."""
    return f"Who is {name}?"


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


def shared_by(name: str) -> str:
    """Say who shows a private reply to everybody."""
    return f"Shared by {name}"


def rolled_back(before: str, now: str, documents: int) -> str:
    """Say from which snapshot to which the answers have gone back."""
    return (
        f"Answering from snapshot {now} again, {count(documents, 'document')}; before it was {before}. "
        "The files are as they were: the next /facts reload reads them."
    )


def file_changed(name: str) -> str:
    """Name the file that was added or removed (in code marks, which a file name of ours never holds)."""
    return f"`{name.replace('`', '')}`"


def settings_lines(
    *, channels: Sequence[int], private: bool, cooldown: float | None, role: int | None, audit: int | None, gaps: bool
) -> list[str]:
    """Put a server's settings into words; channels and roles are shown by their ids' mentions, which ping nobody."""
    listed = ", ".join(f"<#{channel}>" for channel in channels)
    wait = "as the operator has set it" if cooldown is None else f"{cooldown:g} seconds"
    return [
        f"I answer in public in {listed}." if channels else "I answer in every channel that I can see.",
        f"Answers to commands are shown to {'the asker alone' if private else 'everybody'}, unless the asker says.",
        f"Between two questions one person waits: {wait}.",
        f"The documents may be changed by people with Manage Server{f' and by <@&{role}>' if role else ''}.",
        f"Who changed what stands in <#{audit}>." if audit else "Who changed what is written nowhere.",
        f"Questions that find no answer are {'' if gaps else 'not '}noted, without who asked.",
    ]


def not_here(channels: Sequence[int]) -> str:
    """Say where questions are answered in public."""
    listed = ", ".join(f"<#{channel}>" for channel in channels)
    return f"In this server I answer in {listed}. Here you can use /ask, and the answer is for you alone."


def too_large(limit: int) -> str:
    """Say how large a document may be."""
    return f"It is larger than {limit:,} bytes, the limit for one document."


def long_date(day: dt.date) -> str:
    """Write a day so that nobody takes the month for the day ("7 July 2023")."""
    return f"{day.day} {day:%B} {day.year}"


def as_of(day: dt.date) -> str:
    """Say how recent the newest document behind an answer is."""
    return f"As of {long_date(day)}"


def paragraph(number: int) -> str:
    """Name a paragraph, counted from 1."""
    return f"paragraph {number}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Count things in words that agree ("1 document", "3 documents")."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def wait(seconds: float) -> str:
    """Ask for patience."""
    return f"One moment: you can ask again in {count(max(1, round(seconds)), 'second')}."


def coverage(documents: int, first: dt.date | None, last: dt.date | None) -> str:
    """Say how many documents there are and from which days."""
    if first is None or last is None:
        return count(documents, "document")
    days = long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"
    return f"{count(documents, 'document')}, {days}"


def facts_known(facts: Mapping[str, int]) -> str:
    """List how many facts of each kind there are, most first."""
    names = {"no_comment": "no comment", "date": "date"}
    plural = {"no_comment": "refusals to comment"}
    return ", ".join(
        count(number, names.get(kind, kind), plural.get(kind))
        for kind, number in sorted(facts.items(), key=lambda item: (-item[1], item[0]))
        if number
    )


def day(value: str) -> str:
    """Write an ISO day in words; a month, a year or anything less exact stays as it is."""
    try:
        return long_date(dt.date.fromisoformat(value))
    except ValueError:
        return value
