"""Reloading, adding and removing documents."""

from __future__ import annotations

from bot.messages.counting import count

# Reload.
NOT_IN_A_SERVER = "The documents can be changed from a server only."
NOT_A_MODERATOR = "Only moderators may change the documents: people with the permission Manage Server{role}."
NOT_AT_HOME = "The documents can be changed from the bot's home server only."
NO_OWN_DOCUMENTS = "Servers have no documents of their own here: the operator has decided so."
NOTHING_LEFT = "This server has no documents of its own left, and nothing answers from them."
NOT_SEEN_YET = "This server sees the shared documents alone. /config collection decides whether it sees these."
THE_DOCUMENTS = "the documents"
WATCHED = "The folder of documents has changed"
FOLLOWED = "The shared documents have changed"
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


def rolled_back(before: str, now: str, documents: int) -> str:
    """Say from which snapshot to which the answers have gone back."""
    return (
        f"Answering from snapshot {now} again, {count(documents, 'document')}; before it was {before}. "
        "The files are as they were: the next /facts reload reads them."
    )


def file_changed(name: str) -> str:
    """Name the file that was added or removed (in code marks, which a file name of ours never holds)."""
    return f"`{name.replace('`', '')}`"


def too_many_documents(most: int) -> str:
    """Say how many documents a server may have."""
    return f"This server has {count(most, 'document')} of its own already, and that is the limit. Remove one first."


def too_large(limit: int) -> str:
    """Say how large a document may be."""
    return f"It is larger than {limit:,} bytes, the limit for one document."
