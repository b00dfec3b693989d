"""Makes the page and the document in RTF in this folder with pandoc.

    pip install pypandoc_binary
    python testdata/formats/make_pandoc.py

The report is our own.
"""

import pathlib

import pypandoc

HERE = pathlib.Path(__file__).parent
REPORT = """---
title: Harbour master calls ferry safe
author: Ada Quill
date: 2031-03-04
lang: en
---

The ferry between Tideford and the islands is safe, the harbour master said on *Tuesday*, rejecting reports that its hull had been damaged in a storm.

“We looked at every plate,” **Grace Oduya** told reporters. “There is no crack that anybody could find.” The company that owns the ferry, Northline, did not answer questions.

Two members of the crew, who did not want to be named, said that water had come in. An international inspector is expected in the town on Friday, according to the café owners’ association.
"""

pypandoc.convert_text(REPORT, "html", "markdown", extra_args=["--standalone"], outputfile=str(HERE / "pandoc.html"))
pypandoc.convert_text(REPORT, "rtf", "markdown", extra_args=["--standalone"], outputfile=str(HERE / "report.rtf"))
