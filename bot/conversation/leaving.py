"""Who holds an office no longer, where a sentence says so of that very person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator

from bot.conversation.checks.happening import denied, left_open
from bot.conversation.citations import cite_sentences
from bot.conversation.people import by_surname_too
from bot.conversation.reply import Snippet
from bot.conversation.roles import role_stems
from bot.conversation.subjects import may_do
from bot.conversation.turn import Turn
from knowledge.facts import Role
from knowledge.language.words import words
from knowledge.store.snapshot import StoredEntity

# Somebody who is mentioned more often has only so many mentions looked at.
_MOST = 400
_DONE_TO = r"(?:fired|dismissed|ousted|sacked|removed|replaced|suspended|killed|recalled)"
_LEFT = re.compile(
    r"(?:,[^,;:“”\"()]{1,90},)?(?:\s+and(?:\s+[A-Z][\w.-]*){2,6})?\s*(?:,?\s?who\s+)?"
    r"(?:(?:has|had|have|was|been|later|then|also|abruptly|formally|officially|suddenly|himself|herself)\s+)*"
    r"(?:announce[ds] (?:his|her|their) (?:\w+ )?(?:resignation|departure|"
    r"decisions? to (?:quit|resign|leave|retire|(?:step|stand) (?:down|aside)))|"
    r"resigned|resigns|retired|retires|quit|quits|(?:stepped|steps|stood) (?:down|aside)|"
    r"left (?:office|the (?:post|job|office|board|company|department|city|council)|(?:his|her|their) (?:post|job))|"
    r"lost (?:the|his|her|their) (?:bid for )?(?:re-?)?(?:election|seat|office|post|job)|"
    rf"died|dies|(?<=was )(?:{_DONE_TO}|voted out|succeeded by)|(?<=been ){_DONE_TO})\b",
    re.IGNORECASE,
)
# "The council voted to dismiss Chief Reed": before the name, and no noun behind it.
_PUT_OUT = re.compile(
    r"\b(?:fired|dismissed|ousted|sacked|removed|replaced|"
    r"voted\b[^,.;:]{0,40}?\bto (?:fire|dismiss|oust|sack|remove|replace))"
    r"\s+(?:(?:[A-Z][\w.]*|the|its|chief)\s+){0,3}$"
)
_NO_NOUN = re.compile(r"\s*(?:[.,;:)]|$)|\s(?:as|from|after|over|for|in|on|by|and|with|who|because|following|at|to)\b")
# "Grand was named president, succeeding Pell": before the name of whoever is no longer it.
_FOLLOWED = re.compile(
    r"\b(?:succeeding|succeeds|succeeded|replacing|replaces|replaced|(?:takes|took|taken|taking) over from|in place of|"
    r"(?:named|appointed|elected|chosen|picked|hired|promoted|sworn in)\b[^.;]{0,60}\bto (?:succeed|replace))"
    r"\s+(?:(?:[A-Z][\w.]*|the|its|his|her|longtime|former|chief|president|chairman|mayor|sheriff)\s+){0,4}$"
)
# "The former mayor Reed", "Reed, the ousted director"; who is outgoing still is it.
_ONCE = re.compile(
    r"\b(?:former|ex|late|one-?time|ousted|previous|retired|erstwhile|deposed|disgraced|fired|dismissed|then)\b",
    re.IGNORECASE,
)
_SUCCEEDS = re.compile(
    r"\b(?:acting|interim|new|named|appoint(?:s|ed)|elect(?:s|ed)|sworn in|succe(?:eds?|eded|eding|ssor)|"
    r"replac(?:es|ed|ing|ement)|(?:takes|took|taken) over|promoted)\b",
    re.IGNORECASE,
)
# Right behind whoever left these tell whom they chose or followed: "Reed named Lind the new fire chief".
_CHOOSING = re.compile(
    r"\s+(?:(?:has|had|have|also|then|later|once|recently|just)\s+){0,3}"
    r"(?:appoint(?:s|ed)|named|elect(?:s|ed)|promoted|replac(?:es|ed)|succeed(?:s|ed)|took over|takes over)\b"
)
# "Her successor is Lind", "elected Lind to succeed her": near where she is named.
_AFTER_THEM = re.compile(
    r"\b(?:his|her|their) (?:successor|replacement)\b|\bto (?:succeed|replace) (?:him|her|them)\b", re.IGNORECASE
)
_NEAR = 3
# So many sentences with the words of an office are looked at for whoever came into it since.
_OF_OFFICE = 60
# What keeps it open that somebody is in office, or makes another office of it.
_NOT_IT = re.compile(
    r"\b(?:may|might|could|should|would|whether|if|not|never|n[’']t|former|ex|deputy|assistant|associate|vice|candidates?|"
    r"nominees?|search|seeks?|seeking|looking)\b",
    re.IGNORECASE,
)
# In no more documents is it looked for who came after somebody, and so many sentences are shown.
_MOST_READ, _SUCCESSORS = 40, 2
# Between what tells that somebody is new and the office stand only these, and names.
_LEADS_TO = frozenset("the a an of for as to be is its his her their city county state new acting interim s".split())
_PARTS = re.compile(r"[,;:?!“”\"()—–]|\band\b")
_CLAUSE = re.compile(r"[;:?!“”\"()—–]")
_EVER = dt.date.min


def told_to_have_left(turn: Turn, person: StoredEntity, since: dt.date | None) -> list[Snippet]:
    """Sentences of documents no older than a day that tell that somebody resigned, was dismissed or died; newest first.

    What may be, is called for or denied says nothing.
    """
    found = [s for s in _told(turn, person) if s.date is None or since is None or s.date >= since]
    return sorted(dict.fromkeys(found), key=lambda s: s.date or _EVER, reverse=True)


def no_longer(turn: Turn, person: StoredEntity, office: Collection[str], since: dt.date | None) -> list[Snippet]:
    """Sentences that tell that somebody has left, or that call them a former holder of an office; newest first.

    `office` are the stems of what its holders are ("mayor"). "The former nurse Ada Reed" may be mayor all the same, and
    whom a newer document calls the mayor is it again.
    """
    left = [s for one in by_surname_too(turn, person) for s in told_to_have_left(turn, one, since)]
    facts = [f for f in turn.snapshot.facts_of(person.n, "role", "holder") if isinstance(f, Role)]
    facts = [f for f in facts if not set(office).isdisjoint(role_stems(f.role))]
    once = [f for f in facts if _ONCE.search(f.role)]
    plain = max((d for f in facts if f not in once and (d := _date(turn, f)) is not None), default=_EVER)
    numbered = [(f, turn.snapshot.number(f.document_id)) for f in once if (_date(turn, f) or plain) >= plain]
    called = [cite_sentences(turn.snapshot, n, f.start, f.end) for f, n in numbered if n is not None]
    called = [s for s in called if turn.in_scope(s.document_id)]
    return sorted(dict.fromkeys([*left, *called]), key=lambda s: s.date or _EVER, reverse=True)


def successors(
    turn: Turn,
    person: StoredEntity,
    office: Collection[str],
    since: dt.date | None,
    *,
    whole: Collection[frozenset[str]] = (),
) -> list[Snippet]:
    """Sentences that name somebody else as the new or acting holder of an office; newest first.

    Only documents that tell of whoever held it before are read, and none older than a day. `whole` are the stems of
    each office with what is said of it ("health", "secretary"); where some are given, a sentence has all of one.
    """
    own = {one.n for one in by_surname_too(turn, person)}
    documents = {d for n in own for d, *_ in turn.snapshot.mentions_of(n)}
    dated = [(turn.snapshot.card(d).date or _EVER, d) for d in documents if turn.in_scope(turn.snapshot.card(d).id)]
    found = []
    for day, document in sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1]))[:_MOST_READ]:
        if since is not None and _EVER < day < since:
            continue
        rows = list(turn.snapshot.sentences(document))
        for place, row in enumerate(rows):
            if not any(turn.snapshot.entities[e].type == "person" for e in row.entities - own):
                continue
            beside = any(own & r.entities for r in rows[max(0, place - _NEAR) : place])
            text = turn.snapshot.text(document, row.start, row.end)
            theirs = beside and _is_after_them(turn, document, row.start, row.end, own)
            told = not set(office).isdisjoint(row.order) and (not whole or any(w <= set(row.order) for w in whole))
            ends = (b for e, _, b, _ in turn.snapshot.mentions(document, row.start, row.end) if e in own)
            if any(_CHOOSING.match(text, b - row.start) for b in ends):
                continue
            if (theirs or told) and _succeeds(turn, document, row.start, row.end):
                found.append(cite_sentences(turn.snapshot, document, row.start, row.end))
    return list(dict.fromkeys(found))[:_SUCCESSORS]


def named_since(
    turn: Turn, person: StoredEntity, office: Collection[str], proofs: Collection[Snippet]
) -> list[Snippet]:
    """Sentences of documents newer than all that call somebody the holder of an office, which name another as it.

    `office` are the stems of the whole office ("public", "works", "director"); one word alone may be of many bodies.
    """
    days = [s.date for s in proofs]
    known = [day for day in days if day is not None]
    if len(office) < 2 or not known or len(known) < len(days):
        return []
    own = {one.n for one in by_surname_too(turn, person)}
    hits = turn.snapshot.passages.sentences([(s, 1.0) for s in office], limit=_OF_OFFICE)
    found = []
    for row in turn.snapshot.sentences_numbered([hit.n for hit in hits]):
        card = turn.snapshot.card(row.document)
        newer = card.date is not None and card.date > max(known) and turn.in_scope(card.id)
        others = [e for e in row.entities - own if turn.snapshot.entities[e].type == "person"]
        if newer and others and own.isdisjoint(row.entities) and set(office) <= set(row.order):
            text = turn.snapshot.text(row.document, row.start, row.end)
            if any(_comes_into(clause, office) for clause in _PARTS.split(text)):
                found.append(cite_sentences(turn.snapshot, row.document, row.start, row.end))
    return sorted(dict.fromkeys(found), key=lambda s: s.date or _EVER, reverse=True)[:_SUCCESSORS]


def _comes_into(clause: str, office: Collection[str]) -> bool:
    """Whether a part of a sentence has an office behind what tells that somebody is newly in it."""
    told = _SUCCEEDS.search(clause)
    if told is None or _NOT_IT.search(clause):
        return False
    behind = words(clause[told.end() :])
    last = max((i for i, w in enumerate(behind) if w.stem in office), default=-1)
    between = [w for w in behind[: last + 1] if w.folded not in _LEADS_TO and w.stem not in office]
    named = all(clause[told.end() + w.start].isupper() for w in between)
    return named and set(office) <= {w.stem for w in behind[: last + 1]}


def _is_after_them(turn: Turn, document: int, start: int, end: int, own: Collection[int]) -> bool:
    """Whether a sentence tells of a successor of whoever was named before: "his" is not who its own subject names."""
    told = _AFTER_THEM.search(turn.snapshot.text(document, start, end))
    if told is None or told.group().startswith("to "):
        return told is not None
    before = [e for e, *_ in turn.snapshot.mentions(document, start, start + told.start())]
    people = {e for e in before if turn.snapshot.entities[e].type == "person"}
    return not people or not people.isdisjoint(own)


def _succeeds(turn: Turn, document: int, start: int, end: int) -> bool:
    """Whether a sentence tells that somebody is the new or acting one, and not that somebody may be."""
    text = turn.snapshot.text(document, start, end)
    told = _SUCCEEDS.search(text)
    before = words(_CLAUSE.split(text[: told.start()])[-1]) if told is not None else []
    return told is not None and not left_open(before, base=False) and not denied(before)


def _date(turn: Turn, fact: Role) -> dt.date | None:
    number = turn.snapshot.number(fact.document_id)
    return turn.snapshot.card(number).date if number is not None else None


def _told(turn: Turn, person: StoredEntity) -> Iterator[Snippet]:
    for document, start, end, kind in turn.snapshot.mentions_of(person.n)[:_MOST]:
        if kind != "name" or not turn.in_scope(turn.snapshot.card(document).id):
            continue
        row = next((r for r in turn.snapshot.sentences(document) if r.start <= start < r.end), None)
        if row is None:
            continue
        led, behind = turn.snapshot.text(document, row.start, start), turn.snapshot.text(document, end, row.end)
        before = words(_CLAUSE.split(led)[-1])
        left = _LEFT.match(behind) is not None and may_do(before)
        put_out = _PUT_OUT.search(" ".join(led.split()) + " ") is not None and _NO_NOUN.match(behind) is not None
        followed = _FOLLOWED.search(" ".join(led.split()) + " ") is not None
        if (left or put_out or followed) and not left_open(before, base=False) and not denied(before):
            yield cite_sentences(turn.snapshot, document, row.start, row.end)
