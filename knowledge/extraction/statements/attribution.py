"""Gives every draft its speaker, in reading order: some take theirs from the statement before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import SPOKES
from knowledge.extraction.statements.cues import TEXT_NOUNS
from knowledge.extraction.statements.leftovers import announcing, issuing
from knowledge.extraction.statements.sources import anybodys, is_passive, others_words
from knowledge.extraction.statements.speakers import Speaker, SpeakerResolver
from knowledge.extraction.statements.the_dead import told_dead
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from knowledge.entities import Mention
    from knowledge.extraction.reading import Reading
    from knowledge.extraction.statements.drafts import Draft

UNSEEN_SOURCE = 0.65
DOUBTFUL_CUE = 0.7
# "The complaint says": not surely words of who spoke last.
_PAPER = 0.85
_COURT_PAPERS = frozenset("affidavit complaint document filing indictment lawsuit petition record transcript".split())
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_BEGINNING = 0.8  # whoever a sentence begins with mostly speaks in it
FAR = 3  # paragraphs that "the statement" looks back
# Some do name themselves; and the sentence before may name somebody else again.
_SELF_NAMED, _OTHER_NAMED = 0.8, 0.7
_MARKS = tuple('"“')
_ORIGIN_TRUST = {
    "tagged": 1.0,
    "labelled": 1.0,
    "answer": 0.9,
    "colon": 0.95,
    "issued": 0.9,
    "tagline": 0.98,
    "goes on": 0.9,
    "runs on": 0.75,
    "beside": 0.74,
}


_LEADS_UP = 2  # sentences before somebody's words that may tell what the words stand in
_WRITING = frozenset("write tweet post publish sign file".split())


# So many words before "the spokesperson" are looked at for another one.
_BETWEEN = 200


def attribute(reading: Reading, drafts: list[Draft]) -> list[Speaker]:
    """One speaker for each draft."""
    resolver = SpeakerResolver(reading)
    speakers: list[Speaker] = []
    dead = told_dead(reading)
    for k, draft in enumerate(drafts):
        trust = _ORIGIN_TRUST[draft.origin]
        if draft.source is None:
            before = drafts.index(draft.carried) if draft.carried in drafts[:k] else _before(reading, drafts, k)
            cue = reading.analysis.doc[draft.cue] if draft.cue is not None else None
            if cue is not None and (is_passive(cue) or others_words(cue) or anybodys(cue)):
                speakers.append(Speaker(None, None))
                continue
            named = _begins(reading, cue) if cue is not None else None
            if named is not None:
                speakers.append(resolver.of_entity(named.entity, (named.start, named.end), _BEGINNING))
                continue
            doubt = UNSEEN_SOURCE if draft.origin == "tagged" else 1.0
            speaker = _carry(speakers[before], trust * doubt) if before is not None else Speaker(None, None)
            if draft.origin == "tagged":
                speaker = replace(speaker, span=None)
        else:
            speaker = resolver.resolve(_itself(draft.source))
            if speaker.name is None and _is_the_spokesperson(draft.source) and not speaker.on_behalf_of:
                speaker = _same_spokesperson(speakers, speaker, draft.source)
            if speaker.name is None and (continues_text(draft) or draft.source.text.lower() == "it"):
                outer = _outer(reading, draft.start)
                announced = announcing(reading, outer) or issuing(reading, outer)
                before = _before(reading, drafts, k)
                if announced is not None and announced[1] is not None:
                    speaker = replace(resolver.resolve(_itself(announced[1])), span=speaker.span)
                elif (
                    before is not None
                    and (continues_text(draft) or _is_body(reading, speakers[before]))
                    and not _tells_of(reading, draft, speakers[before])
                    and not _names_another(reading, draft.source, speakers[before])
                    and (_is_body(reading, speakers[before]) or _wrote(reading, drafts[before], draft))
                ):
                    sure = _PAPER if _court_paper(draft.source) else 0.95
                    speaker = replace(_carry(speakers[before], sure), span=speaker.span)
            speaker = replace(speaker, confidence=speaker.confidence * trust * _doubt(reading, draft, speaker))
            if _names_himself(reading, draft, speaker):
                speaker = _somebody_else(reading, resolver, draft, speaker, _SELF_NAMED)
            elif _by_pronoun(reading, speaker) and speaker.entity in dead:
                before = _before(reading, drafts, k)
                spoke = speakers[before].entity if before is not None else None
                speaker = _somebody_else(reading, resolver, draft, speaker, 1.0, spoke)
        speakers.append(speaker)
    return speakers


def _begins(reading: Reading, cue: Token) -> Mention | None:
    """Who begins the sentence of a verb behind a comma: "Ada Reed of Tarn, whose son was hurt, said ..."."""
    sentence = reading.analysis.sentence_at(cue.idx)
    if sentence is None or cue.tag_ not in FINITE or not reading.text[: cue.idx].rstrip().endswith(","):
        return None
    first = (m for m in reading.cast.within(sentence.start, cue.idx) if m.start == sentence.start and m.kind == "name")
    return next((m for m in first if reading.cast.entities[m.entity].type == "person"), None)


def _tells_of(reading: Reading, draft: Draft, speaker: Speaker) -> bool:
    """Whether a content names somebody: "the complaint accused Falk" is no text of Falk's."""
    named = [m for span in draft.content for m in reading.cast.within(*span) if m.kind == "name"]
    return speaker.entity is not None and any(m.entity == speaker.entity for m in named)


def _names_another(reading: Reading, source: Span, speaker: Speaker) -> bool:
    """Whether a text is told by a name that is not a speaker's: "the Hale report" is none of Reed's."""
    named = (m for m in reading.cast.within(source.start_char, source.end_char) if m.kind == "name")
    return any(m.entity != speaker.entity for m in named)


def _wrote(reading: Reading, before: Draft, draft: Draft) -> bool:
    """Whether a text was told of where somebody was quoted, or shortly before: else "the memo" is not theirs."""
    told = reading.analysis.sentence_at(before.start) or reading.analysis.sentence_at(before.content[-1][0])
    here = reading.analysis.sentence_at(draft.start)
    if told is None or here is None:
        return False
    begin = reading.analysis.sentences[max(0, told.index - _LEADS_UP)].start
    tokens = reading.analysis.tokens(begin, here.start)
    return any(t.lemma_.lower() in TEXT_NOUNS or t.lemma_.lower() in _WRITING for t in tokens)


def _names_himself(reading: Reading, draft: Draft, speaker: Speaker) -> bool:
    """Whether a "he" would name himself in a quotation of his own, or in words behind him: "he said that Falk ..."."""
    if speaker.entity is None or speaker.span is None:
        return False
    return _by_pronoun(reading, speaker) and any(
        m.kind == "name"
        and m.entity == speaker.entity
        and not _for_a_thing(reading, m)
        and (reading.text[start - 1 : start] in _MARKS or start > speaker.span[1])
        for start, end in draft.content
        for m in reading.cast.within(start, end)
    )


def _by_pronoun(reading: Reading, speaker: Speaker) -> bool:
    """Whether a pronoun stands for whoever speaks."""
    if speaker.entity is None or speaker.span is None:
        return False
    by = reading.cast.overlapping(*speaker.span)
    return any(m.kind == "pronoun" and m.start == speaker.span[0] for m in by)


def _for_a_thing(reading: Reading, mention: Mention) -> bool:
    """Whether a name only tells what kind a thing is: "a Falk sign"."""
    return reading.analysis.tokens(mention.start, mention.end).root.dep_ == "compound"


def _somebody_else(
    reading: Reading, resolver: SpeakerResolver, draft: Draft, speaker: Speaker, sure: float, spoke: int | None = None
) -> Speaker:
    """The one other person whom the sentence before names, if there is one; else the same, `sure` times as surely.

    Where that sentence names nobody, it is who `spoke` before, if any.
    """
    here = reading.analysis.sentence_at(min(draft.start, speaker.span[0] if speaker.span else draft.start))
    if here is None or not here.index or speaker.entity is None:
        return speaker
    before = reading.analysis.sentences[here.index - 1]
    own = reading.cast.entities[speaker.entity].gender
    others = {
        m.entity
        for m in reading.cast.within(before.start, before.end)
        if m.kind == "name" and m.entity != speaker.entity and reading.cast.entities[m.entity].type == "person"
    }
    if not others and spoke is not None and spoke != speaker.entity:
        others = {spoke} if reading.cast.entities[spoke].type == "person" else set()
    like = [e for e in others if None in (own, g := reading.cast.entities[e].gender) or g == own]
    if len(like) != 1:
        return _carry(speaker, sure)
    return resolver.of_entity(like[0], speaker.span, _OTHER_NAMED)


def _itself(source: Span) -> Span:
    """A text that speaks without the clause that tells of it: "the post" of "the post, shared by Reed,"."""
    if source.root.lemma_.lower() not in TEXT_NOUNS:
        return source
    clauses = (c.left_edge.i for c in source.root.children if c.dep_ == "acl" and c.i > source.root.i)
    first = next((i for i in clauses if source.doc[i - 1].text == ","), source.end)
    return source.doc[source.start : min(first, source.end)]


def _is_the_spokesperson(source: Span) -> bool:
    """Whether a source is "the spokesperson", whose name may have been told; "lawyers for migrants" are others."""
    return source.root.lower_ in SPOKES and source[0].lower_ in ("the", "that", "this")


def _same_spokesperson(speakers: list[Speaker], speaker: Speaker, source: Span) -> Speaker:
    """ "The spokesperson": the one who spoke last, if there was one, and no other is told of in between."""
    before = next((s for s in reversed(speakers[-8:]) if s.via == "spokesperson" and s.name), None)
    if before is None:
        return speaker
    doc = source.doc
    another = (
        t.lower_ in SPOKES and doc[t.i - 1].lower_ in ("a", "an")
        for t in reversed(doc[max(1, source.start - _BETWEEN) : source.start])
        if before.span is None or t.idx >= before.span[1]
    )
    return speaker if any(another) else replace(before, span=speaker.span, confidence=before.confidence * 0.9)


def _doubt(reading: Reading, draft: Draft, speaker: Speaker) -> float:
    """How much less sure a speaker is where the parse disagrees or the cue itself is doubtful.

    The factors are the shares of right names among such statements on the open development sets.
    """
    factor = 1.0 if draft.agreed else 0.83
    if draft.origin == "tagged" and draft.probability < DOUBTFUL_CUE:
        factor *= 0.84
    return factor


def continues_text(draft: Draft) -> bool:
    """Whether the source is "the statement", "the letter": words of whoever was quoted last."""
    if draft.source is None or draft.source.root.lemma_.lower() not in TEXT_NOUNS:
        return False
    if _court_paper(draft.source) and any(c.dep_ in _MODIFIERS for c in draft.source.root.children):
        return False  # "the court documents", "the state's complaint": whose, it tells itself
    return draft.source[0].lower_ in ("the", "that", "this", "his", "her", "its", "their")


def _court_paper(source: Span) -> bool:
    """Whether a text is one that is filed in a court: mostly not by who was quoted last, but often against them."""
    return source.root.lemma_.lower() in _COURT_PAPERS


def _outer(reading: Reading, start: int) -> int:
    """Where the quotation mark before a content stands, if there is one."""
    while start > 0 and reading.text[start - 1] in "\"“”'‘ ":
        start -= 1
    return start


def _is_body(reading: Reading, speaker: Speaker) -> bool:
    return speaker.entity is not None and reading.cast.entities[speaker.entity].type != "person"


def _carry(speaker: Speaker, trust: float) -> Speaker:
    """The same speaker again, a little less surely; the source's words stand elsewhere."""
    return replace(speaker, confidence=speaker.confidence * trust)


def _before(reading: Reading, drafts: list[Draft], k: int) -> int | None:
    """The draft before, if it stands near enough to go on from."""
    if k == 0:
        return None
    here = reading.analysis.sentence_at(drafts[k].start)
    there = reading.analysis.sentence_at(drafts[k - 1].content[-1][1] - 1)
    if here is None or there is None or here.paragraph - there.paragraph > FAR:
        return None
    return k - 1
