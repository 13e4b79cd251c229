//! A QR code with an invitation.
//!
//! In: `link`; `text`, `prompt` and `qr_alt`. Out: [`Callout`].

use crate::load::asks::Asks;
use crate::load::facts_value::Link;
use crate::load::texts::Texts;
use crate::model::Callout;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    link: Option<Link>,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { link: asks.link("link") }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Callout {
    let header = texts.table.span();
    Callout {
        text: texts.rich("text"),
        prompt: texts.rich("prompt"),
        url: plan.link.as_ref().map(|link| link.url.clone()).unwrap_or_default(),
        url_span: plan.link.as_ref().map_or(header, |link| link.span),
        alt: texts.plain("qr_alt"),
    }
}
