"""Countries and the adjectives for them, and US states: a "South Korean president" is the president of South Korea."""

from __future__ import annotations

from collections.abc import Mapping, Set

from knowledge.language.words import stem

_ADJECTIVES = """
afghan afghanistan, algerian algeria, american america, argentine argentina, armenian armenia, australian australia,
austrian austria, bangladeshi bangladesh, belarusian belarus, belgian belgium, bolivian bolivia, bosnian bosnia,
brazilian brazil, british britain, bulgarian bulgaria, cambodian cambodia, canadian canada, chilean chile,
chinese china, colombian colombia, congolese congo, croatian croatia, cuban cuba, cypriot cyprus, danish denmark,
dutch netherlands, ecuadorian ecuador, egyptian egypt, english england, eritrean eritrea, estonian estonia,
ethiopian ethiopia, european europe, finnish finland, french france, georgian georgia, german germany, ghanaian ghana,
greek greece, haitian haiti, hungarian hungary, icelandic iceland, indian india, indonesian indonesia, iranian iran,
iraqi iraq, irish ireland, israeli israel, italian italy, jamaican jamaica, japanese japan, jordanian jordan,
kenyan kenya, korean korea, kuwaiti kuwait, latvian latvia, lebanese lebanon, libyan libya, lithuanian lithuania,
malaysian malaysia, maltese malta, mexican mexico, moldovan moldova, mongolian mongolia, moroccan morocco,
nepalese nepal, nigerian nigeria, norwegian norway, pakistani pakistan, palestinian palestine, peruvian peru,
philippine philippines, polish poland, portuguese portugal, qatari qatar, romanian romania, russian russia,
scottish scotland, senegalese senegal, serbian serbia, slovak slovakia, slovenian slovenia, somali somalia,
spanish spain, sudanese sudan, swedish sweden, swiss switzerland, syrian syria, taiwanese taiwan,
thai thailand, tunisian tunisia, turkish turkey, ugandan uganda, ukrainian ukraine, venezuelan venezuela,
vietnamese vietnam, welsh wales, yemeni yemen, zambian zambia, zimbabwean zimbabwe
"""

# Whoever is of a country is mostly called by its adjective; these are not.
_PEOPLE = """
briton british, croat croatian, czech czech, dane danish, dutchman dutch, englishman english, filipino philippine,
finn finnish, frenchman french, irishman irish, pole polish, scot scottish, serb serbian, slovene slovenian,
spaniard spanish, swede swedish, turk turkish, welshman welsh
"""
# Documents mostly call these otherwise ("the U.S.", "the UK", "the EU").
_CALLED_OTHERWISE = frozenset("america american europe european britain british england english".split())
# A verb, too.
_VERBS = frozenset({"polish"})
_STATES = """
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois,
indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri,
montana, nebraska, nevada, new hampshire, new jersey, new mexico, north carolina, north dakota, ohio, oklahoma, oregon,
pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia,
wisconsin, wyoming
"""

# What letters go to, without those that are words by themselves or mostly mean something else ("IN", "OK", "PA").
_CODES = """
AK alaska, AZ arizona, AR arkansas, CT connecticut, FL florida, GA georgia, IL illinois, IA iowa, KS kansas,
KY kentucky, MI michigan, MN minnesota, MO missouri, MT montana, NE nebraska, NV nevada, NH new hampshire,
NJ new jersey, NM new mexico, NY new york, NC north carolina, ND north dakota, RI rhode island,
SC south carolina, SD south dakota, TN tennessee, TX texas, UT utah, VT vermont, VA virginia, WA washington,
WV west virginia, WI wisconsin, WY wyoming, CA california
"""
STATE_CODES: Mapping[str, tuple[str, ...]] = {
    code: tuple(name) for code, *name in (pair.split() for pair in _CODES.replace("\n", " ").split(","))
}


# The names of the states of the US, lower case.
STATES = frozenset(
    [" ".join(state.split()) for state in _STATES.split(",")] + [" ".join(name) for name in STATE_CODES.values()]
)


def _both_ways() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in _ADJECTIVES.replace("\n", " ").split(","):
        adjective, country = map(stem, pair.split())
        found[adjective], found[country] = country, adjective
    return found


# The stem of a country by that of its adjective, and the other way round.
COUNTERPARTS = _both_ways()
# The stem of the adjective by that of what somebody is called who is of a country ("Dane").
PEOPLE_OF: Mapping[str, str] = {
    stem(people): stem(adjective)
    for people, adjective in (pair.split() for pair in _PEOPLE.replace("\n", " ").split(","))
}


def _words_for() -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
    pairs = [tuple((word,) for word in pair.split()) for pair in _ADJECTIVES.replace("\n", " ").split(",")]
    names = [(tuple(state.split()),) for state in _STATES.replace("\n", " ").split(",")]
    left_out = {(word,) for word in _CALLED_OTHERWISE | _VERBS}
    forms = [(form, frozenset(found)) for found in (*pairs, *names) for form in found]
    return {form: found for form, found in forms if form not in left_out}


# A country or US state, or the adjective for it, by its folded words: every form of it.
PLACE_WORDS = _words_for()
LONGEST_PLACE = max(map(len, PLACE_WORDS))


# Documents of a country mostly do not name it.
AT_HOME = frozenset("us usa america american americans".split()) | {"united states", "u s"}
_BRITISH = frozenset({"uk", "united kingdom", "britain", "great britain", "british"})
_BRITISH_TOLD = frozenset(map(stem, "uk kingdom britain british england english scotland wales london".split()))


def taken_for_granted(name: str, told: Set[str]) -> bool:
    """Whether a document with some stems may be on a country that it does not name so: the U.S. and Britain alone."""
    return name in AT_HOME or (name in _BRITISH and not _BRITISH_TOLD.isdisjoint(told))
