"""Teaches an encoder of fewer layers to give the vectors that the model's own gives, so that the same embeddings and heads do for both. Resumable: the run's folder keeps the last state.

    cargo run --release -p ascribe-eval --bin export -- TEXTS… > words.jsonl
    python training/distill.py --model models/en/model.safetensors --words words.jsonl --layers 3 --run runs/fast
    python training/quantize.py runs/fast/layers.safetensors models/en/fast.safetensors

After Sanh et al. (2019, arXiv:1910.01108): the smaller encoder begins with some of the larger one's layers, those that come nearest before any step, and needs no gold. How far two vectors lie apart
is measured as the heads see it, by what becomes of the difference in the first layer of each.
"""

import argparse
import itertools
import json
import os
import random
import time

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file

import data
import model as net
import train

# The pieces of double quotation marks: ", “ and ”.
MARKS = ([1000], [1523], [1524])
# Shares of documents that lose all, or half, of their quotation marks, and of windows that are cut to a few words, as contents are read a second time.
DROP_ALL, DROP_SOME, SHORT = 0.1, 0.1, 0.25
# Windows by which the layers to begin with are chosen.
TRIED = 12


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--model", required=True, help="the rounded model")
    p.add_argument("--words", required=True, help="words of texts, from `ascribe-eval`'s export")
    p.add_argument("--run", required=True, help="folder for checkpoints and the log")
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--steps", type=int, default=6000)
    p.add_argument("--batch", type=int, default=24, help="windows in a step")
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--rate", type=float, default=5e-4)
    p.add_argument("--decay", type=float, default=0.01)
    p.add_argument("--average", type=float, default=0.995, help="decay of the running average of the weights")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--workers", type=int, default=4)
    return p.parse_args()


def rate_of(name, a):
    """Layers alone learn."""
    return a.rate if name.startswith("layers.") else 0.0


def read_model(path):
    """The weights of a rounded model as numbers, and its metadata."""
    with safe_open(path, "pt") as file:
        found, about = {name: file.get_tensor(name) for name in file.keys()}, file.metadata()
    for scale in [name for name in found if name.endswith(".scale")]:
        weight = scale.removesuffix(".scale") + ".weight"
        found[weight] = found[weight].float() * found.pop(scale)[:, None]
    return {name: value.float() for name, value in found.items()}, about


def encoder(weights, kept):
    """The encoder of a model with only these of its layers."""
    net.LAYERS = len(kept)
    e = net.Encoder(dropout=0.0)
    own = {name: value for name, value in weights.items() if name.startswith("embeddings.")}
    places = own["embeddings.position.weight"]
    own["embeddings.position.weight"] = torch.cat([places, torch.zeros(e.embeddings["position"].num_embeddings - len(places), net.WIDTH)])
    for to, layer in enumerate(kept):
        own |= {f"layers.{to}." + name.split(".", 2)[2]: value for name, value in weights.items() if name.startswith(f"layers.{layer}.")}
    e.load_state_dict(own)
    return e


def depth(weights):
    return len({name.split(".")[1] for name in weights if name.startswith("layers.")})


def documents(path):
    found = [data.exported(json.loads(line)) for line in open(path, encoding="utf-8")]
    for d in found:
        d.marks = [pieces in MARKS for pieces in d.pieces]
    return [d for d in found if d.words]


def windows_of(documents, epoch, a):
    """All windows of an epoch, cut anew each time."""
    rng, out = random.Random(a.seed * 1000 + epoch), []
    for number, d in enumerate(documents):
        v = data.variant(d, rng, epoch, DROP_ALL, DROP_SOME)
        found = data.windows_of(number, d, v, a.size, rng.randrange(a.size // 3, a.size), 0)
        out += [few_words(w, rng) if rng.random() < SHORT else w for w in found]
    rng.shuffle(out)
    return out


def few_words(w, rng):
    start = rng.randrange(len(w.words))
    end = min(len(w.words), start + rng.randrange(4, 60))
    pieces = slice(w.first[start], w.first[end] if end < len(w.words) else len(w.ids) - 1)
    w.ids, w.shapes = [data.CLS, *w.ids[pieces], data.SEP], [0, *w.shapes[pieces], 0]
    return w


def tensors(windows):
    length = (max(len(w.ids) for w in windows) + 15) // 16 * 16
    ids, shapes = torch.zeros(len(windows), length, dtype=torch.long), torch.zeros(len(windows), length, dtype=torch.long)
    for row, w in enumerate(windows):
        ids[row, :len(w.ids)], shapes[row, :len(w.ids)] = torch.tensor(w.ids), torch.tensor(w.shapes)
    return ids, shapes, torch.where(ids != 0, 0.0, -1e4)[:, None, None, :]


def as_heads_see(weights, vectors):
    """A matrix that takes vectors to where their squared distance is how far apart the heads see them: the mean over the heads' first layers, each by the spread of what it gives,
    and once the vectors themselves."""
    vectors = vectors - vectors.mean(0)
    covariance = vectors.T @ vectors / len(vectors)
    metric = torch.eye(net.WIDTH) / covariance.diagonal().sum()
    firsts = [part for name, weight in sorted(weights.items()) if name.startswith("heads.") and name.endswith(".weight")
              and weight.ndim == 2 and weight.shape[1] in (net.WIDTH, 3 * net.WIDTH) for part in weight.split(net.WIDTH, 1)]
    for first in firsts:
        own = first.T @ first
        metric += own / (own @ covariance).diagonal().sum() / len(firsts)
    values, directions = torch.linalg.eigh(metric)
    return directions * values.clamp(min=0).sqrt()


def apart(student, teacher, metric, windows):
    """How far the vectors of two encoders lie apart: 0 for the same, some 2 for any."""
    ids, shapes, mask = tensors(windows)
    with torch.autocast("cpu", torch.bfloat16):
        with torch.no_grad():
            wanted = teacher(ids, shapes, mask.bfloat16())
        found = student(ids, shapes, mask.bfloat16())
    return ((found.float() - wanted.float())[ids != 0] @ metric).pow(2).sum(1).mean()


def begin(a, weights, documents):
    """The layers to begin with, and how differences are measured."""
    teacher = encoder(weights, range(depth(weights)))
    tried = windows_of(documents, -1, a)[:TRIED]
    ids, shapes, mask = tensors(tried)
    with torch.no_grad():
        metric = as_heads_see(weights, teacher(ids, shapes, mask)[ids != 0])
        choices = itertools.combinations(range(depth(weights)), a.layers)
        return min(choices, key=lambda kept: float(apart(encoder(weights, kept), teacher, metric, tried))), metric


def work(rank, a, shared, kept, metric):
    """One worker: its share of each batch, a slice of the weights."""
    torch.set_num_threads(1)
    weights, about = read_model(a.model)
    texts = documents(a.words)
    teacher, student = encoder(weights, range(depth(weights))), encoder(weights, kept)
    optimizer = train.Optimizer(student, a, rank, shared, rate_of)
    path = f"{a.run}/state.{rank}.pt"
    start = train.resume(path, optimizer, rank, shared).get("step", 0)
    shared["barrier"].wait()
    batches = train.endless(lambda epoch: windows_of(texts, epoch, a), a.batch, a.seed)
    began, sums = time.time(), []
    for step, windows in enumerate(itertools.islice(batches, start, a.steps), start + 1):
        loss = apart(student, teacher, metric, windows[rank::a.workers] or windows[:1])
        loss.backward()
        optimizer.step(min(step / 100, max(0.02, 1 - step / a.steps)))
        sums.append(float(loss.detach()))
        if step % 50 == 0:
            train.say(a, rank, f"step {step} {np.mean(sums):.4f} {time.time() - began:.0f} s")
            sums = []
        if step % 300 == 0 or step == a.steps:
            train.checkpoint(path, optimizer, rank, shared, step=step)
            if rank == 0:
                save(student, a, shared["average"], about)
            shared["barrier"].wait()


def save(student, a, average, about):
    """Writes the layers alone, with the running average of their weights."""
    layers, at = {}, 0
    for name, p in student.named_parameters():
        if rate_of(name, a) > 0:
            layers[name] = average[at:at + p.numel()].view_as(p).clone()
            at += p.numel()
    save_file(layers, f"{a.run}/layers.safetensors", metadata={"heads": about["heads"]})


def main():
    a = arguments()
    os.makedirs(a.run, exist_ok=True)
    weights, _ = read_model(a.model)
    kept, metric = begin(a, weights, documents(a.words))
    train.say(a, 0, f"{vars(a)}, beginning with layers {kept}")
    learnt = [p.detach().flatten() for name, p in encoder(weights, kept).named_parameters() if rate_of(name, a) > 0]
    torch.multiprocessing.spawn(work, (a, train.in_common(torch.cat(learnt), a.workers), kept, metric), a.workers)


if __name__ == "__main__":
    main()
