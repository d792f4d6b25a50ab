"""The temporal vocabulary: each word's class (one letter) and its value.

A text becomes a string of class letters, one a token, and the grammar is regular expressions over that
string. The letters:

    M month   m month that needs a day or year beside it   W weekday   % short weekday   w weekdays
    U unit    V units (plural)   s "second"   S season   E weekend   P part of the day   p noon, midnight
    D 1–2 digits   Y four-digit year   k 'YY year   N other number   n number in words   O ordinal
    B decade ("1990s")   I ISO date   C clock time   @ am/pm   Z time zone   K o'clock   T 24-hour "0735"
    a a/an   t the   i this   j that, same   l last   L past, previous   x next, following   X coming
    c current, latest   g ago   e earlier   b before   r later   f after   o of   y every
    d today, yesterday   R now, recently   q early, late, mid   u end, start   h half   A several, few
    J about, nearly   G fiscal   v daily   H holiday   F from   2 to, until   & and, or   1 in, on, during
    3 parts of the day in the plural   4 seasons in the plural   z the possessive ending   A several, few
    + full, extra, trading (before a unit)   # year-end   $ recent   ? future   ! time, moment, date
    ~ period, term   ^ once, twice   * per   = other   Q up (to)   5 more, less   6 than   7 at   8 at least, most
    9 old, long (behind a length)   0 "Q3", "H1"
Punctuation stands for itself: , . - ( ) /   : a dash   ; any other mark   | an empty line   _ any other word
"""

from __future__ import annotations

MONTHS = "january february march april may june july august september october november december".split()
# A month stands behind one of these, or of it; without them it may be a surname.
BEFORE_MONTHS = frozenset("in of last this next since by until till before after during early late mid from to".split())
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_MONTHS = "jan feb mar apr - jun jul aug sep oct nov dec".split()
_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
# Words that are months only where a day or a year stands beside them, or where they are capitalised.
AMBIGUOUS_MONTHS = frozenset(["may", "march"])

UNITS = {
    "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "semester": "H", "yr": "Y",
}  # fmt: skip
_PLURALS = {"centuries": "C"} | {word + "s": unit for word, unit in UNITS.items() if unit != "C"} | {"mins": "TM"}
_SECONDS = {"seconds": "TS"}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
    "daybreak": "MO", "nightfall": "EV", "lunchtime": "MI", "overnight": "NI", "sunrise": "MO",
    "sunset": "EV",
}  # fmt: skip
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: n for n, word in enumerate(_SMALL) if n}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"hundred": 100, "thousand": 1000}
)
ORDINALS = {
    word: n
    for n, word in enumerate(
        "first - third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {"twentieth": 20, "thirtieth": 30, "hundredth": 100}
ORDINALS.pop("-")
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip
VAGUE = "several few couple many some numerous dozen dozens".split()

REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "yesterdays": -1}
SETS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
    "bimonthly": "P2M", "semiannually": "P6M",
}  # fmt: skip
ZONES = frozenset(
    "gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest eet eest msk ist jst kst aest aedt "
    "akst hst zulu".split()
)

_PLAIN: dict[str, str] = {
    "a": "a an another", "t": "the its their his her our my your", "i": "this these", "j": "that those same",
    "l": "last", "L": "past previous preceding prior", "x": "next following subsequent",
    "X": "coming upcoming", "c": "current latest present", "g": "ago", "e": "earlier", "b": "before",
    "r": "later", "f": "after", "o": "of", "y": "every each", "q": "early late mid", "h": "half",
    "u": "end start beginning middle close outset", "J": "about around nearly almost roughly "
    "approximately exactly over under only just", "G": "fiscal financial", "F": "from between",
    "2": "to until till through thru", "&": "and or", "1": "in on during by for since within into throughout",
    "z": "'s ’s s’", "A": " ".join(VAGUE), "E": "weekend weekends", "K": "o'clock o’clock",
    "5": "more less", "6": "than", "7": "at", "8": "least most", "9": "old long",
    "+": "full additional extra consecutive straight further trading business working calendar whole "
    "solid entire school crucial", "#": "year-end", "$": "recent", "?": "future", "!": "time moment date",
    "~": "period term", "^": "once twice", "*": "per", "Q": "up", "=": "other",
}  # fmt: skip

Entry = tuple[str, int | str]


def _build() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for letter, words in _PLAIN.items():
        table |= {word: (letter, word) for word in words.split()}
    table |= {word: ("M", n) for n, word in enumerate(MONTHS, 1)}
    table |= {word: ("m", n) for n, word in enumerate(_SHORT_MONTHS, 1) if word != "-"} | {"sept": ("m", 9)}
    table |= {word: ("W", n) for n, word in enumerate(WEEKDAYS)}
    table |= {word + "s": ("w", n) for n, word in enumerate(WEEKDAYS)}
    table |= {word: ("%", n) for word, n in _SHORT_WEEKDAYS.items()}
    table |= {word: ("U", unit) for word, unit in UNITS.items()}
    table |= {word: ("V", unit) for word, unit in (_PLURALS | _SECONDS).items()}
    table |= {"second": ("s", 2)}
    table |= {word: ("S", code) for word, code in SEASONS.items()}
    table |= {word + "s": ("4", code) for word, code in SEASONS.items()}
    table |= {word: ("P", code) for word, code in DAY_PARTS.items()}
    table |= {word + "s": ("3", code) for word, code in DAY_PARTS.items()}
    table |= {word: ("p", code) for word, code in CLOCK_WORDS.items()}
    table |= {word: ("n", n) for word, n in NUMBERS.items()}
    table |= {word: ("O", n) for word, n in ORDINALS.items()}
    table |= {word: ("B", f"{n}") for word, n in DECADES.items()}
    table |= {word: ("R", value) for word, value in REFERENCES.items()}
    table |= {word: ("d", n) for word, n in DEICTIC.items()}
    table |= {word: ("v", value) for word, value in SETS.items()}
    return table


LEXICON: dict[str, Entry] = _build()
