"""Gold attributions as labels on words, and windows of words for the encoder.

Words and pieces come from `cargo run --release -p ascribe-eval --bin export`; nothing here splits text. Gold is PolNeAR's brat
standoff. Positions are Unicode code points on both sides.
"""

import collections
import dataclasses
import glob
import json
import random
import re

# As the scorer trims: white space, punctuation and quotation marks at the edges of a gold span say nothing.
EDGE = set(" \t\r\n\u00a0“”‘’\"'`«».,;:!?…()[]{}-–—*•")
DOUBLE_QUOTES = set("“”\"«»„‟")
ROLES = ("Source", "Cue", "Content")
LABELS = ["O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content"]
CLS, SEP = 101, 102


@dataclasses.dataclass
class Attribution:
    """One gold attribution: labels by word, and the word of its cue that the model is to find it by."""

    labels: dict
    anchor: int | None = None


@dataclasses.dataclass
class Document:
    """One text: pieces of words, paragraph starts, and one list of attributions for each annotator."""

    name: str
    words: list
    pieces: list  # for each word its piece ids
    shapes: list  # for each word its pieces' shapes
    paragraphs: set
    lower: list
    marks: list  # for each word whether it is a double quotation mark
    annotators: list


def trim(text, start, end):
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if start < end else None


def merged(text, spans):
    """Spans trimmed, in order, joined where nothing but edge characters stands between."""
    out = []
    for span in sorted(s for s in (trim(text, *p) for p in spans) if s):
        if out and all(c in EDGE for c in text[out[-1][1]:span[0]]):
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out


def read_standoff(path):
    """Each event's spans by role."""
    marks, events = {}, []
    for line in open(path, encoding="utf-8"):
        if m := re.match(r"(T\d+)\t(?:Source|Cue|Content)\S* ([\d; ]+)\t", line):
            marks[m[1]] = [tuple(map(int, p.split())) for p in m[2].split(";")]
        elif m := re.match(r"E\d+\t(.*)", line):
            spans = collections.defaultdict(list)
            for part in m[1].split():
                role, mark = part.split(":")
                role = role.rstrip("0123456789")
                if role in ROLES:
                    spans[role] += marks.get(mark, [])
            events.append(spans)
    return events


def label_words(text, words, spans):
    """Labels of the words that the spans touch."""
    labels = {}
    for r, role in enumerate(ROLES):
        # A cue may be punctuation alone: the colon of "PENCE: Well, look" or the dash of "“We tried.” — Ana Ruiz".
        for start, end in merged(text, spans[role]) or (spans[role] if role == "Cue" else []):
            inside = [i for i in words_between(words, start, end) if i not in labels]
            for k, i in enumerate(inside):
                labels[i] = 1 + 2 * r + (1 if k else 0)
    return labels


def words_between(words, start, end):
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(words) and words[low][0] < end:
        yield low
        low += 1


def exported(row, strings=()):
    """The document of one line of the export."""
    between = list(zip(row["first"], row["first"][1:]))
    return Document(
        row["name"], row["words"], [row["pieces"][a:b] for a, b in between], [row["shapes"][a:b] for a, b in between],
        set(row["paragraphs"]), [s.lower() for s in strings], [s in DOUBLE_QUOTES or s in ("``", "''") for s in strings], [])


def load(corpus, export):
    """Documents of a PolNeAR-like folder with the words of an export."""
    documents = []
    for line in open(export, encoding="utf-8"):
        row = json.loads(line)
        text = open(f"{corpus}/text/{row['name']}.txt", encoding="utf-8", newline="").read()
        d = exported(row, [text[s:e] for s, e in row["words"]])
        for path in sorted(glob.glob(f"{glob.escape(corpus)}/attributions/{glob.escape(row['name'])}_????.ann")):
            found = [Attribution(label_words(text, row["words"], s)) for s in read_standoff(path)]
            d.annotators.append([a for a in found if any(v >= 5 for v in a.labels.values())])
        documents.append(d)
    return documents


def count_cues(documents):
    """How often each word is part of a cue, and how often it stands at all."""
    inside, total = collections.Counter(), collections.Counter()
    for d in documents:
        total.update(d.lower)
        if d.annotators:
            for a in d.annotators[0]:
                inside.update(d.lower[i] for i, v in a.labels.items() if v in (3, 4))
    return inside, total


def set_anchors(documents, counts):
    """The anchor of a cue: its word that is most often part of one ("said" of "has said"), the first of equals."""
    inside, total = counts

    def telling(word):
        return (inside[word] + 0.02) / (total[word] + 1.0)

    for d in documents:
        for annotator in d.annotators:
            for a in annotator:
                cue = sorted(i for i, v in a.labels.items() if v in (3, 4))
                if cue:
                    a.anchor = max(cue, key=lambda i: (telling(d.lower[i]), -i))


@dataclasses.dataclass
class Variant:
    """A document as one epoch sees it: some words taken out, one annotator's attributions, anchors weighed over all."""

    kept: list
    anchors: dict
    attributions: list


def variant(d, rng, epoch, drop_all, drop_some):
    """A copy of the document: sometimes all double quotation marks are gone, sometimes a random half of them."""
    dice = rng.random()
    gone = set()
    if dice < drop_all:
        gone = {i for i, m in enumerate(d.marks) if m}
    elif dice < drop_all + drop_some:
        gone = {i for i, m in enumerate(d.marks) if m and rng.random() < 0.5}
    kept = [i for i in range(len(d.words)) if i not in gone]
    anchors = collections.Counter()
    for annotator in d.annotators:
        for anchor in {a.anchor for a in annotator if a.anchor is not None}:
            anchors[anchor] += 1 / len(d.annotators)
    attributions = d.annotators[(epoch + len(d.words)) % len(d.annotators)] if d.annotators else []
    return Variant(kept, anchors, [a for a in attributions if a.anchor is not None])


def pieces_of(d, kept):
    """Piece ids and shapes of the words kept; a word that lost the mark before it stands after white space again."""
    out, layout = [], None
    kept_set = set(kept) if len(kept) < len(d.words) else None
    for i in range(len(d.words)):
        if kept_set is not None and i not in kept_set:
            here = d.shapes[i][0] // 8
            layout = max(layout or 0, here)
            continue
        shapes = list(d.shapes[i])
        if layout is not None:
            shapes[0] = max(layout, shapes[0] // 8) * 8 + shapes[0] % 8
            layout = None
        out.append((d.pieces[i], shapes))
    return out


def cut(lengths, breaks, size, first_size, context):
    """Windows as (start, core_start, core_end, end) in words: cores tile the text, each with context on both sides.

    A core ends at the last break that leaves it at least half full, else where it is full.
    """
    room = size - 2
    windows, core = [], 0
    core_room = min(first_size, room - 2 * context)
    while core < len(lengths):
        used, end, best = 0, core, None
        while end < len(lengths) and (used + lengths[end] <= core_room or end == core):
            used += lengths[end]
            end += 1
            if end in breaks and used * 2 >= core_room:
                best = end
        if end < len(lengths) and best is not None:
            end = best
        used = sum(lengths[core:end])
        start, stop, left, right = core, end, context, context
        while start > 0 and lengths[start - 1] <= left:
            start -= 1
            left -= lengths[start]
        while stop < len(lengths) and lengths[stop] <= right:
            right -= lengths[stop]
            stop += 1
        windows.append((start, core, end, stop))
        core, core_room = end, room - 2 * context
    return windows


@dataclasses.dataclass
class Window:
    """One input of the encoder with what is to be learnt from it; word numbers are the window's own."""

    document: int
    words: list  # the document's word numbers
    core: tuple
    ids: list
    shapes: list
    first: list
    anchors: list
    cues: list  # (anchor, labels by word)


def windows_of(number, d, v, size, first_size, context):
    parts = pieces_of(d, v.kept)
    breaks = {k for k, i in enumerate(v.kept) if i in d.paragraphs}
    lengths = [min(len(p), size // 4) for p, _ in parts]
    out = []
    for start, core_start, core_end, end in cut(lengths, breaks, size, first_size, context):
        ids, shapes, first = [CLS], [0], []
        for pieces, piece_shapes in parts[start:end]:
            first.append(len(ids))
            ids += pieces[:size // 4]
            shapes += piece_shapes[:size // 4]
        words = v.kept[start:end]
        here = {i: k for k, i in enumerate(words)}
        anchors = [v.anchors.get(i, 0.0) for i in words]
        cues = []
        for a in v.attributions:
            if a.anchor in here:
                labels = [0] * len(words)
                for i, label in a.labels.items():
                    if i in here:
                        labels[here[i]] = label
                repair(labels)
                cues.append((here[a.anchor], labels))
        out.append(Window(number, words, (core_start - start, core_end - start), ids + [SEP], shapes + [0], first, anchors, cues))
    return out


def repair(labels):
    """A stretch whose first word was taken out or lies before the window still begins with B."""
    for k, label in enumerate(labels):
        if label and label % 2 == 0 and (k == 0 or labels[k - 1] not in (label, label - 1)):
            labels[k] = label - 1


def epoch_windows(documents, epoch, seed, size, drop_all, drop_some):
    """All windows of an epoch, in random order; where windows begin, marks and annotators differ from epoch to epoch."""
    rng = random.Random(seed * 1000 + epoch)
    out = []
    for n, d in enumerate(documents):
        v = variant(d, rng, epoch, drop_all, drop_some)
        out += windows_of(n, d, v, size, rng.randrange(size // 3, size), 0)
    rng.shuffle(out)
    return out
