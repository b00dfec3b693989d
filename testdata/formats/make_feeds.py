"""Makes the feeds in this folder with feedgen, a JSON Feed as the standard library writes JSON, and a list of feeds with pyopml.

    pip install feedgen pyopml
    python testdata/formats/make_feeds.py

The report is our own.
"""

import datetime
import html
import json
import pathlib

from feedgen.feed import FeedGenerator
from opml import OpmlDocument

HERE = pathlib.Path(__file__).parent
TITLE = "Harbour master calls ferry safe"
PUBLISHER = "The Tideford Gazette"
AUTHOR = "Ada Quill"
PUBLISHED = datetime.datetime(2031, 3, 4, 22, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))
ADDRESS = "https://gazette.example/ferry"
PARAGRAPHS = [
    "The ferry between Tideford and the islands is safe, the harbour master said on Tuesday, rejecting reports that its hull had been damaged in a storm.",
    "“We looked at every plate,” Grace Oduya told reporters. “There is no crack that anybody could find.” The company that owns the ferry, Northline, did not answer questions.",
    "Two members of the crew, who did not want to be named, said that water had come in. An international inspector is expected in the town on Friday, according to the café owners’ association.",
]
SUMMARY = "The inspector found nothing, Northline said."
BODY = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in PARAGRAPHS)


def feed(with_author):
    """A feed whose first item has its report whole, and whose second has a summary only."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.id("https://gazette.example/")
    feed.title(PUBLISHER)
    feed.description("News from the harbour")
    feed.language("en")
    feed.link(href="https://gazette.example/", rel="alternate")
    feed.updated(PUBLISHED)
    feed.lastBuildDate(PUBLISHED)
    whole = feed.add_entry(order="append")
    whole.id(ADDRESS)
    whole.title(TITLE)
    whole.link(href=ADDRESS, rel="alternate")
    whole.published(PUBLISHED)
    whole.updated(PUBLISHED)
    whole.summary("The ferry is safe, the harbour master said.")
    whole.content(BODY, type="CDATA" if with_author == "dc" else "html")
    if with_author == "dc":
        whole.dc.dc_creator(AUTHOR)
    else:
        whole.author(name=AUTHOR)
    short = feed.add_entry(order="append")
    short.id("https://gazette.example/inspected")
    short.title("Ferry inspected")
    short.link(href="https://gazette.example/inspected", rel="alternate")
    short.updated(PUBLISHED)
    if with_author == "dc":
        short.description(SUMMARY)
    else:
        short.summary(SUMMARY)
    return feed


def json_feed():
    whole = dict(id=ADDRESS, url=ADDRESS, title=TITLE, content_html=BODY, date_published=PUBLISHED.isoformat(), authors=[dict(name=AUTHOR)])
    short = dict(id="2", url="https://gazette.example/inspected", title="Ferry inspected", summary=SUMMARY)
    return dict(version="https://jsonfeed.org/version/1.1", title=PUBLISHER, language="en", items=[whole, short])


feed("dc").rss_file(str(HERE / "rss.xml"), pretty=True)
feed("atom").atom_file(str(HERE / "atom.xml"), pretty=True)
(HERE / "feed.json").write_text(json.dumps(json_feed(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def feeds():
    """A list of feeds, in folders."""
    feeds = OpmlDocument(title="Harbours & towns")
    feeds.add_rss(PUBLISHER, "https://gazette.example/feed?format=rss&lang=en", version="RSS")
    coast = feeds.add_outline("The coast").add_outline("North")
    coast.add_rss("Fjord Post – Skårvik", "https://fjordpost.example/atom.xml")
    coast.add_rss("The same again", "https://fjordpost.example/atom.xml")
    feeds.add_outline("A note")
    return feeds


feeds().dump(str(HERE / "feeds.opml"), pretty=True)
