"""The grammar: patterns over class letters (see `lexicon`), tried in this order, and the rule that reads each."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.language.dates import absolute, amounts, clock, counted, periods, relative
from knowledge.language.dates.context import Context, Found

Rule = Callable[[Context, int, int], Found | None]

_NUMBER = r"(?:an(?:-?n)*|n(?:-?n)*(?:&n)?|[DNT]n?|[DNn]-?&-?a-?h|ha|[Dn]-?2[Dn])"
_QUANTITY = rf"(?:{_NUMBER}|a?A(?:o)?|a)"
_ABOUT = r"(?:J|Q2|56|78)*"
_YEAR = r"(?:Y|k)"
_LAST_YEAR = r"(?:o?t?[lxicj]U)"
_WEEKDAY = r"(?:W|%)"
_CLOCK = r"(?:C(?:@)?|[DNn]@|[Dn]K|p|[TY](?=Z)|(?<=7)(?:[TY]V|T(?![DNn])))"
_TIME = rf"(?:J?{_CLOCK}(?:\(?Z)?)"
_DAY = r"(?:[DO](?!@)|n-?O)"
_DATE = (
    rf"(?:(?:[lixt]?{_WEEKDAY},?)?(?:[Mm]-?t?{_DAY}(?:[,-]?{_YEAR}|{_LAST_YEAR})?"
    rf"|(?:t?n-?O|tO|[DO])o?-?[Mm](?:,?-?{_YEAR}|{_LAST_YEAR})?))"
)
_FEAST = rf"H(?:,?{_YEAR})?"
_NAMED = rf"(?:{_DATE}|{_FEAST}|[lx]W|I)"
_DAYISH = rf"(?:{_DATE}|{_FEAST}|[lxijtLX]*{_WEEKDAY}|d|I)"
_EDGE = r"(?:t?[qu]o?-?)"

_RULES: list[tuple[str, Rule]] = [
    # times of day, with a day before or behind
    (rf"{_TIME}(?:,|1|7)*{_DAYISH}", clock.time),
    (rf"{_DAYISH},?(?:7|1|,)?{_TIME}", clock.time),
    (_TIME, clock.time),
    (rf"[qer]?-?(?:t?P(?:o|1)){_DAYISH}", clock.part),
    (rf"t[qO_]Vo{_DAYISH}", clock.early_hours),
    (rf"[qer]?{_DAYISH}(?:1t)?[qer]?-?P", clock.part),
    (r"[qer]?[iljx]P|[qer]-?P(?:[dW])?|t[xL]P", clock.part),
    (r"(?<=1)tP(?!o)", clock.part),
    # repetitions
    (r"(?:y[Osn=]?|y(?=n))(?:[Dn]?[UV]|W(?:P)?|M|S|P|E)(?!o)|w[3P]?|Wn?3", amounts.repetition),
    (r"(?:\^|[Dn]!?V?)a[U](?=[.,|)]|_)|(?<=\^)aU|[Dn]?\*U", amounts.repetition),
    (r"v", amounts.repetition),
    # dates
    (rf"(?:t?[UW]|{_QUANTITY}[UV])[bf]t?{_NAMED}", counted.beside_named),
    (r"I", absolute.iso),
    (_DATE, absolute.month_day),
    (r"tOo[til]*[tilxXj]U", counted.day_of_unit),
    (rf"t?[Osl][UV]oM(?:,?o?{_YEAR}|{_LAST_YEAR})?(?!-?t?{_DAY})", counted.part_of_month),
    (rf"(?:t?[Os]|tl)W[o1](?:M(?:,?o?{_YEAR}|{_LAST_YEAR})?|t?[lxiXj]?U)", counted.weekday_of_month),
    (r"D(?=[-&2]D[Mm])", absolute.range_start),
    (r"(?<=[DO],)D(?=,[D&]|&D(?![-_UV])|[.)])|(?<=D,&)D(?![-_UVZ@K%;DY])", absolute.range_end),
    (r"(?<=[DOY][-&2])D(?:,Y|(?![-_UVZ@K%;]))|(?<=Y-)D(?=_)", absolute.range_end),
    (rf"t?[UE]o{_DATE}", relative.week_of),
    (rf"H(?:,?{_YEAR}|{_LAST_YEAR})?[UE]?|[lxi]H", periods.feast),
    (rf"(?:{_EDGE}|[lxiL]+)?[Mm],?o?(?:{_YEAR}|{_LAST_YEAR})", absolute.month),
    (rf"(?:{_EDGE}|[er]?[lxicL]+(?=M))?M(?!-?t?{_DAY})", absolute.month),
    (r"(?<=1)m|(?<=[lx2o])m(?!_)", absolute.month),
    # quarters, halves, seasons, decades, centuries
    (
        rf"(?:t|{_EDGE})?(?:{_YEAR}|G|[lixc]Uz|U-?[geb])*-?[Os]-?G?-?U(?:o?G?{_YEAR}|{_LAST_YEAR})?",
        periods.part_of_year,
    ),
    (rf"0,?o?G?U?{_YEAR}|Y-?0|0", periods.coded_part),
    (rf"t?[Osl]h(?:o?(?:{_YEAR}|t?[lixcj]?U|t?{_YEAR}))", periods.part_of_year),
    (rf"(?:{_EDGE}|t|[lxicjL]+)*S(?:,?o?{_YEAR}|{_LAST_YEAR})", periods.season),
    (r"(?:t?[qu]o?)?[lxicjL]+S|(?<=[1J2])tS|(?<=1)S(?=[.,|]|1)|tqS", periods.season),
    (rf"{_EDGE}?t?(?:[qJ]-?)?B", periods.decade),
    (r"t?[q]?-?O-?U", periods.century),
    # counted distances
    (rf"{_ABOUT}{_QUANTITY}\+?(?:[UV]|s)(?:&a?n|&V|&ah|&_)?(?:g[Wd]?|e|r|FR|b(?=[.,|)]))", relative.distance),
    (r"(?:A)?Vg", relative.distance),
    (r"(?:t|[ti]?c)?(?:U-?[ge])(?:O?-?U|~)|tY(?:~|U)|t[cix]?~", relative.quarter),
    (r"U-[ge]", relative.year_before),
    (r"[ta][UP][bf](?=[.,;|)])", relative.beside),
    # durations with a lead
    (rf"(?:t|i)?[lLxXOc]{_ABOUT}(?:{_NUMBER}|a?Ao?)[5+]?[UV]", amounts.duration),
    (rf"{_ABOUT}{_QUANTITY}[5]?\+?-?(?:V|U)(?!-[geV])(?:&ah)?(?:-?9)?", amounts.duration),
    (r"U-9", amounts.duration),
    (rf"{_ABOUT}(?:{_NUMBER})-?s(?:-9)?(?=[.,|_])", amounts.duration),
    (r"(?:t|t?A)?(?:\$|X)V|(?<=[1o])t?q?V(?!g)|V(?=-9|[bf][^.,|])", amounts.vague),
    # units by the document's date
    (r"tjU(?:lU|aU[ge])", relative.same_last_year),
    (r"(?:[qer]-?|t?uot?|[qer]1)?(?:t|i)?[lLxXicj]\+?G?(?:U|E)(?!-?[UVge])", relative.deictic_unit),
    (r"tU[b]d|Ubd|tUfd", relative.deictic_day),
    (r"t[WU]bl(?![A-Zna])", relative.before_last),
    (r"[qer]?-?d", relative.deictic_day),
    (r"[qer]?-?(?:t|i)?[lLxXij]*W", relative.weekday),
    (r"t?E", relative.weekend),
    (r"(?<=[1o])t\+?G?U(?![-zUV])|t\+U|#|(?<=[1J])U(?:-|z)?u", relative.the_unit),
    (r"(?<=[1F2])tO(?=$|[.,|);1&2])", absolute.day_of_month),
    # years
    (rf"(?:{_EDGE}|q-?)?t?GU?{_YEAR}|tU{_YEAR}|{_EDGE}{_YEAR}", absolute.year),
    (_YEAR, absolute.year),
    (r"n-?n(?:-?n)?(?:&n(?:-n)?)?", absolute.spelled_year),
    # references
    (r"R|tL(?![_+A-Zn])|t_?\?|\?(?=V)|(?:(?<=_)|(?<=t)|(?<=^))c(?=_)", relative.reference),
]  # fmt: skip

_PATTERNS = [(re.compile(pattern), rule) for pattern, rule in _RULES]
_ANY = re.compile("|".join(f"(?P<r{n}>{pattern})" for n, (pattern, _) in enumerate(_RULES)))


def parse(context: Context, start: int) -> tuple[int, int, Found] | None:
    """Find the next expression from token `start` on: token range and reading; None at the text's end.

    Where the first pattern that fits is refused by its rule, the later ones are tried at the same place.
    """
    position = start
    letters = context.letters
    while match := _ANY.search(letters, position):
        first = int((match.lastgroup or "r0")[1:])
        begin = context.begin = match.start()
        found = _read(_RULES[first][1], context, begin, match.end())
        if found is not None:
            return begin, match.end(), found
        for pattern, rule in _PATTERNS[first + 1 :]:
            again = pattern.match(letters, begin)
            if again and again.end() > begin and (found := _read(rule, context, begin, again.end())) is not None:
                return begin, again.end(), found
        position = begin + 1
    return None


def _read(rule: Rule, context: Context, i: int, j: int) -> Found | None:
    """Apply a rule; what would lie outside the years 1 to 9999 is no date."""
    try:
        return rule(context, i, j)
    except OverflowError:
        return None
