//! A QR code with an invitation.
//!
//! In: `link`; `text`, `prompt` and `qr_alt`. Out: [`Callout`].

use std::sync::Arc;

use crate::content::{Link, codes};
use crate::diag::Sink;
use crate::frame::Picture;
use crate::geom::Mm;
use crate::load::asks::Asks;
use crate::load::qr::qr;
use crate::load::texts::Texts;
use crate::model::Callout;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    link: Option<Link>,
    code: Arc<Picture>,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    let link = asks.one::<Link>("link").map(|link| link.value);
    let code = link.as_ref().and_then(|link| code(link, asks.module, asks.sink));
    Plan { link, code: code.unwrap_or_default() }
}

/// The code of a link, made once for all languages.
fn code(link: &Link, module: Mm, sink: &mut Sink) -> Option<Arc<Picture>> {
    let code = qr(&link.url.value, module).map(Arc::new);
    if code.is_none() {
        let message = "no QR code can hold an address of this length";
        sink.report(
            codes::BAD_URL
                .at(link.url.span, message)
                .label(format!("{} bytes", link.url.value.len()))
                .hint("choose a shorter address, 60 characters or less for a small code"),
        );
    }
    code
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Callout {
    let header = texts.table.span();
    Callout {
        text: texts.rich("text"),
        prompt: texts.rich("prompt"),
        url: plan.link.as_ref().map(|link| link.url.value.clone()).unwrap_or_default(),
        url_span: plan.link.as_ref().map_or(header, |link| link.url.span),
        code: Arc::clone(&plan.code),
        alt: texts.plain("qr_alt"),
    }
}
