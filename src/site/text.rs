//! Texts as HTML.
//!
//! In: texts with their structure. Out: HTML in which nothing of a text is taken for a
//! tag: emphasis, readings that are read once, passages in other languages, and what a
//! tap opens. Knows nothing about elements.

use std::fmt::Write;
use std::ops::Range;

use crate::content::model::{Inline, Mark, Rich, Text};
use crate::content::{Reading, is_address, is_https};
use crate::frame::Role;

/// A place: the addresses that texts say, the Japanese one first, and the map that they
/// open.
#[derive(Debug, Clone)]
pub struct Mapped {
    /// The addresses.
    pub addresses: Vec<String>,
    /// The address of the map.
    pub url: String,
}

/// A text with its structure; with readings over characters, or without any.
pub(super) fn rich(text: &Rich, has_ruby: bool, maps: &[Mapped]) -> String {
    let mut html = String::new();
    let mut rest = &text.0[..];
    while let Some((said, url)) = addressed(rest, maps) {
        html += &written(&rest[..said.start], has_ruby, true);
        html += &link(url, &written(&rest[said.clone()], has_ruby, false));
        rest = &rest[said.end..];
    }
    html + &written(rest, has_ruby, true)
}

/// The same for what stands inside a link: there is no link in it.
pub(super) fn unlinked(text: &Rich, has_ruby: bool) -> String {
    written(&text.0, has_ruby, false)
}

/// The first pieces that are the address of a place, and the map that they open.
fn addressed<'a>(text: &[Inline], maps: &'a [Mapped]) -> Option<(Range<usize>, &'a str)> {
    // Most texts say none, and most sites have no map.
    if maps.is_empty() {
        return None;
    }
    let plain: Vec<String> = text.iter().map(Inline::plain).collect();
    let end = |from: usize, address: &str| {
        let mut rest = address;
        for (at, piece) in plain.iter().enumerate().skip(from) {
            rest = rest.strip_prefix(piece.as_str())?;
            if rest.is_empty() {
                return Some(at + 1);
            }
        }
        None
    };
    let known = maps.iter().flat_map(|map| map.addresses.iter().map(move |it| (it, &map.url)));
    let found = known.filter(|(address, _)| !address.is_empty()).filter_map(|(address, url)| {
        let mut places = (0..plain.len()).filter_map(|from| Some(from..end(from, address)?));
        places.next().map(|place| (place, url))
    });
    let (said, url) = found.min_by_key(|(said, _)| said.start)?;
    Some((said, url.as_str()))
}

fn written(text: &[Inline], has_ruby: bool, has_links: bool) -> String {
    let strong = |is_strong, inner: String| {
        if is_strong { format!("<strong>{inner}</strong>") } else { inner }
    };
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => strong(text.strong, plain(text, has_links)),
        Inline::Ruby { readings, strong: is_strong, .. } => {
            strong(*is_strong, ruby(readings, has_ruby))
        }
        Inline::Mark { mark, alt, .. } => {
            let class = match mark {
                Mark::Frame => "frame",
                Mark::Yes => "yes",
                Mark::No => "no",
            };
            let said = match alt.as_str() {
                "" => "aria-hidden=\"true\"".to_owned(),
                alt => format!("role=\"img\" aria-label=\"{}\"", escaped(alt)),
            };
            format!("<span class=\"mark-{class}\" {said}> </span>")
        }
    };
    text.iter().map(inline).collect()
}

/// Readings over characters. They are hidden from the ear, since screen readers say them
/// again; where a browser knows no ruby, they stand in brackets.
fn ruby(readings: &[Reading], has_ruby: bool) -> String {
    let bases = readings.iter().map(|reading| escaped(&reading.base));
    if !has_ruby {
        return bases.collect();
    }
    let pairs = bases.zip(readings).map(|(base, reading)| {
        let above = escaped(&reading.reading);
        format!("{base}<rp>(</rp><rt aria-hidden=\"true\">{above}</rt><rp>)</rp>")
    });
    format!("<ruby>{}</ruby>", pairs.collect::<String>())
}

/// Characters of one style: a link where they are a telephone number, a mail address or
/// an address on the web.
fn plain(text: &Text, has_links: bool) -> String {
    let inner = escaped(&text.text);
    let inner = match (Role::call(&text.text), text.text.as_str()) {
        _ if !has_links => inner,
        (Some(Role::Link { url, .. }), _) if text.phone => link(&url, &inner),
        (_, written) if is_https(written) => link(written, &inner),
        (_, written) if is_mail(written) => link(&format!("mailto:{written}"), &inner),
        _ => inner,
    };
    match &text.language {
        Some(tag) => format!("<span lang=\"{tag}\">{inner}</span>"),
        None => inner,
    }
}

/// Whether a text is nothing but a mail address, of characters that mean nothing else in
/// `mailto:` (RFC 6068).
fn is_mail(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"._+-@".contains(&b);
    is_address(text) && text.bytes().all(is_plain)
}

/// A link around something.
pub(super) fn link(url: &str, inner: &str) -> String {
    format!("<a href=\"{}\">{inner}</a>", escaped(url))
}

/// A text without what means something in HTML and XML, and without characters that
/// neither of them may have.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Writing to a string cannot fail.
        let _ = match c {
            '&' => out.write_str("&amp;"),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '"' => out.write_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => Ok(()),
            c if c.is_control() => Ok(()),
            c => out.write_char(c),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_a_tag() {
        assert_eq!(escaped("<b a=\"x\">&\u{0}\n\u{7f}"), "&lt;b a=&quot;x&quot;&gt;&amp;");
    }

    #[test]
    fn an_address_opens_its_map() {
        let map = |addresses: &[&str], url: &str| Mapped {
            addresses: addresses.iter().map(|&it| it.to_owned()).collect(),
            url: url.to_owned(),
        };
        let maps = [
            map(&["星野市本町1-1-1", "1-1-1 Honcho"], "https://m.jp/?q=a"),
            map(&["川1"], "https://m.jp/?q=b"),
        ];
        let span = crate::source::Span::default();
        let text = |pieces: &[&str]| {
            Rich(pieces.iter().flat_map(|piece| Rich::literal(piece, span).0).collect())
        };
        for (pieces, html) in [
            (
                &["at ", "星野市本町", "1-1-1", "."][..],
                "at <a href=\"https://m.jp/?q=a\">星野市本町1-1-1</a>.",
            ),
            (&["星野市本町", "1-1-10"][..], "星野市本町1-1-10"),
            (
                &["1-1-1 Honcho", ", ", "川1"][..],
                "<a href=\"https://m.jp/?q=a\">1-1-1 Honcho</a>, <a href=\"https://m.jp/?q=b\">川1</a>",
            ),
        ] {
            assert_eq!(rich(&text(pieces), true, &maps), html);
        }
        let readings = vec![Reading { base: "川".to_owned(), reading: "かわ".to_owned() }];
        let mut ruby = text(&["1"]);
        ruby.0.insert(0, Inline::Ruby { readings, strong: false, span });
        assert_eq!(rich(&ruby, false, &maps), "<a href=\"https://m.jp/?q=b\">川1</a>");
    }

    #[test]
    fn mail_addresses_are_told_from_other_texts() {
        assert!(is_mail("gomi@city.hoshino.example.jp"));
        for text in ["a@b", "@b.jp", "see a@b.jp", "a@b.jp?body=x", "a b@c.jp"] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
