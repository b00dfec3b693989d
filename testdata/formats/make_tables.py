"""Makes the files of tables, items of news, Word documents and PDF files in this folder, with programs that write these forms.

    pip install pyarrow python-docx reportlab weasyprint pypdf
    python testdata/formats/make_tables.py

The report is our own. Word and PDF files hold the time at which they were made, so that making them anew changes their bytes.
"""

import csv
import datetime
import json
import pathlib

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import weasyprint
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

HERE = pathlib.Path(__file__).parent
TITLE = "Harbour master calls ferry safe"
PUBLISHER = "The Tideford Gazette"
AUTHOR = "Ada Quill"
PUBLISHED = "2031-03-04T09:30:00Z"
ADDRESS = "https://gazette.example/ferry"
PARAGRAPHS = [
    "The ferry between Tideford and the islands is safe, the harbour master said on Tuesday, rejecting reports that its hull had been damaged in a storm.",
    "“We looked at every plate,” Grace Oduya told reporters. “There is no crack that anybody could find.” The company that owns the ferry, Northline, did not answer questions.",
    "Two members of the crew, who did not want to be named, said that water had come in. An international inspector is expected in the town on Friday, according to the café owners’ association.",
]
SECOND = "The inspector found nothing, Northline said a week later."


def records():
    first = dict(id=1, headline=TITLE, source=PUBLISHER, author=AUTHOR, date=PUBLISHED, url=ADDRESS, body="\n\n".join(PARAGRAPHS), lang="en")
    second = dict(id=2, headline="Ferry inspected", source=PUBLISHER, author=None, date="2031-03-11", url=None, body=SECOND, lang="en")
    return [first, second]


def tables():
    rows = records()
    for name, dialect, encoding in [("table.csv", {}, "utf-8"), ("semicolons.csv", {"delimiter": ";"}, "cp1252"), ("unicode.txt", {"dialect": "excel-tab"}, "utf-16")]:
        with open(HERE / name, "w", newline="", encoding=encoding) as file:
            writer = csv.DictWriter(file, list(rows[0]), **dialect)
            writer.writeheader()
            writer.writerows(rows)
    table = pa.Table.from_pylist(rows).append_column("tags", pa.array([["ferry"], []]))
    for codec in ["snappy", "zstd"]:
        pq.write_table(table, HERE / f"{codec}.parquet", compression=codec, row_group_size=1)
    (HERE / "array.json").write_text(json.dumps([dict(text=row["body"], title=row["headline"], publisher=row["source"], author=row["author"],
        published=row["date"], url=row["url"], language=row["lang"]) for row in rows], indent=1), encoding="utf-8")


def word():
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = TITLE, AUTHOR
    document.core_properties.language = "en"
    document.add_heading(TITLE)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.add_paragraph("Checked on Tuesday", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Plates", "412"
    document.save(HERE / "report.docx")


def pdf():
    head = f"<html lang=en><head><title>{TITLE}</title><meta name=author content='{AUTHOR}'>"
    style = """<style>@page { size: A5; @top-center { content: 'The Tideford Gazette' } @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages) } }
        body { font-size: 11pt; %s } p { margin: 0; text-indent: 1.5em; text-align: justify; hyphens: auto } h1 { font-size: 18pt; column-span: all }</style>"""
    body = f"<body><h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS * 3)
    for name, columns in [("columns.pdf", "columns: 2; column-gap: 12pt"), ("page.pdf", "")]:
        weasyprint.HTML(string=head + style % columns + body).write_pdf(HERE / name)
    styles = getSampleStyleSheet()
    file = BaseDocTemplate(str(HERE / "standard-fonts.pdf"), pagesize=A5, title=TITLE, author=AUTHOR, invariant=1)
    frames = [Frame(40, 40, 165, 500, id="left"), Frame(215, 40, 165, 500, id="right")]
    number = lambda canvas, file: canvas.drawCentredString(210, 20, str(file.page))
    file.addPageTemplates(PageTemplate(frames=frames, onPage=number))
    story = [Paragraph(TITLE, styles["Heading1"])]
    for paragraph in PARAGRAPHS * 4:
        story += [Paragraph(paragraph, styles["Normal"]), Spacer(1, 8)]
    file.build(story)


def locked():
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=HERE / "standard-fonts.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(HERE / "locked.pdf")


if __name__ == "__main__":
    tables()
    word()
    pdf()
    locked()
