"""Makes the files of this folder, each by a program that writes its form. Needs warcio, zstandard and brotli; run it in this folder."""

import bz2
import gzip
import io
import lzma
import mailbox
import tarfile
import zipfile
import zlib
from email.message import EmailMessage

import brotli
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = "The ferry is safe, the harbour master of Tideford said on Tuesday. A fisherman doubted it.\n"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title} | The Tideford Gazette</title>
<meta property="og:site_name" content="The Tideford Gazette"><meta name="author" content="Ada Quill">
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2031-03-04T09:30:00Z">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{title}</h1>
<p>The mayor of Tideford, Grace Oduya, on Tuesday rejected a plan to sell the {thing}, calling it “a bad deal for everybody who lives here”.</p>
<p>“We will not sell what our grandparents built,” she told reporters in the café of the town hall, where some two hundred people had gathered.</p>
<p>The company behind the plan, Northline Ports, said that it had not been told of the decision and would wait for a letter.</p>
</article><footer>Copyright 2031</footer></body></html>"""


def page(thing):
    return PAGE.format(title=f"Mayor rejects {thing} plan", thing=thing)


def chunked(body, size=200):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def respond(writer, path, body, status="200 OK", media="text/html; charset=utf-8", **fields):
    fields = [("Content-Type", media)] + [(name.replace("_", "-"), value) for name, value in fields.items()]
    head = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
    dates = {"WARC-Date": "2033-01-01T00:00:00Z"}
    uri = f"https://gazette.example/{path}"
    writer.write_record(writer.create_warc_record(uri, "response", io.BytesIO(body), http_headers=head, warc_headers_dict=dates))


def warc(name):
    with open(name, "wb") as file:
        writer = WARCWriter(file, gzip=name.endswith(".gz"))
        writer.write_record(writer.create_warcinfo_record(name, {"software": "warcio"}))
        request = StatusAndHeaders("GET /harbour HTTP/1.1", [("Host", "gazette.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record("https://gazette.example/harbour", "request", http_headers=request))
        respond(writer, "harbour", page("harbour").encode())
        respond(writer, "gone", b"<html>Not here</html>", status="404 Not Found")
        respond(writer, "logo.png", b"\x89PNG\r\n\x1a\n", media="image/png")
        raw = page("mill").encode()
        deflate = zlib.compressobj(wbits=-15)
        respond(writer, "gzip", gzip.compress(raw, mtime=0), Content_Encoding="gzip")
        respond(writer, "zlib", zlib.compress(raw), Content_Encoding="deflate")
        respond(writer, "deflate", deflate.compress(raw) + deflate.flush(), Content_Encoding="deflate")
        respond(writer, "br", brotli.compress(raw), Content_Encoding="br")
        respond(writer, "chunked", chunked(gzip.compress(raw, mtime=0)), Content_Encoding="gzip", Transfer_Encoding="chunked")
        respond(writer, "not-chunked", raw, Content_Encoding="gzip", Transfer_Encoding="chunked")
        respond(writer, "latin", page("café").encode("cp1251", "ignore"), media="text/html; charset=windows-1251")
        for kind, path in (("resource", "note.txt"), ("conversion", "words")):
            record = writer.create_warc_record(
                f"https://gazette.example/{path}", kind, io.BytesIO(TEXT.encode()), warc_content_type="text/plain"
            )
            writer.write_record(record)


def mail(subject, text, page=None, attached=()):
    mail = EmailMessage()
    mail["From"] = "Harbour Office of Tideford <press@harbour.example>"
    mail["To"] = "newsroom@gazette.example"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 04 Mar 2031 09:30:00 +0100"
    mail["Message-ID"] = "<1@harbour.example>"
    mail.set_content(text, cte="quoted-printable")
    if page:
        mail.add_alternative(page, subtype="html")
    for name, main, sub, data in attached:
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


RELEASE = mail(
    "Ferry declared safe — café reopens",
    "“The ferry is safe,” the harbour master said.\nFrom today it sails again.\n",
    "<p>The same as a page.</p>",
    [("note.txt", "text", "plain", TEXT.encode()), ("logo.png", "image", "png", b"\x89PNG\r\n\x1a\n")],
)


def box(name):
    open(name, "wb").close()
    mails = mailbox.mbox(name)
    mails.add(mailbox.mboxMessage(RELEASE))
    mails.add(mailbox.mboxMessage(mail("Second", "It rained.\n\nFrom the harbour no ship sailed.\n")))
    mails.close()


def archive(name):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        def add(path, data):
            file.writestr(zipfile.ZipInfo(path, (2031, 3, 4, 9, 30, 0)), data, zipfile.ZIP_DEFLATED)
        add("2031/ferry.txt", TEXT)
        add("2031/harbour.html", page("harbour"))
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as nested:
            nested.writestr(zipfile.ZipInfo("rain.txt", (2031, 3, 4, 9, 30, 0)), "It rained.\n")
        add("more.zip", inner.getvalue())
        add("../up.txt", TEXT)


def tar(name, mode):
    with tarfile.open(name, mode) as file:
        info = tarfile.TarInfo("2031/ferry.txt")
        info.size = len(TEXT)
        file.addfile(info, io.BytesIO(TEXT.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "../../secret"
        file.addfile(link)


warc("pages.warc")
warc("pages.warc.gz")
open("release.eml", "wb").write(RELEASE.as_bytes())
box("box.mbox")
archive("reports.zip")
tar("reports.tar", "w")
tar("reports.tar.gz", "w:gz")
open("ferry.txt.gz", "wb").write(gzip.compress(TEXT.encode(), mtime=0))
open("ferry.txt.bz2", "wb").write(bz2.compress(TEXT.encode()))
open("ferry.txt.xz", "wb").write(lzma.compress(TEXT.encode()))
open("ferry.txt.zst", "wb").write(zstandard.compress(TEXT.encode()))
