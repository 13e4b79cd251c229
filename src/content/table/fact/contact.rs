//! Whom to ask: a section with its place, telephone, fax and hours.
//!
//! In: the table of a fact. Out: a [`Contact`], which names other facts.

use std::fmt;

use super::place::in_languages;
use super::{Email, FactForm, FactKind, Hours, Link, Phone, Place, Voiced};
use crate::content::form::form;
use crate::content::form::kind::{optional, placed, text};
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::diag::Sink;
use crate::source::Spanned;

form! {
    /// A section of the city hall, or who else answers.
    #[derive(Debug, Clone)]
    pub struct Contact {
        /// What it is called, by language; `name.ja-simple` may have readings above kanji, as in packs.
        pub name: Spanned<Vec<(Spanned<String>, String)>> = in_languages(),
        /// Where it is: a name of the table `place` in this file.
        pub place: Option<Spanned<String>> = optional(placed(text())),
        /// Its telephone: a name of the table `phone`.
        pub phone: Option<Spanned<String>> = optional(placed(text())),
        /// Its fax: a name of the table `phone`.
        pub fax: Option<Spanned<String>> = optional(placed(text())),
        /// When it is open: a name of the table `hours`.
        pub hours: Option<Spanned<String>> = optional(placed(text())),
        /// Its e-mail address: a name of the table `email`.
        pub email: Option<Spanned<String>> = optional(placed(text())),
        /// Its page on the web: a name of the table `link`.
        pub link: Option<Spanned<String>> = optional(placed(text())),
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.value.iter().find(|(tag, _)| tag.value == "ja");
        f.write_str(name.map_or("", |(_, name)| name))?;
        for (kind, name) in self.names() {
            write!(f, ", {} {}", kind.key(), name.value)?;
        }
        Ok(())
    }
}

impl Voiced for Contact {
    const PARTS: &'static [&'static str] =
        &["name", "place", "address", "phone", "fax", "hours", "email", "link"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        match part {
            "" => Some(how.both(&self.name.value, sink)),
            "name" => Some(how.in_reader_language(&self.name.value)),
            "place" => said::<Place>((self.place.as_ref(), part), "", how, sink),
            "address" => said::<Place>((self.place.as_ref(), "place"), "address", how, sink),
            "phone" => said::<Phone>((self.phone.as_ref(), part), "", how, sink),
            "fax" => said::<Phone>((self.fax.as_ref(), part), "", how, sink),
            "hours" => said::<Hours>((self.hours.as_ref(), part), "", how, sink),
            "email" => said::<Email>((self.email.as_ref(), part), "", how, sink),
            "link" => said::<Link>((self.link.as_ref(), part), "", how, sink),
            _ => None,
        }
    }

    fn names(&self) -> Vec<(FactKind, &Spanned<String>)> {
        let all = [
            (FactKind::Place, &self.place),
            (FactKind::Phone, &self.phone),
            (FactKind::Phone, &self.fax),
            (FactKind::Hours, &self.hours),
            (FactKind::Email, &self.email),
            (FactKind::Link, &self.link),
        ];
        all.into_iter().filter_map(|(kind, name)| Some((kind, name.as_ref()?))).collect()
    }
}

/// What a part of another fact says; reports it if the contact names none at `key`.
fn said<T: FactForm + 'static>(
    (name, key): (Option<&Spanned<String>>, &str),
    part: &str,
    how: &Saying<'_>,
    sink: &mut Sink,
) -> Option<Rich> {
    let Some(name) = name else {
        how.says_no("contact", key, sink);
        return Some(Rich::default());
    };
    let fact = how.fact::<T>(name, sink);
    Some(fact.and_then(|fact| fact.voiced(part, how, sink)).unwrap_or_default())
}
