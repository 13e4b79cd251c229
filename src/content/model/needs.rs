//! Which facts a flyer uses, and which of them are not what they were on its day.
//!
//! In: a flyer, with its packs as they were written. Out: the facts that each of
//! its blocks asks for, in `flyer.toml` or in words. The one place that answers
//! this; knows nothing about what a fact says.

use std::collections::{BTreeMap, BTreeSet};

use super::{Flyer, PieceKind, Timed, Usage, Written};
use crate::content::table::fact::CHANGE;
use crate::content::{Fact, FactKind, FactVersion, referred};
use crate::frame::Date;

/// What a fact is called: its kind and its name.
pub type FactName<'a> = (FactKind, &'a str);

/// A block, and the facts that it and its words in any pack ask for.
#[derive(Debug, Clone)]
pub struct Needs<'a> {
    /// The block; `None` for texts that belong to no block.
    pub block: Option<&'a Timed>,
    /// The facts.
    pub facts: BTreeSet<FactName<'a>>,
}

impl Needs<'_> {
    /// Whether it is printed on a day.
    #[must_use]
    pub fn is_printed(&self, day: Date) -> bool {
        self.block.is_none_or(|block| block.is_printed(day))
    }
}

impl Timed {
    /// Whether the block is printed on a day.
    #[must_use]
    pub fn is_printed(&self, day: Date) -> bool {
        self.period.holds(day)
    }
}

/// Adds the facts that those of these names name in turn.
pub(crate) fn add_named<'a>(names: &mut BTreeSet<FactName<'a>>, facts: &'a [Fact]) {
    let mut new: Vec<FactName<'_>> = names.iter().copied().collect();
    while let Some(name) = new.pop() {
        let named = facts.iter().filter(|fact| fact.called() == name);
        let versions = named.flat_map(|fact| &fact.versions);
        for (kind, name) in versions.flat_map(|version| version.value.names()) {
            let name = (kind, name.value.as_str());
            if names.insert(name) {
                new.push(name);
            }
        }
    }
}

impl Flyer {
    /// What each block needs, in the order of the pages, and last what is needed
    /// by texts that belong to no block; with what those facts name in turn.
    #[must_use]
    pub fn needs<'a>(&'a self, facts: &'a [Fact]) -> Vec<Needs<'a>> {
        let mut needs = self.asked();
        for needs in &mut needs {
            add_named(&mut needs.facts, facts);
        }
        needs
    }

    /// The facts for which blocks and words ask by themselves.
    fn asked(&self) -> Vec<Needs<'_>> {
        let mut in_words: BTreeMap<&str, BTreeSet<FactName<'_>>> = BTreeMap::new();
        for string in self.words() {
            let table = match string.usage {
                Usage::Words | Usage::Spoken => string.key.split('.').next().unwrap_or_default(),
                Usage::Format | Usage::LanguageName | Usage::Head => "",
            };
            in_words.entry(table).or_default().extend(string.facts());
        }
        let mut needs: Vec<Needs<'_>> = Vec::new();
        for (block, uses) in self.blocks.iter().zip(&self.uses) {
            let own = uses.iter().map(|used| (used.kind, used.name.as_str()));
            let words = in_words.get(block.words.value.as_str()).into_iter().flatten().copied();
            needs.push(Needs { block: Some(block), facts: own.chain(words).collect() });
        }
        for block in &self.blocks {
            in_words.remove(block.words.value.as_str());
        }
        needs.push(Needs { block: None, facts: in_words.into_values().flatten().collect() });
        needs
    }

    /// The strings of its packs, whoever owns them.
    fn words(&self) -> impl Iterator<Item = &Written> {
        self.packs.iter().chain(&self.borrowed).flat_map(|pack| &pack.strings)
    }

    /// The name of its folder, which it shares with those of other areas.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// The facts that the flyer asks for, on whatever day.
    #[must_use]
    pub fn facts<'a>(&'a self, facts: &'a [Fact]) -> BTreeSet<FactName<'a>> {
        self.needs(facts).into_iter().flat_map(|needs| needs.facts).collect()
    }

    /// The facts that are on the flyer as it is made.
    #[must_use]
    pub fn printed_facts<'a>(&'a self, facts: &'a [Fact]) -> BTreeSet<FactName<'a>> {
        let printed = self.needs(facts).into_iter().filter(|needs| needs.is_printed(self.as_of));
        printed.flat_map(|needs| needs.facts).collect()
    }

    /// The facts of which the packs say what they will be.
    #[must_use]
    pub fn announced(&self) -> BTreeSet<FactName<'_>> {
        let announced = self.words().flat_map(|string| &string.pieces).filter_map(|piece| {
            let PieceKind::Reference(reference) = &piece.kind else { return None };
            let (kind, name, part) = referred(reference)?;
            (part == CHANGE).then_some((kind, name))
        });
        announced.collect()
    }

    /// The facts on the flyer that have ended by `day`, each with the version that
    /// is printed.
    #[must_use]
    pub fn over<'f>(&self, facts: &'f [Fact], day: Date) -> Vec<(&'f Fact, &'f FactVersion)> {
        // Most days nothing has ended, and who needs what is not asked.
        let ended = facts.iter().filter_map(|fact| {
            let version = fact.on(self.as_of)?;
            version.period.last().filter(|last| *last < day).map(|_| (fact, version))
        });
        let ended: Vec<_> = ended.collect();
        if ended.is_empty() {
            return ended;
        }
        let printed = self.printed_facts(facts);
        ended.into_iter().filter(|(fact, _)| printed.contains(&fact.called())).collect()
    }
}
