//! A heading for what follows.
//!
//! In: `heading`. Out: [`Section`].

use crate::load::texts::Texts;
use crate::model::Section;

/// Reads the words.
pub(crate) fn resolve(texts: &mut Texts<'_, '_>) -> Section {
    Section { heading: texts.rich("heading") }
}
