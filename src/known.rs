//! What was looked at before and found right, so that nobody need look again.
//!
//! In: the keys of an earlier build, and things to be looked at. Out: messages on the
//! things that are new, and the keys of all that is right. Knows nothing about files,
//! nor about what the things are.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::diag::{Diagnostic, Rule, Sink};
use crate::key::Key;

/// The most keys that are kept. A check of five flyers in 30 languages has some two thousand.
const MOST: usize = 20_000;

/// Tells whether a message keeps a flyer from being printed.
type IsWrong = dyn Fn(&Diagnostic) -> bool + Send + Sync;

/// What is known of things that were looked at. By default nothing is known, and
/// nothing is learned.
#[derive(Default)]
pub struct Known(Option<Memory>);

struct Memory {
    /// What was right before.
    before: BTreeSet<Key>,
    /// What of it was asked for, and what was found to be right since.
    right: Mutex<BTreeSet<Key>>,
    /// By what things are judged, as one number.
    measure: Key,
    is_wrong: Box<IsWrong>,
}

impl Known {
    /// Goes on with what an earlier build found to be right. `measure` stands for
    /// `is_wrong` and for whatever else is the same for all things: what was right by
    /// another measure is not known.
    #[must_use]
    pub fn new(before: BTreeSet<Key>, measure: Key, is_wrong: Box<IsWrong>) -> Self {
        Self(Some(Memory { before, right: Mutex::default(), measure, is_wrong }))
    }

    /// Whether anything can be known, so that keys are worth making.
    #[must_use]
    pub fn learns(&self) -> bool {
        self.0.is_some()
    }

    /// Whether it matters what a rule says: where something can be known, nobody asks for
    /// what keeps no flyer from being printed.
    #[must_use]
    pub fn minds(&self, rule: &Rule) -> bool {
        self.0.as_ref().is_none_or(|memory| (memory.is_wrong)(&rule.nowhere("")))
    }

    /// Whether a thing is known to be right whose key is only made if anything is known.
    #[must_use]
    pub fn has_by(&self, thing: impl FnOnce() -> Key) -> bool {
        self.learns() && self.has(thing())
    }

    /// Whether a thing is known to be right.
    #[must_use]
    pub fn has(&self, thing: Key) -> bool {
        self.0.as_ref().is_some_and(|memory| {
            let key = memory.key(thing);
            let known = memory.before.contains(&key);
            if known {
                memory.learn(key);
            }
            known
        })
    }

    /// Notes that a thing is right.
    pub fn learn(&self, thing: Key) {
        if let Some(memory) = &self.0 {
            memory.learn(memory.key(thing));
        }
    }

    /// Looks at a thing, unless it is known to be right. What was reported on it and
    /// keeps no flyer from being printed is then not reported again.
    pub fn look(&self, thing: impl FnOnce() -> Key, sink: &mut Sink, look: impl FnOnce(&mut Sink)) {
        let thing = self.learns().then(thing);
        if thing.is_some_and(|thing| self.has(thing)) {
            return;
        }
        let mut found = Sink::default();
        look(&mut found);
        if let Some(thing) = thing {
            self.learn_from(&found, thing);
        }
        sink.append(found);
    }

    /// Notes that a thing is right, unless what was found says that it is not.
    pub fn learn_from(&self, found: &Sink, thing: Key) {
        if self.0.as_ref().is_some_and(|memory| !found.any(&memory.is_wrong)) {
            self.learn(thing);
        }
    }

    /// The keys of everything that is right; `None` if nothing was learned. What nobody
    /// asked for stays as long as there is room: another build may ask for it.
    #[must_use]
    pub fn learned(&self) -> Option<BTreeSet<Key>> {
        let memory = self.0.as_ref()?;
        let right = memory.right.lock().unwrap_or_else(PoisonError::into_inner);
        if right.is_subset(&memory.before) {
            return None;
        }
        let all: BTreeSet<Key> = memory.before.union(&right).copied().collect();
        Some(if all.len() > MOST { right.clone() } else { all })
    }
}

impl Memory {
    fn key(&self, thing: Key) -> Key {
        Key::of(&(self.measure, thing))
    }

    fn learn(&self, key: Key) {
        self.right.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Rule, Severity};

    const DOUBT: Rule = Rule::of_test("doubt", Severity::Warning);
    const ERROR: Rule = Rule::of_test("error", Severity::Error);

    fn known(before: BTreeSet<Key>, measure: &str) -> Known {
        let is_wrong = |found: &Diagnostic| found.severity == Severity::Error;
        Known::new(before, Key::of(measure), Box::new(is_wrong))
    }

    /// How many of three things are looked at: a right one, a doubtful one, a wrong one.
    fn looks(known: &Known) -> Vec<&'static str> {
        let mut looked = Vec::new();
        for (thing, rule) in [("right", None), ("doubtful", Some(DOUBT)), ("wrong", Some(ERROR))] {
            known.look(
                || Key::of(thing),
                &mut Sink::default(),
                |sink| {
                    looked.push(thing);
                    rule.into_iter().for_each(|rule| sink.report(rule.nowhere("x")));
                },
            );
        }
        looked
    }

    #[test]
    fn what_is_right_is_looked_at_once() {
        let first = known(BTreeSet::new(), "strict");
        assert_eq!(looks(&first), ["right", "doubtful", "wrong"]);
        let learned = first.learned().unwrap();
        assert_eq!(learned.len(), 2);
        let again = known(learned.clone(), "strict");
        assert_eq!(looks(&again), ["wrong"]);
        assert_eq!(again.learned(), None, "there is nothing new");
        assert_eq!(looks(&known(learned, "lenient")).len(), 3, "by another measure");
        assert_eq!(looks(&Known::default()).len(), 3);
    }

    #[test]
    fn what_is_not_asked_for_stays_while_there_is_room() {
        let other = |count: usize| (0..count).map(|number| Key::of(&number)).collect();
        let few = known(other(3), "strict");
        assert_eq!(looks(&few).len(), 3);
        assert_eq!(few.learned().unwrap().len(), 5);
        let many = known(other(MOST), "strict");
        assert_eq!(looks(&many).len(), 3);
        assert_eq!(many.learned().unwrap().len(), 2);
    }
}
