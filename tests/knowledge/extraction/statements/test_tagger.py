import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements.candidates import candidates
from knowledge.extraction.statements.features import content_features, cue_features, window
from knowledge.extraction.statements.prepared import Prepared, prepare
from knowledge.extraction.statements.tagger import CUES, MODELS, RANKS, SPANS, load_taggers
from knowledge.extraction.statements.templates import written
from knowledge.language.analysis import analyse

MEGABYTE = 1 << 20


def prepared(text: str) -> Prepared:
    analysis = analyse(Document(id="d", text=text))
    return prepare(analysis, find_quotations(analysis))


def test_weights_are_small_and_have_a_card() -> None:
    assert sum((MODELS / name).stat().st_size for name in (CUES, SPANS, RANKS)) <= 10 * MEGABYTE
    card = (MODELS / "statements.md").read_text(encoding="utf-8")
    for word in ("Data", "Licence", "Figures", "Command"):
        assert f"## {word}" in card


def test_a_cue_is_read_with_content_and_source() -> None:
    item = prepared("Lena Quist said the pier would stay closed until Monday.")
    (cue,) = load_taggers().read(item, at_least=0.5)
    assert item.doc[cue.anchor].text == "said"
    assert cue.source is not None
    assert item.doc[cue.source[0] : cue.source[1]].text == "Lena Quist"
    first, last = cue.content[0]
    assert item.doc[first:last].text == "the pier would stay closed until Monday"


def test_a_document_without_words_has_no_cue() -> None:
    assert load_taggers().read(prepared("...\n\n--\n\n12 34"), at_least=0.5) == []


def test_a_window_reaches_over_quoted_paragraphs() -> None:
    text = '"The pier is old.\n\n"It must go," Quist said. It rained.'
    item = prepared(text)
    anchor = next(t.i for t in item.doc if t.text == "said")
    first, last = window(item, anchor)
    assert item.doc[first].idx == 0
    assert item.doc[last - 1].idx >= text.index("said")


@pytest.mark.parametrize("text", ["Quist said no.", '"Fine," said Quist. "Go on."'])
def test_every_token_has_features(text: str) -> None:
    item = prepared(text)
    for first, last in item.bounds:
        assert all(written(cue_features(item, [(first, last)]), last - first))
    anchor = next(t.i for t in item.doc if t.text == "said")
    bounds = window(item, anchor)
    assert all(written(content_features(item, [anchor], [bounds], {}), bounds[1] - bounds[0]))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Quist", "said", "that", "the", "pier", "closed", '"', ",", "and", "warned", ".", "\n\n"]),
        max_size=25,
    )
)
def test_candidates_stay_inside_the_window_and_off_the_cue(words: list[str]) -> None:
    item = prepared("Quist said " + " ".join(words))
    anchor = next(t.i for t in item.doc if t.text == "said")
    bounds = window(item, anchor)
    for content in candidates(item, anchor, None, bounds):
        for first, last in content:
            assert bounds[0] <= first < last <= bounds[1]
            assert not first <= anchor < last
