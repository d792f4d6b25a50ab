"""Who was asked and did not answer: declined to comment, could not be reached, did not respond."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.statements.cues import PLAIN_CUES
from knowledge.extraction.statements.sources import phrase, subject_of
from knowledge.extraction.statements.speakers import Speaker, SpeakerResolver
from knowledge.extraction.syntax import SUBJECTS
from knowledge.facts import NoComment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from knowledge.entities import Mention
    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets
    from knowledge.language.sentences import Sentence

_ASKED = (
    r"(?:comments?|(?:an?\s|the\s|any\s)?(?:re)?quests?|questions?|inquir\w+|enquir\w+|calls?|e-?mails?|messages?|"
    r"interview\w*)"
)
_NOT = r"(?:(?:did|do|does|has|have|had|would|could)(?:n['’]t|\snot)|never|(?:has|have|had)\syet\sto)"
_WORDS = r"(?:any\s|an?\s)?(?:official\s|public\s|further\s)*(?:statements?|comments?)"
_NOT_SAID = _NOT.replace("|could", "")  # who could not say does not know
_TELL = r"(?:say|said|tell|told|disclosed?|reveal(?:ed)?|specif(?:y|ied))"
_WH = r"(?:whether|if|who(?:m|se)?|what|which|how|why|when|where)"
# Each alternative matches from the verb on; the subject stands before it.
_PATTERN = re.compile(
    rf"""
    \b(?:declin\w+|refus\w+)\s(?:multiple\s|repeated\s|several\s)?(?:to\s(?:publicly\s|immediately\s)?
        (?:comment|speak|be\sinterviewed|answer|discuss|elaborate|respond)|(?:further\s)?comment|(?:an?\s)?interview|requests?)
    |\b{_NOT}\s(?:yet\s|also\s)?(?:immediately\s|publicly\s|promptly\s)?(?:yet\s)?
        (?:(?:respond\w*|repl(?:y|ied))\b(?!\s(?:with|in\skind)\b)|return\w*\s(?:[\w'’.]+\s){{0,5}}?{_ASKED}|answer\w*\s(?:[\w'’.]+\s){{0,4}}?{_ASKED}|
        comment(?:ed)?\b|(?:speak|spoken)\s(?:out\b|publicly\b|to\s(?:reporters|journalists|the\s(?:press|media))\b)|
        (?:ma(?:ke|de)|issued?|released?|give[n]?)\s{_WORDS})
    |\b{_NOT}\s[\w'’,\s]{{3,40}}?\sor\s(?:publicly\s)?(?:comment|respond|reply|speak\spublicly|(?:make|issue)\s{_WORDS})\b
    |\b(?:will\snot|won['’]t)\s(?:publicly\s|further\s|be\s)?comment(?:ing)?\b
    |\b(?:remain|stay|kept|keep)\w*\s(?:silent|quiet|mum|tight-lipped)\s(?:on|about|over|regarding)\b
    |(?:\b{_NOT_SAID}|\b(?:declin|refus)\w+\sto)\s(?:yet\s|publicly\s|immediately\s)?{_TELL}\s(?:[\w'’.]+\s){{0,3}}?{_WH}\b
    |\bcould\snot\s(?:immediately\s)?be\sreached\b
    |\bwould(?:n['’]t|\snot)\s(?:publicly\s)?(?:discuss|elaborate|be\sdrawn)\b
    |\bdemur(?:s|red)\b
    |\b(?:was|were|is|are)(?:(?:\snot|n['’]t)\s(?:immediately\s)?(?:available|reachable)|\sunavailable)\s(?:for|to)\s
        (?:comment|respond|(?:an\s)?interview)
    |\b(?:gave|provided|offered|released)\sno\s(?:(?:immediate|further|other|more)\s)?(?:details?|information)\b(?!,?\s(?:when|as|while|but)\b)
    |\b{_NOT_SAID}\s(?:immediately\s|publicly\s)?(?:divulge|disclose|release|provide|give|offer|share)d?\s
        (?:(?:any|further|more|other|the)\s){{0,2}}(?:details?|information|evidence)\b
        (?!,?\s(?:when|as|while|but)\b)
    |\bhad\sno\s(?:immediate\s|further\s)?comment\b
    |\b(?:commented|would\scomment)\b
    |\b(?:respond|repli)ed\sto\s(?:[\w'’.]+\s){{0,4}}?{_ASKED}
    |\b(?:made|issued|gave)\s(?:no|any)\s(?:official\s|public\s|further\s)*(?:statements?|comments?)
    """,
    re.I | re.X,
)
_NO_ANSWER = r"(?:responses?|reply|replies|answers?|success|comments?)"
_REACH = r"(?:reach|contact|speak\s(?:to|with)|get\sin\stouch\swith|interview)"
# "The Courier reached out to Ada Falk and the union, but has not heard back": those in the middle did not answer.
_UNANSWERED = re.compile(
    rf"""
    \b(?:(?:reached\sout\sto|contacted|e-?mailed)|(?P<tried>(?:attempted|tried|sought)\sto\s{_REACH}))\s
    (?P<who>[^.;:]{{3,90}}?),?\s(?:(?:for|with)\s[\w\s]{{3,30}}?,?\s)?(?:(?:but|and)\s(?:[\w'’]+\s){{0,3}}?
      (?:(?:not|n['’]t|never)\s(?:yet\s|immediately\s)?(?:hear[d]?\sback|(?:receiv\w+|got|get|gotten)\s(?:a|any)\s{_NO_ANSWER})
        |(?:receiv\w+|got|gotten|with)\sno\s{_NO_ANSWER})|without\ssuccess|to\sno\savail)
    """,
    re.I | re.X,
)
# "Attempts to reach Ada Falk were unsuccessful", "Calls to the union went unanswered".
_IN_VAIN = re.compile(
    rf"""
    \b(?:(?:attempts?|efforts?)\s(?:by\s[\w\s.]{{3,40}}\s)?to\s{_REACH}
        |(?:calls?|messages?|e-?mails?|questions?|inquir\w+|requests?(?:\sfor\s(?:comment|an?\sinterview))?)\s
         (?:(?:placed|sent|made|left)\s)?(?:to|with|(?<=left\s)for))\s
    (?P<who>[^.;:]{{3,90}}?)\s(?:for\scomment\s|on\s\w+\s)?
    (?:(?:was|were|has|have|had|proved|went|remained?)\s(?:been\s)?(?:immediately\s)?(?:unsuccessful|fruitless|in\svain|unanswered
       |not\s(?:been\s)?(?:immediately\s)?(?:successful|returned|answered))|failed\b)
    """,
    re.I | re.X,
)
# "The Courier could not reach the bill's sponsor, Rep. Ada Falk, by phone."
_NOT_REACHED = re.compile(
    rf"\b(?:could(?:n['’]t|\snot)|(?:was|were)\s(?:unable|not\sable)\sto)\s(?:immediately\s)?{_REACH}\s"
    r"(?P<who>(?:[^.;:]|(?<=\b[A-Z][a-z][a-z])\.){3,120}?)(?=\s(?:through|by|via|for|on|before|after|over)\b|,\s(?:but|and)\b"
    r"|(?<!\b[A-Z][a-z][a-z])\.|[;:]|$)",
)
# By what an outlet tries to reach somebody, and no rescuer.
_BY_WHAT = re.compile(
    r"\b(?:tele)?phone|\be-?mail|\b(?:social media|press|spokes\w+|messages?|lawyers?|attorneys?)\b", re.I
)
# Whose parliament or town it is, was not called.
_PLACED = re.compile(r"\b(?:in|of|at|from|with|within)\s(?:the\s)?$")
# "No reason has been given by the union."
_NOT_GIVEN = re.compile(
    r"\bno\s(?:\w+\s)?(?:reason|explanation|comment|statement|response)s?\s(?:has|have|had|was|were|is)\s(?:been\s)?"
    r"(?:given|offered|provided|issued|released|made)\sby\s"
    r"(?P<who>[^,.;:]{3,90}?)(?=[,.;:]|\s(?:as|for|about|on|in|at|why|since|when|after|before)\b|$)",
    re.I,
)
# Who asks for comments: the text itself, its reporters, an outlet.
_ASKING = re.compile(r"\b(?:we|reporters?|journalists?|newspaper|comment|interview)\b", re.I)
_ASKER = re.compile(
    r"\b(?:return|respond(?:ed)?\sto|answer|declined|to)\s(?:the\s)?([A-Z][\w.&]*(?:\s[A-Z][\w.&]*)*)['’]s?\s", re.I
)
_NEGATIVE = re.compile(r"\b(?:neither|no one|nobody|none)\b|^no (?!\d)", re.I)
# What tells of silence only where nobody did it.
_POSITIVE = re.compile(r"^(?:(?:made|issued|gave)\sany|responded|replied|commented|would\scomment)\b", re.I)
_SET_APART = re.compile(r"(?P<who>[^,;:“”\"\n]{2,60}), (?:who|whose|whom|which)\b[^;:“”\"]{3,160}, ")
_IF = frozenset({"if", "unless", "until", "till", "lest"})
# What stands between the names of those who kept silent together.
_POINTING = frozenset({"it", "they", "he", "she", "we"})
# Some of those whom the sentence before names, who are few.
_OF_THOSE, _FEW, _BY_CONTEXT = frozenset({"neither", "both", "none"}), 3, 0.6
_IN_A_ROW = re.compile(r"(?:\s|,|\b(?:and|or|nor|both|the)\b|&)+")


def extract_no_comment(reading: Reading) -> list[NoComment]:
    """All places where somebody is said not to have commented, in order.

    `who` is None where the text does not name them; `whom` is the outlet that asked, as worded.
    """
    resolver = SpeakerResolver(reading)
    found: list[NoComment] = []
    for sentence in reading.analysis.sentences:
        text = reading.text[sentence.start : sentence.end]
        for match in _PATTERN.finditer(" ".join(text.split("\n")) if "\n" in text else text):
            found += _facts(reading, resolver, sentence, match)
        found += _unanswered(reading, sentence)
    return found


def _unanswered(reading: Reading, sentence: Sentence) -> Iterator[NoComment]:
    """Those whom an outlet asked and has not heard back from, each by their name."""
    text = reading.text[sentence.start : sentence.end]
    patterns = (_UNANSWERED, _IN_VAIN, _NOT_GIVEN, _NOT_REACHED)
    for match in (found for pattern in patterns for found in pattern.finditer(text)):
        who = sentence.start + match.start("who"), sentence.start + match.end("who")
        tried = match.re is _UNANSWERED and match["tried"] is not None
        first = reading.analysis.tokens(*who)[0]
        called = first.text[0].isupper() or first.pos_ in ("DET", "PRON")  # "calls to impeach Falk" are no calls to him
        if not called or (tried and not _asks(reading, sentence.start, who[0], text)):
            continue
        if match.re is _NOT_REACHED and not (_BY_WHAT.search(text) or _ASKING.search(text)):
            continue
        for mention in _called(reading, who):
            yield _silent(
                reading, sentence, 0.9, reading.cast.entities[mention.entity].name, (mention.start, mention.end)
            )


def _called(reading: Reading, who: Offsets) -> Iterator[Mention]:
    """The people and bodies that a phrase names; none whose somebody or something is meant, or that say where."""
    for mention in reading.cast.overlapping(*who):
        entity = reading.cast.entities[mention.entity]
        of_them = re.match(r"['’]s?\s", reading.text[mention.end : mention.end + 3])
        placed = entity.type == "organisation" and _PLACED.search(
            reading.text, max(who[0], mention.start - 12), mention.start
        )
        if mention.kind == "name" and entity.type in ("person", "organisation") and not (of_them or placed):
            yield mention


def _asks(reading: Reading, start: int, end: int, text: str) -> bool:
    """Whether it is an outlet that tried to reach somebody, and no search party."""
    before = reading.cast.within(start, end)
    bodies = any(reading.cast.entities[m.entity].type == "organisation" for m in before)
    return bodies or _ASKING.search(text) is not None


def _silent(
    reading: Reading, sentence: Sentence, sure: float, who: str | None, span: Offsets | None, whom: str | None = None
) -> NoComment:
    return NoComment(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        confidence=sure,
        who=who,
        who_span=span,
        whom=whom,
    )


def _facts(
    reading: Reading, resolver: SpeakerResolver, sentence: Sentence, match: re.Match[str]
) -> Iterator[NoComment]:
    """Who kept silent by a verb, each of several by their name."""
    tokens = reading.analysis.tokens(sentence.start + match.start(), sentence.start + match.end())
    if not len(tokens) or _supposed(tokens):
        return
    if (apart := _before_a_clause(reading, sentence, tokens.start_char)) is not None:
        yield _silent(reading, sentence, 0.9, reading.cast.entities[apart.entity].name, (apart.start, apart.end))
        return
    subject = _subject(tokens)
    who = phrase(subject) if subject is not None else None
    before = who.text if who is not None else reading.text[sentence.start : tokens.start_char]
    if _POSITIVE.match(match.group()) and not _NEGATIVE.search(before):
        return
    if subject is not None and subject.lower_ in _POINTING and subject.head.dep_ == "ccomp":
        # "The palace said that it will not comment": who says so keeps silent.
        told = subject_of(subject.head.head)
        who = phrase(told) if told is not None else who
    if subject is not None and subject.lower_ in _OF_THOSE:
        yield from _of_those_before(reading, sentence)
        return
    speaker = resolver.resolve(who) if who is not None else Speaker(None, None)
    asker = _ASKER.search(reading.text[sentence.start + match.start() : sentence.end])
    whom = asker.group(1) if asker and asker.group(1)[0].isupper() else None
    name = speaker.name if speaker.confidence >= 0.5 else None
    sure = 0.9 if subject is not None else 0.6
    # Which of two of one surname keeps silent is no surer than who is meant.
    yield _silent(reading, sentence, min(sure, speaker.confidence) if name else sure, name, speaker.span, whom)
    if name is not None and who is not None:
        for mention in _beside(reading, speaker, who):
            other = reading.cast.entities[mention.entity].name
            yield _silent(reading, sentence, 0.9, other, (mention.start, mention.end), whom)


def _of_those_before(reading: Reading, sentence: Sentence) -> Iterator[NoComment]:
    """Those whom the sentence before names, where "neither" or "both" of them kept silent; going by the context."""
    rows = reading.analysis.sentences
    before = rows[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return
    named: dict[str, Mention] = {}
    for mention in reading.cast.within(before.start, before.end):
        entity = reading.cast.entities[mention.entity]
        if mention.kind == "name" and entity.type in ("person", "organisation"):
            named.setdefault(entity.name, mention)
    for name, mention in named.items() if len(named) <= _FEW else ():
        yield _silent(reading, sentence, _BY_CONTEXT, name, (mention.start, mention.end))


def _beside(reading: Reading, speaker: Speaker, who: Span) -> Iterator[Mention]:
    """The other people and bodies that a phrase names in one row with its speaker."""
    names = [
        m
        for m in reading.cast.within(who.start_char, who.end_char)
        if m.kind == "name" and reading.cast.entities[m.entity].type in ("person", "organisation")
    ]
    rows: list[list[Mention]] = []
    for name in names:
        if rows and _IN_A_ROW.fullmatch(reading.text[rows[-1][-1].end : name.start]):
            rows[-1].append(name)
        else:
            rows.append([name])
    for row in rows:
        own = any((m.start, m.end) == speaker.span for m in row)
        for mention in row:
            together = reading.cast.entities[mention.entity].name in speaker.along_with
            if mention.entity != speaker.entity and (own or together):
                yield mention


def _before_a_clause(reading: Reading, sentence: Sentence, verb: int) -> Mention | None:
    """Who stands before a clause that commas set off right before a verb: "Reed, whose brother, Otto, left, did not".

    The parse may take whoever the clause tells of for the subject.
    """
    led = _SET_APART.fullmatch(reading.text, sentence.start, verb)
    if led is None:
        return None
    named = [m for m in reading.cast.within(*led.span("who")) if m.kind == "name"]
    types = [reading.cast.entities[m.entity].type for m in named[-1:]]
    ends = bool(named) and named[-1].end == led.end("who")
    return named[-1] if ends and types[0] in ("person", "organisation") else None


def _supposed(tokens: Span) -> bool:
    """Whether a verb of the match stands in a clause that "if" or the like begins: nobody kept silent there."""
    verbs = (t for t in tokens if t.pos_ in ("VERB", "AUX"))
    heads = [t.head if t.dep_ in ("aux", "auxpass", "neg") else t for t in verbs][:1]
    return any(c.dep_ == "mark" and c.lower_ in _IF for head in heads for c in head.children)


def _subject(tokens: Span) -> Token | None:
    """The subject of the first verb in the match that has one; None where it may be either of two.

    In "The board confirmed that Falk had left, but did not say why" the parse takes Falk for it.
    """
    for token in tokens:
        if token.pos_ in ("VERB", "AUX"):
            head = token.head if token.dep_ in ("aux", "auxpass", "neg") else token
            own = any(c.dep_ in SUBJECTS for c in head.children)
            told = head.dep_ == "conj" and head.head.dep_ == "ccomp" and head.head.head.lemma_.lower() in PLAIN_CUES
            if told and not own:
                return None
            subject = subject_of(head, passive=True)
            if subject is not None:
                return subject
    return None
