"""All fixed wording that people see, in one place: what On Record says of itself, never of the news.

One file a kind of occasion; used as `messages.NAME`. A translation would stand beside this package.
"""

from bot.messages.answers import *
from bot.messages.commands import *
from bot.messages.controls import *
from bot.messages.correcting import *
from bot.messages.counting import *
from bot.messages.deciding import *
from bot.messages.guide import *
from bot.messages.hearing import *
from bot.messages.inquiring import *
from bot.messages.moderating import *
from bot.messages.naming_times import *
from bot.messages.operating import *
from bot.messages.quotes import *
from bot.messages.voting import *
