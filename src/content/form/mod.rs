//! What a content file may hold, said once: from a form come the reader with
//! its messages, the JSON Schema and the blank file.
//!
//! In: a file as TOML. Out: a struct whose fields are its keys. Knows nothing
//! about what the keys mean.

pub(crate) mod flaw;
pub(crate) mod full_width;
pub(crate) mod keyed;
pub(crate) mod kind;
pub(crate) mod literal;
pub(crate) mod reader;
pub(crate) mod said;
pub(crate) mod shape;
pub(crate) mod suggest;
mod word;

pub use shape::{Key, Shape};
pub use suggest::nearest;
pub(crate) use word::{Word, words};

use super::codes;
use crate::diag::Sink;
use reader::Table;

/// A struct whose fields are the keys of a table; made by [`form!`].
pub(crate) trait Form: Sized {
    /// Its keys with their help.
    fn keys() -> Vec<Key>;

    /// What the names of its other keys match, and what can stand there; `None`
    /// if it has no others.
    fn others() -> Option<(&'static str, Shape)> {
        None
    }

    /// Reads the keys; reports all that is wrong. `None` if one that is needed
    /// is missing or broken.
    fn read(table: &mut Table<'_>, sink: &mut Sink) -> Option<Self>;

    /// The shape of the table.
    fn shape() -> Shape {
        match Self::others() {
            Some((names, shape)) => Shape::table_and_chosen(Self::keys(), names, shape),
            None => Shape::table(Self::keys()),
        }
    }
}

/// Defines a struct whose fields are the keys of a table, each with what can
/// stand there (a [`kind::Kind`]). Its doc comments are the help that editors
/// show. A last field with dots before its name takes all other keys: what their
/// names match, and what can stand there. Behind the struct can stand a function
/// that reports what is wrong between its values.
macro_rules! form {
    (
        $(#[$outer:meta])*
        $vis:vis struct $name:ident {
            $($(#[doc = $help:literal])+ $field_vis:vis $field:ident: $type:ty = $kind:expr,)*
            $(..$others:ident: $other:ty = ($names:expr, $other_kind:expr),)?
        }
        $(checked by $check:path)?
    ) => {
        $(#[$outer])*
        $vis struct $name {
            $($(#[doc = $help])+ $field_vis $field: $type,)*
            $($others: Vec<($crate::source::Spanned<String>, $other)>,)?
        }

        impl $crate::content::form::Form for $name {
            fn keys() -> Vec<$crate::content::form::Key> {
                vec![$($crate::content::form::key(stringify!($field), &[$($help),+], &$kind)),*]
            }

            $(fn others() -> Option<(&'static str, $crate::content::form::Shape)> {
                Some(($names, $crate::content::form::kind::Kind::shape(&$other_kind)))
            })?

            fn read(
                table: &mut $crate::content::form::reader::Table<'_>,
                sink: &mut $crate::diag::Sink,
            ) -> Option<Self> {
                // All are read before the first that is missing ends it.
                $(let $field = table.field(stringify!($field), &$kind, sink);)*
                $(let $others =
                    $crate::content::form::kind::read_chosen(table, &$other_kind, sink);)?
                let form = Self { $($field: $field?,)* $($others,)? };
                $($check(&form, sink);)?
                Some(form)
            }
        }
    };
}

pub(crate) use form;

/// A key of a form.
pub(crate) fn key<K: kind::Kind>(name: &str, lines: &[&str], kind: &K) -> Key {
    let (help, shape) = (help(lines), kind.shape());
    Key { name: name.to_owned(), help, required: kind.absent().is_none(), shape }
}

/// The lines of a doc comment as one.
pub(crate) fn help(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
