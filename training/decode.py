"""From scores to attributions, as `ascribe-nlp` and `ascribe-attribution` do it; used to choose between models while training."""

import json

import numpy as np
import torch

import data
import model as net
from field import best_labels


def stretches(labels):
    """(role, first, end) of each labelled stretch, in order."""
    out = []
    for k, label in enumerate(labels):
        role = (label + 1) // 2
        if not label:
            continue
        if label % 2 == 0 and out and out[-1][0] == role and out[-1][2] == k:
            out[-1][2] = k + 1
        else:
            out.append([role, k, k + 1])
    return [tuple(s) for s in out]


@torch.no_grad()
def readings(m, documents, size=256, context=40, batch=16, floor=0.1, marks=None):
    """For each document its readings: (probability, anchor, stretches) in the document's word numbers."""
    m.eval()
    windows = []
    for n, d in enumerate(documents):
        kept = [i for i in range(len(d.words)) if marks is None or not marks(d, i)]
        windows += data.windows_of(n, d, data.Variant(kept, {}, []), size, size, context)
    out = [[] for _ in documents]
    transition = m.heads["role"].transition.detach().float().numpy()
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    for at in range(0, len(order), batch):
        part = [windows[i] for i in order[at:at + batch]]
        ids, shapes, first, lengths = tensors(part)
        with torch.autocast("cpu", torch.bfloat16):
            words = m.words(ids, shapes, first)
            cue = torch.sigmoid(m.heads["cue"](words).float())
        picks = [(b, k) for b, w in enumerate(part) for k in range(*w.core) if cue[b, k] >= floor]
        if not picks:
            continue
        rows = torch.tensor([b for b, _ in picks])
        anchors = torch.tensor([k for _, k in picks])
        with torch.autocast("cpu", torch.bfloat16):
            scores = m.heads["role"](words, rows, anchors, word_mask(lengths[rows], words.shape[1])).float().numpy()
        for (b, k), s in zip(picks, scores):
            w = part[b]
            labels = best_labels(s[: len(w.words)], transition)
            found = [(role, w.words[x], w.words[y - 1] + 1) for role, x, y in stretches(labels)]
            out[w.document].append((float(cue[b, k]), w.words[k], found))
    return out


def rounded(n, step=32):
    """Up to the next multiple: few different shapes let the kernels be compiled once."""
    return (n + step - 1) // step * step


def tensors(windows):
    length, words = rounded(max(len(w.ids) for w in windows)), rounded(max(len(w.words) for w in windows))
    ids, shapes = torch.zeros(len(windows), length, dtype=torch.long), torch.zeros(len(windows), length, dtype=torch.long)
    first = torch.zeros(len(windows), words, dtype=torch.long)
    for b, w in enumerate(windows):
        ids[b, :len(w.ids)] = torch.tensor(w.ids)
        shapes[b, :len(w.ids)] = torch.tensor(w.shapes)
        first[b, :len(w.words)] = torch.tensor(w.first)
    return ids, shapes, first, torch.tensor([len(w.words) for w in windows])


def word_mask(lengths, longest):
    inside = torch.arange(longest)[None] < lengths[:, None]
    return torch.where(inside, 0.0, -1e4)[:, None, None, :].to(torch.bfloat16)


def choose(found, threshold):
    """Readings that stand: the likeliest first, each unless a better one claims its cue or its content."""
    taken_cue, taken_content, kept = set(), set(), []
    for probability, anchor, parts in sorted(found, key=lambda r: -r[0]):
        if probability < threshold:
            break
        cue = {i for role, a, b in parts if role == 2 for i in range(a, b)} or {anchor}
        content = {i for role, a, b in parts if role == 3 for i in range(a, b)}
        source = {i for role, a, b in parts if role == 1 for i in range(a, b)}
        if not content or cue & (taken_cue | taken_content) or content & (taken_cue | taken_content) or source & taken_content:
            continue
        taken_cue |= cue
        taken_content |= content
        kept.append((probability, anchor, parts))
    return kept


def rows(documents, texts, chosen):
    """Lines as `ascribe read --format jsonl` prints them, without the fields that scoring does not need."""
    for d, kept in zip(documents, chosen):
        text = texts[d.name]
        for _, _, parts in kept:
            spans = {role: [(d.words[a][0], d.words[b - 1][1]) for r, a, b in parts if r == role] for role in (1, 2, 3)}
            span = lambda p: {"text": text[p[0]:p[1]], "start": p[0], "end": p[1]}
            yield json.dumps({"document": d.name, "source": span(spans[1][0]) if spans[1] else None,
                              "cue": span(spans[2][0]) if spans[2] else None, "content": [span(p) for p in spans[3]]})
