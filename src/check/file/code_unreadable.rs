//! QR codes that a telephone cannot read from the finished page.

use crate::check::page::walk::everything;
use crate::check::{Check, Finished, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::frame::Item;
use crate::geom::{Point, Pt, Rect, Size};
use crate::model::{BlockKind, Callout, Document};
use crate::proof::{Dpi, QUIET_ZONE, codes, quiet_zone};

/// How fine the picture is that a telephone takes.
const CAMERA: Dpi = Dpi(150);

/// How far around a code the picture goes, beyond its quiet zone.
const AROUND: Pt = Pt(4.0);

/// See [`Rule::explain`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "code-unreadable",
        severity: Severity::Error,
        fixed: false,
        explain: "A QR code was drawn from the finished file at 150 dots per inch, as a telephone \
                  sees it, and could not be read, or opens another address, or has less than four \
                  modules of blank room around it. The modules may be too small: see `qr` in the \
                  template. The address may be too long for its room.",
        source: "ISO/IEC 18004 (symbol, quiet zone of four modules); ISO/IEC 15415 (contrast).",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let language = &finished.document.language;
    for (number, page) in finished.layout.publication.pages.iter().enumerate() {
        for seen in everything(page) {
            let Item::Picture(picture, size) = seen.item else { continue };
            let Some(callout) = callout(finished.document, &picture.name) else { continue };
            let area = Rect::new(
                seen.at - Point::new(AROUND, AROUND),
                Size::new(size.width + AROUND * 2.0, size.height + AROUND * 2.0),
            );
            if let Some(why) = fault(finished, number, area, &callout.url) {
                let message =
                    format!("the code on page {} of the file in {language}: {why}", number + 1);
                sink.report(rule.at(callout.url_span, message).label("this address"));
            }
        }
    }
}

/// Why a telephone does not get from a code to its address, if so.
fn fault(finished: &Finished<'_>, page: usize, area: Rect, url: &str) -> Option<String> {
    let Some(raster) = finished.file.draw(page, Some(area), CAMERA) else {
        return Some("the page cannot be drawn".to_owned());
    };
    let found = codes(&raster);
    let [code] = &found[..] else {
        return Some(format!("{} codes are found, not one", found.len()));
    };
    match &code.text {
        Err(why) => return Some(why.to_string()),
        Ok(text) if text != url => return Some(format!("it opens {text}")),
        Ok(_) => {}
    }
    let room = quiet_zone(&raster, code);
    let (room, least) = (room.0, QUIET_ZONE.0);
    (room < least).then(|| format!("it has {room} modules of blank room, and {least} are needed"))
}

/// The block that shows the picture of this name as its code.
fn callout<'a>(document: &'a Document, picture: &str) -> Option<&'a Callout> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let mut callouts = blocks.filter_map(|block| {
        if let BlockKind::Callout(callout) = &block.kind { Some(callout) } else { None }
    });
    callouts.find(|callout| callout.code.name == picture)
}
