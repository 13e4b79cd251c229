//! `dangling-step`: a text refers to a step that is not there.
//!
//! In: the packs, and how many steps the flyer has in each language. Out: circled
//! numbers and numbers of steps beyond the last. Knows nothing about facts.

use super::typed::line::Line;
use super::typed::speech::Speech;
use crate::check::{Check, Content, Run};
use crate::content::model::{BlockKind, Document, Usage};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "dangling-step",
        severity: Severity::Error,
        fixed: false,
        what: "A text refers to a step that the flyer does not have: to ⑤ of a list of four, or to \
               STEP 4 of three. Counted is what is printed on the flyer's day: the lists of the \
               block `paths` as ①, ②, …, and the blocks `step` as STEP 1, STEP 2, …. A text that \
               counts ①, ② itself is left alone.",
        why: "The reader looks for the step and does not find it.",
        remedy: "Write the number that the step has now, in all packs, or put the step back.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"④–«⑥» on the left"#,
            right: r#"④–⑤ on the left"#,
        }),
        source: "The source flyer refers to ④~⑤ of the list beside the note.",
    },
    run: Run::Content(run),
};

/// How far a flyer counts.
struct Steps {
    /// The entries of the longest list of ways.
    circled: u32,
    /// The blocks with a number.
    blocks: u32,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        for document in &flyer.documents {
            let mut packs = flyer.packs.iter().chain(&flyer.borrowed);
            let Some(pack) = packs.find(|pack| pack.language == document.language) else {
                continue;
            };
            let steps = count(document);
            // A flyer without steps may name those of another paper.
            let speech = (steps.blocks > 0).then(|| Speech::of(pack, &content.workspace.languages));
            let printed = pack
                .strings
                .iter()
                .filter(|string| matches!(string.usage, Usage::Words | Usage::Spoken));
            for string in printed {
                if speech.is_some() || string.text.chars().any(|c| circled(c).is_some()) {
                    in_line(&Line::of(string), speech.as_ref(), &steps, rule, sink);
                }
            }
        }
    }
}

fn count(document: &Document) -> Steps {
    let mut steps = Steps { circled: 0, blocks: 0 };
    for block in document.pages.iter().flat_map(|page| &page.blocks) {
        if let BlockKind::Paths(paths) = &block.kind {
            let ways = paths.items.iter().map(|way| &way.words);
            let longest = ways.map(|way| way.before.len() + way.after.len());
            let longest = longest.max().and_then(|longest| u32::try_from(longest).ok());
            steps.circled = steps.circled.max(longest.unwrap_or_default());
        } else if let BlockKind::Step(step) = &block.kind {
            steps.blocks = steps.blocks.max(u32::from(step.number));
        }
    }
    steps
}

fn in_line(line: &Line<'_>, speech: Option<&Speech>, steps: &Steps, rule: &Rule, sink: &mut Sink) {
    let circled: Vec<(usize, u32)> = (0..line.len())
        .filter_map(|index| Some((index, circled(line.folded[index].raw)?)))
        .collect();
    let counts_itself =
        circled.len() > 1 && circled.iter().map(|(_, value)| *value).eq(1..=last(&circled));
    for (index, value) in circled.into_iter().filter(|_| !counts_itself) {
        if value > steps.circled {
            let sign = line.folded[index].raw;
            let message = format!("there is no step {sign}");
            let label = match steps.circled {
                0 => "the flyer has no list of steps".to_owned(),
                most => format!("the longest list has {most} steps"),
            };
            sink.report(rule.at(line.place(index, index + 1), message).label(label));
        }
    }
    let Some(speech) = speech else { return };
    for step in (0..line.len()).filter_map(|at| speech.step(line, at)) {
        let value = step.value;
        if value <= f64::from(steps.blocks) {
            continue;
        }
        let message = format!("there is no step {value}");
        let label = format!("the flyer has {} steps on its day", steps.blocks);
        sink.report(rule.at(line.place(step.from, step.to), message).label(label));
    }
}

fn last(circled: &[(usize, u32)]) -> u32 {
    circled.last().map_or(0, |(_, value)| *value)
}

/// The number in a circle.
pub(super) fn circled(character: char) -> Option<u32> {
    const ROWS: [(char, char, u32); 7] = [
        ('①', '⑳', 1),
        ('㉑', '㉟', 21),
        ('㊱', '㊿', 36),
        ('❶', '❿', 1),
        ('⓫', '⓴', 11),
        ('➀', '➉', 1),
        ('➊', '➓', 1),
    ];
    let row = ROWS.iter().find(|(first, last, _)| (*first..=*last).contains(&character));
    row.map(|(first, _, value)| u32::from(character) - u32::from(*first) + value)
}
