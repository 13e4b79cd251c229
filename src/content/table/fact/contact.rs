//! Whom to ask: a section with its place, telephone, fax and hours.
//!
//! In: the table of a fact. Out: a [`Contact`], which names other facts.

use std::fmt;

use super::place::{in_languages, on_page};
use super::{Email, FactForm, FactKind, Hours, Link, Phone, Place, Voiced};
use crate::content::form::form;
use crate::content::form::kind::{Kind, list_of, optional, or, placed, text};
use crate::content::form::reader::Field;
use crate::content::form::shape::Shape;
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::Spanned;

form! {
    /// A section of the city hall, or who else answers.
    #[derive(Debug, Clone)]
    pub struct Contact {
        /// What it is called, by language; `name.ja-simple` may have readings above kanji, as in packs. Leave it out where only blocks with words of their own show it.
        pub name: Option<Spanned<Vec<(Spanned<String>, String)>>> = optional(in_languages()),
        /// Where it is: a name of the table `place` in this file.
        pub place: Option<Spanned<String>> = optional(placed(text())),
        /// Its telephone: a name of the table `phone`.
        pub phone: Option<Spanned<String>> = optional(placed(text())),
        /// Its fax: a name of the table `phone`.
        pub fax: Option<Spanned<String>> = optional(placed(text())),
        /// When it is open: a name of the table `hours`, or a list of them, such as hours that differ by language.
        pub hours: Vec<Spanned<String>> = or(one_or_list(), Vec::new()),
        /// Its e-mail address: a name of the table `email`.
        pub email: Option<Spanned<String>> = optional(placed(text())),
        /// Its page on the web: a name of the table `link`.
        pub link: Option<Spanned<String>> = optional(placed(text())),
    }
}

impl Contact {
    /// What it is called on a page in a language whose readers speak `speech`; `None` if it
    /// has no name.
    #[must_use]
    pub fn called(&self, language: &Tag, speech: &Tag) -> Option<Rich> {
        self.name.as_ref().map(|names| on_page(names, language, speech))
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = self.name.iter().flat_map(|names| &names.value);
        let name = names.find(|(tag, _)| tag.value == "ja");
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
            "" | "name" => {
                let Some(names) = &self.name else {
                    how.says_no("contact", "name", sink);
                    return Some(Rich::default());
                };
                Some(match part {
                    "" => how.both(&names.value, sink),
                    _ => how.in_reader_language(&names.value),
                })
            }
            "place" => said::<Place>((self.place.as_ref(), part), "", how, sink),
            "address" => said::<Place>((self.place.as_ref(), "place"), "address", how, sink),
            "phone" => said::<Phone>((self.phone.as_ref(), part), "", how, sink),
            "fax" => said::<Phone>((self.fax.as_ref(), part), "", how, sink),
            "hours" => {
                let all: Vec<Rich> = match self.hours.as_slice() {
                    [] => said::<Hours>((None, part), "", how, sink).into_iter().collect(),
                    [..] => {
                        let said = |name| said::<Hours>((Some(name), part), "", how, sink);
                        self.hours.iter().filter_map(said).collect()
                    }
                };
                Some(how.tongue().list(all, how.at))
            }
            "email" => said::<Email>((self.email.as_ref(), part), "", how, sink),
            "link" => said::<Link>((self.link.as_ref(), part), "", how, sink),
            _ => None,
        }
    }

    fn names(&self) -> Vec<(FactKind, &Spanned<String>)> {
        let one = [
            (FactKind::Place, &self.place),
            (FactKind::Phone, &self.phone),
            (FactKind::Phone, &self.fax),
            (FactKind::Email, &self.email),
            (FactKind::Link, &self.link),
        ];
        let one = one.into_iter().filter_map(|(kind, name)| Some((kind, name.as_ref()?)));
        one.chain(self.hours.iter().map(|name| (FactKind::Hours, name))).collect()
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

/// Texts that say something, or one of them without a list around it.
fn one_or_list() -> impl Kind<Read = Vec<Spanned<String>>> {
    struct OneOrList;
    impl Kind for OneOrList {
        type Read = Vec<Spanned<String>>;

        fn shape(&self) -> Shape {
            Shape::text_or_list()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            match field.value.is_array() {
                true => list_of(placed(text()), 1..=usize::MAX, "").read(field, sink),
                false => placed(text()).read(field, sink).map(|one| vec![one]),
            }
        }
    }
    OneOrList
}
