"""What the intents about statements share: gathering, matching a topic, wording, citing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.conversation.across import folded
from bot.conversation.checks.arguments import verb_behind
from bot.conversation.citations import LONGEST, cite, sentence_window
from bot.conversation.function_words import AUXILIARIES, COPULAS
from bot.conversation.meant import Meant
from bot.conversation.names import Named
from bot.conversation.reply import Snippet
from bot.conversation.turn import SAYING, Turn
from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, SPEECH_VERBS, SPOKES
from knowledge.facts import Role, Statement
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.pool import Candidate
from knowledge.retrieval.search import Passage
from knowledge.store.merging import name_key
from knowledge.store.sentences import SentenceHit
from knowledge.store.snapshot import StoredEntity

# What somebody unnamed is called may be so long in a note.
_CALLED = 60
# What may be a part of a body.
_PARTS, _LONGEST_NAME = frozenset({"organisation", "place", "other"}), 80
# White space between two paragraphs.
_GAP = 2
# Words of one speaker that follow on one another are shown as one up to so many characters.
_TOGETHER = 600
# So many words behind a name may go before its verb ("is now asking").
_LEADING = 3
# Below this the documents do not name a speaker surely enough to say so plainly.
SURE = 0.5
# From here on it is said plainly (docs/statements.md has the precision there); between the two with a proviso.
PLAIN = 0.85
# What is said beside a name that is not plain.
BY_CONTEXT = "going by the context"
# "Former guard Otto Hale": a full name behind what somebody is, which is no part of it.
_FULL_NAME = re.compile(r"(?:^|(?<=[a-zß-öø-ÿ] ))((?:[^\W\d_a-z][\w.’'-]* ){1,3}[^\W\d_a-z][\w’'-]+)$")
SAID = frozenset(map(stem, SPEECH_VERBS))
# What a body works out is what it says.
_FOUND = frozenset(map(stem, "project forecast calculate calculated find found conclude concluded reckon".split()))
# In no more documents is it looked for: half a millisecond each.
MOST_READ = 200
# What a body says is on a topic where its sentence and the title have so much of it.
ABOUT = 0.45
# A sentence that tells of somebody's words without quoting them has one of these.
SPOKEN = frozenset(
    map(
        stem,
        SPEECH_VERBS
        | set(
            """call accuse promise vow pledge praise criticise criticize condemn blast slam thank welcome reject demand
            urge apologise apologize express propose offer react post statement letter speech interview view opinion
            oppose support want hope plan expect fear doubt question invite""".split()
        ),
    )
)


def statements_of(turn: Turn, entities: Iterable[StoredEntity]) -> list[Statement]:
    """Statements by these people or bodies, or made on their behalf, in document order."""
    found: dict[tuple[str, int, int], Statement] = {}
    for entity in entities:
        for slot in ("speaker", "along_with", "on_behalf_of"):
            for fact in turn.snapshot.facts_of(entity.n, "statement", slot):
                if isinstance(fact, Statement) and turn.in_scope(fact.document_id) and fact.confidence >= SURE:
                    found.setdefault((fact.document_id, *fact.spans[0]), fact)
    return list(found.values())


def offices_of(turn: Turn, entities: Sequence[StoredEntity]) -> list[StoredEntity]:
    """Offices and administrations that belong to these people."""
    numbers = {e.n for e in entities}
    return [e for e in turn.snapshot.entities if e.parent in numbers]


_MEMBERS = frozenset(
    """star player striker goalkeeper midfielder defender pitcher quarterback center forward guard champion athlete
    student pupil graduate alumna alumnus patient customer client fan supporter employee worker staffer nurse
    driver resident member professor teacher lecturer fellow veteran victim survivor inmate prisoner intern""".split()
)
_HEADING = frozenset(
    "chief president chair chairman chairwoman head director secretary commissioner leader ceo".split()
)


def spokespeople_of(turn: Turn, entities: Sequence[StoredEntity]) -> list[StoredEntity]:
    """People whose role, as worded, is one of these bodies' own ("the board's press officer").

    A person speaks for themselves, also one whom the documents do not know for a person; and so does who is but named
    beside a body ("Reed, Acme and Hale"), or but plays, studies or works there.
    """
    names = {
        fact.holder
        for entity in entities
        if entity.type == "organisation" and turn.called(entity) is None
        for fact in turn.snapshot.facts_of(entity.n, "role", "of")
        if isinstance(fact, Role) and not fact.former and _says_more(fact.role, entity) and not _is_but_of_it(fact.role)
    }
    return [e for e in turn.snapshot.entities if e.type == "person" and not names.isdisjoint((e.name, *e.aliases))]


def parts_of(turn: Turn, entities: Sequence[StoredEntity]) -> list[StoredEntity]:
    """What the documents name as one of these bodies' own: "Acme's Northern Office"."""
    found: dict[int, StoredEntity] = {}
    for body in entities:
        mentions = turn.snapshot.mentions_of(body.n) if body.type == "organisation" else []
        for document, _, end, kind in mentions[: 10 * MOST_READ]:
            owns = kind == "name" and turn.snapshot.text(document, end, end + 3) in ("'s ", "’s ")
            for n, start, *_ in turn.snapshot.mentions(document, end + 3, end + _LONGEST_NAME) if owns else ():
                if start == end + 3 and turn.snapshot.entities[n].type in _PARTS:
                    found.setdefault(n, turn.snapshot.entities[n])
    return list(found.values())


def _is_asked_to_say(turn: Turn, named: Named) -> bool:
    """Whether a question asks what somebody says: "What did Reed say about the pier?"."""
    tokens = turn.understood.tokens
    before, behind = tokens[: named.start][-1:], tokens[named.end :][:1]
    return any(t.folded in AUXILIARIES for t in before) and any(t.folded in SAYING for t in behind)


def only_theirs(turn: Turn, passages: Sequence[Passage]) -> Sequence[Passage]:
    """Of passages those in which somebody speaks whose words a question asks for; all, where the best is none.

    Each goes only as far as nobody else speaks.
    """
    numbers = {e for n in turn.understood.names if _is_asked_to_say(turn, n) for e in n.numbers}
    if not numbers or not passages or not speaks_in(turn, passages[0].candidate, numbers):
        return passages
    return [_without_others(turn, p, numbers) for p in passages if speaks_in(turn, p.candidate, numbers)]


def _without_others(turn: Turn, passage: Passage, numbers: set[int]) -> Passage:
    """A passage without the sentences beside its best one from which on only others speak."""
    best, speakers = passage.candidate, turn.snapshot.columns.speakers
    rows = [r for r in turn.snapshot.sentences(best.document) if passage.start < r.end and r.start < passage.end]
    others = [r for r in rows if (told := speakers[r.n].tolist()) and numbers.isdisjoint(told) and r.n != best.n]
    start = max((r.end for r in others if r.end <= best.start), default=passage.start)
    end = min((r.start for r in others if r.start >= best.end), default=passage.end)
    rows = [r for r in rows if start <= r.start and r.end <= end]
    return replace(passage, start=rows[0].start, end=rows[-1].end) if others and rows else passage


def words_asked_for(turn: Turn, passage: Passage) -> tuple[str, Passage] | None:
    """Who plainly says the best sentence of a passage, of those whose words a question asks for; and their words in it.

    None where somebody else speaks in that sentence, too.
    """
    best = passage.candidate
    facts = [f for f in turn.snapshot.facts("statement", document=best.document) if isinstance(f, Statement)]
    told = [f for f in facts if f.start < best.end and best.start < f.end]
    speaking = [n for n in turn.understood.names if _is_asked_to_say(turn, n)]
    asked = {name_key(called) for n in speaking for e in n.entities for called in (e.name, *e.aliases)}
    name = told[0].speaker if told else None
    if name is None or name_key(name) not in asked or any(f.speaker != name or f.confidence < PLAIN for f in told):
        return None
    rows = [r for r in turn.snapshot.sentences(best.document) if passage.start < r.end and r.start < passage.end]
    speakers = [{f.speaker for f in facts if f.start < r.end and r.start < f.end} for r in rows]
    first = last = next((i for i, r in enumerate(rows) if r.start <= best.start < r.end), -1)
    if first < 0:
        return None
    while first and speakers[first - 1] == {name}:
        first -= 1
    while last + 1 < len(rows) and speakers[last + 1] == {name}:
        last += 1
    topic = {s for n in speaking for s in turn.stems(turn.understood.tokens[n.end + 1 :])}
    if topic.isdisjoint(s for r in rows[first : last + 1] for s in r.stems.split()):
        return None  # the topic is only in what stands beside their words
    return name, replace(passage, start=rows[first].start, end=rows[last].end)


def _is_but_of_it(role: str) -> bool:
    """Whether a role is of somebody who plays, studies or works for a body, and does not lead it."""
    told = {w.folded for w in words(role)}
    return not told.isdisjoint(_MEMBERS) and told.isdisjoint(SPOKES | _HEADING)


def _says_more(role: str, body: StoredEntity) -> bool:
    """Whether the words of a role say that somebody is of a body, by what ("its clerk") or as its own ("Acme's").

    Names alone do not, nor does what is cut out of a list in brackets.
    """
    called = {w.folded for name in (body.name, *body.aliases) for w in words(name)}
    said = [w for w in words(role) if w.folded not in called | STOP]
    if not said:
        return role.endswith(("'s", "’s"))
    told = (role[w.start].islower() or w.folded in PERSON_NOUNS or role[w.start : w.end].isupper() for w in said)
    return role.count("(") == role.count(")") and any(told)


def speaks_in(turn: Turn, candidate: Candidate | SentenceHit, numbers: set[int]) -> bool:
    """Whether a sentence has words of one of these, or a verb of words behind their name ("Reed praised")."""
    if not numbers.isdisjoint(turn.snapshot.columns.speakers[candidate.n].tolist()):
        return True
    text = turn.snapshot.text(candidate.document, candidate.start, candidate.end)
    mentions = turn.snapshot.mentions(candidate.document, candidate.start, candidate.end)
    return any(entity in numbers and _speaks(text[end - candidate.start :]) for entity, _, end, _ in mentions)


def _speaks(behind: str) -> bool:
    """Whether a verb of words goes on from a name, so that they are whose name it is.

    They are not in "They lobbied Reed asking for a pier", nor in "Reed is a critic" or "Reed was told".
    """
    verb = verb_behind(behind)
    if verb is None or verb.stem not in SPOKEN:
        return False
    led = [w.folded for w in words(behind) if w.end <= verb.start][-_LEADING:]
    return verb.folded.endswith("ing") == (not COPULAS.isdisjoint(led))


def told_besides(turn: Turn, numbers: set[int]) -> list[Snippet]:
    """Sentences, of the documents talked about, that tell by a verb of saying what one of these said, not yet shown."""
    shown = turn.memory.shown if turn.memory is not None else frozenset()
    documents = (turn.snapshot.number(d) for d in (turn.memory.documents if turn.memory is not None else ()))
    found = [(n, row) for n in documents if n is not None for row in _told_by(turn, n, numbers)]
    cited = [cite(turn.snapshot, n, row.start, row.end) for n, row in found]
    return [s for s in cited if not any(d == s.document_id and a < s.end and s.start < b for d, a, b in shown)]


def told_by_bodies(turn: Turn, entities: Iterable[StoredEntity], topic: Sequence[str]) -> list[Snippet]:
    """Sentences that tell what one of these bodies says or finds; on a topic (stems), where there is one."""
    numbers = {e.n for e in entities if e.type == "organisation"}
    mentioned = dict.fromkeys(document for n in sorted(numbers) for document, *_ in turn.snapshot.mentions_of(n))
    documents = list(mentioned)[:MOST_READ]
    found = [(n, row) for n in documents for row in _told_by(turn, n, numbers)]
    about = {n: turn.snapshot.title_stems(n) for n in documents}
    found = [(n, row) for n, row in found if turn.share(topic, {*row.stems.split(), *about[n]}) >= ABOUT]
    return [cite(turn.snapshot, n, row.start, row.end) for n, row in found]


def _told_by(turn: Turn, document: int, numbers: set[int]) -> list[SentenceHit]:
    """Sentences of a document with a verb of saying or finding right behind a name of one of these."""
    found = []
    rows = turn.snapshot.sentences(document)
    for entity, start, end, kind in turn.snapshot.mentions(document, 0, 1 << 60):
        if entity not in numbers or kind != "name" or not turn.in_scope(turn.snapshot.card(document).id):
            continue
        row = next((r for r in rows if r.start <= start < r.end), None)
        if row is not None and row not in found:
            verb = verb_behind(turn.snapshot.text(document, end, row.end))
            found += [row] if verb is not None and verb.stem in SAID | _FOUND else []
    return found


def snippets_of(turn: Turn, statements: Sequence[Statement], *, limit: int) -> list[Snippet]:
    """Cite statements; those of one speaker that stand right beside each other become one snippet."""
    merged: list[tuple[int, int, int, Statement]] = []
    for statement in statements:
        number = turn.snapshot.number(statement.document_id)
        if number is None:
            continue
        start, end = _evidence(turn, number, statement)
        for i, (document, first, last, other) in enumerate(merged):
            touching = document == number and start <= last + _GAP and first <= end + _GAP
            whole = (min(first, start), max(last, end))
            # What comes before must not put off the words that were found first.
            longest = _TOGETHER if whole[0] == first else LONGEST
            if touching and statement.speaker == other.speaker and whole[1] - whole[0] <= longest:
                merged[i] = (number, *whole, other)
                break
        else:
            merged.append((number, start, end, statement))
    return folded(
        turn, [cite(turn.snapshot, n, a, b, note=attribution(surest(turn, s))) for n, a, b, s in merged[:limit]]
    )


def surest(turn: Turn, statement: Statement) -> Statement:
    """The surest words of a speaker in what is shown of some: "“...,” Reed told us. “...”" are Reed's, all of them."""
    number = turn.snapshot.number(statement.document_id)
    if number is None or statement.confidence >= PLAIN:
        return statement
    start, end = _evidence(turn, number, statement)
    facts = (f for f in turn.snapshot.facts("statement", document=number) if isinstance(f, Statement))
    shown = [f for f in facts if f.speaker == statement.speaker and start <= f.spans[0][0] and f.spans[-1][1] <= end]
    return max((statement, *shown), key=lambda f: f.confidence)


def _evidence(turn: Turn, number: int, statement: Statement) -> tuple[int, int]:
    """The sentences that hold the words and who said them; the words alone where that would be too long."""
    rows = turn.snapshot.sentences(number)
    start = min(statement.start, statement.spans[0][0])
    end = max(statement.end, statement.spans[-1][1])
    if end - start > LONGEST:
        start, end = statement.spans[0][0], statement.spans[-1][1]
        touched = [r for r in rows if r.start < end and start < r.end]
        start = touched[0].start if touched else start
    return sentence_window(rows, start, end)


def beside(turn: Turn, number: int, statement: Statement) -> list[SentenceHit]:
    """The sentences of a statement of a document (its number) and those next to them."""
    rows = turn.snapshot.sentences(number)
    return [r for r in rows if r.end >= statement.start - _GAP and r.start <= statement.end + _GAP]


def attribution(statement: Statement) -> str | None:
    """Who said it, in a note: the speaker, and whom they speak for where it is not themselves."""
    if statement.speaker is None or statement.confidence < SURE:
        words_for = called(statement)
        if statement.speaker is None and 0 < len(words_for) <= _CALLED:
            return f"attributed to “{words_for}”, unresolved"
        return "attributed in the text, speaker not resolved"
    doubt = "" if statement.confidence >= PLAIN else f", {BY_CONTEXT}"
    if statement.on_behalf_of and statement.on_behalf_of != statement.speaker:
        return f"{statement.speaker}, for {statement.on_behalf_of}{doubt}"
    return (
        " and ".join((", ".join((statement.speaker, *statement.along_with[:-1])), *statement.along_with[-1:])) + doubt
    )


def called(statement: Statement) -> str:
    """What the text calls a speaker of whom no more is known: a full name alone, without what they are before it."""
    # "Police said": they are called so in lower case, and by no name.
    small = statement.speaker if statement.speaker and statement.speaker.islower() else ""
    role = (statement.speaker_role or small).strip(" ,")
    named = _FULL_NAME.search(role)
    return named[1] if named is not None and is_full_name(named[1]) else role


def is_full_name(text: str) -> bool:
    """Whether a text is a given name with a surname behind it, and nothing else."""
    named = _FULL_NAME.fullmatch(text)
    return named is not None and is_given_name(text.split()[0].casefold())


def subject(statement: Statement) -> str:
    """Who said it, as the subject of a sentence: what is said besides stands between commas."""
    who = attribution(statement) or ""
    return f"{who}," if "," in who else who


def label(meaning: Meant) -> str:
    """What to call those meant: the fullest name, or the asker's own words where there is none."""
    if not meaning.entities:
        return meaning.text
    return max((meaning.people or meaning.entities)[:1], key=lambda e: e.mentions).name
