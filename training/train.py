"""Trains the attribution model; run with --help. Resumable: the run's folder keeps the last epoch's state."""

import argparse
import importlib.util
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

import data
import decode
import model as net


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpus", required=True, help="folder that holds train/ and dev/ in PolNeAR's layout")
    p.add_argument("--words", required=True, help="folder with train.jsonl and dev.jsonl from `ascribe-eval`'s export")
    p.add_argument("--scorer", help="score_attributions.py, to print dev scores after each epoch")
    p.add_argument("--run", required=True, help="folder for checkpoints and the log")
    p.add_argument("--begin", help="a checkpoint to begin with, in place of the pretrained encoder")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--rate", type=float, default=1e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--layer-decay", type=float, default=0.9)
    p.add_argument("--decay", type=float, default=0.01)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--depth", type=int, default=1)
    p.add_argument("--flat", type=float, default=0.3, help="weight of the plain tag layer's loss")
    p.add_argument("--cue", type=float, default=10.0, help="weight of the cue head's loss")
    p.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    p.add_argument("--drop-all", type=float, default=0.15, help="share of documents that lose all quotation marks")
    p.add_argument("--drop-some", type=float, default=0.10, help="share that loses a random half")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--workers", type=int, default=4)
    p.add_argument("--score-from", type=int, default=1)
    return p.parse_args()


def rate_of(name, a):
    """Learning rates: heads fastest, then from the top layer of the encoder down; word embeddings stay as they are."""
    if name.startswith("encoder.layers."):
        return a.rate * a.layer_decay ** (net.LAYERS - 1 - int(name.split(".")[2]))
    if name.startswith("encoder.embeddings.word"):
        return 0.0
    if name.startswith("encoder.embeddings.shape") or not name.startswith("encoder."):
        return a.head_rate
    return a.rate * a.layer_decay ** net.LAYERS


class Optimizer:
    """AdamW over one flat vector that all workers share; each worker updates its slice from the sum of all gradients.

    One process a core and one meeting a step: threads inside each operation wait for the slowest core a thousand times a step.
    """

    def __init__(self, m, a, rank, shared):
        self.a, self.rank, self.shared = a, rank, shared
        learnt = [(n, p) for n, p in m.named_parameters() if rate_of(n, a) > 0]
        for n, p in m.named_parameters():
            p.requires_grad_(rate_of(n, a) > 0)
        self.parameters = [p for _, p in learnt]
        sizes = [p.numel() for p in self.parameters]
        at = 0
        for p, n in zip(self.parameters, sizes):
            p.data = shared["weights"][at:at + n].view_as(p)
            at += n
        self.rate = torch.cat([torch.full((n,), rate_of(name, a)) for (name, _), n in zip(learnt, sizes)])
        self.decay = torch.cat([torch.full((n,), a.decay if p.ndim > 1 else 0.0) for p, n in zip(self.parameters, sizes)])
        share = (at + a.workers - 1) // a.workers
        self.slice = slice(rank * share, min(at, (rank + 1) * share))
        self.rate, self.decay = self.rate[self.slice].clone(), self.decay[self.slice].clone()
        self.first, self.second = torch.zeros_like(self.rate), torch.zeros_like(self.rate)
        self.step_count = 0

    @torch.no_grad()
    def step(self, factor):
        shared, at = self.shared, 0
        for p in self.parameters:
            own = shared["gradients"][self.rank, at:at + p.numel()]
            own.copy_(p.grad.flatten()) if p.grad is not None else own.zero_()
            p.grad = None
            at += p.numel()
        shared["barrier"].wait()
        gradient = shared["gradients"][:, self.slice].sum(0) / self.a.workers
        shared["norms"][self.rank] = gradient.pow(2).sum()
        shared["barrier"].wait()
        gradient *= min(1.0, 1.0 / (float(shared["norms"].sum().sqrt()) + 1e-6))
        self.step_count += 1
        n, weights = self.step_count, shared["weights"][self.slice]
        self.first.lerp_(gradient, 0.1)
        self.second.lerp_(gradient * gradient, 0.02)
        move = (self.first / (1 - 0.9 ** n)) / ((self.second / (1 - 0.98 ** n)).sqrt() + 1e-8)
        weights -= factor * self.rate * (move + self.decay * weights)
        keep = min(self.a.average, (n + 1) / (n + 10))
        shared["average"][self.slice].lerp_(weights, 1 - keep)
        shared["barrier"].wait()

    def state(self):
        return {"first": self.first, "second": self.second, "step": self.step_count}

    def load(self, state):
        self.first, self.second, self.step_count = state["first"], state["second"], state["step"]


def batches(windows, size, rng):
    """Windows of like length together; batches in random order."""
    out = []
    for at in range(0, len(windows), size * 20):
        pool = sorted(windows[at:at + size * 20], key=lambda w: len(w.ids))
        out += [pool[i:i + size] for i in range(0, len(pool), size)]
    rng.shuffle(out)
    return out


def losses(m, part, a):
    ids, shapes, first, lengths = decode.tensors(part)
    words = m.words(ids, shapes, first)
    inside = torch.arange(words.shape[1])[None] < lengths[:, None]
    target = torch.zeros(words.shape[:2])
    flat = torch.zeros(words.shape[:2], dtype=torch.long)
    cues = []
    for b, w in enumerate(part):
        target[b, :len(w.anchors)] = torch.tensor(w.anchors)
        for anchor, labels in w.cues:
            cues.append((b, anchor, labels))
            row = torch.tensor(labels)
            flat[b, :len(labels)] = torch.where(row > 0, row, flat[b, :len(labels)])
    cue = F.binary_cross_entropy_with_logits(m.heads["cue"](words).float()[inside], target[inside])
    tag = F.cross_entropy(m.flat(words).float()[inside], flat[inside])
    if not cues:
        return cue, tag, torch.zeros(())
    real = len(cues)
    cues += [cues[0]] * (decode.rounded(real, 8) - real)
    rows = torch.tensor([b for b, _, _ in cues])
    anchors = torch.tensor([k for _, k, _ in cues])
    gold = torch.zeros(len(cues), words.shape[1], dtype=torch.long)
    for c, (_, _, labels) in enumerate(cues):
        gold[c, :len(labels)] = torch.tensor(labels)
    head = m.heads["role"]
    scores = head(words, rows, anchors, decode.word_mask(lengths[rows], words.shape[1]))
    role = net.Crf.apply(scores[:real].float(), head.transition, gold[:real], lengths[rows[:real]]) / len(part) / 20
    return cue, tag, role


def save(m, path, about):
    state = {k.removeprefix("encoder."): v.detach().contiguous().float() for k, v in m.state_dict().items() if not k.startswith("flat")}
    state["heads.role.transition.weight"] = state.pop("heads.role.transition")
    settings = {k: v for k, v in about.items() if k not in ("corpus", "words", "scorer", "run", "begin")}
    save_file(state, path, metadata={"heads": str(net.HEADS), "about": json.dumps(settings, sort_keys=True)})


def score(m, documents, scorer, corpus, threshold, marks=None, found=None):
    found = found or decode.readings(m, documents, marks=marks)
    chosen = [decode.choose(f, threshold) for f in found]
    texts = {d.name: open(f"{corpus}/text/{d.name}.txt", encoding="utf-8", newline="").read() for d in documents}
    total = {}
    for d, kept in zip(documents, chosen):
        pred = []
        for line in decode.rows([d], texts, [kept]):
            row, spans = json.loads(line), {}
            for role in ("source", "cue", "content"):
                value = row.get(role) or []
                value = value if isinstance(value, list) else [value]
                spans[role] = scorer.pieces(texts[d.name], [(v["start"], v["end"]) for v in value])
            if spans["content"]:
                pred.append(spans)
        import glob
        gold = scorer.read_gold(texts[d.name], sorted(glob.glob(f"{glob.escape(corpus)}/attributions/{glob.escape(d.name)}_????.ann"))[0])
        for k, v in scorer.count(gold, pred).items():
            total[k] = [x + y for x, y in zip(total.get(k, (0, 0, 0)), v)]
    out = {}
    for k, (r, p, g) in total.items():
        out[k] = round(200 * r / (p + g), 1) if p + g else 0.0
    out["precision/recall found"] = (round(100 * total["found"][0] / max(1, total["found"][1]), 1), round(100 * total["found"][0] / total["found"][2], 1))
    return out


def load_module(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def work(rank, a, shared):
    """One worker: a quarter of each batch, a slice of the weights."""
    torch.set_num_threads(1)
    torch.manual_seed(a.seed * 100 + rank)
    net.NOISE = np.random.Generator(np.random.SFC64(a.seed * 100 + rank))
    train, dev = (data.load(f"{a.corpus}/{s}", f"{a.words}/{s}.jsonl") for s in ("train", "dev"))
    data.set_anchors(train, data.count_cues(train))
    m = build(a)
    optimizer = Optimizer(m, a, rank, shared)
    per_epoch = (len(data.epoch_windows(train, 0, a.seed, a.size, 0, 0)) + a.batch - 1) // a.batch
    total, start, path = int(per_epoch * a.epochs * 1.02), 0, f"{a.run}/state.{rank}.pt"
    if os.path.exists(path):
        s = torch.load(path)
        optimizer.load(s["optimizer"])
        start = s["epoch"]
        if rank == 0:
            shared["weights"].copy_(s["weights"]), shared["average"].copy_(s["average"])
    shared["barrier"].wait()
    say(a, rank, f"{vars(a)}, {per_epoch} steps an epoch, from epoch {start}")
    for epoch in range(start, a.epochs):
        m.train()
        began, sums = time.time(), [0.0, 0.0, 0.0]
        rng = random.Random(a.seed * 77 + epoch)
        todo = batches(data.epoch_windows(train, epoch, a.seed, a.size, a.drop_all, a.drop_some), a.batch, rng)
        for n, part in enumerate(todo):
            part = part[rank::a.workers]
            if part:
                with torch.autocast("cpu", torch.bfloat16):
                    cue, tag, role = losses(m, part, a)
                (a.cue * cue + a.flat * tag + role).backward()
            step = optimizer.step_count
            optimizer.step(min((step + 1) / 100, max(0.0, (total - step) / max(1, total - 100))))
            for k, loss in enumerate((cue, tag, role)):
                sums[k] += float(loss.detach())
            if n % 50 == 49:
                say(a, rank, f"epoch {epoch + 1} step {n + 1}/{len(todo)} cue {sums[0] / 50:.4f} tag {sums[1] / 50:.4f} role {sums[2] / 50:.3f} {time.time() - began:.0f} s")
                sums = [0.0, 0.0, 0.0]
        s = {"optimizer": optimizer.state(), "epoch": epoch + 1}
        torch.save({**s, "weights": shared["weights"].clone(), "average": shared["average"].clone()} if rank == 0 else s, path)
        if rank == 0:
            save(averaged(a, shared), f"{a.run}/model.safetensors", {**vars(a), "epoch": epoch + 1})
        if a.scorer and epoch + 1 >= a.score_from:
            judge(a, rank, shared, dev, epoch + 1)
        shared["barrier"].wait()


def judge(a, rank, shared, dev, epoch):
    """Scores the averaged weights on the dev texts, each worker reading its share."""
    torch.save(decode.readings(averaged(a, shared), dev[rank::a.workers]), f"{a.run}/found.{rank}.pt")
    shared["barrier"].wait()
    if rank == 0:
        found = [None] * len(dev)
        for r in range(a.workers):
            found[r::a.workers] = torch.load(f"{a.run}/found.{r}.pt")
        scorer = load_module(a.scorer)
        for threshold in (0.3, 0.4, 0.5):
            say(a, rank, f"epoch {epoch} at {threshold}: {score(None, dev, scorer, a.corpus + '/dev', threshold, found=found)}")


def build(a):
    if a.begin:
        return net.load(a.begin, a.width, a.depth)
    m = net.Model(a.width, a.depth, a.dropout)
    m.encoder.load_pretrained()
    return m


def averaged(a, shared):
    """The model with the running average of the weights."""
    m, at = build(a), 0
    for n, p in m.named_parameters():
        if rate_of(n, a) > 0:
            p.data = shared["average"][at:at + p.numel()].view_as(p).clone()
            at += p.numel()
    return m


def say(a, rank, line):
    if rank == 0:
        print(line, flush=True)
        with open(f"{a.run}/log.txt", "a", encoding="utf-8") as log:
            print(line, file=log)


def main():
    a = arguments()
    os.makedirs(a.run, exist_ok=True)
    torch.manual_seed(a.seed)
    m = build(a)
    weights = torch.cat([p.detach().flatten() for n, p in m.named_parameters() if rate_of(n, a) > 0])
    shared = {"weights": weights.share_memory_(), "average": weights.clone().share_memory_(),
              "gradients": torch.zeros(a.workers, len(weights)).share_memory_(), "norms": torch.zeros(a.workers).share_memory_(),
              "barrier": torch.multiprocessing.get_context("spawn").Barrier(a.workers)}
    torch.multiprocessing.spawn(work, (a, shared), a.workers)


if __name__ == "__main__":
    main()
