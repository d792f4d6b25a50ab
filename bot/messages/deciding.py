"""What a server decides for itself."""

from __future__ import annotations

from collections.abc import Sequence

CONFIG_HEADING = "Decided for this server"
NOT_A_MANAGER = "Only people with the permission Manage Server decide that."
NOT_EVERYONE = "That role is everybody's. Choose another one, or none."
TOO_MANY_CHANNELS = "There are 50 channels on the list already."
CANNOT_WRITE_THERE = "I may not write into that channel. Give me View Channel and Send Messages there first."
NOT_CONFIGURED = "I could not write that down, and it stays as it was."
_COLLECTIONS = {
    "shared": "the documents that all servers share",
    "own": "this server's own documents alone",
    "both": "this server's own documents and those that all servers share",
}
GAPS_HEADING = "Asked here, and not answered by the documents"
NO_GAPS = "No question without an answer is noted."
GAPS_ON = "Noted without who asked; private questions are not. /gaps clear:True deletes them."
GAPS_OFF = "Nothing is noted in this server. /config gaps note:True begins."


def settings_lines(
    *,
    channels: Sequence[int],
    private: bool,
    cooldown: float | None,
    role: int | None,
    audit: int | None,
    gaps: bool,
    collection: str,
) -> list[str]:
    """Put a server's settings into words; channels and roles are shown by their ids' mentions, which ping nobody."""
    listed = ", ".join(f"<#{channel}>" for channel in channels)
    wait = "as the operator has set it" if cooldown is None else f"{cooldown:g} seconds"
    return [
        f"I answer in public in {listed}." if channels else "I answer in every channel that I can see.",
        f"I answer from {_COLLECTIONS[collection]}.",
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
