"""Words that report speech: verbs by the manner they tell, nouns that stand for words, prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Manner = Literal["said", "denied", "confirmed", "claimed", "asked", "ordered"]

_MANNERS: dict[Manner, str] = {
    "denied": "deny reject dispute refute rebut disavow dismiss repudiate contradict",
    "confirmed": "confirm acknowledge admit concede verify affirm reaffirm corroborate",
    "claimed": "claim allege accuse insist maintain contend assert purport",
    "asked": "ask inquire enquire wonder query question",
    "ordered": "order demand command instruct direct urge insist-on call-on implore beg request",
}
_SAID = """
    say tell add note state declare announce report explain write tweet post reply respond answer argue
    warn suggest recall remark comment observe continue begin conclude stress emphasize emphasise
    reiterate repeat testify quip joke boast brag complain lament vow pledge promise predict estimate
    describe call label brand dub criticize criticise blast slam condemn praise denounce blame defend hail cite
    read go recount reveal disclose indicate mention point propose recommend advise caution charge
    counter retort shout yell scream whisper mutter murmur exclaim cry chant laugh joke muse opine
    preach proclaim pronounce profess protest reason relate remind speculate speak specify agree
    disagree apologize apologise thank congratulate elaborate clarify interject text message email
    assure inform notify brief acknowledge hint imply express voice echo underscore highlight address
    tout mock ridicule attack vent gush rave enthuse concur object quote sum pen publish detail outline
    rule find decide plead swear swear-in invite offer challenge dare signal lie
    """
MANNER_OF: dict[str, Manner] = {
    **dict.fromkeys(_SAID.split(), "said"),
    **{verb: manner for manner, verbs in _MANNERS.items() for verb in verbs.split()},
}
# Verbs that hardly ever mean anything but reported words.
PLAIN_CUES = frozenset(
    """say tell add announce explain write tweet reply respond argue warn recall remark claim insist
    assert declare testify quip state note acknowledge confirm deny stress emphasize reiterate contend
    allege admit concede comment ask complain continue exclaim joke vow retort""".split()
)
SPEECH_NOUNS = frozenset(
    """statement remark comment claim allegation announcement report tweet post letter email e-mail message
    memo speech interview testimony release filing affidavit complaint lawsuit article op-ed blog note warning
    suggestion assertion accusation argument answer reply response question view""".split()
)
# Nouns for a text whose words go on being somebody's: "the statement continued".
TEXT_NOUNS = frozenset(
    """statement release letter email e-mail message memo tweet post note filing affidavit complaint lawsuit
    report document announcement petition transcript caption thread advisory notice resolution""".split()
)
# What one does with words of one's own: "issued a statement", "gave a speech", "filed a complaint".
GIVING = frozenset("issue release give make publish post send write deliver share tweet file".split())
# Verbs that give a thing its name when they are passive.
NAMING_VERBS = frozenset("know refer call dub name nickname label title entitle term".split())
# Verbs that tell an act, and no words, where they go on with "to" or with a noun alone: "refused to meet".
ACTS = frozenset("decline refuse begin start want need try".split())
# Verbs that tell of silence where they are denied: "has not commented on the fire".
ANSWERS = frozenset("comment respond reply answer speak".split())
# Who does so has said it, though it is told with a noun alone: "disputes the finding".
DENYING = frozenset("deny dispute reject refute rebut".split())
# What one says to somebody without telling anything: "stopped by to say hello", "said no to the plan".
COURTESIES = frozenset("hello hi goodbye bye farewell thanks sorry grace amen yes no".split())
# What is told of silence: "would not say who", "declined to tell whether".
TELLING = frozenset("say tell disclose reveal specify".split())
ASKED_WORDS = frozenset("whether if who whom whose what which how why when where".split())
THOUGHT_VERBS = frozenset(
    """think believe know want hope feel see expect plan intend consider wish fear doubt understand realize
    realise learn hear like love hate need prefer try seek decide agree support oppose show find suggest
    appear seem guess imagine suspect assume worry""".split()
)


def manner(lemma: str) -> Manner:
    """The manner that a cue's lemma tells; "said" for all others."""
    return MANNER_OF.get(lemma, "said")


def keeps_back(cue: Token, first: Token) -> bool:
    """Whether a cue tells that somebody did not say what its content asks: "would not say who it was"."""
    parts = {c.lower_: c.dep_ for c in cue.children}
    denied = "neg" in parts.values() and cue.tag_ != "VBG" and "could" not in parts
    declined = cue.dep_ == "xcomp" and cue.head.lemma_ in ("decline", "refuse")
    return (denied or declined) and cue.lemma_.lower() in TELLING and first.lower_ in ASKED_WORDS
