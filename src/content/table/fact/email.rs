//! E-mail addresses.
//!
//! In: the table of a fact. Out: an [`Email`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::text_like;
use crate::content::form::literal::Literal;
use crate::content::form::shape::Shape;
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::content::voice::rich::rich;
use crate::diag::Sink;

form! {
    /// An e-mail address.
    #[derive(Debug, Clone)]
    pub struct Email {
        /// The address, such as "gomi@city.example.lg.jp".
        pub address: String = text_like(shape, address),
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)
    }
}

impl Voiced for Email {
    const PARTS: &'static [&'static str] = &[];

    fn voiced(&self, part: &str, how: &Saying<'_>, _: &mut Sink) -> Option<Rich> {
        part.is_empty().then(|| rich(self.address.clone(), false, how.at))
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        vec![("", Sense::link(&self.address))]
    }
}

/// Addresses of HTML's `<input type="email">`, a subset of RFC 5322 that people type,
/// on a host with a dot.
fn shape() -> Shape {
    Shape::matching(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")
}

/// Takes an address; what is wrong with it is reported.
fn address(address: Literal<'_>, sink: &mut Sink) -> Option<String> {
    let is_address = is_address(address.text);
    if !is_address {
        sink.report(
            address
                .is_not("an e-mail address", &codes::BAD_EMAIL)
                .label("expected a name, @ and a host with a dot")
                .hint("for example \"gomi@city.example.lg.jp\""),
        );
    }
    is_address.then(|| address.text.to_owned())
}

/// Whether it is an address that people can type.
pub(crate) fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let in_name = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
    let in_host = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let labels: Vec<&str> = host.split('.').collect();
    !name.is_empty()
        && name.bytes().all(in_name)
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty() && label.bytes().all(in_host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_a_name_and_a_host() {
        assert!(is_address("gomi.recycle+1@city.shinjuku.lg.jp"));
        for text in ["", "gomi", "@city.jp", "gomi@", "gomi@city", "gomi@city..jp", "a b@city.jp"] {
            assert!(!is_address(text), "{text}");
        }
        assert!(!is_address("ｇｏｍｉ@city.jp") && !is_address("gomi@city.jp@x.jp"));
    }
}
