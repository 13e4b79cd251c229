//! Days on which something happens again and again: collection of garbage.
//!
//! In: the table of a fact. Out: [`Regular`] days.

use std::fmt;

use super::{FactKind, Voiced, names_of_closures};
use crate::content::form::form;
use crate::content::form::kind::{distinct, or};
use crate::content::model::Rich;
use crate::content::table::day_set::{DaySet, day_set};
use crate::content::voice::Saying;
use crate::diag::Sink;
use crate::source::Spanned;

form! {
    /// Days on which something happens.
    #[derive(Debug, Clone, Hash)]
    pub struct Regular {
        /// The days: "tue", "mon-fri", "2nd wed", "last sun" or "daily", or a list of them.
        pub on: DaySet = day_set(),
        /// When it does not happen: "holiday" (national holidays), and names of the table `closure` in this file.
        pub not: Vec<Spanned<String>> = or(distinct(names_of_closures()), Vec::new()),
    }
}

impl Regular {
    /// Whether it does not happen on national holidays.
    #[must_use]
    pub fn no_holidays(&self) -> bool {
        self.not.iter().any(|name| name.value == "holiday")
    }

    /// The names of the closures.
    pub fn closures(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.not.iter().filter(|name| name.value != "holiday")
    }
}

impl fmt::Display for Regular {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.on.fmt(f)?;
        let not: Vec<&str> = self.not.iter().map(|name| name.value.as_str()).collect();
        if not.is_empty() { Ok(()) } else { write!(f, ", not {}", not.join(", ")) }
    }
}

impl Voiced for Regular {
    const PARTS: &'static [&'static str] = &["days", "closed"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let (tongue, at) = (how.tongue(), how.at);
        let closures = how.closures(self.closures(), sink);
        let days = |sink: &mut Sink| {
            let days = tongue.regular_days(self.on, at, sink);
            if self.no_holidays() { tongue.but_holidays(days, at, sink) } else { days }
        };
        Some(match part {
            "" => {
                let days = days(sink);
                tongue.but(days, &closures, at, sink)
            }
            "days" => days(sink),
            "closed" => tongue.closed(&closures, at, sink),
            _ => return None,
        })
    }

    fn names(&self) -> Vec<(FactKind, &Spanned<String>)> {
        self.closures().map(|name| (FactKind::Closure, name)).collect()
    }
}
