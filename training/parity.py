"""Leaves what the trained model, unrounded, reads in a few short texts; a Rust test replays it on the int8 model.

    cargo run --release -p ascribe-eval --bin export -- testdata/parity > words.jsonl
    python training/parity.py --model RUN/model.safetensors --words words.jsonl > testdata/parity/readings.json

Each text fits one window, so that how documents are cut plays no part.
"""

import argparse
import json

import data
import decode
import model as net


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--model", required=True)
    p.add_argument("--words", required=True)
    a = p.parse_args()
    documents = [data.exported(json.loads(line)) for line in open(a.words, encoding="utf-8")]
    out = {}
    for d, found in zip(documents, decode.readings(net.load(a.model), documents, floor=0.5)):
        rows = sorted((anchor, round(probability, 4), parts) for probability, anchor, parts in found)
        out[d.name] = [{"anchor": k, "probability": p, "roles": [list(part) for part in parts]} for k, p, parts in rows]
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
