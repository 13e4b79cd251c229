//! Keys that are looked for elsewhere where they are missing.
//!
//! In: a value, or none. Out: whether it was there, and what it said. Knows nothing
//! about where else to look.

use super::kind::{Kind, Lenient};

/// Whether something is said: for those who look elsewhere for what is not.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Said<T> {
    /// Nothing.
    #[default]
    Nothing,
    /// Something that is broken, which was reported.
    Broken,
    /// This.
    This(T),
}

/// What may be left out, and is missed elsewhere then.
pub(crate) fn said<K: Kind>(kind: K) -> impl Kind<Read = Said<K::Read>> {
    let read = |read: Option<K::Read>| read.map_or(Said::Broken, Said::This);
    Lenient { kind, read, absent: || Some(Said::Nothing), missing: || None }
}
