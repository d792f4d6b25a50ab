"""Starting and stopping, for operators."""

from __future__ import annotations

LOGIN_MISSING = (
    "DISCORD_TOKEN is not set. Copy the token from the Developer Portal (your application, Bot, Reset Token) "
    "into the environment or into a file .env."
)
LOGIN_REFUSED = "Discord refuses the token. Reset it in the Developer Portal (Bot, Reset Token) and set DISCORD_TOKEN."
INTENTS_REFUSED = "Discord refuses the intents. On Record needs none of the privileged ones; please report this."
NOT_INVITED = "I am in no server yet. Somebody with Manage Server adds me with this link: {link}"
UNAVAILABLE = "Discord cannot be reached: {reason}"
