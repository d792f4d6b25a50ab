from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.drafts import Draft, trim
from knowledge.extraction.statements.settling import hand_over, settle
from knowledge.language.analysis import analyse


def reading(text: str) -> Reading:
    analysis = analyse(Document(id="d", text=text))
    return Reading(analysis=analysis, cast=build_cast(analysis))


def draft(item: Reading, content: str, cue: str, source: str | None, probability: float) -> Draft:
    text, doc = item.text, item.analysis.doc
    start = text.index(content)
    at = next(t.i for t in doc if t.text == cue)
    tokens = item.analysis.tokens(text.index(source), text.index(source) + len(source)) if source else None
    return Draft([(start, start + len(content))], at, tokens, probability, "tagged")


def contents(item: Reading, drafts: list[Draft]) -> list[str]:
    return [" ".join(item.text[a:b] for a, b in d.content) for d in settle(item, drafts)]


def test_words_within_words_go_to_the_outer_speaker() -> None:
    item = reading("Merrow says Quist promised to reopen the pier.")
    outer = draft(item, "Quist promised to reopen the pier", "says", "Merrow", 0.9)
    inner = draft(item, "to reopen the pier", "promised", "Quist", 0.95)
    assert contents(item, [outer, inner]) == ["Quist promised to reopen the pier"]


def test_a_second_cue_of_the_same_speaker_ends_the_first_content() -> None:
    item = reading("Quist said the pier was safe and warned against the storm.")
    first = draft(item, "the pier was safe and warned against the storm", "said", "Quist", 0.99)
    second = draft(item, "against the storm", "warned", "Quist", 0.9)
    assert contents(item, [first, second]) == ["the pier was safe", "against the storm"]


def test_an_outlet_gives_way_to_the_one_who_spoke() -> None:
    item = reading('"The pier is safe," Quist said on Monday, according to the Herald.')
    relay = draft(item, '"The pier is safe," Quist said on Monday', "according", "Herald", 0.99)
    own = draft(item, "The pier is safe", "said", "Quist", 0.9)
    assert contents(item, [relay, own]) == ["The pier is safe"]


def test_an_outlet_that_relays_a_quotation_gives_way_to_the_speaker_beside_it() -> None:
    item = reading('"I want the papers," said Lena Quist on Monday, according to the Herald. "Who has them?"')
    relay = draft(item, item.text[:-1], "according", "Herald", 0.99)
    hand_over(item, [relay], find_quotations(item.analysis))
    assert item.analysis.doc[relay.cue or 0].text == "said"
    assert relay.source is not None
    assert relay.source.text == "Lena Quist"
    assert [item.text[start:end] for start, end in relay.content] == ["I want the papers,", "Who has them?"]


def test_trimming_keeps_marks_that_pair_up() -> None:
    text = ' that it was "safe," '
    span = trim(text, 0, len(text))
    assert span is not None
    assert text[span[0] : span[1]].startswith("that")
    assert trim(' "--" ', 0, 6) is None


def test_a_speaker_behind_the_outlet_is_no_apposition_to_it() -> None:
    text = "According to the Tarnmouth Courier, Ivo Brandt, the chairman of the board, said the pier was never open."
    item = reading(text)
    source = "the Tarnmouth Courier, Ivo Brandt, the chairman of the board"
    relay = draft(item, "said the pier was never open", "According", source, 0.99)
    hand_over(item, [relay], ())
    assert [text[a:b] for a, b in relay.content] == ["the pier was never open"]
    assert relay.source is not None
    assert relay.source.text == "Ivo Brandt, the chairman of the board"


def test_an_apposition_to_the_source_stays_one() -> None:
    item = reading("According to Lena Quist, the mayor of Tarnmouth, the pier must close.")
    relay = draft(item, "the pier must close", "According", "Lena Quist, the mayor of Tarnmouth", 0.99)
    hand_over(item, [relay], ())
    assert relay.source is not None
    assert relay.source.text == "Lena Quist, the mayor of Tarnmouth"


def test_where_the_words_were_read_is_no_part_of_them() -> None:
    item = reading("Mayor Lena Quist said the pier must close, according to the Courier.")
    own = draft(item, "the pier must close, according to the Courier", "said", "Mayor Lena Quist", 0.95)
    relay = draft(item, "Mayor Lena Quist said the pier must close", "according", "the Courier", 0.9)
    assert contents(item, [own, relay]) == ["the pier must close"]
