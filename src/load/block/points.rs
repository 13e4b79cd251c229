//! How to get points, with the numbers to call.
//!
//! In: `picture`, `phones` and `hours`; paragraphs, a line for each number,
//! notes and the mark. Out: [`Points`].

use crate::content::{Hours, Phone};
use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::{Points, PointsLine};
use crate::source::Spanned;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    picture: String,
    phones: Vec<Option<Spanned<Phone>>>,
    hours: Option<Spanned<Hours>>,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan {
        picture: asks.picture("picture"),
        phones: asks.several("phones"),
        hours: asks.one("hours"),
    }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Points {
    let why = "as many as the flyer has `phones`:";
    let languages = texts.list_of("lines", plan.phones.len(), why);
    let voice = texts.voice;
    let lines = plan.phones.iter().zip(languages).map(|(phone, language)| {
        let phone = phone.as_ref();
        let printed = phone
            .map(|phone| texts.within(voice.formats.phone(&phone.value, phone.span), phone.span));
        let cost = phone.and_then(|phone| voice.formats.cost(&phone.value, phone.span));
        PointsLine { phone: printed.unwrap_or_default(), language, cost }
    });
    let lines = lines.collect();
    let hours = plan.hours.as_ref();
    let languages = hours.map(|h| texts.within(voice.languages(&h.value, h.span), h.span));
    Points {
        paragraphs: texts.list("paragraphs"),
        call: texts.rich("call"),
        lines,
        call_end: texts.maybe_empty("call_end"),
        notes: texts.list("notes"),
        languages: languages.unwrap_or_default(),
        mark: texts.rich("mark"),
        illustration: texts.illustration(&plan.picture, "mark_alt"),
    }
}
