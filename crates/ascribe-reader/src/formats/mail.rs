//! Mails (EML, Maildir): newsletters and press releases. The text is a document, and so is each thing that is attached to it.

use std::panic::catch_unwind;

use ascribe_types::{Document, Teller};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Format, Kind, Way};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, paragraphs};

/// The most bytes that a mail may have, with all that is attached to it.
pub(super) const MOST: u64 = 64 << 20;

/// A mail.
pub(crate) static FORMAT: Format =
    Format { name: "mail", what: "mails (EML)", most: MOST, knows, way: Way::Many(unpack) };

/// Fields that a mail has and a text hardly ever begins with; "Date:" and "From:" may head a memo as well.
const FIELDS: &[&str] = &["message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature"];

fn knows(head: &Head<'_>) -> bool {
    begins(head.bytes)
}

/// Whether `bytes` begin with the header of a mail: who wrote it, and a field that only mails have.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let (mut from, mut other) = (false, false);
    for line in bytes.split(|&byte| byte == b'\n').take_while(|line| !line.trim_ascii().is_empty()) {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(name) = field(line) else { return false };
        from |= name.eq_ignore_ascii_case("from");
        other |= FIELDS.iter().any(|known| name.eq_ignore_ascii_case(known));
        if from && other {
            return true;
        }
    }
    false
}

/// The name of the field on a line of a header.
fn field(line: &[u8]) -> Option<&str> {
    let end = line.iter().position(|&byte| byte == b':')?;
    let name = std::str::from_utf8(&line[..end]).ok()?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())).then_some(name)
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let mail = Mail::read(&stream.all(MOST)?)?;
    match mail.body {
        Some((kind, text)) => unpacking.itself(kind, mail.known, text.into_bytes())?,
        None if mail.attached.is_empty() => return Err(Error::empty().into()),
        None => {}
    }
    for (name, bytes) in mail.attached {
        unpacking.member(&name, Document::default(), &mut bytes.as_slice())?;
    }
    (0..mail.pictures).for_each(|_| unpacking.pass_over());
    Ok(())
}

/// A mail, taken apart.
#[derive(Default)]
struct Mail {
    known: Document,
    body: Option<(Kind, String)>,
    attached: Vec<(String, Vec<u8>)>,
    /// How many pictures and the like are in it.
    pictures: usize,
}

impl Mail {
    /// Takes a mail apart. The library is much code on bytes from anywhere, and a fault there must cost one mail and not the run.
    fn read(bytes: &[u8]) -> Result<Self, Error> {
        let read = || MessageParser::default().parse(bytes).map(|message| Self::of(&message));
        catch_unwind(read).ok().flatten().ok_or_else(Error::no_mail)
    }

    fn of(message: &Message<'_>) -> Self {
        let (pictures, attached): (Vec<_>, Vec<_>) = message.attachments().partition(|part| is_no_report(part));
        let attached = attached.into_iter().enumerate().map(|(index, part)| (name(part, index + 1), bytes(part)));
        Self { known: known(message), body: body(message), attached: attached.collect(), pictures: pictures.len() }
    }
}

/// What the header says.
fn known(message: &Message<'_>) -> Document {
    let published = message.date().filter(|date| date.is_valid()).map(|date| date.to_rfc3339());
    let from = message.from().and_then(|from| from.first());
    Document {
        title: message.subject().and_then(line),
        author: from.and_then(|from| from.name().or(from.address())).and_then(line),
        published_by: published.is_some().then_some(Teller::Metadata),
        published,
        ..Document::default()
    }
}

fn line(text: &str) -> Option<String> {
    Some(paragraphs::fold(text)).filter(|line| !line.is_empty())
}

/// The text: as plain text where the mail has it so, else as a page.
fn body(message: &Message<'_>) -> Option<(Kind, String)> {
    let texts: Vec<&str> = message.text_bodies().filter_map(|part| plain(&part.body)).collect();
    let text = Some(texts.join("\n\n")).filter(|text| !crate::is_blank(text)).map(|text| (Kind::TEXT, text));
    let page =
        || message.html_bodies().find_map(|part| if let PartType::Html(page) = &part.body { Some(page) } else { None });
    text.or_else(|| page().map(|page| (Kind::HTML, page.to_string())))
}

fn plain<'m>(part: &'m PartType<'_>) -> Option<&'m str> {
    if let PartType::Text(text) = part { Some(text) } else { None }
}

/// Whether a part is a picture, a sound or a signature.
fn is_no_report(part: &MessagePart<'_>) -> bool {
    let media = part.content_type();
    let subtype = media.and_then(|media| media.subtype()).unwrap_or_default().to_ascii_lowercase();
    let kind = media.map(|media| media.ctype().to_ascii_lowercase()).unwrap_or_default();
    matches!(kind.as_str(), "image" | "audio" | "video") || subtype.ends_with("signature") || subtype == "calendar"
}

/// What an attachment is called; a mail within a mail and what has no name, by its number.
fn name(part: &MessagePart<'_>, number: usize) -> String {
    let ending = if matches!(part.body, PartType::Message(_)) { ".eml" } else { "" };
    part.attachment_name().map_or_else(|| format!("attachment {number}{ending}"), str::to_owned)
}

fn bytes(part: &MessagePart<'_>) -> Vec<u8> {
    match &part.body {
        PartType::Message(message) => message.raw_message().to_vec(),
        _ => part.contents().to_vec(),
    }
}
