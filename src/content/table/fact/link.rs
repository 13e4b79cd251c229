//! Addresses on the web.
//!
//! In: the table of a fact. Out: a [`Link`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::{Kind, checked, chosen, or, placed, tag_of, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::shape::{Shape, TAG};
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::content::voice::rich::rich;
use crate::diag::Sink;
use crate::lang::{Tag, same_writing};
use crate::source::Spanned;

form! {
    /// An address on the web.
    #[derive(Debug, Clone)]
    pub struct Link {
        /// The address, from https:// on. Short ones make small QR codes.
        pub url: Spanned<String> = address(),
        /// The address of the page in other languages, by their tags: `th = "https://…"`. Their flyers print it, and their QR codes open it.
        pub languages: Vec<(Spanned<String>, Spanned<String>)> =
            or(checked(chosen(TAG, address()), each_is_a_tag), Vec::new()),
    }
}

impl Link {
    /// The address for readers of a language.
    #[must_use]
    pub fn in_language(&self, reader: &Tag) -> &Spanned<String> {
        let of = |is_it: &dyn Fn(&Tag) -> bool| {
            let mut pages = self.languages.iter();
            pages.find(|(tag, _)| Tag::new(&tag.value).is_ok_and(|tag| is_it(&tag)))
        };
        let own = of(&|tag| tag == reader).or_else(|| of(&|tag| same_writing(tag, reader)));
        own.map_or(&self.url, |(_, url)| url)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url.value)?;
        self.languages.iter().try_for_each(|(tag, url)| write!(f, ", {} {}", tag.value, url.value))
    }
}

impl Voiced for Link {
    const PARTS: &'static [&'static str] = &[];

    fn voiced(&self, part: &str, how: &Saying<'_>, _: &mut Sink) -> Option<Rich> {
        let url = self.in_language(how.voice.language);
        part.is_empty().then(|| rich(url.value.clone(), false, how.at))
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let own = self.languages.iter().map(|(_, url)| url);
        [&self.url].into_iter().chain(own).map(|url| ("", Sense::link(&url.value))).collect()
    }
}

/// Reports what is not the tag of a language.
fn each_is_a_tag<T>(pages: &Vec<(Spanned<String>, T)>, sink: &mut Sink) {
    for (tag, _) in pages {
        tag_of(&tag.value, tag.span, sink);
    }
}

/// An address, with its place.
pub(crate) fn address() -> impl Kind<Read = Spanned<String>> {
    placed(text_like(shape, url))
}

/// Addresses that a flyer can print (RFC 3986).
fn shape() -> Shape {
    Shape::matching(
        r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?$",
    )
}

/// Takes an address; what is wrong with it is reported.
fn url(url: Literal<'_>, sink: &mut Sink) -> Option<String> {
    if !is_https(url.text) {
        let hint = if url.text.contains('@') {
            "an e-mail address is a fact of its own: write it under [email.NAME] as `address`, and {email:NAME} in the packs"
        } else {
            "for example \"https://www.city.example.lg.jp/\""
        };
        sink.report(
            url.is_not("an address that a flyer can print", &codes::BAD_URL)
                .label("expected https://, a host and only characters of RFC 3986")
                .hint(hint),
        );
    }
    Some(url.text.to_owned())
}

/// Whether it is an address that a flyer can print.
pub(crate) fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
    host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
        && url.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_https() {
        assert!(is_https("https://www.moj.go.jp/isa/support/portal/mynumbercard.html"));
        for url in ["http://a.jp", "https://", "https://a", "https://a.jp/ b", "https://a..jp"] {
            assert!(!is_https(url), "{url}");
        }
    }
}
