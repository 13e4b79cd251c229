//! Whom a block names to be asked.
//!
//! In: names of contacts. Out: for each a row of a table, or its number in large digits
//! with its hours, as one language writes them. Knows nothing about words of packs.

use super::ask::{Ask, Asks, Count};
use super::form::Shown;
use super::hours_table::HoursTable;
use super::texts::Texts;
use crate::content::model::Rich;
use crate::content::table::fact::Voiced;
use crate::content::voice::Saying;
use crate::content::{Contact, Hours, Phone};
use crate::source::Spanned;

/// The key of `flyer.toml` that says that numbers stand in large digits.
pub(super) const LARGE: &str = "large";

/// Who answers.
#[derive(Debug, Clone, Hash)]
pub enum ContactLine {
    /// In a row of a table: the name, the number and the hours.
    Row(Vec<Rich>),
    /// In large digits; with a table of the hours if there is no other.
    Large(Line, Option<HoursTable>),
}

impl Shown for ContactLine {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        match self {
            Self::Row(cells) => cells.texts(heard, texts),
            Self::Large(line, table) => {
                line.texts(heard, texts);
                table.texts(heard, texts);
            }
        }
    }
}

/// A telephone line as a language writes it.
#[derive(Debug, Clone, Hash, Default)]
pub struct Line {
    /// The number with its label: `TEL:0570-028-125`.
    pub number: Rich,
    /// What the call costs, in a word or two, if the language says it.
    pub cost: Option<Rich>,
}

impl Shown for Line {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.number.texts(heard, texts);
        self.cost.texts(heard, texts);
    }
}

/// Those who answer.
pub(crate) struct Contacts;

impl Ask for Contacts {
    type Planned = Vec<Option<Spanned<Contact>>>;
    type Shown = Vec<ContactLine>;

    const COUNT: Count = Count::Many;
    const NOTE: &'static str = "Names under [contact] in content/facts.toml, in order.";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
        names.iter().map(|name| asks.fact(name)).collect()
    }

    fn show(contacts: &Self::Planned, texts: &mut Texts<'_, '_>) -> Vec<ContactLine> {
        let is_large = texts.listed.get(LARGE).is_some_and(|set| !set.is_empty());
        let is_one = contacts.len() == 1;
        let contacts = contacts.iter().flatten();
        let show = |contact: &Spanned<Contact>| match is_large {
            true => large(contact, is_one, texts),
            false => row(contact, texts),
        };
        contacts.map(show).collect()
    }
}

/// The cells of a contact: its name, its number, its hours.
fn row(contact: &Spanned<Contact>, texts: &mut Texts<'_, '_>) -> ContactLine {
    let how = Saying { voice: texts.voice, when: texts.when, at: contact.span };
    let cells = ["", "phone", "hours"].into_iter().map(|part| {
        let words = contact.value.voiced(part, &how, texts.sink).unwrap_or_default();
        texts.voice.within(words, contact.span, texts.sink)
    });
    ContactLine::Row(cells.collect())
}

/// The number of a contact in large digits, and its hours if it is the only one.
fn large(contact: &Spanned<Contact>, is_one: bool, texts: &mut Texts<'_, '_>) -> ContactLine {
    let (Contact { phone, hours, .. }, at) = (&contact.value, contact.span);
    let how = Saying { voice: texts.voice, when: texts.when, at };
    if phone.is_none() {
        how.says_no("contact", "phone", texts.sink);
    }
    let phone = phone.as_ref().and_then(|name| how.fact::<Phone>(name, texts.sink));
    let line = phone.map(|phone| {
        let number = texts.within(how.tongue().phone(phone, at), at);
        Line { number, cost: how.tongue().cost(phone, at) }
    });
    let mut hours_of = |name| {
        let value = how.fact::<Hours>(name, texts.sink)?.clone();
        Some(Spanned { value, span: at })
    };
    let hours: Vec<_> = hours.iter().filter(|_| is_one).filter_map(&mut hours_of).collect();
    let table = is_one.then(|| HoursTable::of(&hours, texts));
    ContactLine::Large(line.unwrap_or_default(), table.filter(|table| !table.rows.is_empty()))
}
