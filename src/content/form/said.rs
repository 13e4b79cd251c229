//! Keys that are looked for elsewhere where they are missing.
//!
//! In: a value, or none. Out: whether it was there, and what it said. Knows nothing
//! about where else to look.

use super::kind::Kind;
use super::reader::Field;
use super::shape::Shape;
use crate::diag::Sink;

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
    struct Maybe<K>(K);
    impl<K: Kind> Kind for Maybe<K> {
        type Read = Said<K::Read>;

        fn shape(&self) -> Shape {
            self.0.shape()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            Some(self.0.read(field, sink).map_or(Said::Broken, Said::This))
        }

        fn absent(&self) -> Option<Self::Read> {
            Some(Said::Nothing)
        }
    }
    Maybe(kind)
}
