//! A place in a text where a fact is said.
//!
//! In: the voice of a pack, the flyer's day, and the place. Out: a [`Saying`], by which
//! facts write themselves out. Knows no kind of fact.

use super::tongue::Tongue;
use super::{Voice, no_words_for_cost};
use crate::content::codes;
use crate::content::load::facts::When;
use crate::content::table::fact::{Closure, FactForm};
use crate::diag::Sink;
use crate::source::{Span, Spanned};

/// Where a fact is said.
pub(crate) struct Saying<'a> {
    /// Who says it.
    pub(crate) voice: &'a Voice<'a>,
    /// As of when.
    pub(crate) when: When,
    /// Where the reference stands.
    pub(crate) at: Span,
}

impl<'a> Saying<'a> {
    /// How the language writes values.
    pub(crate) fn tongue(&self) -> Tongue<'a> {
        self.voice.tongue
    }

    /// Another fact that this one names.
    pub(crate) fn fact<T: FactForm + 'static>(
        &self,
        name: &Spanned<String>,
        sink: &mut Sink,
    ) -> Option<&'a T> {
        let name = Spanned { value: name.value.as_str(), span: name.span };
        // That there is no such fact was reported where it is named.
        if !self.voice.facts.has(T::KIND, name.value) {
            return None;
        }
        self.voice.facts.get::<T>(&name, self.when, sink)
    }

    /// The closures of these names that readers of the flyer meet: not those that are
    /// over, nor those that begin after its life.
    pub(crate) fn closures<'n>(
        &self,
        names: impl Iterator<Item = &'n Spanned<String>>,
        sink: &mut Sink,
    ) -> Vec<&'a Closure> {
        let closures = names.filter_map(|name| self.fact::<Closure>(name, sink));
        closures.filter(|it| it.meets(self.when.day, self.when.last)).collect()
    }

    /// Notes that all of what is said here is over, so that its row is not printed;
    /// reports it where there is no row.
    pub(crate) fn is_over(&self, sink: &mut Sink) {
        if self.voice.over.get().is_some() {
            self.voice.over.set(Some(true));
        } else if self.when.printed {
            let message = format!("all of this is over on {}", self.when.day);
            sink.report(
                codes::FACT_OVER
                    .at(self.at, message)
                    .label("nothing is left to print")
                    .hint("add dates that are to come, or give the block `until`; a row of a table goes by itself"),
            );
        }
    }

    /// Reports a part that a fact does not say.
    pub(crate) fn says_no(&self, kind: &str, part: &str, sink: &mut Sink) {
        let message = format!("this {kind} has no `{part}`");
        sink.report(
            codes::UNKNOWN_REFERENCE.at(self.at, message).label("nothing to print").hint(format!(
                "add `{part}` to the {kind} in content/facts.toml, or take this out"
            )),
        );
    }

    /// Reports that the language has no other calendar.
    pub(crate) fn has_one_calendar(&self, sink: &mut Sink) {
        sink.report(
            codes::UNKNOWN_REFERENCE
                .at(self.at, "this language has no calendar of its own")
                .label("nothing to print")
                .hint("take `.local` out, or name one in the file of the language: [formats.date] calendar = \"persian\""),
        );
    }

    /// Reports that the language does not say what calls cost.
    pub(crate) fn no_words_for_cost(&self, sink: &mut Sink) {
        no_words_for_cost(self.at, sink);
    }
}
