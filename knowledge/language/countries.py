"""Countries and the adjectives for them: a "South Korean president" is the president of South Korea."""

from __future__ import annotations

from collections.abc import Mapping

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


def _both_ways() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in _ADJECTIVES.replace("\n", " ").split(","):
        adjective, country = map(stem, pair.split())
        found[adjective], found[country] = country, adjective
    return found


# The stem of a country by that of its adjective, and the other way round.
COUNTERPARTS = _both_ways()
