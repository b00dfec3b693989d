"""Times the encoder in Rust beside onnxruntime, int8 both, on the same windows in turn, on one thread.

    python training/peer.py CHECKPOINT.safetensors [ROUNDS]

The checkpoint is the one before `quantize.py`. Its encoder is written as an ONNX graph, its linear layers are quantized
dynamically by onnxruntime's own tool, weights by output channel, and its graph optimizations are all on. The windows come from
`cargo bench -p ascribe-nlp --bench encoder -- --peer`, which is timed by turns with it. onnxruntime gets them sorted by length
in padded batches of the size that suits it best.

Printed are processor seconds, which a busy machine disturbs less than seconds on the clock. Needs torch, onnx, onnxruntime,
onnxscript.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

HEADS = 12
BATCH_SIZES = (1, 4, 8)
SHAPES = 32
ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


class Encoder(nn.Module):
    """The encoder as it is trained, without dropout, over padded batches."""

    def __init__(self, tensors: dict[str, torch.Tensor]) -> None:
        super().__init__()
        self.tensors = nn.ParameterDict({name.replace(".", "_"): nn.Parameter(tensor) for name, tensor in tensors.items()})
        self.width = tensors["embeddings.norm.weight"].shape[0]
        self.layers = sum(name.endswith("qkv.weight") and name.startswith("layers.") for name in tensors)

    def linear(self, stem: str, x: torch.Tensor) -> torch.Tensor:
        return functional.linear(x, self.tensors[f"{stem}_weight"], self.tensors[f"{stem}_bias"])

    def norm(self, stem: str, x: torch.Tensor) -> torch.Tensor:
        weight, bias = self.tensors[f"{stem}_weight"], self.tensors[f"{stem}_bias"]
        return functional.layer_norm(x, (self.width,), weight, bias, 1e-12)

    def attend(self, stem: str, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, width = x.shape[0], x.shape[1], self.width
        split = self.linear(f"{stem}_qkv", x).view(batch, length, 3, HEADS, width // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(2, 3) / (width // HEADS) ** 0.5 + mask
        return self.linear(f"{stem}_out", (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width))

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
        table = self.tensors
        x = table["embeddings_word_weight"][ids] + table["embeddings_shape_weight"][shapes]
        x = self.norm("embeddings_norm", x + table["embeddings_position_weight"][: ids.shape[1]])
        mask = (1.0 - shown[:, None, None, :].to(x.dtype)) * -1e9
        for index in range(self.layers):
            stem = f"layers_{index}"
            x = self.norm(f"{stem}_norm1", x + self.attend(stem, x, mask))
            inner = functional.gelu(self.linear(f"{stem}_up", x))
            x = self.norm(f"{stem}_norm2", x + self.linear(f"{stem}_down", inner))
        return x


def export(checkpoint: str, folder: str) -> str:
    """Writes the quantized graph; returns its path."""
    tensors = {name: tensor for name, tensor in load_file(checkpoint).items() if name.startswith(("embeddings.", "layers."))}
    plain, prepared, quantized = (f"{folder}/{name}.onnx" for name in ("plain", "prepared", "quantized"))
    example = (torch.zeros(2, 64, dtype=torch.long), torch.zeros(2, 64, dtype=torch.long), torch.ones(2, 64, dtype=torch.long))
    names = ["ids", "shapes", "shown"]
    axes = {name: {0: "batch", 1: "length"} for name in [*names, "states"]}
    torch.onnx.export(Encoder(tensors).eval(), example, plain, input_names=names, output_names=["states"], dynamic_axes=axes,
                      opset_version=18, dynamo=False)
    quant_pre_process(plain, prepared, skip_symbolic_shape=True)
    quantize_dynamic(prepared, quantized, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm"])
    return quantized


def session(path: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def batches(windows: list[np.ndarray], size: int) -> list[dict[str, np.ndarray]]:
    """Padded batches of windows of like length."""
    ordered = sorted(windows, key=len)
    result = []
    for start in range(0, len(ordered), size):
        group = ordered[start : start + size]
        ids = np.zeros((len(group), len(group[-1])), dtype=np.int64)
        for row, window in zip(ids, group):
            row[: len(window)] = window
        result.append({"ids": ids, "shapes": ids % SHAPES, "shown": (ids > 0).astype(np.int64)})
    return result


def spent(run: onnxruntime.InferenceSession, feeds: list[dict[str, np.ndarray]]) -> float:
    """Processor seconds of onnxruntime for all batches."""
    start = time.process_time()
    for feed in feeds:
        run.run(None, feed)
    return time.process_time() - start


class Ours:
    """The encoder in Rust, in a process of its own."""

    def __init__(self) -> None:
        command = ["cargo", "bench", "-q", "-p", "ascribe-nlp", "--bench", "encoder", "--no-run", "--message-format=json"]
        built = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        program = built.rsplit('"executable":"', 1)[1].split('"', 1)[0]
        self.process = subprocess.Popen([program, "--peer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        lines = iter(lambda: self.process.stdout.readline().strip(), "")
        self.windows = [np.array(line.split(), dtype=np.int64) for line in lines]

    def seconds(self) -> float:
        """Processor seconds that it has spent so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def spent(self) -> float:
        start = self.seconds()
        self.process.stdin.write("1\n")
        self.process.stdin.flush()
        self.process.stdout.readline()
        return self.seconds() - start


def main() -> None:
    checkpoint, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        run = session(export(checkpoint, folder))
    ours = Ours()
    pieces = sum(map(len, ours.windows))
    choices = {size: batches(ours.windows, size) for size in BATCH_SIZES}
    first = {size: spent(run, feeds) for size, feeds in choices.items()}
    size = min(first, key=first.get)
    ours.spent()
    print(f"{pieces} pieces; onnxruntime {onnxruntime.__version__} in batches of {size}")
    pairs = []
    for _ in range(rounds):
        pairs.append((spent(run, choices[size]), ours.spent()))
        print(f"onnxruntime {pieces / pairs[-1][0]:8.0f} pieces/s   ascribe {pieces / pairs[-1][1]:8.0f} pieces/s"
              f"   ratio {pairs[-1][0] / pairs[-1][1]:.2f}", flush=True)
    theirs, own = np.median(np.array(pairs), axis=0)
    print(f"median ratio {theirs / own:.2f}")
    ours.process.kill()


if __name__ == "__main__":
    main()
