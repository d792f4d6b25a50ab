"""The network that the reader is trained as, and the way from its weights to those that ship and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from knowledge.retrieval.reader import HEADS

Array = npt.NDArray[np.float32]
_POSITIONS = 192
_PARTS = {"mixed": "attention.output.dense", "inner": "intermediate.dense", "outer": "output.dense"}
_NORMS = {"attended": "attention.output.LayerNorm", "out": "output.LayerNorm"}


class Network(nn.Module):
    """The encoder with a score for the beginning and one for the end of an answer at each piece."""

    def __init__(self, weights: Mapping[str, Array], kept: Sequence[int], layers: int) -> None:
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
        begun = weights.get("head", np.random.default_rng(7).normal(0, 0.02, (2, width)).astype(np.float32))
        self.kept["head"] = nn.Parameter(torch.from_numpy(begun))
        self.kept["bias"] = nn.Parameter(torch.from_numpy(weights.get("bias", np.zeros(2, np.float32))))

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
        parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
        weight = torch.cat([self.weight(f"{part}.weight") for part in parts])
        bias = torch.cat([self.weight(f"{part}.bias") for part in parts])
        split = functional.linear(states, weight, bias).view(count, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        query, key, value = split.reshape(3, count * HEADS, length, -1)
        # By hand: what torch has for it is several times slower backwards on a processor.
        alike = torch.bmm(query, key.transpose(1, 2)).view(count, HEADS, length, length) * (width / HEADS) ** -0.5
        shares = torch.softmax(alike.masked_fill(~mask[:, None, None, :], -1e4).float(), -1).to(query.dtype)
        mixed = torch.bmm(shares.view(count * HEADS, length, length), value).view(count, HEADS, length, -1)
        mixed = functional.dropout(mixed.transpose(1, 2).reshape(count, length, width), 0.05, self.training)
        states = self._normalised(
            f"{name}{_NORMS['attended']}", states + self._linear(f"{name}{_PARTS['mixed']}", mixed)
        )
        inner = functional.gelu(self._linear(f"{name}{_PARTS['inner']}", states), approximate="tanh")
        return self._normalised(f"{name}{_NORMS['out']}", states + self._linear(f"{name}{_PARTS['outer']}", inner))


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


def imported(shipped: Mapping[str, Array], words: Array) -> dict[str, Array]:
    """Undo `exported`: the weights of a reader that ships by the names of the archive, to be trained further."""
    width = words.shape[1]
    found = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": shipped["position"],
        "embeddings.token_type_embeddings.weight": shipped["kind"],
        "embeddings.LayerNorm.weight": shipped["embedded.weight"],
        "embeddings.LayerNorm.bias": shipped["embedded.bias"],
        "head": shipped["head"].T.copy(),
        "bias": shipped["head.bias"],
    }  # fmt: skip
    scale = np.float32((width / HEADS) ** -0.5)
    for layer in range(sum(name.endswith(".attention") for name in shipped)):
        name = f"encoder.layer.{layer}."
        matrices = np.split(shipped[f"{layer}.attention"].T, 3)
        biases = np.split(shipped[f"{layer}.attention.bias"], 3)
        for part, matrix, bias in zip(("query", "key", "value"), matrices, biases, strict=True):
            factor = scale if part == "query" else np.float32(1)
            found[f"{name}attention.self.{part}.weight"] = np.ascontiguousarray(matrix / factor)
            found[f"{name}attention.self.{part}.bias"] = bias / factor
        for ours, theirs in _PARTS.items():
            found[f"{name}{theirs}.weight"] = shipped[f"{layer}.{ours}"].T.copy()
            found[f"{name}{theirs}.bias"] = shipped[f"{layer}.{ours}.bias"]
        for ours, theirs in _NORMS.items():
            found[f"{name}{theirs}.weight"] = shipped[f"{layer}.{ours}.weight"]
            found[f"{name}{theirs}.bias"] = shipped[f"{layer}.{ours}.bias"]
    return found
