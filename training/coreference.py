"""Trains the network that says which mentions speak of the same, on top of a finished encoder.

    M=MODEL.safetensors; G=GUM
    cargo run --release -p ascribe-eval --bin coreference -- lessons $M train.safetensors $G/train/*.conllu
    cargo run --release -p ascribe-eval --bin coreference -- lessons $M dev.safetensors $G/dev/*.conllu
    python training/coreference.py train.safetensors dev.safetensors $M MODEL-OUT.safetensors

The first two compare the mentions of GUM as the program does and keep the encoder's vectors; the last learns, and writes the model with
`heads.coreference.*` in it, replacing what it had. The network's shape stands in crates/ascribe-nlp/src/coreference/network.rs.

For each mention the candidates that speak of the same, or "new" where none does, get as much of the probability as can be: the marginal
log-likelihood (Durrett and Klein 2013). Each of the candidates is judged as if all mentions before were put right.
"""

import argparse
import random
import time

import numpy as np
import torch
from quantize import quantize_linear, quantize_table
from safetensors import safe_open
from safetensors.numpy import load_file, save_file
from torch import nn
from torch.nn import functional

STEM = "heads.coreference."
MOST = 64
# The tables of a pair that tell of the entities so far; at run time they tell of what was found and not of the gold.
ENTITY_TABLES = [18, 19, 20]
ROUNDED_LINEAR = ["project"]
ROUNDED_TABLES = ["mention_table", "before_table", "fresh_table", "pair_table"]


class Rows(nn.Module):
    """The sum of the rows that are picked, one from each table; some tables are left out while it learns."""

    def __init__(self, rows, width, dropout):
        super().__init__()
        self.rows, self.dropout = rows, dropout
        self.bag = nn.EmbeddingBag(rows + 1, width, mode="sum", padding_idx=rows)
        nn.init.normal_(self.bag.weight, std=0.02)
        with torch.no_grad():
            self.bag.weight[rows] = 0

    def forward(self, picked):
        if self.training and self.dropout:
            picked = picked.masked_fill(torch.rand(picked.shape) < self.dropout, self.rows)
        return self.bag(picked)


class Network(nn.Module):
    def __init__(self, lessons, kept, hidden, dropout, row_dropout):
        super().__init__()
        self.project = nn.Linear(lessons.vectors.shape[1], kept)
        self.mention, self.before, self.product, self.fresh = (nn.Linear(kept, hidden) for _ in range(4))
        self.mention_table, self.before_table, self.fresh_table = (Rows(lessons.sizes["mention_rows"], hidden, row_dropout) for _ in range(3))
        self.pair_table = Rows(lessons.sizes["pair_rows"], hidden, row_dropout)
        self.score, self.fresh_score = nn.Linear(hidden, 1), nn.Linear(hidden, 1)
        self.dropout, self.input_dropout = nn.Dropout(dropout), nn.Dropout(0.2)

    def forward(self, part):
        """Scores of the pairs and of "new", for the mentions of `part`."""
        kept = self.dropout(functional.gelu(self.project(self.input_dropout(part["vectors"]))))
        rows, own = part["mention_rows"], part["own"]
        mention = (self.mention(kept[own]) + self.mention_table(rows[own]))[part["mention"]]
        before = (self.before(kept) + self.before_table(rows))[part["before"]]
        product = self.product(kept[own][part["mention"]] * kept[part["before"]])
        hidden = functional.gelu(mention + before + product + self.pair_table(part["pair_rows"]))
        fresh = functional.gelu(self.fresh(kept[own]) + self.fresh_table(rows[own]))
        return self.score(self.dropout(hidden)).squeeze(1), self.fresh_score(self.dropout(fresh)).squeeze(1)


class Lessons:
    """What `coreference lessons` wrote."""

    def __init__(self, path):
        columns = load_file(path)
        take = columns.__getitem__
        with safe_open(path, "np") as file:
            self.sizes = {name: int(size) for name, size in file.metadata().items()}
        self.vectors = torch.from_numpy(take("vectors"))
        self.rows = torch.from_numpy(take("mention_rows").astype(np.int32))
        self.pair_rows = torch.from_numpy(take("pair_rows").astype(np.int32))
        self.mention, self.before = (torch.from_numpy(take(name).astype(np.int64)) for name in ("pair_mention", "pair_before"))
        document, entity = take("document").astype(np.int64), take("entity").astype(np.int64)
        self.document = document
        self.entity = torch.from_numpy(np.where(entity > 0, document * 100_000 + entity, 0))
        self.first_pair = torch.searchsorted(self.mention, torch.arange(len(document) + 1))

    def __len__(self):
        return len(self.document)

    def part(self, start, end):
        """The mentions from `start` to `end` with all that they are compared with."""
        pairs = slice(self.first_pair[start], self.first_pair[end])
        mention, before = self.mention[pairs], self.before[pairs]
        lowest = min(start, int(before.min())) if len(before) else start
        entity = self.entity
        return {
            "vectors": self.vectors[lowest:end],
            "mention_rows": self.rows[lowest:end],
            "own": slice(start - lowest, end - lowest),
            "mention": mention - start,
            "before": before - lowest,
            "pair_rows": self.pair_rows[pairs],
            "right": (entity[mention] == entity[before]) & (entity[mention] > 0),
            "place": torch.arange(len(mention)) - (self.first_pair[mention] - self.first_pair[start]),
        }


def laid_out(part, scores, fresh):
    """Scores by mention and candidate, "new" in the first column; and which of them are right."""
    table = torch.full((len(fresh), MOST + 1), -1e4)
    right = torch.zeros((len(fresh), MOST + 1), dtype=torch.bool)
    table[part["mention"], part["place"] + 1] = scores
    right[part["mention"], part["place"] + 1] = part["right"]
    table[:, 0] = fresh
    right[:, 0] = ~right.any(1)
    return table, right


def loss_of(part, scores, fresh):
    table, right = laid_out(part, scores, fresh)
    return (table.logsumexp(1) - table.masked_fill(~right, -1e4).logsumexp(1)).mean()


def train(network, lessons, options):
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=options.decay)
    starts = list(range(0, len(lessons), options.batch))
    total = options.epochs * len(starts)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, step / 50) * max(0.02, 1 - step / total))
    for epoch in range(options.epochs):
        random.shuffle(starts)
        network.train()
        begin, losses = time.time(), 0.0
        for start in starts:
            part = lessons.part(start, min(start + options.batch, len(lessons)))
            blurred(part, options.blur, lessons.sizes["pair_rows"])
            loss = loss_of(part, *network(part))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            losses += loss.item()
        print(f"epoch {epoch + 1}: loss {losses / len(starts):.4f}, {time.time() - begin:.0f} s", flush=True)
        yield epoch


def blurred(part, share, pad):
    """Leaves out what is known of the entities so far for a share of the mentions, for at run time it may be wrong."""
    hidden = (torch.rand(int(part["own"].stop - part["own"].start)) < share)[part["mention"]]
    part["pair_rows"] = part["pair_rows"].clone()
    part["pair_rows"][:, ENTITY_TABLES] = part["pair_rows"][:, ENTITY_TABLES].masked_fill(hidden[:, None], pad)


@torch.no_grad()
def evaluate(network, lessons, batch=1024):
    """Loss, and how many mentions get a right answer: of those that speak of something before, and of the others."""
    network.eval()
    losses, right_old, old, right_new, new = 0.0, 0, 0, 0, 0
    for start in range(0, len(lessons), batch):
        part = lessons.part(start, min(start + batch, len(lessons)))
        scores, fresh = network(part)
        table, right = laid_out(part, scores, fresh)
        losses += loss_of(part, scores, fresh).item() * len(fresh)
        hit = right.gather(1, table.argmax(1, keepdim=True)).squeeze(1)
        is_new = right[:, 0]
        right_old, old = right_old + int((hit & ~is_new).sum()), old + int((~is_new).sum())
        right_new, new = right_new + int((hit & is_new).sum()), new + int(is_new.sum())
    return losses / len(lessons), 100 * right_old / max(old, 1), 100 * right_new / max(new, 1)


def tensors_of(network):
    """The tensors as the model file has them."""
    found = {}
    for name, tensor in network.state_dict().items():
        part, *_, kind = name.split(".")
        values = tensor.numpy().astype(np.float32)
        if part in ROUNDED_TABLES:
            found[f"{part}.weight"], found[f"{part}.scale"] = quantize_table(values[:-1])
        elif part in ROUNDED_LINEAR and kind == "weight":
            found[name], found[f"{part}.scale"] = quantize_linear(values)
        else:
            found[name] = values
    return {STEM + name: values for name, values in found.items()}


def write(network, source, target):
    """The model of `source` with this network in it."""
    with safe_open(source, "np") as file:
        metadata = file.metadata() or {}
        tensors = {name: file.get_tensor(name) for name in file.keys() if not name.startswith(STEM)}
    save_file(tensors | tensors_of(network), target, metadata=metadata)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("train", "dev", "source", "target"):
        parser.add_argument(name)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--less-new", type=float, default=0.4, help="taken off the score of what is new: links were rarer than right ones are")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--kept", type=int, default=64)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--row-dropout", type=float, default=0.1)
    parser.add_argument("--blur", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    lessons, dev = Lessons(options.train), Lessons(options.dev)
    network = Network(lessons, options.kept, options.hidden, options.dropout, options.row_dropout)
    for _ in train(network, lessons, options):
        loss, old, new = evaluate(network, dev)
        print(f"  dev: loss {loss:.4f}, right of what was mentioned before {old:.1f}, of what is new {new:.1f}", flush=True)
    write(network.eval(), options.source, options.target)


if __name__ == "__main__":
    main()
