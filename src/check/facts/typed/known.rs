//! The facts by what they say.
//!
//! In: the facts as they hold on a flyer's day. Out: the references that say what is
//! typed in a text, and where a new fact belongs. Knows nothing about texts.

use crate::content::model::Workspace;
use crate::content::{FactKind, Sense, reference};
use crate::frame::Date;

/// What packs can refer to on the day of one flyer: each reference, such as
/// `number:steps`, with what it says.
pub(super) struct Known {
    says: Vec<(String, Sense)>,
    /// The day.
    pub(super) day: Date,
}

impl Known {
    /// The facts as they hold on a day, and the months that every pack can name; `edition`
    /// is that of the flyer.
    pub(super) fn new(workspace: &Workspace, day: Date, edition: Option<Date>) -> Self {
        let holding = || workspace.facts.iter().filter_map(|fact| Some((fact, fact.on(day)?)));
        let facts = holding().flat_map(|(fact, version)| {
            let (kind, name) = fact.called();
            let senses = version.value.senses().into_iter();
            senses.map(move |(part, says)| (reference(kind, name, part), says))
        });
        let checked = holding().map(|(_, version)| version.origin.checked.value).min();
        let months = [("month:edition", edition), ("month:checked", checked)];
        let months = months.into_iter().filter_map(|(name, date)| {
            let Date { year, month, day: _ } = date?;
            let says = Sense::Date(Some(year.into()), Some(month.into()), None);
            Some((name.to_owned(), says))
        });
        Self { says: facts.chain(months).collect(), day }
    }

    /// The references that say what is typed, at most three: what many say is most
    /// likely said by none.
    pub(super) fn references(&self, typed: &Sense) -> Vec<&str> {
        let same = self.says.iter().filter(|(_, says)| typed.is_said_by(says));
        same.map(|(name, _)| name.as_str()).take(3).collect()
    }
}

/// What to do about something typed that no fact says yet: in which tables it may belong,
/// the likeliest first.
pub(super) fn new_fact(typed: &Sense) -> String {
    use FactKind::{
        Closure, Date, Days, Email, Event, Hours, Link, Measure, Number, Period, Phone,
    };
    use FactKind::{Place, Price, Time};
    let kinds: &[FactKind] = match typed {
        Sense::Link(address) if address.contains('@') => &[Email],
        Sense::Link(_) => &[Link],
        Sense::Phone(_) => &[Phone],
        Sense::Times(times) if times.len() > 1 => &[Hours, Event],
        Sense::Times(_) => &[Time, Hours, Event],
        Sense::Date(..) => &[Date, Period, Closure, Event],
        Sense::Address(_) => &[Place],
        Sense::Amount(_) => &[Price, Number],
        Sense::Length(_) => &[Measure],
        Sense::Number(_) => &[Number, Days],
    };
    let tables: Vec<String> = kinds.iter().map(|kind| format!("[{}.NAME]", kind.key())).collect();
    let part = if kinds == [Place] { "address" } else { "" };
    let written = kinds.first().map(|kind| reference(*kind, "NAME", part)).unwrap_or_default();
    format!("add it to content/facts.toml as {}, and write {{{written}}}", tables.join(" or "))
}
