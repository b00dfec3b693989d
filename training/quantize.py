"""Rounds a trained checkpoint to the int8 model file that the encoder in Rust reads.

    python training/quantize.py IN.safetensors OUT.safetensors

Every 2-D weight of a linear layer that is large enough to matter (in transformer layers, which are run most, smaller ones too) becomes i8, symmetric, with one f32 scale per output row
(`NAME.scale`); so do the word embeddings. All else stays f32 as it is, and the file's metadata is kept.

The rows of a linear layer are scaled so that no machine can overflow. x86 processors without VNNI multiply u8 activations by i8
weights and add neighbouring products in 16 bits, which saturate at 32,767: with activations up to 255 that holds while the
positive weights of each pair of neighbours (columns 2j, 2j+1) sum to at most 128, and the negative ones to at least -128.
Bounding the pairs costs a fifth of a bit where bounding each weight to 64 would cost a whole one, and gives the same integers
on every machine.
"""

import argparse

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

LARGEST = 127
PAIR_LIMIT = 128
SMALLEST_LINEAR = 1 << 16
SMALLEST_IN_LAYERS = 1 << 14
TABLES = {"embeddings.word.weight"}
KEPT = {"embeddings.position.weight", "embeddings.shape.weight"}


def pair_sums(rows: np.ndarray) -> np.ndarray:
    """The larger of the positive and the negative sum of each pair of neighbours, by row."""
    pairs = rows.reshape(rows.shape[0], -1, 2)
    return np.maximum(np.clip(pairs, 0, None).sum(-1), np.clip(-pairs, 0, None).sum(-1))


def quantize_table(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows that are looked up, not multiplied."""
    scale = np.maximum(np.abs(table).max(1), 1e-12) / LARGEST
    return np.rint(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def quantize_linear(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows that are multiplied: each weight within 127, each pair of neighbours within the limit."""
    largest = np.maximum(np.abs(weight).max(1), 1e-12)
    scale = np.maximum(largest / LARGEST, pair_sums(weight).max(1) / PAIR_LIMIT)
    rounded = np.rint(weight / scale[:, None]).astype(np.int32)
    lower_rounded_pairs(rounded)
    assert pair_sums(rounded).max() <= PAIR_LIMIT and np.abs(rounded).max() <= LARGEST
    return rounded.astype(np.int8), scale.astype(np.float32)


def lower_rounded_pairs(rounded: np.ndarray) -> None:
    """Takes one from the larger weight of each pair that rounding up pushed over the limit."""
    pairs = rounded.reshape(rounded.shape[0], -1, 2)
    row, pair = np.nonzero(pair_sums(rounded) > PAIR_LIMIT)
    side = np.abs(pairs[row, pair]).argmax(-1)
    pairs[row, pair, side] -= np.sign(pairs[row, pair, side])


def is_linear(name: str, tensor: np.ndarray) -> bool:
    """Whether a tensor is the weight of a linear layer large enough, and of a shape that the kernels take."""
    if not name.endswith(".weight") or tensor.ndim != 2 or name in KEPT | TABLES:
        return False
    outputs, inputs = tensor.shape
    smallest = SMALLEST_IN_LAYERS if "layers." in name else SMALLEST_LINEAR
    return tensor.size >= smallest and inputs % 64 == 0 and outputs % 16 == 0


def quantize(tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The tensors of the model file."""
    result = {}
    for name, tensor in tensors.items():
        rule = quantize_table if name in TABLES else quantize_linear if is_linear(name, tensor) else None
        if rule is None:
            result[name] = tensor.astype(np.float32)
        else:
            result[name], result[name.removesuffix(".weight") + ".scale"] = rule(tensor.astype(np.float32))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source")
    parser.add_argument("target")
    arguments = parser.parse_args()
    with safe_open(arguments.source, "np") as file:
        metadata = file.metadata() or {}
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    save_file(quantize(tensors), arguments.target, metadata=metadata)


if __name__ == "__main__":
    main()
