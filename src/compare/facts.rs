//! Which facts changed, written as in `facts.toml`, or as in the files of the city.
//!
//! In: the facts of two editions, each with the days as of which its flyers are
//! made. Out: what holds now and what held before, and for how long. Knows
//! nothing about files.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{self, Rows};
use crate::content::model::Workspace;
use crate::content::{Fact, FactKind, FactVersion};
use crate::frame::Date;

/// The facts of an edition.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    all: Vec<Fact>,
    flyers: Vec<Flyer>,
}

/// What facts need to know of a flyer.
#[derive(Debug, Clone)]
struct Flyer {
    id: String,
    as_of: Date,
    uses: BTreeSet<(FactKind, String)>,
    rows: Rows,
}

/// A fact that changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactChange {
    /// Its kind and name, such as `hours.card-late`; or its file, row and column.
    pub name: String,
    /// What of it changed.
    pub what: What,
    /// What was said before; `None` if nothing was.
    pub old: Option<String>,
    /// What is said now; `None` if nothing is.
    pub new: Option<String>,
    /// The flyers that it concerns and that use it.
    pub flyers: Vec<String>,
}

/// What of a fact changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// What it says on the day of the flyers.
    Value,
    /// On which days it holds, or what it says on other days.
    Times,
    /// When someone last compared it with its source.
    Checked,
}

impl What {
    /// How reports call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Times => "times",
            Self::Checked => "checked",
        }
    }
}

impl Facts {
    /// The facts of this content, and the flyers that use them; the packs are
    /// wanted as they were written, since they refer to facts, too.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let flyers = workspace.flyers.iter().map(|flyer| Flyer {
            id: flyer.id.clone(),
            as_of: flyer.as_of,
            rows: Rows::of(flyer),
            uses: flyer
                .facts(&workspace.facts)
                .into_iter()
                .map(|(kind, name)| (kind, name.to_owned()))
                .collect(),
        });
        Self { all: workspace.facts.clone(), flyers: flyers.collect() }
    }

    fn fact(&self, kind: FactKind, name: &str) -> Option<&Fact> {
        self.all.iter().find(|fact| fact.kind == kind && fact.name.value == name)
    }

    fn rows(&self) -> impl Iterator<Item = &Rows> {
        self.flyers.iter().map(|flyer| &flyer.rows)
    }

    fn flyer(&self, id: &str) -> Option<&Flyer> {
        self.flyers.iter().find(|flyer| flyer.id == id)
    }
}

/// What changed from the old facts to the new ones, by kind and name.
pub(super) fn changes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let all = old.all.iter().chain(&new.all);
    let names: BTreeSet<(FactKind, &str)> =
        all.map(|fact| (fact.kind, fact.name.value.as_str())).collect();
    let changes = names.into_iter().flat_map(|name| Pair { old, new, name }.changes());
    let rows = rows::changes(old.rows(), new.rows());
    changes.chain(rows).collect()
}

/// A fact in two editions.
struct Pair<'a> {
    old: &'a Facts,
    new: &'a Facts,
    name: (FactKind, &'a str),
}

/// What a fact said and says, and the flyers of which that is true.
type Said = BTreeMap<(Option<String>, Option<String>), Vec<String>>;

impl Pair<'_> {
    fn changes(&self) -> Vec<FactChange> {
        let (kind, name) = self.name;
        let (old, new) = (self.old.fact(kind, name), self.new.fact(kind, name));
        let values = self.by_flyer(|fact, day| Some(said(fact, day)));
        let mut changes: Vec<FactChange> = self.told(What::Value, values);
        let times = [old, new].map(|fact| fact.map(|fact| times(fact, !changes.is_empty())));
        if let [Some(old), Some(new)] = times
            && old != new
        {
            let users = self.users();
            changes.push(self.change(What::Times, (Some(old), Some(new)), users));
        }
        if changes.is_empty() {
            let checked = |fact: &Fact, day| Some(fact.on(day)?.origin.checked.value.to_string());
            changes = self.told(What::Checked, self.by_flyer(checked));
        }
        changes
    }

    /// What a fact said and says, each on the day of the flyer in its edition.
    fn by_flyer(&self, say: impl Fn(&Fact, Date) -> Option<String>) -> Said {
        let (kind, name) = self.name;
        let (old, new) = (self.old.fact(kind, name), self.new.fact(kind, name));
        let users = self.users();
        let ids: BTreeSet<&str> =
            self.old.flyers.iter().chain(&self.new.flyers).map(|flyer| &*flyer.id).collect();
        let mut said = Said::new();
        for id in ids {
            let (before, after) = (self.old.flyer(id), self.new.flyer(id));
            let Some(any) = before.or(after) else { continue };
            let days = (before.unwrap_or(any).as_of, after.unwrap_or(any).as_of);
            let pair =
                (old.and_then(|fact| say(fact, days.0)), new.and_then(|fact| say(fact, days.1)));
            let flyers = said.entry(pair).or_default();
            flyers.extend(users.iter().filter(|user| *user == id).cloned());
        }
        said
    }

    /// The changes among these; one that concerns no flyer only if none does.
    fn told(&self, what: What, mut said: Said) -> Vec<FactChange> {
        said.retain(|(old, new), _| old != new);
        if said.values().any(|flyers| !flyers.is_empty()) {
            said.retain(|_, flyers| !flyers.is_empty());
        }
        said.into_iter().map(|(pair, flyers)| self.change(what, pair, flyers)).collect()
    }

    /// The flyers that use it in one of the editions.
    fn users(&self) -> Vec<String> {
        let (kind, name) = self.name;
        let flyers = self.old.flyers.iter().chain(&self.new.flyers);
        let users = flyers.filter(|flyer| flyer.uses.contains(&(kind, name.to_owned())));
        let users: BTreeSet<String> = users.map(|flyer| flyer.id.clone()).collect();
        users.into_iter().collect()
    }

    fn change(
        &self,
        what: What,
        (old, new): (Option<String>, Option<String>),
        flyers: Vec<String>,
    ) -> FactChange {
        let (kind, name) = self.name;
        FactChange { name: format!("{}.{name}", kind.key()), what, old, new, flyers }
    }
}

fn said(fact: &Fact, day: Date) -> String {
    let version = fact.on(day);
    version.map_or_else(|| format!("does not hold on {day}"), |version| version.value.to_string())
}

/// When the versions of a fact hold; with what they say, unless that is told by
/// itself.
fn times(fact: &Fact, only_days: bool) -> String {
    let version = |version: &FactVersion| {
        let from = version.period.from.map(|day| format!("from {day}"));
        let until = version.period.last().map(|day| format!("until {day}"));
        let days: Vec<String> = from.into_iter().chain(until).collect();
        let days = if days.is_empty() { "always".to_owned() } else { days.join(" ") };
        if only_days { days } else { format!("{} {days}", version.value) }
    };
    fact.versions.iter().map(version).collect::<Vec<_>>().join("; ")
}
