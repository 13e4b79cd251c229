//! `turned-size`: width and height of a picture in its true size are exchanged.
//!
//! In: the blocks that draw a picture in its true size. Out: those whose picture has the
//! proportions of the two the other way round. Knows nothing about words.

use std::collections::BTreeSet;

use crate::check::{Check, Content, Run};
use crate::content::model::BlockKind;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "turned-size",
        severity: Severity::Error,
        fixed: false,
        what: "The width and the height of a picture are exchanged. `size` names the width and \
               then the height, and the picture has the proportions of height and width.",
        why: "It would be drawn lying down, with the measures at the wrong edges.",
        remedy: "Exchange the two names.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"size = [«"photo-height"», "photo-width"]"#,
            right: r#"size = ["photo-width", "photo-height"]"#,
        }),
        source: "The photo of the source flyer: 4.5 cm high and 3.5 cm wide.",
    },
    run: Run::Content(run),
};

/// How far proportions may be from each other to be the same, and to be others.
const NEAR: f32 = 0.08;
const FAR: f32 = 0.2;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut told = BTreeSet::new();
    for flyer in &content.workspace.flyers {
        let Some(document) = flyer.documents.first() else { continue };
        for block in document.pages.iter().flat_map(|page| &page.blocks) {
            let BlockKind::Picture(picture) = &block.kind else { continue };
            let Some([width, height]) = &picture.size else { continue };
            let (width, height) = (width.length.0, height.length.0);
            let drawn = picture.picture.size;
            let own = drawn.width.0 / drawn.height.0;
            let off = |proportions: f32| (own / proportions - 1.0).abs();
            let is_turned = off(height / width) < NEAR && off(width / height) > FAR;
            let named = flyer.blocks.iter().find(|it| it.words.value == block.words);
            let place = named.and_then(|it| it.named.get("size")?.first()).map(|it| it.span);
            let Some(place) = place.filter(|place| is_turned && told.insert(*place)) else {
                continue;
            };
            sink.report(
                rule.at(place, "the picture is as high as this is wide")
                    .label("the width stands first")
                    .hint("exchange the two names"),
            );
        }
    }
}
