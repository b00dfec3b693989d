"""Makes the items of news in this folder with the formatters of Superdesk, the newsrooms' system, as agencies send them: messages in NewsML-G2, one
with a report in NITF and one with a plain text, and items in ninjs, one alone (indented by the standard library) and several, a line each.

    pip install "superdesk-core==2.5.3"
    python testdata/formats/make_wire.py

Superdesk wants a Python that has `asyncio.coroutine` (3.10 at most). On a later one install it with `--no-deps`, then what it imports in newer
versions; what a newer Python lacks and what only watches it is stood in for below. No database is needed: what the formatters ask of it is
answered here. The report is our own.
"""

import asyncio
import datetime
import html
import json
import pathlib
import sys
from unittest import mock

if not hasattr(asyncio, "coroutine"):
    asyncio.coroutine = lambda function: function
for watcher in ["elasticapm", "elasticapm.contrib", "elasticapm.contrib.flask"]:
    sys.modules.setdefault(watcher, mock.MagicMock())

import flask
import superdesk
from superdesk.publish.formatters import NewsMLG2Formatter, NINJSFormatter, newsml_g2_formatter

HERE = pathlib.Path(__file__).parent
PUBLISHER = "The Tideford Gazette"
PUBLISHED = datetime.datetime(2031, 3, 4, 9, 30, tzinfo=datetime.timezone.utc)
PARAGRAPHS = [
    "The ferry between Tideford and the islands is safe, the harbour master said on Tuesday, rejecting reports that its hull had been damaged in a storm.",
    "“We looked at every plate,” Grace Oduya told reporters. “There is no crack that anybody could find.” The company that owns the ferry, Northline, did not answer questions.",
    "Two members of the crew, who did not want to be named, said that water had come in. An international inspector is expected in the town on Friday, according to the café owners’ association.",
]


def article(guid, headline, paragraphs, **more):
    """An article as the newsroom's system has it."""
    body = "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    told = dict(guid=guid, _current_version=2, type="text", state="published", pubstatus="usable", language="en", source="TG", urgency=3)
    told |= dict(headline=headline, slugline="ferry", body_html=body, versioncreated=PUBLISHED, firstcreated=PUBLISHED - datetime.timedelta(hours=1))
    return told | dict(subject=[dict(qcode="04000000", name="economy, business and finance")]) | more


FERRY = article("urn:newsml:gazette.example:2031:ferry", "Harbour master calls ferry safe", PARAGRAPHS, byline="Ada Quill")
INSPECTED = article(
    "urn:newsml:gazette.example:2031:inspected",
    "Ferry inspected",
    ["The inspector found nothing, Northline said a week later.", "Its owners & crew were glad."],
    ednote="Not for the islands",
    abstract="Nothing was found.",
)
PLAIN = FERRY | dict(format="preserved", body_html="<pre>" + html.escape("\n\n".join(PARAGRAPHS), quote=False) + "</pre>")
WITHDRAWN = article("urn:newsml:gazette.example:2031:sunk", "Ferry sunk", ["The ferry sank, a fisherman said."], pubstatus="canceled")


def service(name):
    """What the formatters ask of the newsroom's database."""
    asked = mock.MagicMock()
    asked.generate_sequence_number.return_value = 7
    asked.get_rightsinfo.return_value = dict(copyrightholder=PUBLISHER, copyrightnotice="© The Tideford Gazette", usageterms="")
    asked.find_one.return_value = None
    return asked


def formatted(formatter, item):
    return formatter.format(item, dict(name="A reader"))[0][1]


newsroom = flask.Flask("newsroom")
newsroom.config.update(DATE_FORMAT="%Y-%m-%dT%H:%M:%S+0000", NEWSML_PROVIDER_ID=PUBLISHER, DEFAULT_LANGUAGE="en", VERSION="_current_version", ID_FIELD="_id")
superdesk.get_resource_service = service
newsml_g2_formatter.utcnow = lambda: PUBLISHED
with newsroom.app_context():
    (HERE / "message.xml").write_text(formatted(NewsMLG2Formatter(), FERRY), encoding="utf-8")
    (HERE / "plain-message.xml").write_text(formatted(NewsMLG2Formatter(), PLAIN), encoding="utf-8")
    (HERE / "item.json").write_text(json.dumps(json.loads(formatted(NINJSFormatter(), FERRY)), indent=1) + "\n", encoding="utf-8")
    items = [formatted(NINJSFormatter(), item) + "\n" for item in [FERRY, INSPECTED, WITHDRAWN]]
    (HERE / "items.jsonl").write_text("".join(items), encoding="utf-8")
