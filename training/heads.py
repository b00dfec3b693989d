"""The heads that read English: tags, trees, names, mentions; and what they learn from windows of `english.py`.

Products are taken over padded shapes: each new shape costs memory that the kernels keep.

Parameter names are those of the model file that `ascribe-nlp` reads (after `quantize.py`).
"""

import torch
import torch.nn.functional as F
from torch import nn

import decode
import english
from field import FORBIDDEN, Field, best_labels
from model import WIDTH, dropout

ARC, RELATION, SPAN = 256, 64, 128
BITS = 1 << torch.arange(english.NAME_LABELS)


class TagHead(nn.Module):
    """Part of speech and features of each word; its lemma follows from these and its letters (`lemmas.py`)."""

    def __init__(self, features):
        super().__init__()
        self.inner = nn.Linear(WIDTH, 256)
        self.upos, self.features = nn.Linear(256, len(english.UPOS)), nn.Linear(256, features)

    def forward(self, words):
        x = dropout(F.gelu(self.inner(words)), 0.2, self.training)
        return self.upos(x), self.features(x)


class TreeHead(nn.Module):
    """Biaffine arcs and relations (Dozat and Manning 2017, arXiv:1611.01734)."""

    def __init__(self):
        super().__init__()
        self.dependent, self.head = nn.Linear(WIDTH, ARC + RELATION), nn.Linear(WIDTH, ARC + RELATION)
        self.arc, self.root = nn.Linear(ARC, ARC), nn.Embedding(1, ARC)
        self.relation = nn.Linear(RELATION, len(english.DEPREL) * RELATION)
        self.label = nn.Linear(2 * RELATION, len(english.DEPREL))
        nn.init.zeros_(self.root.weight)

    def vectors(self, words):
        return (dropout(F.gelu(layer(words)), 0.25, self.training) for layer in (self.dependent, self.head))

    def arcs(self, dependent, head):
        """[windows, words, 1 + words]: the score of the root and of each word as the head of each word."""
        asked = self.arc(dependent[..., :ARC])
        words = torch.einsum("bia,bja->bij", asked, head[..., :ARC])
        return torch.cat([(asked @ self.root.weight[0])[..., None], words], -1)

    def relations(self, dependent, head):
        """dependent and head [..., ARC + RELATION], one head a word, zeros for the root -> [..., relations]"""
        d, h = dependent[..., ARC:], head[..., ARC:]
        pairs = self.relation(d).unflatten(-1, (-1, RELATION))
        return (pairs * h[..., None, :]).sum(-1) + self.label(torch.cat([d, h], -1))


class NameHead(nn.Module):
    """Which words are names, and of what: each word is seen with its neighbours, and a random field keeps a name of one kind."""

    def __init__(self):
        super().__init__()
        self.inner, self.label = nn.Linear(3 * WIDTH, 128), nn.Linear(128, english.NAME_LABELS)
        self.transition = nn.Parameter(torch.zeros(english.NAME_LABELS, english.NAME_LABELS))

    def forward(self, words):
        edge = torch.zeros_like(words[:, :1])
        x = torch.cat([torch.cat([edge, words[:, :-1]], 1), words, torch.cat([words[:, 1:], edge], 1)], -1)
        return self.label(dropout(F.gelu(self.inner(x)), 0.2, self.training))


class MentionHead(nn.Module):
    """Which stretches of a sentence refer to something, and to what kind of thing: stretches may lie in each other (after Yu et al. 2020,
    arXiv:2005.07150)."""

    def __init__(self):
        super().__init__()
        self.start, self.end = nn.Linear(WIDTH, SPAN), nn.Linear(WIDTH, SPAN)
        self.span, self.edge = nn.Linear(SPAN, SPAN), nn.Linear(2 * SPAN, 1)
        self.kind = nn.Linear(2 * SPAN, len(english.KINDS))

    def vectors(self, words):
        return (dropout(F.gelu(layer(words)), 0.2, self.training) for layer in (self.start, self.end))

    def scores(self, start, end):
        """[windows, first, last]"""
        left, right = self.edge.weight[0, :SPAN], self.edge.weight[0, SPAN:]
        return (torch.einsum("bia,bja->bij", self.span(start), end) + (start @ left)[:, :, None] + (end @ right)[:, None, :] + self.edge.bias)


class SameHead(nn.Module):
    """Which earlier mention of the window a mention repeats. In training only: it puts into the vectors what the resolver needs."""

    def __init__(self):
        super().__init__()
        self.mention, self.asks, self.answers = nn.Linear(3 * WIDTH, 256), nn.Linear(256, 128), nn.Linear(256, 128)
        self.none = nn.Linear(256, 1)

    def forward(self, words):
        """words [mentions, start, head and end] -> [mentions, 1 + mentions], the first for none before"""
        x = dropout(F.gelu(self.mention(words)), 0.2, self.training)
        scores = self.asks(x) @ self.answers(x).T / 8
        before = torch.ones_like(scores).tril(-1) > 0
        return torch.cat([self.none(x), torch.where(before, scores, FORBIDDEN)], 1)


def reading_heads(features):
    return {"tags": TagHead(len(features)), "tree": TreeHead(), "names": NameHead(), "mentions": MentionHead(),
            "same": SameHead()}


def column(rows, pick, fill, shape):
    out = torch.full(shape, fill, dtype=torch.long)
    for b, row in enumerate(rows):
        values = pick(row)
        out[b, :len(values)] = torch.tensor(values, dtype=torch.long)
    return out


def losses(m, words, lengths, part):
    """The loss of each head on the words of some windows, as a dictionary; what nobody labelled gives none."""
    sentences = column(part, lambda w: w.sentences, -1, words.shape[:2])
    out = {"names": name_loss(m.heads["names"], words, column(part, lambda w: w.names, english.ANY, words.shape[:2]), lengths)}
    if any(tag[0] >= 0 for w in part for tag in w.tags):
        out |= tag_losses(m.heads["tags"](words), part, words.shape[:2]) | tree_losses(m.heads["tree"], words, part, sentences)
    if any(w.mentions for w in part):
        out |= mention_losses(m, words, part, sentences)
    return out


def tag_losses(scores, part, shape):
    weights = {"upos": 1.0, "features": 0.5}
    return {name: weight * F.cross_entropy(s.float().flatten(0, 1), column(part, lambda w, n=n: [t[n] for t in w.tags], -100, shape).flatten())
            for n, ((name, weight), s) in enumerate(zip(weights.items(), scores))}


def tree_losses(head, words, part, sentences):
    arcs = column(part, lambda w: [h for h, _ in w.arcs], -2, words.shape[:2])
    relations = column(part, lambda w: [d for _, d in w.arcs], -100, words.shape[:2])
    dependent, heads = head.vectors(words)
    scores = head.arcs(dependent, heads).float()
    known = arcs > -2
    same = (sentences[:, :, None] == sentences[:, None, :]) & ~torch.eye(words.shape[1], dtype=torch.bool)
    scores = torch.cat([scores[..., :1], scores[..., 1:].masked_fill(~same, FORBIDDEN)], -1)
    found = head.relations(dependent, of_heads(heads, arcs)).float()
    return {"arcs": F.cross_entropy(scores[known], arcs[known] + 1), "relations": F.cross_entropy(found[known], relations[known])}


def of_heads(heads, arcs):
    """The vector of each word's head, zeros for a root."""
    at = arcs.clamp(min=0)[..., None].expand(*arcs.shape, heads.shape[-1])
    return torch.where((arcs >= 0)[..., None], heads.gather(-2, at), 0.0)


def name_loss(head, words, allowed, lengths):
    may = (allowed[..., None] & BITS) > 0
    return Field.apply(head(words).float(), head.transition, may, lengths) / max(1, int((allowed != english.ANY).sum()))


def mention_losses(m, words, part, sentences):
    head, rows = m.heads["mentions"], [b for b, w in enumerate(part) if w.mentions]
    start, end = head.vectors(words)
    scores = head.scores(start, end).float()
    gold = torch.zeros_like(scores)
    at = torch.tensor([(b, *mention) for b in rows for mention in english_mentions(part[b])])
    gold[at[:, 0], at[:, 1], at[:, 2]] = 1.0
    marked = torch.zeros(len(part), dtype=torch.bool)
    marked[rows] = True
    ask = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, :, None] >= 0) & marked[:, None, None]
    ask &= torch.ones(words.shape[1], words.shape[1], dtype=torch.bool).triu()
    found = F.binary_cross_entropy_with_logits(scores[ask], gold[ask], reduction="sum") / len(at)
    padded = at[torch.arange(decode.rounded(len(at), 64)).clamp(max=len(at) - 1)]
    edges = torch.cat([start[padded[:, 0], padded[:, 1]], end[padded[:, 0], padded[:, 2]]], 1)
    kind = F.cross_entropy(head.kind(edges).float()[:len(at)], at[:, 3])
    return {"mentions": found, "kinds": 0.3 * kind, "same": 0.3 * same_loss(m.heads["same"], words, part, rows)}


def english_mentions(w):
    return [(a, b, kind) for a, b, kind, _, _ in w.mentions]


def same_loss(head, words, part, rows):
    total, count = 0.0, 0
    for b in rows:
        found = part[b].mentions
        places = torch.tensor([(a, h, z) for a, z, _, _, h in found])
        padded = places[torch.arange(decode.rounded(len(found), 64)).clamp(max=len(found) - 1)]
        scores = head(words[b, padded].flatten(1)).float()[:len(found), :1 + len(found)]
        entity = [e for _, _, _, e, _ in found]
        right = torch.tensor([[False] + [j < i and entity[j] == entity[i] for j in range(len(found))] for i in range(len(found))])
        right[:, 0] = ~right.any(1)
        total = total + (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, FORBIDDEN), 1)).sum()
        count += len(found)
    return total / count


@torch.no_grad()
def counts(m, lessons, size=256):
    """Right and all, by measure, on gold words: what the trees, tags, names and mentions of a checkpoint are worth."""
    m.eval()
    windows = [w for n, l in enumerate(lessons) for w in english.windows_of(n, l, size, size)]
    out = {}
    for at in range(0, len(windows), 16):
        part = windows[at:at + 16]
        ids, shapes, first, lengths = decode.tensors(part)
        with torch.autocast("cpu", torch.bfloat16):
            words = m.words(ids, shapes, first)
            scores = [s.float().argmax(-1) for s in m.heads["tags"](words)]
            names, transition = m.heads["names"](words).float().numpy(), m.heads["names"].transition.numpy()
            dependent, heads = m.heads["tree"].vectors(words)
            arcs = m.heads["tree"].arcs(dependent, heads).float()
            start, end = m.heads["mentions"].vectors(words)
            spans = m.heads["mentions"].scores(start, end).float()
        for b, w in enumerate(part):
            count_window(out, w, [s[b] for s in scores], best_labels(names[b, :len(w.words)], transition), arcs[b], spans[b], m, dependent[b], heads[b])
    return out


def add(out, name, right, total):
    a, b = out.get(name, (0, 0))
    out[name] = (a + int(right), b + int(total))


def count_window(out, w, tags, names, arcs, spans, m, dependent, heads):
    n = len(w.words)
    for name, column_, predicted in zip(("upos", "features"), zip(*w.tags), tags):
        gold = torch.tensor(column_)
        if name != "upos" or (gold >= 0).any():
            add(out, name, (predicted[:n] == gold).sum(), (gold >= 0).sum() if name == "upos" else n)
    sentences = torch.tensor(w.sentences)
    same = (sentences[:, None] == sentences[None]) & ~torch.eye(n, dtype=torch.bool)
    a = torch.zeros(len(arcs), dtype=torch.long)
    a[:n] = torch.cat([arcs[:n, :1], arcs[:n, 1:n + 1].masked_fill(~same, FORBIDDEN)], 1).argmax(1) - 1
    gold = torch.tensor([h for h, _ in w.arcs])
    known = gold > -2
    if known.any():
        with torch.autocast("cpu", torch.bfloat16):
            relation = m.heads["tree"].relations(dependent, of_heads(heads, a)).argmax(1)[:n]
        a = a[:n]
        add(out, "uas", (a == gold)[known].sum(), known.sum())
        coarse = torch.tensor([english.DEPREL.index(d.split(":")[0]) for d in english.DEPREL])
        right = coarse[relation] == coarse[torch.tensor([d for _, d in w.arcs]).clamp(min=0)]
        add(out, "las", ((a == gold) & right)[known].sum(), known.sum())
    if w.mentions is not None:
        whole = (sentences[:, None] == sentences[None]) & (sentences >= 0)[:, None]
        found = {tuple(p) for p in ((spans[:n, :n] > 0) & whole).triu().nonzero().tolist()}
        real = {(a, b) for a, b, *_ in w.mentions}
        add(out, "mention precision", len(found & real), len(found))
        add(out, "mention recall", len(found & real), len(real))
    if not known.any():
        count_names(out, w, names)


def count_names(out, w, labels):
    """People, organisations and places, places of both kinds folded."""
    fold = {1: "person", 2: "organization", 3: "place", 4: "place"}
    gold = [max((k for k in range(english.NAME_LABELS) if bits >> k & 1 and k < 9), default=0) for bits in w.names]

    def names(row):
        out, last = set(), None
        for k, label in enumerate([*row, 0]):
            kind = fold.get((label + 1) // 2)
            if last and (label % 2 == 1 or kind != last[1]):
                out.add((last[0], k, last[1]))
                last = None
            if kind and not last:
                last = (k, kind)
        return out

    found, real = names(labels), names(gold)
    add(out, "name precision", len(found & real), len(found))
    add(out, "name recall", len(found & real), len(real))
