"""What the tagger sees of a token: words and tags, the parse around it, quotation marks, the cue it is read for.

Feature strings are short because they are stored with the weights. Sequences are sentences for cues,
and windows of sentences around one cue for its content and source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS
from knowledge.extraction.cast.quotations import Quotation
from knowledge.extraction.statements.cues import MANNER_OF, PLAIN_CUES, SPEECH_NOUNS, THOUGHT_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from knowledge.language.analysis import Analysis

MAX_UP = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as the tagger reads it: per token its quotation, its base features and its sentence."""

    doc: Doc
    quote_of: list[int]
    quotations: tuple[Quotation, ...]
    base: list[tuple[str, str, str, str, str]]
    sentence_of: list[int]
    bounds: list[tuple[int, int]]
    paragraph_of: list[int]
    heads: list[int]


def prepare(analysis: Analysis, quotations: tuple[Quotation, ...]) -> Prepared:
    """Compute once what every sequence of a document shares."""
    doc = analysis.doc
    quote_of = [-1] * len(doc)
    for k, quote in enumerate(quotations):
        for token in analysis.tokens(quote.outer_start, quote.outer_end):
            quote_of[token.i] = k
    bounds: list[tuple[int, int]] = []
    paragraph_of: list[int] = []
    sentence_of = [0] * len(doc)
    at = 0
    for sentence in analysis.sentences:
        while at < len(doc) and doc[at].idx < sentence.start:
            sentence_of[at] = len(bounds)
            at += 1
        first = at
        while at < len(doc) and doc[at].idx < sentence.end:
            sentence_of[at] = len(bounds)
            at += 1
        bounds.append((first, at))
        paragraph_of.append(sentence.paragraph)
    base = [_base(token) for token in doc]
    heads = [token.head.i for token in doc]
    return Prepared(doc, quote_of, quotations, base, sentence_of, bounds, paragraph_of, heads)


def _base(token: Token) -> tuple[str, str, str, str, str]:
    """Word, lemma, tag, dependency label, and class of a token."""
    word = token.lower_
    if token.like_num:
        word = "0"
    lemma = token.lemma_.lower()
    return word, lemma, token.tag_, token.dep_, _word_class(lemma, word, token)


def _word_class(lemma: str, word: str, token: Token) -> str:
    if token.pos_ in ("VERB", "AUX"):
        if lemma in PLAIN_CUES:
            return "V!"
        if lemma in MANNER_OF:
            return "Vs"
        return "Vt" if lemma in THOUGHT_VERBS else "V"
    if token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return token.ent_type_
    if lemma in SPEECH_NOUNS:
        return "Ns"
    if lemma in PERSON_NOUNS:
        return "Np"
    if lemma in BODY_NOUNS:
        return "Nb"
    return token.pos_


def cue_sequence(prepared: Prepared, sentence: int) -> list[list[str]]:
    """Features of one sentence's tokens for finding cues."""
    first, last = prepared.bounds[sentence]
    rows = []
    has_quote = any(prepared.quote_of[i] >= 0 for i in range(first, last))
    starts_inside = first > 0 and last > first and prepared.quote_of[first] >= 0
    for i in range(first, last):
        rows.append(_cue_row(prepared, i, first, last, has_quote=has_quote, inside=starts_inside))
    return rows


def _cue_row(prepared: Prepared, i: int, first: int, last: int, *, has_quote: bool, inside: bool) -> list[str]:
    token = prepared.doc[i]
    word, lemma, tag, dep, kind = prepared.base[i]
    quoted = prepared.quote_of[i] >= 0
    row = [f"w={word}", f"l={lemma}", f"t={tag}", f"d={dep}", f"k={kind}", f"kt={kind}{tag}", f"q={quoted:d}"]
    head = prepared.base[token.head.i]
    row.append(f"hl={head[1]}")
    row.append(f"dhk={dep}{head[4]}")
    if kind[0] in "VN":
        upper = prepared.base[prepared.heads[prepared.heads[i]]]
        row.append(f"x={word[-3:]}{tag}")
        row.append(f"uk={dep}{head[3]}{upper[4]}")
        row.append(f"pos={min(i - first, 6)}{(last - i) // 6}")
    for offset in (-2, -1, 1, 2):
        j = i + offset
        if first <= j < last:
            other = prepared.base[j]
            row.append(f"w{offset}={other[0]}")
            row.append(f"k{offset}={other[4]}")
            if offset in (-1, 1):
                row.append(f"l{offset}={lemma}|{other[0]}")
        else:
            row.append(f"w{offset}=#")
    if kind[0] in "VN" or tag in ("IN", "VBG", ":") or word in (":", "according", "per"):
        row.extend(_frame(prepared, token, lemma, quoted=quoted, has_quote=has_quote))
        row.append(f"lq={lemma}{quoted:d}{has_quote:d}{inside:d}")
        beside = (i > first and prepared.quote_of[i - 1] >= 0) or (i + 1 < last and prepared.quote_of[i + 1] >= 0)
        near = any(prepared.quote_of[j] >= 0 for j in range(max(first, i - 4), min(last, i + 5)))
        row.append(f"qb={beside:d}{near:d}{quoted:d}{kind}")
    return row


def _frame(prepared: Prepared, token: Token, lemma: str, *, quoted: bool, has_quote: bool) -> list[str]:
    """The grammatical frame of a possible cue: what children it has, and what it hangs on."""
    found = []
    deps = []
    for child in token.children:
        label = child.dep_
        if label in ("nsubj", "nsubjpass"):
            found.append(f"su={prepared.base[child.i][4]}")
            found.append(f"lsu={lemma}|{prepared.base[child.i][4]}")
            found.append(f"suw={prepared.base[child.i][1]}")
            found.append(f"sut={prepared.base[child.i][2]}{prepared.base[token.i][4]}{quoted:d}")
        if label in ("ccomp", "xcomp", "dobj", "prep", "prt", "parataxis", "neg", "aux", "auxpass", "dative", "mark"):
            deps.append(label)
            if label in ("prep", "prt", "neg", "aux", "mark"):
                found.append(f"c={lemma}|{child.lower_}")
                found.append(f"cd={label}{child.lower_}|{prepared.base[token.i][4]}")
            elif label == "ccomp":
                found.append(f"cc={'<' if child.i < token.i else '>'}{prepared.base[child.i][2]}{lemma}")
            elif label == "dobj":
                found.append(f"ob={prepared.base[child.i][4]}")
                found.append(f"lob={lemma}|{prepared.base[child.i][1]}")
    frame = "+".join(sorted(set(deps)))
    found.append(f"fr={frame}")
    found.append(f"lfr={lemma}|{frame}")
    found.append(f"kfr={prepared.base[token.i][4]}|{frame}|{quoted:d}{has_quote:d}")
    return found


def window(prepared: Prepared, anchor: int) -> tuple[int, int]:
    """Token range that may hold a cue's content: its sentence and the quoted ones around it."""
    home = prepared.sentence_of[anchor]
    low = high = home
    while low > 0 and home - low < 4 and _joined(prepared, low - 1, low, home):
        low -= 1
    while high + 1 < len(prepared.bounds) and high - home < 6 and _joined(prepared, high, high + 1, home):
        high += 1
    return prepared.bounds[low][0], prepared.bounds[high][1]


def _joined(prepared: Prepared, left: int, right: int, home: int) -> bool:
    """Whether two neighbouring sentences may share one quotation, or stand in one paragraph with quotes."""
    outer = left if left < home else right
    first, last = prepared.bounds[outer]
    if first >= last:
        return True
    quoted = sum(prepared.quote_of[i] >= 0 for i in range(first, last))
    same = prepared.paragraph_of[left] == prepared.paragraph_of[right]
    return quoted > 0 if same else quoted * 2 > last - first


def content_sequence(
    prepared: Prepared, anchor: int, others: dict[int, float], bounds: tuple[int, int]
) -> list[list[str]]:
    """Features of a window's tokens for telling the content and the source of the cue at `anchor`."""
    context = _Context.of(prepared, anchor, others, bounds)
    return [context.row(i) for i in range(*bounds)]


@dataclass(slots=True)
class _Context:
    """One cue while its window is read."""

    prepared: Prepared
    anchor: int
    bounds: tuple[int, int]
    relation: dict[int, str]
    rivals: list[int]
    lemma: str
    kind: str
    home: int
    anchor_quote: int

    @classmethod
    def of(cls, prepared: Prepared, anchor: int, others: dict[int, float], bounds: tuple[int, int]) -> _Context:
        """Prepare the relations of all tokens of a window to its cue."""
        rivals = sorted(i for i, p in others.items() if bounds[0] <= i < bounds[1] and i != anchor and p > 0.4)
        base = prepared.base[anchor]
        relation = _relations(prepared, anchor, bounds)
        home = prepared.sentence_of[anchor]
        return cls(
            prepared, anchor, bounds, relation, rivals, base[1], base[4] + base[2], home, prepared.quote_of[anchor]
        )

    def row(self, i: int) -> list[str]:
        """Features of one token."""
        p = self.prepared
        word, _, tag, dep, kind = p.base[i]
        relation = self.relation.get(i, "far")
        side = "=" if i == self.anchor else "<" if i < self.anchor else ">"
        sentence = max(-3, min(3, p.sentence_of[i] - self.home))
        quoted = p.quote_of[i]
        quote = "n" if quoted < 0 else "a" if quoted == self.anchor_quote else "q"
        distance = _bin(abs(i - self.anchor))
        rival = self._rival(i)
        row = [
            f"r={relation}{side}",
            f"rq={relation}{side}{quote}{sentence}",
            f"rl={relation}{side}|{self.lemma}",
            f"rk={relation}{side}|{self.kind}",
            f"q={quote}{side}{sentence}",
            f"ql={quote}{side}|{self.lemma}",
            f"s={sentence}{side}",
            f"D={distance}{side}",
            f"Dk={distance}{side}{kind}",
            f"Dl={distance}{side}{self.lemma}" if distance < "4" else f"Dt={distance}{side}{tag}",
            f"w={word}",
            f"wr={word}|{relation[:12]}{side}",
            f"d={dep}{side}",
            f"k={kind}{quote}",
            f"v={rival}",
            f"vr={rival}{relation}{side}",
            f"vq={rival}{quote}{side}{sentence}",
        ]
        row.extend(self._edges(i, relation, side))
        return row

    def _rival(self, i: int) -> str:
        """Where the nearest other cues are: between token and cue, or right beside the token."""
        low, high = sorted((i, self.anchor))
        between = sum(low < r < high for r in self.rivals)
        at = i in self.rivals
        under = ""
        heads = self.prepared.heads
        up = i
        for _ in range(8):
            if up in self.rivals:
                under = "u"
                break
            if up == self.anchor or heads[up] == up:
                break
            up = heads[up]
        return f"{min(between, 2)}{at:d}{under}"

    def _edges(self, i: int, relation: str, side: str) -> list[str]:
        """What changes at this token: quotation, sentence, branch, punctuation, neighbours."""
        p = self.prepared
        first, last = self.bounds
        found = []
        for offset in (-1, 1):
            j = i + offset
            if not first <= j < last:
                found.append(f"e{offset}=#{side}")
                continue
            other = p.base[j]
            changed = self.relation.get(j, "far") != relation
            quote_change = f"{(p.quote_of[j] >= 0):d}{(p.quote_of[i] >= 0):d}{(p.quote_of[i] != p.quote_of[j]):d}"
            new_sentence = p.sentence_of[j] != p.sentence_of[i]
            found.append(f"w{offset}={other[0]}")
            found.append(f"k{offset}={other[4]}{p.base[i][4]}")
            found.append(f"c{offset}={changed:d}{relation}{side}")
            if changed:
                found.append(f"cr{offset}={relation}{self.relation.get(j, 'far')}{side}")
            found.append(f"Q{offset}={quote_change}{side}{new_sentence:d}")
            found.append(
                f"ww{offset}={p.base[i][0]}|{other[0]}"
                if p.base[i][4] == "PUNCT"
                else f"wc{offset}={changed:d}{other[0]}"
            )
        return found


def _bin(distance: int) -> str:
    for limit, name in ((0, "0"), (1, "1"), (2, "2"), (3, "3"), (5, "5"), (8, "6"), (15, "7"), (30, "8")):
        if distance <= limit:
            return name
    return "9"


def _relations(prepared: Prepared, anchor: int, bounds: tuple[int, int]) -> dict[int, str]:
    """Each token's place in the parse, seen from the cue: labels up from the cue, then the branch down."""
    doc = prepared.doc
    home = prepared.bounds[prepared.sentence_of[anchor]]
    chain = {anchor: ""}
    up = ""
    token = doc[anchor]
    for depth in range(1, MAX_UP + 3):
        if token.head.i == token.i:
            break
        up += "^" + (token.dep_ if depth <= MAX_UP else "")
        token = token.head
        chain[token.i] = up
    relation: dict[int, str] = {}
    for i in range(max(home[0], bounds[0]), min(home[1], bounds[1])):
        relation[i] = _one_relation(prepared, i, chain, anchor)
    return relation


def _one_relation(prepared: Prepared, i: int, chain: dict[int, str], anchor: int) -> str:
    """Labels up from the cue to the common ancestor, then the label of the branch that holds the token."""
    heads, base = prepared.heads, prepared.base
    branch = ""
    for _ in range(60):
        if i in chain:
            return chain[i] + ("v" + branch if branch else "")
        if heads[i] == i:
            return "root"
        branch = base[i][3] + ("" if i > anchor else "-")
        i = heads[i]
    return "deep"
