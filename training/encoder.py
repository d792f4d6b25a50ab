"""A BERT encoder in numpy, just enough to turn single words into vectors once, at training time."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
HEADS = 12


def read_weights(archive: Path) -> tuple[dict[str, Array], str]:
    """Read `model.safetensors` and `tokenizer.json` out of a zip archive."""
    with zipfile.ZipFile(archive) as files:
        raw = files.read("model.safetensors")
        tokenizer = files.read("tokenizer.json").decode()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, told in header.items():
        if name != "__metadata__" and told["dtype"] == "F32":
            start, end = (8 + size + at for at in told["data_offsets"])
            tensors[name] = np.frombuffer(raw[start:end], np.float32).reshape(told["shape"])
    return tensors, tokenizer


def encode(weights: Mapping[str, Array], ids: Sequence[Sequence[int]]) -> Array:
    """Encode sequences of one length; return the mean of their last states, a row each."""
    tokens = np.array(ids)
    states = (
        weights["embeddings.word_embeddings.weight"][tokens]
        + weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    states = _normalised(weights, "embeddings.LayerNorm", states)
    layer = 0
    while f"encoder.layer.{layer}.output.dense.weight" in weights:
        states = _layer(weights, f"encoder.layer.{layer}.", states)
        layer += 1
    mean: Array = states.mean(axis=1)
    return mean


def _layer(weights: Mapping[str, Array], name: str, states: Array) -> Array:
    batch, length, width = states.shape

    def heads(part: str) -> Array:
        projected = _linear(weights, f"{name}attention.self.{part}", states)
        return projected.reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)

    query, key, value = heads("query"), heads("key"), heads("value")
    scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width / HEADS))
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(batch, length, width)
    attended = _linear(weights, f"{name}attention.output.dense", mixed)
    states = _normalised(weights, f"{name}attention.output.LayerNorm", states + attended)
    inner = _linear(weights, f"{name}intermediate.dense", states)
    # The tanh form of GELU; it differs from the exact one by less than 0.001.
    inner = 0.5 * inner * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner * inner * inner)))
    return _normalised(weights, f"{name}output.LayerNorm", states + _linear(weights, f"{name}output.dense", inner))


def _linear(weights: Mapping[str, Array], name: str, states: Array) -> Array:
    product: Array = states @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return product


def _normalised(weights: Mapping[str, Array], name: str, states: Array) -> Array:
    centred = states - states.mean(axis=-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    result: Array = scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return result
