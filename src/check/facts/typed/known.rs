//! The facts by what they say.
//!
//! In: the facts as they hold on a flyer's day. Out: the reference that a text
//! should have in place of something typed, as a hint. Knows nothing about texts.

use super::Means;
use crate::content::model::Workspace;
use crate::content::{FactKind, FactValue};
use crate::frame::Date;

/// The facts on the day of one flyer.
pub(in crate::check::facts) struct Known<'a> {
    facts: Vec<(FactKind, &'a str, &'a FactValue)>,
    edition: Option<Date>,
    checked: Option<Date>,
}

impl<'a> Known<'a> {
    /// The facts as they hold on a day; the last version of those that do not. `edition`
    /// is that of the flyer.
    pub(in crate::check::facts) fn new(
        workspace: &'a Workspace,
        day: Date,
        edition: Option<Date>,
    ) -> Self {
        let facts = workspace.facts.iter().filter_map(|fact| {
            let holds = fact.on(day);
            let version = holds.or(fact.versions.last())?;
            Some((fact.kind, fact.name.value.as_str(), &version.value))
        });
        let versions = workspace.facts.iter().flat_map(|fact| &fact.versions);
        let holding = versions.filter(|version| version.period.holds(day));
        Self {
            facts: facts.collect(),
            edition,
            checked: holding.map(|version| version.origin.checked.value).min(),
        }
    }

    /// The value of the fact to which `{kind:name}` refers, if it is a number.
    pub(in crate::check::facts) fn value(&self, kind: &str, name: &str) -> Option<u32> {
        let fact_kind = FactKind::of_reference(kind)?;
        let (_, _, value) =
            self.facts.iter().find(|(other, fact, _)| *other == fact_kind && *fact == name)?;
        value.number(if kind == "count" { kind } else { "" })
    }

    /// What to write in place of something typed.
    pub(in crate::check::facts) fn hint(&self, means: &Means) -> String {
        let references = self.references(means);
        if !references.is_empty() {
            let written: Vec<String> =
                references.iter().map(|name| format!("{{{name}}}")).collect();
            let written = written.join(" or ");
            return match means {
                Means::Number(_) => format!("if this is {written}, write that"),
                Means::Link(_)
                | Means::Phone(_)
                | Means::Times(_)
                | Means::Date(..)
                | Means::Address
                | Means::Price(_)
                | Means::Measure(..)
                | Means::Weekday
                | Means::RoundTheClock
                | Means::Reference(_) => format!("write {written}"),
            };
        }
        match means {
            Means::Link(address) if address.contains('@') => {
                "add it to content/facts.toml as [email.NAME] with `address`, and write {email:NAME}"
            }
            Means::Link(_) => "add it to content/facts.toml as [link.NAME], and write {link:NAME}",
            Means::Phone(_) => {
                "add it to content/facts.toml as [phone.NAME], and write {phone:NAME}"
            }
            Means::Times(_) => {
                "add the hours to content/facts.toml as [hours.NAME], and write {hours:NAME}; hours \
                 past midnight, and hours of single days or weeks, cannot be said yet: add a page \
                 that has them as [link.NAME], and write {link:NAME}"
            }
            Means::Date(..) => {
                "if it says how long something holds, leave it out, and give the fact or the block \
                 in flyer.toml `from` and `until`; closed days cannot be said yet: add a page that \
                 has them as [link.NAME], and write {link:NAME}"
            }
            Means::Address => "leave it out: each office fills in the block `contact`",
            Means::Price(_) => {
                "add the number to content/facts.toml as [number.NAME], and write {number:NAME} \
                 beside the word for money or points"
            }
            Means::Measure(..) => {
                "add it to content/facts.toml as [measure.NAME], and write {measure:NAME}"
            }
            Means::Weekday => {
                "days such as the second Saturday cannot be said yet: take them out, add a page \
                 that has them to content/facts.toml as [link.NAME], and write {link:NAME}"
            }
            Means::RoundTheClock => {
                "hours cannot say \u{201C}24 hours\u{201D} yet: add them to content/facts.toml as [hours.NAME] with \
                 open = \"00:00\" and close = \"24:00\", and write {hours:NAME}"
            }
            Means::Number(_) | Means::Reference(_) => {
                "add it to content/facts.toml as [number.NAME], and write {number:NAME}"
            }
        }
        .to_owned()
    }

    /// The references that say the same.
    fn references(&self, means: &Means) -> Vec<String> {
        match means {
            Means::Reference(name) => vec![name.clone()],
            Means::Date(year, month) => self.months(*year, *month),
            Means::Address | Means::Weekday | Means::RoundTheClock => Vec::new(),
            Means::Link(_)
            | Means::Phone(_)
            | Means::Times(_)
            | Means::Price(_)
            | Means::Measure(..)
            | Means::Number(_) => {
                let same = self.facts.iter().filter(|(_, _, value)| says(value, means));
                let mut names: Vec<String> =
                    same.map(|(kind, name, _)| format!("{}:{name}", kind.key())).collect();
                if let Means::Number(Some(number)) = means {
                    names.extend(self.counts(*number));
                }
                // A number that many facts have is most likely none of them.
                names.truncate(3);
                names
            }
        }
    }

    /// The lines that speak so many languages.
    fn counts(&self, number: u32) -> Vec<String> {
        let lines =
            self.facts.iter().filter(|(_, name, _)| self.value("count", name) == Some(number));
        let lines = lines.filter(|(kind, _, _)| number > 1 && *kind == FactKind::Hours);
        lines.map(|(_, name, _)| format!("count:{name}")).collect()
    }

    /// The months that every pack can name.
    fn months(&self, year: Option<u32>, month: Option<u32>) -> Vec<String> {
        let same = |date: &Option<Date>| {
            date.is_some_and(|date| {
                month == Some(u32::from(date.month))
                    && year.is_none_or(|year| year == u32::from(date.year))
            })
        };
        let named = [(self.edition, "month:edition"), (self.checked, "month:checked")];
        named.iter().filter(|(date, _)| same(date)).map(|(_, name)| (*name).to_owned()).collect()
    }
}

/// Whether a fact says what is typed.
fn says(value: &FactValue, means: &Means) -> bool {
    match (value, means) {
        (FactValue::Phone(phone), Means::Phone(typed)) => {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            digits(&phone.number.value) == digits(typed)
        }
        (FactValue::Hours(hours), Means::Times(times)) => {
            // Times are typed in either half of the day.
            let half = |minute: u32| minute % 720;
            let mut all = hours.rows.iter().flat_map(|row| &row.times);
            match times[..] {
                [time] => {
                    all.any(|own| [own.from, own.to].map(u32::from).map(half).contains(&half(time)))
                }
                [from, to] => all.any(|own| {
                    [own.from, own.to].map(u32::from).map(half) == [half(from), half(to)]
                }),
                _ => false,
            }
        }
        (FactValue::Number(number), Means::Number(Some(typed)) | Means::Price(Some(typed))) => {
            number.value == *typed
        }
        (FactValue::Measure(measure), Means::Measure(typed, unit)) => {
            let Some(millimetres) = measure.unit.millimetres() else { return false };
            let typed = typed.parse::<f32>().unwrap_or_default() * unit.unwrap_or(millimetres);
            (measure.length().0 - typed).abs() < 0.05
        }
        (FactValue::Link(link), Means::Link(typed)) => bare(&link.url.value) == bare(typed),
        (FactValue::Email(email), Means::Link(typed)) => email.address.eq_ignore_ascii_case(typed),
        _ => false,
    }
}

/// An address without what people leave out.
fn bare(address: &str) -> String {
    let address = address.to_lowercase();
    let address = address.trim_start_matches("https://").trim_start_matches("http://");
    address.trim_start_matches("www.").trim_end_matches('/').to_owned()
}
