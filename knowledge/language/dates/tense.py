"""The tense around an expression, from the words near it: whether a bare "Friday" is the last or the next."""

from __future__ import annotations

from collections.abc import Sequence, Set

_MODAL = frozenset("will 'll ’ll won't won’t shall would could should can may might must".split())
_AHEAD = frozenset(
    """scheduled slated upcoming forthcoming tomorrow begins starts opens meets arrives resumes returns expects
    due takes ends closes goes votes kicks runs expires turns airs premieres debuts launches celebrates""".split()
)
_LED_TO = frozenset(
    """expected scheduled due likely plans plan planned wants want agreed hopes hope hoping set ready going able decided
    vowed intends intend expects expect is are preparing prepared poised trying seeking planning intending
    hoping expecting supposed meant""".split()
)
_SET = frozenset("expected scheduled planned slated set due".split())
_ENDS = frozenset("by until till through effective beginning starting".split())
# Ahead only where they stand before the day: "planned a march for Saturday", not "on Saturday they planned".
_PLANNED = frozenset("planned planning rescheduled postponed".split())
# What was done with a day for the sake of another: "was listed for Monday", "has been put off until June".
_FIXED = frozenset(
    """listed adjourned fixed set scheduled slated postponed rescheduled booked moved deferred delayed put pushed
    earmarked pencilled penciled timetabled arranged brought""".split()
)
_FIXED_FOR = frozenset("for to until till".split())
# "Rain is likely on Sunday", "results are out on Tuesday".
_TO_BE = frozenset("likely possible certain forecast out back off live open away up".split())
_WHEN = frozenset("when once if unless until".split())
# What could not be done on a day is told of afterwards.
_UNABLE = frozenset("not n't n’t neither nor nobody none no never".split())
_PAST = frozenset(
    """was were had did said says told been has have came went took made began got became fell rose left gave met held
    found saw shot hit sent won lost spoke wrote fled hurt drew flew kept knew led paid ran sold stood thought brought
    bought built fought caught broke chose drove grew struck withdrew swore stole heard felt beaten taken seen given
    shown written stolen broken chosen driven thrown flown fallen torn sworn""".split()
)
# What may stand between a verb and its day: "burned down on June 3", "arrived early on June 3".
_PARTICLES = frozenset("down up out off away over through there here home early late first again apart back".split())
# Behind these a form in "-ed" tells of no past.
_NO_PAST = frozenset("be to is are being get gets getting if when once unless until the a an".split())
_TAKING_PART = frozenset("in at for".split())
_NOT_VERBS = frozenset("indeed need speed feed seed breed united hundred exceed proceed succeed sacred".split())
_BACK, _FORWARD = 14, 16


def tense(
    words: Sequence[str], letters: str, i: int, j: int, first: int, last: int, present: Set[int] = frozenset()
) -> int:
    """Tell the tense near tokens i to j of the sentence [first, last): 1 future, -1 past, 0 neither.

    The nearest verb before the expression decides; where there is none, the nearest behind it. `present` are tokens
    that are verbs of what is to come in the simple present ("plays on Saturday").
    """
    before = words[i - 1] if i > first else ""
    if letters[j : j + 1] == "z":
        return _of_somebodys(words, i, first)
    if before == "since" or (j < last and words[j] in {"was", "were"}):
        return -1
    if before in _FIXED_FOR and (fixed := _fixed_for(words, i - 1, first)):
        return fixed
    ends = before in _ENDS and not (i - 2 >= first and words[i - 2] == "year")
    if before in {"is", "are"}:
        return 1
    if before in {"on", "for"} and i - 2 >= first and words[i - 2] in {"is", "are", "'s", "’s"}:
        return 1
    if before in {"on", "for"} and i - 3 >= first and words[i - 3] in {"is", "are"} and words[i - 2] in _TO_BE:
        return 1
    hurried = i - 3 >= first and before == "as" and words[i - 2] in {"soon", "early"}
    for index in range(i - 1, max(first, i - _BACK) - 1, -1):
        if words[index] in _PLANNED and index < i - 1:
            return _unless_past(words, index, first)
        if letters[index] == "M":
            continue  # "in May and June"
        cue = 1 if index in present and "," not in letters[index:i] else _cue(words, index, first)
        if cue:
            return 1 if hurried or (cue < 0 and ends and _still_open(words, index, i, first)) else cue
    if hurried:
        return 1
    for index in range(j, min(last, j + _FORWARD)):
        cue = 0 if letters[index] == "M" else 1 if index in present else _cue(words, index, first)
        if cue:
            return cue
    return 1 if ends or (before == "from" and letters[i:j] not in {"M", "m"}) else 0


def plainly_past(words: Sequence[str], i: int, first: int) -> bool:
    """Whether the verb right before an expression tells that its day was: "burned down on June 3", "rose in June".

    What was planned or put off may well lie ahead, and so may the day of a noun between: "announced a fair on June 3".
    """
    verb = i - (2 if i > first and words[i - 1] in {"on", "in"} else 1)
    while verb > first and words[verb] in _PARTICLES:
        verb -= 1
    if verb < first or words[verb] in _FIXED | _PLANNED | _LED_TO:
        return False
    before = words[max(first, verb - 3) : verb]
    return _MODAL.isdisjoint(before) and _NO_PAST.isdisjoint(before[-1:]) and _cue(words, verb, first) < 0


def _fixed_for(words: Sequence[str], preposition: int, first: int) -> int:
    """The tense of a day for which something was fixed: ahead, but behind where it "had been"; 0 where nothing was."""
    for index in range(preposition - 1, max(first, preposition - 3) - 1, -1):
        done = index > first and words[index - 1] in {"been", "was", "were", "is", "are"}
        if words[index] in _FIXED and (done or index == preposition - 1):
            return _unless_past(words, index, first)
    return 0


def _of_somebodys(words: Sequence[str], i: int, first: int) -> int:
    """The tense of "Friday's match": ahead where somebody will take part in it, and else not told by the verb.

    "They will look into Friday's fire" is of a fire that was.
    """
    if i == first or words[i - 1] not in _TAKING_PART:
        return 0
    for index in range(i - 1, max(first, i - _BACK) - 1, -1):
        cue = _cue(words, index, first)
        if cue:
            return 1 if cue > 0 and words[index + 1] != "have" else 0
    return 0


def _cue(words: Sequence[str], index: int, first: int) -> int:
    word = words[index]
    if word in _MODAL:
        return -1 if word in {"could", "couldn't", "couldn’t"} and _unable(words, index, first) else 1
    if word == "to" and index > first and words[index - 1] in _LED_TO:
        return _unless_past(words, index, first)
    if word in _AHEAD:
        return _unless_past(words, index, first)
    if index > first and words[index - 1] in {"is", "are", "be"}:
        return 1 if word in _SET else 0  # "is expected on Saturday"; but "is heard", "are needed"
    if index > first and words[index - 1] in _WHEN:
        return 0  # "he faces ten years when sentenced on 5 May": the verb before tells
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_VERBS):
        return -1
    return 0


def _still_open(words: Sequence[str], index: int, i: int, first: int) -> bool:
    """Whether what is told in the past ends on a day ahead: "was put off until Monday", "told to leave by Monday"."""
    if words[index] in {"had", "until"} or (index > first and words[index - 1] == "had"):
        return False
    return words[i - 1] != "by" or "to" in words[index:i] or words[index] in _LED_TO


def _unable(words: Sequence[str], index: int, first: int) -> bool:
    return words[index] != "could" or not _UNABLE.isdisjoint(words[max(first, index - 8) : index + 2])


def _unless_past(words: Sequence[str], index: int, first: int) -> int:
    return -1 if "had" in words[max(first, index - 4) : index] else 1
