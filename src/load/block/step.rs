//! A numbered step.
//!
//! In: `heading`, perhaps `tip` and `tasks`. Out: [`Step`], whose number is
//! counted where the pages are put together.

use crate::load::texts::Texts;
use crate::model::Step;

/// Reads the words.
pub(crate) fn resolve(number: u8, texts: &mut Texts<'_, '_>) -> Step {
    Step {
        number,
        heading: texts.rich("heading"),
        tip: texts.optional("tip"),
        tasks: texts.optional_list("tasks"),
    }
}
