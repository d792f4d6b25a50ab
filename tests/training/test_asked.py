import json
from pathlib import Path

from training.asked import FOLDER, Asked, Taught, collections, documents, load

TEXT = (
    "The harbour board closed the north pier on Tuesday after a beam gave way.\n\n"
    "Mayor Ada Quist said the repair would cost 40,000 crowns. “We will pay for it from the reserve,” she said.\n\n"
    "The pier was built in 1931. The baker beside it keeps three geese and sells bread to the sailors.\n"
)


def question(text: str, *answers: str, trap: str | None = None) -> dict[str, object]:
    spans = [[TEXT.index(a), TEXT.index(a) + len(a)] for a in answers]
    return {"document": "one", "question": text, "kind": "what", "style": "plain", "trap": trap, "spans": spans}


def data(folder: Path) -> Path:
    (folder / "documents").mkdir(parents=True)
    row = {"id": "one", "title": 'A pier" description: of it', "date": "2020-05-01", "text": TEXT}
    (folder / "documents" / "papers.jsonl").write_text(json.dumps(row) + "\n")
    return folder


def asked(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "asked.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_documents_are_read_as_they_are_indexed(tmp_path: Path) -> None:
    assert documents(data(tmp_path)) == {"one": {"id": "one", "title": "A pier", "date": "2020-05-01", "text": TEXT}}


def test_questions_come_with_their_places(tmp_path: Path) -> None:
    (found,) = load(asked(tmp_path, question("What will the repair cost?", "40,000 crowns")))
    assert [TEXT[a:b] for a, b in found.spans] == ["40,000 crowns"]


def test_a_collection_holds_so_many_documents() -> None:
    rows = [Asked(name, f"Why {n}?", "why", "plain", None, ()) for n, name in enumerate(("a", "b", "a", "c"))]
    assert [[a.question for a in c] for c in collections(rows, 2)] == [["Why 0?", "Why 1?", "Why 2?"], ["Why 3?"]]


def test_stretches_that_answer_and_that_do_not_are_learnt_from(tmp_path: Path) -> None:
    path = asked(tmp_path, question("What will the repair of the pier cost?", "40,000 crowns"))
    (group,) = Taught(data(tmp_path / "data"), [path]).groups()
    first, *others = group
    assert [first.text[a:b] for a, b in first.spans] == ["40,000 crowns"]
    assert all(not other.spans and "40,000" not in other.text for other in others)


def test_what_is_asked_in_vain_is_answered_nowhere(tmp_path: Path) -> None:
    path = asked(tmp_path, question("Who will repair the north pier?", trap="detail"))
    (group,) = Taught(data(tmp_path / "data"), [path]).groups()
    assert group
    assert not any(example.spans for example in group)


def test_yes_or_no_is_not_read(tmp_path: Path) -> None:
    path = asked(tmp_path, question("Did the board close the north pier?", "closed the north pier"))
    assert list(Taught(data(tmp_path / "data"), [path]).groups()) == []


def test_the_questions_that_ship_have_places_in_order() -> None:
    for name in ("reports.jsonl", "releases.jsonl", "quizzes.jsonl", "news.jsonl"):
        found = load(FOLDER / name)
        assert found
        assert all(0 <= a < b for one in found for a, b in one.spans)
        assert all(one.spans or one.trap for one in found)


def test_pages_of_a_folder_may_be_asked_of(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "pier.html").write_text(
        "<html><head><title>A beam gave way</title></head><body><article><h1>A beam gave way</h1>"
        "<p>The harbour board closed the north pier on Tuesday after a beam gave way, and nobody was hurt there.</p>"
        "</article></body></html>"
    )
    one = Asked("pier.html", "Who closed the pier?", "who", "plain", None, ((0, 5),))
    found = documents(data(tmp_path / "data"), [one], pages)
    assert found["pier.html"]["title"] == "A beam gave way"
    assert "closed the north pier" in found["pier.html"]["text"]
