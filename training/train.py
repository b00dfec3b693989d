"""Trains the model, all heads at once; run with --help. Resumable: the run's folder keeps the last epoch's state.

An epoch is one pass over the lessons (treebanks and lists of names); attributions are read beside them in each step.
"""

import argparse
import glob
import importlib.util
import itertools
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
import english
import heads
import model as net
from field import Field


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpus", required=True, help="folder that holds train/ and dev/ in PolNeAR's layout")
    p.add_argument("--words", required=True, help="folder with train.jsonl and dev.jsonl from `ascribe-eval`'s export")
    p.add_argument("--lessons", required=True, help="folder with what `ascribe-eval`'s lessons printed: *.train.jsonl and *.dev.jsonl")
    p.add_argument("--countries", required=True, help="folder with names.txt and people.txt: countries, and who lives there, a name a line")
    p.add_argument("--scorer", help="score_attributions.py, to print dev scores after each epoch")
    p.add_argument("--run", required=True, help="folder for checkpoints and the log")
    p.add_argument("--begin", help="a checkpoint to begin with, in place of the pretrained encoder")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--batch", type=int, default=12, help="windows of lessons in a step")
    p.add_argument("--reports", type=int, default=4, help="windows with attributions in a step")
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--rate", type=float, default=1e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--kept-rate", type=float, default=3e-4, help="of the heads that `--begin` brings along")
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
    """Learning rates: heads fastest, then from the top layer of the encoder down; word embeddings stay as they are, and with no rate all of it."""
    if name.startswith("encoder.layers."):
        return a.rate * a.layer_decay ** (net.LAYERS - 1 - int(name.split(".")[2]))
    if name.startswith("encoder.embeddings.word") or a.rate == 0 and name.startswith("encoder."):
        return 0.0
    if a.begin and name.startswith(("encoder.embeddings.shape", "heads.cue", "heads.role")):
        return a.kept_rate
    if name.startswith("encoder.embeddings.shape") or not name.startswith("encoder."):
        return a.head_rate
    return a.rate * a.layer_decay ** net.LAYERS


def in_common(weights, workers):
    """What workers share: the weights, their running average, and where gradients meet."""
    return {"weights": weights.share_memory_(), "average": weights.clone().share_memory_(),
            "gradients": torch.zeros(workers, len(weights)).share_memory_(), "norms": torch.zeros(workers).share_memory_(),
            "barrier": torch.multiprocessing.get_context("spawn").Barrier(workers)}


class Optimizer:
    """AdamW over one flat vector that all workers share; each worker updates its slice from the sum of all gradients.

    One process a core and one meeting a step: threads inside each operation wait for the slowest core a thousand times a step.
    """

    def __init__(self, m, a, rank, shared, rate_of=rate_of):
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


def attribution_losses(m, words, lengths, part):
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
        return {"cue": cue, "flat": tag}
    real = len(cues)
    cues += [cues[0]] * (decode.rounded(real, 8) - real)
    rows = torch.tensor([b for b, _, _ in cues])
    anchors = torch.tensor([k for _, k, _ in cues])
    gold = torch.zeros(len(cues), words.shape[1], dtype=torch.long)
    for c, (_, _, labels) in enumerate(cues):
        gold[c, :len(labels)] = torch.tensor(labels)
    head = m.heads["role"]
    scores = head(words, rows, anchors, decode.word_mask(lengths[rows], words.shape[1]))
    may = F.one_hot(gold[:real], net.LABEL_COUNT) > 0
    role = Field.apply(scores[:real].float(), head.transition, may, lengths[rows[:real]]) / len(part) / 20
    return {"cue": cue, "flat": tag, "role": role}


def losses(m, reports, lessons):
    """The losses of a step by name: the encoder reads both kinds of windows at once."""
    ids, shapes, first, lengths = decode.tensors(reports + lessons)
    words, n = m.words(ids, shapes, first), len(reports)
    out = attribution_losses(m, words[:n], lengths[:n], reports) if reports else {}
    return out | (heads.losses(m, words[n:], lengths[n:], lessons) if lessons else {})


def save(m, path, about):
    learnt_only = ("flat", "heads.same")
    state = {k.removeprefix("encoder."): v.detach().contiguous().float() for k, v in m.state_dict().items() if not k.startswith(learnt_only)}
    for head in ("role", "names"):
        state[f"heads.{head}.transition.weight"] = state.pop(f"heads.{head}.transition")
    settings = {k: v for k, v in about.items() if k not in ("corpus", "words", "lessons", "countries", "scorer", "run", "begin")}
    notes = {"tags.features": "\n".join(m.features)}
    save_file(state, path, metadata={"heads": str(net.HEADS), "about": json.dumps(settings, sort_keys=True), **notes})


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


def read_lessons(a):
    """Training and dev lessons, these by file, and the labels of features."""
    countries = {k: set(open(f"{a.countries}/{k}.txt", encoding="utf-8").read().lower().splitlines()) for k in ("names", "people")}
    rows = {path: english.read(path) for path in sorted(glob.glob(f"{a.lessons}/*.jsonl"))}
    train = [row for path, found in rows.items() if path.endswith(".train.jsonl") for row in found]
    features = english.inventory([row for row in train if "tree" in row])
    dev = {os.path.basename(path)[:-10]: [english.lesson(row, features, countries) for row in found]
           for path, found in rows.items() if path.endswith(".dev.jsonl")}
    return [english.lesson(row, features, countries) for row in train], dev, features


def endless(epoch_windows, size, seed):
    """Batches of one epoch after the other."""
    for epoch in itertools.count():
        yield from batches(epoch_windows(epoch), size, random.Random(seed * 77 + epoch))


def resume(path, optimizer, rank, shared):
    """What a run that was cut off had done, by its checkpoint, from which this worker goes on; nothing of a new run."""
    if not os.path.exists(path):
        return {}
    s = torch.load(path)
    optimizer.load(s["optimizer"])
    if rank == 0:
        shared["weights"].copy_(s["weights"]), shared["average"].copy_(s["average"])
    return s


def checkpoint(path, optimizer, rank, shared, **done):
    """Keeps what this worker needs to go on; the first one keeps the weights for all."""
    s = {"optimizer": optimizer.state(), **done}
    torch.save({**s, "weights": shared["weights"].clone(), "average": shared["average"].clone()} if rank == 0 else s, path)


def work(rank, a, shared):
    """One worker: its share of each batch, a slice of the weights."""
    torch.set_num_threads(1)
    torch.manual_seed(a.seed * 100 + rank)
    net.NOISE = np.random.Generator(np.random.SFC64(a.seed * 100 + rank))
    train, dev = (data.load(f"{a.corpus}/{s}", f"{a.words}/{s}.jsonl") for s in ("train", "dev"))
    data.set_anchors(train, data.count_cues(train))
    lessons, dev_lessons, features = read_lessons(a)
    m = build(a, features)
    optimizer = Optimizer(m, a, rank, shared)
    per_epoch = (len(english.epoch_windows(lessons, 0, a.seed, a.size)) + a.batch - 1) // a.batch
    total, path = int(per_epoch * a.epochs), f"{a.run}/state.{rank}.pt"
    start = resume(path, optimizer, rank, shared).get("epoch", 0)
    shared["barrier"].wait()
    say(a, rank, f"{vars(a)}, {per_epoch} steps an epoch, from epoch {start}")
    reports = endless(lambda e: data.epoch_windows(train, e, a.seed, a.size, a.drop_all, a.drop_some), a.reports, a.seed)
    todo = endless(lambda e: english.epoch_windows(lessons, e, a.seed, a.size), a.batch, a.seed)
    pairs = itertools.islice(zip(reports, todo), start * per_epoch, None)
    for epoch in range(start, a.epochs):
        m.train()
        train_epoch(rank, a, m, optimizer, itertools.islice(pairs, per_epoch), epoch, total)
        checkpoint(path, optimizer, rank, shared, epoch=epoch + 1)
        if rank == 0:
            save(averaged(a, shared, features), f"{a.run}/model.safetensors", {**vars(a), "epoch": epoch + 1})
        judge_lessons(a, rank, shared, dev_lessons, features, epoch + 1)
        if a.scorer and epoch + 1 >= a.score_from:
            judge(a, rank, shared, dev, features, epoch + 1)
        shared["barrier"].wait()


def train_epoch(rank, a, m, optimizer, pairs, epoch, total):
    began, sums, count = time.time(), {}, 0
    weights = {"cue": a.cue, "flat": a.flat}
    for n, (reports, lessons) in enumerate(pairs):
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(m, reports[rank::a.workers], lessons[rank::a.workers])
        sum(weights.get(name, 1.0) * loss for name, loss in found.items()).backward()
        step = optimizer.step_count
        optimizer.step(min((step + 1) / 100, max(0.0, (total - step) / max(1, total - 100))))
        for name, loss in found.items():
            s = sums.setdefault(name, [0.0, 0])
            s[0], s[1] = s[0] + float(loss.detach()), s[1] + 1
        if n % 50 == 49:
            shown = " ".join(f"{name} {s / c:.3f}" for name, (s, c) in sums.items())
            say(a, rank, f"epoch {epoch + 1} step {n + 1} {shown} {time.time() - began:.0f} s")
            sums = {}


def judge_lessons(a, rank, shared, dev, features, epoch):
    """Counts what the averaged weights get right on the dev lessons, each worker its share."""
    m = averaged(a, shared, features)
    torch.save({name: heads.counts(m, lessons[rank::a.workers]) for name, lessons in dev.items()}, f"{a.run}/counts.{rank}.pt")
    shared["barrier"].wait()
    if rank == 0:
        found = [torch.load(f"{a.run}/counts.{r}.pt") for r in range(a.workers)]
        for name in dev:
            total = {k: [sum(f[name].get(k, (0, 0))[i] for f in found) for i in (0, 1)] for f in found for k in f[name]}
            say(a, rank, f"epoch {epoch} {name}: " + " ".join(f"{k} {100 * r / max(1, n):.2f}" for k, (r, n) in total.items()))


def judge(a, rank, shared, dev, features, epoch):
    """Scores the averaged weights on the dev texts, each worker reading its share."""
    torch.save(decode.readings(averaged(a, shared, features), dev[rank::a.workers]), f"{a.run}/found.{rank}.pt")
    shared["barrier"].wait()
    if rank == 0:
        found = [None] * len(dev)
        for r in range(a.workers):
            found[r::a.workers] = torch.load(f"{a.run}/found.{r}.pt")
        scorer = load_module(a.scorer)
        for threshold in (0.3, 0.4, 0.5):
            say(a, rank, f"epoch {epoch} at {threshold}: {score(None, dev, scorer, a.corpus + '/dev', threshold, found=found)}")


def build(a, features):
    if a.begin:
        return net.load(a.begin, a.width, a.depth, features)
    m = net.add_reading_heads(net.Model(a.width, a.depth, a.dropout), features)
    m.encoder.load_pretrained()
    return m


def averaged(a, shared, features):
    """The model with the running average of the weights."""
    m, at = build(a, features), 0
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
    m = build(a, read_lessons(a)[2])
    weights = torch.cat([p.detach().flatten() for n, p in m.named_parameters() if rate_of(n, a) > 0])
    torch.multiprocessing.spawn(work, (a, in_common(weights, a.workers)), a.workers)


if __name__ == "__main__":
    main()
