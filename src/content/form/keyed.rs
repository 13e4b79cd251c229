//! Tables whose keys are the words of an enumeration: a pattern for each unit, a
//! phrase for each kind of number.
//!
//! In: such a table. Out: what stands at each word. Knows nothing about the words.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::kind::Kind;
use super::reader::Field;
use super::shape::{Shape, optional};
use super::word::Word;
use crate::diag::Sink;

/// A table in which any words of `W` may stand.
pub(crate) fn some_of<W: Word + Ord, K: Kind>(kind: K) -> impl Kind<Read = BTreeMap<W, K::Read>> {
    Keyed { kind, words: PhantomData }
}

struct Keyed<W, K> {
    kind: K,
    words: PhantomData<W>,
}

impl<W: Word + Ord, K: Kind> Kind for Keyed<W, K> {
    type Read = BTreeMap<W, K::Read>;

    fn shape(&self) -> Shape {
        let key = |(name, help): (&str, String)| optional(name, &help, self.kind.shape());
        Shape::table(W::described().into_iter().map(key).collect())
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
        let mut table = field.table(sink)?;
        let mut read = BTreeMap::new();
        for &(word, _, key) in W::WORDS {
            let value = table.optional(word);
            let path = table.dotted(word);
            let entry = value.and_then(|value| self.kind.read(Field { value, path: &path }, sink));
            read.extend(entry.map(|entry| (key, entry)));
        }
        table.finish(sink);
        Some(read)
    }
}
