"""What treebanks and lists of names teach: tags, trees, names, mentions and who is who, as targets on the words of windows.

Words and pieces come from `cargo run --release -p ascribe-eval --bin lessons`; nothing here splits text. The scheme of names and the
mapping of each corpus's labels to it are here and nowhere else.
"""

import collections
import dataclasses
import json
import random
import re

import data

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
DEPREL = ("acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj "
          "csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss "
          "nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative "
          "xcomp").split()
NAME_KINDS = "person organization place gpe norp event work other".split()
NAME_LABELS = 1 + 2 * len(NAME_KINDS)
ANY = (1 << NAME_LABELS) - 1
OUTSIDE = 1
KINDS = "person organization place gpe norp event work time object abstract".split()
# GUM's kinds of mentions; it has no places that govern, peoples or works of their own.
GUM_KINDS = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "time", "object": "object",
             "animal": "object", "plant": "object", "substance": "object", "abstract": "abstract"}
# What each corpus calls a name. Where a label is coarser than the scheme, all that it may be.
NAMES = {
    "person": "PER person politician writer musicalartist scientist researcher",
    "organization": "ORG organisation politicalparty band university",
    "gpe": "country",
    "place gpe": "LOC location",
    "event": "event election conference",
    "work": "book album song poem",
    "work organization": "magazine academicjournal",
    "norp event work other": "MISC misc",
    "other": "award product musicgenre literarygenre field discipline task algorithm metrics theory programlang chemicalcompound "
             "chemicalelement protein enzyme astronomicalobject musicalinstrument",
}
KINDS_OF_LABEL = {label: kinds.split() for kinds, labels in NAMES.items() for label in labels.split()}
RARE_FEATURES = 2


@dataclasses.dataclass
class Lesson:
    """A document with targets for each of its words; what a corpus does not say is -100 or allows anything."""

    document: data.Document
    sentences: list  # the sentence of each word
    starts: set
    tags: list  # (upos, features) of each word
    arcs: list  # (head or -1 for a root or -2 for unknown, deprel) of each word
    names: list  # allowed labels of each word, as bits
    mentions: list | None  # (first, last, kind, entity, head), or None where nobody marked them


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def inventory(rows):
    """The features worth a label."""
    counts = collections.Counter(f for row in rows for f in row["tree"]["features"])
    return sorted(label for label, count in counts.items() if count >= RARE_FEATURES)


def allowed(kinds, begins):
    """The bits of the labels that say one of `kinds`."""
    return sum(1 << (1 + 2 * NAME_KINDS.index(k) + (0 if begins else 1)) for k in kinds)


def runs(labels):
    """(first, end, type) of each name in B- and I- labels, or in I- labels alone as CoNLL 2003 has them."""
    out = []
    for k, label in enumerate(labels):
        if label == "O":
            continue
        mark, kind = label.split("-", 1)
        if mark == "I" and out and out[-1][1] == k and out[-1][2] == kind:
            out[-1][1] = k + 1
        else:
            out.append([k, k + 1, kind])
    return out


def name_targets(row, countries):
    """Allowed labels of a list of names; a coarser label is narrowed by the names of countries and their people."""
    out = [OUTSIDE] * len(row["names"])
    for first, end, label in runs(row["names"]):
        kinds = KINDS_OF_LABEL[label]
        text = " ".join(row["forms"][first:end]).lower()
        if "norp" in kinds and text in countries["people"]:
            kinds = ["norp"]
        if "gpe" in kinds and text in countries["names"]:
            kinds = ["gpe"]
        for k in range(first, end):
            out[k] = allowed(kinds, k == first)
    return out


def mentions(row):
    """GUM's mentions: (first, last, kind, entity, link to an encyclopedia). Those in several pieces are left out."""
    out, stack = [], []
    for k, notes in enumerate(row["tree"]["misc"]):
        note = next((n[7:] for n in notes.split("|") if n.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]+)|(\d*[^()]*)\)", note):
            if opened:
                parts = opened.split("-", 6)
                stack.append((parts[0], k, parts[1], len(parts) > 6 and "-" in parts[6]))
            else:
                at = next((i for i in range(len(stack) - 1, -1, -1) if not closed or stack[i][0] == closed), None)
                if at is not None:
                    entity, first, kind, linked = stack.pop(at)
                    if "[" not in entity and kind in GUM_KINDS:
                        out.append((first, k, kind, entity, linked))
    return sorted(out, key=lambda m: (m[0], -m[1]))


def head_of(heads, first, last):
    """The word of a stretch whose head lies outside."""
    return next((k for k in range(first, last + 1) if not first <= heads[k] <= last), last)


def gum_names(row, found):
    """Allowed labels from GUM's mentions: proper nouns of a mention that one of them heads; small words elsewhere are no names."""
    upos, heads, forms = row["tree"]["upos"], row["tree"]["heads"], row["forms"]
    # Only words that have no capital at all are known to be outside: a nationality is an adjective here.
    out = [OUTSIDE if form == form.lower() and tag != "PROPN" else ANY for form, tag in zip(forms, upos)]
    taken = set()
    for first, last, kind, _, linked in found:
        head = head_of(heads, first, last)
        if upos[head] != "PROPN" or head in taken:
            continue
        start = end = head
        while start > first and upos[start - 1] == "PROPN":
            start -= 1
        while end < last and upos[end + 1] == "PROPN":
            end += 1
        if linked and end + 2 <= last and upos[end + 1] == "ADP" and upos[last] == "PROPN":
            end = last
        taken.update(range(start, end + 1))
        kinds = {"person": ["person"], "organization": ["organization"], "place": ["place", "gpe"], "event": ["event"]}.get(kind)
        for k in range(start, end + 1):
            out[k] = OUTSIDE if kind == "time" else allowed(kinds, k == start) if kinds else ANY
    return out


def proper_nouns(row):
    """Allowed labels from parts of speech alone: words without a capital that are no proper nouns are no names, unless they stand between
    proper nouns ("Bank of Norway"), nor are addresses; of all else nothing is known."""
    upos, forms = row["tree"]["upos"], row["forms"]

    def known(k, tag, form):
        near = "PROPN" in upos[max(0, k - 2):k] and "PROPN" in upos[k + 1:k + 3]
        return "@" in form or "://" in form or tag != "PROPN" and form == form.lower() and not near

    return [OUTSIDE if known(k, tag, form) else ANY for k, (tag, form) in enumerate(zip(upos, forms))]


def lesson(row, features, countries):
    """A row of the export as targets."""
    document = data.exported(row, row["forms"])
    count = len(row["words"])
    starts, sentence, sentences = set(row["sentences"]), -1, []
    for k in range(count):
        sentence += k in starts
        sentences.append(sentence)
    tree = row.get("tree")
    if not tree:
        return Lesson(document, sentences, starts, [(-100, -100)] * count, [(-2, -100)] * count, name_targets(row, countries), None)
    numbers = [{label: n for n, label in enumerate(l)} for l in (UPOS, features, DEPREL)]
    tags = list(zip(*([n.get(x, -100) for x in tree[c]] for n, c in zip(numbers, ("upos", "features")))))
    arcs = [(h, numbers[2].get(d, -100)) for h, d in zip(tree["heads"], tree["deprels"])]
    found = mentions(row)
    if not found:
        return Lesson(document, sentences, starts, tags, arcs, proper_nouns(row), None)
    marked = [(a, b, KINDS.index(GUM_KINDS[kind]), entity, head_of(tree["heads"], a, b)) for a, b, kind, entity, _ in found]
    return Lesson(document, sentences, starts, tags, arcs, gum_names(row, found), marked)


@dataclasses.dataclass
class Window:
    """One input of the encoder with its targets; word numbers are the window's own."""

    words: list
    ids: list
    shapes: list
    first: list
    sentences: list  # -1 where the sentence is cut
    tags: list
    arcs: list
    names: list
    mentions: list | None


def windows_of(number, l, size, first_size):
    """Windows of a lesson, cut where sentences end if they can be."""
    base = dataclasses.replace(l.document, paragraphs=l.starts)
    variant = data.Variant(list(range(len(base.words))), {}, [])
    return [window(l, w) for w in data.windows_of(number, base, variant, size, first_size, 0)]


def window(l, w):
    begin, end = w.words[0], w.words[-1] + 1
    whole = {l.sentences[k] for k in w.words}
    if end < len(l.sentences) and l.sentences[end] == l.sentences[end - 1]:
        whole.discard(l.sentences[end])
    if begin and l.sentences[begin - 1] == l.sentences[begin]:
        whole.discard(l.sentences[begin])
    inside = [l.sentences[k] in whole for k in w.words]
    arcs = [(h - begin if h >= 0 else h, d) if ok else (-2, -100) for ok, (h, d) in zip(inside, l.arcs[begin:end])]
    found = l.mentions
    if found is not None:
        found = [(a - begin, b - begin, kind, entity, head - begin) for a, b, kind, entity, head in found
                 if a >= begin and b < end and l.sentences[a] in whole]
    sentences = [l.sentences[k] if ok else -1 for k, ok in zip(w.words, inside)]
    return Window(w.words, w.ids, w.shapes, w.first, sentences, l.tags[begin:end], arcs, l.names[begin:end], found)


def epoch_windows(lessons, epoch, seed, size):
    """All windows of an epoch, in random order; where windows begin differs from epoch to epoch."""
    rng = random.Random(seed * 1000 + epoch)
    out = []
    for n, l in enumerate(lessons):
        out += windows_of(n, l, size, rng.randrange(size // 3, size))
    rng.shuffle(out)
    return out
