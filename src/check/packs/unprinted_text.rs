//! `unprinted-text`: a text of a pack that its block does not print.
//!
//! In: each flyer in each language. Out: texts that are in no element of it. Knows
//! nothing about pages.

use std::collections::BTreeSet;

use crate::check::{Check, Content, Run};
use crate::content::block::element::At;
use crate::content::element::Element;
use crate::content::model::{Block, BlockKind, Document, Inline, Rich};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "unprinted-text",
        severity: Severity::Error,
        fixed: false,
        what: "A pack has a text that its block does not print. For example, a `prompt` where two \
               codes stand side by side, or a `caption` where flyer.toml asks for no picture.",
        why: "Readers would miss it, and translators would have worked for nothing.",
        remedy: "Take the text out of all packs, or change the block in flyer.toml so that it \
                 prints it.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"# flyer.toml asks for no picture here.
caption = "«このマークが目印！»""#,
            right: r#"# flyer.toml: picture = "points-mark"
caption = "このマークが目印！""#,
        }),
        source: "What is written is printed: nothing is dropped without a word.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let is_reference =
            |document: &&Document| Some(&document.language) == flyer.reference.as_ref();
        let (reference, others): (Vec<_>, Vec<_>) = flyer.documents.iter().partition(is_reference);
        // What the reference pack has and does not print is told there alone.
        let mut told = BTreeSet::new();
        for document in reference.into_iter().chain(others) {
            let printed = printed(document);
            for block in document.pages.iter().flat_map(|page| &page.blocks) {
                if told.contains(&block.span) {
                    continue;
                }
                for at in unprinted(block, &printed) {
                    told.insert(block.span);
                    report(block, at, rule, sink);
                }
            }
        }
    }
}

fn report(block: &Block, at: Span, rule: &Rule, sink: &mut Sink) {
    let name = block.kind.name();
    let message = format!("the block `{name}` does not print this text as flyer.toml asks for it");
    sink.report(
        rule.at(at, message)
            .label("printed nowhere")
            .hint("take it out of all packs, or change the block in flyer.toml"),
    );
}

/// Where what is printed stands in the packs.
fn printed(document: &Document) -> BTreeSet<Span> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let elements =
        blocks.flat_map(|block| block.kind.composed().elements(&At { document, span: block.span }));
    let spans = |element: Element| element.texts().into_iter().flat_map(spans).collect::<Vec<_>>();
    elements.flat_map(spans).collect()
}

/// Where the texts of a block begin that are not printed.
fn unprinted(block: &Block, printed: &BTreeSet<Span>) -> Vec<Span> {
    // A map leaves what is at its pins to a table that has their letters.
    if matches!(block.kind, BlockKind::Map(_)) {
        return Vec::new();
    }
    let texts = block.texts().into_iter();
    let unprinted = texts.filter(|text| !spans(text).any(|span| printed.contains(&span)));
    unprinted.filter_map(|text| spans(text).next()).collect()
}

/// Where the pieces of a text stand.
fn spans(text: &Rich) -> impl Iterator<Item = Span> {
    text.0.iter().map(|inline| match inline {
        Inline::Text(text) => text.span,
        Inline::Ruby { span, .. } | Inline::Mark { span, .. } => *span,
    })
}
