import json
import random
from pathlib import Path

from training.gathered import Gathered


def told(gathered: Gathered) -> list[tuple[str, list[str], bool]]:
    return [
        (a.question, [gathered.paragraphs[a.paragraph].text[x:y] for x, y in a.spans], a.whole) for a in gathered.asked
    ]


def test_a_missing_collection_is_left_out(tmp_path: Path) -> None:
    assert told(Gathered(tmp_path)) == []


def test_words_of_a_sentence_are_found_in_its_article(tmp_path: Path) -> None:
    folder = tmp_path / "qamr"
    folder.mkdir()
    (folder / "wiki-sentences.tsv").write_text(
        "W:news:7:2:0\t`` We wo n't sail , '' said Quist .\nW:news:7:1:3\tThe pier -LRB- old -RRB- sank .\n"
    )
    rows = [
        ("W:news:7:2:0", "Who said it?", "8", "4:8", "5:8"),
        ("W:news:7:2:0", "What is not agreed?", "1", "4:8", "5:4"),
        ("W:news:7:1:3", "What sank?", "0 1", "4:1", "5:7"),
    ]
    (folder / "dev.tsv").write_text("".join(f"{i}\t1 2\t3\t0\t9\t{q}\t{a}\t{b}\t{c}\n" for i, q, a, b, c in rows))
    (folder / "test.tsv").write_text("")
    gathered = Gathered(tmp_path)
    assert gathered.paragraphs[0].text == 'The pier (old) sank. "We won\'t sail," said Quist.'
    assert sorted(told(gathered)) == [("What sank?", ["The pier"], False), ("Who said it?", ["Quist"], False)]


def test_an_answer_in_other_words_is_told_by_its_sentence(tmp_path: Path) -> None:
    for name, text in {
        "questions/old/the-red-hen-questions.csv": "cor_section,question,ex-or-im1,answer1\n"
        "1,Who crowed?,explicit,the hen.\n1,Where was the barn built?,explicit,it was built upon a steep hill\n"
        "1,How did she feel?,implicit,glad\n1-2,What then?,explicit,the hen\n",
        "section-stories/old/the-red-hen-story.csv": 'section,text\n1,"At dawn the hen\ncrowed. The barn was built '
        'on a hill that was steep. It rained."\n',
    }.items():
        path = tmp_path / "fairytaleqa" / "data-by-origin" / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    assert told(Gathered(tmp_path)) == [
        ("Who crowed?", ["the hen"], False),
        ("Where was the barn built?", ["The barn was built on a hill that was steep."], True),
    ]


def test_sentences_that_answer_are_whole(tmp_path: Path) -> None:
    asked = [{"article": "Piers", "question": "When?", "candidates": ["It is old.", "It sank in May."], "answers": [1]}]
    (tmp_path / "selqa").mkdir()
    (tmp_path / "selqa" / "dev.json").write_text(json.dumps(asked))
    (tmp_path / "nqg").mkdir()
    (tmp_path / "nqg" / "src-test.txt").write_text("the pier sank . \nthe pier sank . \nno one drowned . \n")
    (tmp_path / "nqg" / "tgt-test.txt").write_text("what sank ?\nwhat did the pier do ?\nwho drowned ?\n")
    gathered = Gathered(tmp_path)
    assert told(gathered) == [
        ("When?", ["It sank in May."], True),
        ("what sank?", ["the pier sank."], True),
        ("what did the pier do?", ["the pier sank."], True),
        ("who drowned?", ["no one drowned."], True),
    ]
    assert [p.title for p in gathered.paragraphs] == ["Piers", ""]


def test_an_answer_of_a_search_keeps_its_place(tmp_path: Path) -> None:
    line = {
        "title_text": "Piers", "question_text": "when did it sink", "paragraph_text": "It was built . It sank in May .",
        "sentence_starts": [0, 15], "original_nq_answers": [[{"start": 26, "end": 29}], []],
    }  # fmt: skip
    (tmp_path / "qed").mkdir()
    (tmp_path / "qed" / "qed-dev.jsonlines").write_text(json.dumps(line) + "\n")
    gathered = Gathered(tmp_path)
    assert told(gathered) == [("when did it sink", ["May"], False)]
    assert gathered.paragraphs[0].sentences == ((0, 15), (15, 31))


def test_questions_that_are_answered_stand_beside_those_that_are_not(tmp_path: Path) -> None:
    said = "the pier sank . 'tis gone , said quist ."
    for name, lines in {
        "unansq/dev-context.txt": [f"{said}\t4\t9", f"{said}\t0\t3"],
        "unansq/dev-answerable-questions.txt": ["1\twho said it ?\t8\t8", "2\twhat sank ?\t0\t1"],
        "unansq/dev-unanswerable-questions.txt": ["3\twho never said it ?\t8\t8", "4\twhat did n't sink ?\t0\t1"],
        "unansq/train-answerable-questions.txt": ["5\twho drowned first ?\t0\t1", "6\twho ran first ?\t0\t1"],
        "unansq/train-unanswerable-questions.txt": ["7\twho drowned last ?\t0\t1", "8\twho ran last ?\t0\t1"],
        "unansq/test-context.txt": ["it is not read .\t0\t3"],
        "nqg/src-test.txt": ["no one drowned ."],
        "nqg/tgt-test.txt": ["who drowned first ?"],
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n")
    gathered = Gathered(tmp_path)
    assert [(*one, a.contrast) for one, a in zip(told(gathered), gathered.asked, strict=True)] == [
        ("who drowned first?", ["no one drowned."], True, "who drowned last?"),
        ("who said it?", ["quist"], False, "who never said it?"),
        ("what sank?", ["the pier"], False, "what didn't sink?"),
    ]
    assert [p.text[a:b] for p in gathered.paragraphs[1:] for a, b in p.sentences] == [
        "the pier sank.",
        "'tis gone, said quist.",
    ]
    assert gathered.edits.edited("Who spoke first?", random.Random(7)) == "Who spoke last?"
