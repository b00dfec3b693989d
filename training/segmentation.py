"""Trains the network that finds where sentences start.

Reads what `segmentation lessons` prints, writes crates/ascribe-nlp/src/sentences/weights.bin:

    cargo run --release -p ascribe-eval --bin segmentation lessons \
        EWT-TRAIN.conllu GUM-TRAIN/*.conllu REPORTS/*.txt > lessons.jsonl
    python training/segmentation.py lessons.jsonl crates/ascribe-nlp/src/sentences/weights.bin

The weights in use were learned from EWT and GUM (train) and every fourth article of PolNeAR (train), by name, with the defaults below.
Another seed and more dropout gave 89.6 and 89.2 on EWT dev, 96.0 on GUM dev (F1 of sentences), these weights 89.9 and 95.6.

The network's shape stands in crates/ascribe-nlp/src/sentences/network.rs, which runs it.
"""

import argparse
import json
import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional

ROWS, NARROW, WIDE, TAPS, STRIDES = 8192, 16, 24, 5, (1, 2, 4)
PAD = ROWS
REACH = TAPS // 2 * sum(STRIDES)
# How often a changed copy of a document is learned from, beside the document as it is.
SHARES = {"as it is": 1.0, "one line": 0.25, "no marks": 0.25, "abbreviated": 0.25}
# The features that depend on the very word; dropped now and then, so that the others learn to do without.
LEXICAL = [0, 2, 3, 5]


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(ROWS + 1, NARROW, padding_idx=PAD)
        nn.init.normal_(self.table.weight, std=0.1)
        widths = [NARROW, WIDE, WIDE]
        self.layers = nn.ModuleList(
            nn.Conv1d(width, WIDE, TAPS, padding=TAPS // 2 * stride, dilation=stride)
            for width, stride in zip(widths, STRIDES)
        )
        self.output = nn.Linear(WIDE, 1)
        self.dropout = nn.Dropout(0.25)

    def forward(self, features):
        real = (features[..., 1] != PAD).unsqueeze(1).float()
        state = self.table(features).sum(2).transpose(1, 2)
        for layer in self.layers:
            state = functional.relu(layer(self.dropout(state))) * real
        return self.output(self.dropout(state.transpose(1, 2))).squeeze(2)


def read(path):
    """The documents: variant, features, starts."""
    documents = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            lesson = json.loads(line)
            features = np.array(lesson["features"], np.int64).reshape(-1, 7)
            documents.append((lesson["variant"], features, np.array(lesson["starts"])))
    return documents


def stream(documents):
    """Documents one after the other, with so much between them that none sees the next."""
    gap = np.full((REACH, 7), PAD), np.full(REACH, -1)
    parts = [piece for _, *document in documents for piece in (document, gap)]
    return [torch.from_numpy(np.concatenate(column)) for column in zip(*parts)]


def windows(columns, length, offset):
    """The stream in windows; words within reach of an edge are seen and not scored."""
    features, starts = columns
    total = features.shape[0]
    for start in range(offset, total - 1, length):
        left, right = max(0, start - REACH), min(total, start + length + REACH)
        scored = torch.zeros(right - left)
        scored[start - left : min(total, start + length) - left] = 1
        yield features[left:right], starts[left:right], scored


def batches(columns, size, length):
    """Windows by the batch, in random order."""
    pieces = [piece for piece in windows(columns, length, random.randrange(length)) if len(piece[0]) == length + 2 * REACH]
    random.shuffle(pieces)
    for at in range(0, len(pieces), size):
        yield [torch.stack(column) for column in zip(*pieces[at : at + size])]


def without_words(features):
    """Leaves the word itself out for three in ten."""
    features = features.clone()
    dropped = torch.rand(features.shape[:2]) < 0.3
    for feature in LEXICAL:
        features[..., feature][dropped] = PAD
    return features


def loss_of(scores, starts, scored):
    known = scored * (starts >= 0)
    loss = functional.binary_cross_entropy_with_logits(scores, starts.clamp(min=0).float(), reduction="none")
    return (loss * known).sum() / known.sum()


def train(documents, epochs, rate):
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs, rate / 50)
    for epoch in range(epochs):
        chosen = [document for document in documents if random.random() < SHARES[document[0]]]
        random.shuffle(chosen)
        network.train()
        total, count = 0.0, 0
        for features, starts, scored in batches(stream(chosen), 16, 256):
            optimizer.zero_grad()
            loss = loss_of(network(without_words(features)), starts, scored)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            total, count = total + loss.item(), count + 1
        schedule.step()
        print(f"epoch {epoch + 1}: loss {total / count:.4f}", flush=True)
    return network.eval()


def f1(right, predicted, gold):
    return 200 * right / max(1, predicted + gold)


def evaluate(network, documents):
    """F1 of starts."""
    counts = np.zeros(3)
    with torch.no_grad():
        for _, features, starts in documents:
            said = (network(torch.from_numpy(features)[None])[0] > 0).numpy() & (starts >= 0)
            counts += (said & (starts > 0)).sum(), said.sum(), (starts > 0).sum()
    return f1(*counts)


def write(network, path):
    """The table as signed bytes with one scale, everything else as floats; as network.rs reads it."""
    table = network.table.weight.detach().numpy()[:ROWS]
    scale = np.abs(table).max() / 127
    with open(path, "wb") as out:
        out.write(np.float32(scale).tobytes())
        out.write(np.round(table / scale).astype(np.int8).tobytes())
        for layer in network.layers:
            out.write(layer.weight.detach().numpy().transpose(2, 1, 0).astype("<f4").tobytes())
            out.write(layer.bias.detach().numpy().astype("<f4").tobytes())
        output = network.output
        out.write(np.append(output.weight.detach().numpy()[0], output.bias.detach().numpy()).astype("<f4").tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lessons")
    parser.add_argument("weights")
    parser.add_argument("--epochs", type=int, default=18)
    parser.add_argument("--rate", type=float, default=5e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--held-out", type=float, default=0.0, help="the share of documents to score on instead")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    documents = read(options.lessons)
    held = int(len(documents) * options.held_out) // 4 * 4
    network = train(documents[held:], options.epochs, options.rate)
    write(network, options.weights)
    if held:
        print(f"held out, F1 of starts: {evaluate(network, documents[:held]):.2f}")


if __name__ == "__main__":
    main()
