"""Leaves what the trained model, unrounded, reads in a few short texts: attributions, and tags, trees and names as they are before
any decoding. A Rust test replays it on the int8 model.

    cargo run --release -p ascribe-eval --bin export -- testdata/parity > words.jsonl
    python training/parity.py --model RUN/model.safetensors --words words.jsonl > testdata/parity/readings.json

Each text fits one window, so that how documents are cut plays no part.
"""

import argparse
import json

import torch

import data
import decode
import english
import model as net
from field import FORBIDDEN, best_labels


@torch.no_grad()
def words(m, row, d):
    """For each word its tag, features, head (-1 for a root) and relation, each the likeliest by itself, and the label of a name."""
    starts, count = set(row["sentences"]), len(row["words"])
    sentences = torch.tensor([k in starts for k in range(count)]).cumsum(0)
    window, = data.windows_of(0, d, data.Variant(list(range(count)), {}, []), 256, 256, 0)
    ids, shapes, first, _ = decode.tensors([window])
    vectors = m.words(ids, shapes, first)[:, :count]
    tags = [scores[0].argmax(-1).tolist() for scores in m.heads["tags"](vectors)]
    dependent, head = (v[0] for v in m.heads["tree"].vectors(vectors))
    arcs = m.heads["tree"].arcs(dependent[None], head[None])[0]
    other = (sentences[:, None] != sentences[None]) | torch.eye(count, dtype=torch.bool)
    arcs = torch.cat([arcs[:, :1], arcs[:, 1:].masked_fill(other, FORBIDDEN)], 1).argmax(1) - 1
    of_head = torch.where((arcs >= 0)[:, None], head[arcs.clamp(min=0)], 0.0)
    relations = m.heads["tree"].relations(dependent, of_head).argmax(1).tolist()
    names = best_labels(m.heads["names"](vectors)[0].numpy(), m.heads["names"].transition.numpy())
    labels = ["O"] + [f"{mark}-{kind}" for kind in english.NAME_KINDS for mark in "BI"]
    return [[english.UPOS[u], m.features[f], h, english.DEPREL[r], labels[n]]
            for u, f, h, r, n in zip(*tags[:2], arcs.tolist(), relations, names)]


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--model", required=True)
    p.add_argument("--words", required=True)
    a = p.parse_args()
    rows = [json.loads(line) for line in open(a.words, encoding="utf-8")]
    documents, m, out = [data.exported(row) for row in rows], net.load(a.model), {}
    for row, d, found in zip(rows, documents, decode.readings(m, documents, floor=0.5)):
        found = sorted((anchor, round(probability, 4), parts) for probability, anchor, parts in found)
        readings = [{"anchor": k, "probability": p, "roles": [list(part) for part in parts]} for k, p, parts in found]
        out[d.name] = {"readings": readings, "words": words(m, row, d)}
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
