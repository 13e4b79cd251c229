//! What was made of things that many files share, such as pages and drawings.
//!
//! In: a thing, and how something is made of it. Out: what was made, once for as long
//! as the thing lives. Knows nothing about pages or formats.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// What was made of each thing, by its address and the form it was made for; the thing is
/// not kept alive.
pub(super) struct Kept<T, M>(Mutex<Shelf<T, M>>);

struct Shelf<T, M> {
    made: BTreeMap<(usize, u32), (Weak<T>, M)>,
    /// With so many entries, those of things that are gone are thrown away.
    most: usize,
}

impl<T, M> Default for Kept<T, M> {
    fn default() -> Self {
        Self(Mutex::new(Shelf { made: BTreeMap::new(), most: 64 }))
    }
}

impl<T, M: Clone> Kept<T, M> {
    /// What is made of a thing, by `make` unless it was made before.
    pub(super) fn of(&self, thing: &Arc<T>, make: impl FnOnce() -> M) -> M {
        self.of_form(thing, 0, make)
    }

    /// The same for something that is made in several forms.
    pub(super) fn of_form(&self, thing: &Arc<T>, form: u32, make: impl FnOnce() -> M) -> M {
        // No other thing has the address while an entry points to it.
        let address = (Arc::as_ptr(thing).addr(), form);
        // A thread that panicked meanwhile leaves whole entries behind.
        let shelf = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, made)) = shelf().made.get(&address) {
            return made.clone();
        }
        let made = make();
        let mut shelf = shelf();
        if shelf.made.len() >= shelf.most {
            shelf.made.retain(|_, (thing, _)| thing.strong_count() > 0);
            shelf.most = 64.max(shelf.made.len() * 2);
        }
        // Of two threads that made it at once, the first counts for both.
        shelf.made.entry(address).or_insert((Arc::downgrade(thing), made)).1.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_once_for_each_thing() {
        let kept = Kept::default();
        let (one, same) = (Arc::new(1), Arc::new(1));
        assert_eq!(kept.of(&one, || "one"), "one");
        assert_eq!(kept.of(&one, || "again"), "one");
        assert_eq!(
            kept.of(&same, || "an equal thing is another one"),
            "an equal thing is another one"
        );
    }

    #[test]
    fn what_is_gone_is_not_kept() {
        let kept = Kept::default();
        for number in 0..1000 {
            let thing = Arc::new(number);
            assert_eq!(kept.of(&thing, || number), number);
        }
        assert!(kept.0.lock().unwrap().made.len() <= 64);
    }
}
