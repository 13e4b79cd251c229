//! Words of a second language in small type beside headings, heads of tables and labels,
//! so that the staff at the counter and neighbours can point at them.
//!
//! In: the elements of a block in two languages. Out: those of the first with the words
//! of the second. Knows nothing about packs.

use super::{Blank, Columns, Element, List, Panel, Rank, Room, Table};
use crate::content::model::{Inline, Rich};
use crate::lang::Tag;

/// What stands beside the labels of these elements in another language: the labels of
/// the same elements in that language, in the order in which they are read.
#[must_use]
pub fn labels(mut elements: Vec<Element>, language: &Tag) -> Vec<Rich> {
    let mut labels = Vec::new();
    visit(&mut elements, &mut |text, _| labels.push(in_language(text.clone(), language)));
    labels
}

/// Puts labels of another language beside those of elements, unless they say the same.
/// Where there are not as many of them, nothing is put anywhere: they would be wrong.
pub fn put(elements: &mut [Element], labels: &[Rich]) {
    let mut count = 0;
    visit(elements, &mut |_, _| count += 1);
    if count != labels.len() {
        return;
    }
    let mut labels = labels.iter();
    visit(elements, &mut |text, slot| {
        // A name that has the Japanese one in brackets says it already.
        let label = labels.next().map(|label| without_start(label, text));
        *slot = label.filter(|label| !text.plain().contains(&label.plain()));
    });
}

/// A label without the letter with which both begin, as that of a place on a map: it need
/// not be said twice.
fn without_start(label: &Rich, text: &Rich) -> Rich {
    let written = |rich: &Rich| match rich.0.as_slice() {
        [Inline::Text(first), _, ..] if is_letter(&first.text) => Some(first.text.clone()),
        [..] => None,
    };
    let both = written(label).is_some_and(|first| written(text) == Some(first));
    Rich(label.0.iter().skip(usize::from(both)).cloned().collect())
}

/// Whether a text is one letter or figure.
fn is_letter(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).count() == 1
}

/// Goes through all labels: the words, and the place for those beside them.
fn visit(elements: &mut [Element], found: &mut impl FnMut(&Rich, &mut Option<Rich>)) {
    for element in elements {
        match element {
            // The corner of the title has it in Japanese.
            Element::Heading(heading) if heading.rank == Rank::Title => {}
            Element::Heading(heading) => found(&heading.text, &mut heading.beside),
            Element::Table(Table { head, rows, row_heads, head_beside, rows_beside, .. }) => {
                head_beside.resize_with(head.len(), || None);
                head.iter().zip(head_beside).for_each(|(text, slot)| found(text, slot));
                if *row_heads {
                    rows_beside.resize_with(rows.len(), || None);
                    let names = rows.iter().filter_map(|row| row.first());
                    names.zip(rows_beside).for_each(|(text, slot)| found(text, slot));
                }
            }
            Element::Blank(Blank { label, beside, room, .. }) => {
                found(label, beside);
                if let Room::Ticks(choices) = room {
                    choices.iter_mut().for_each(|choice| found(&choice.text, &mut choice.beside));
                }
            }
            Element::Columns(Columns { columns, flows_on, .. }) => {
                columns.iter_mut().for_each(|(_, elements)| visit(elements, found));
                visit(flows_on, found);
            }
            Element::Panel(Panel { head, body, .. }) => {
                visit(head, found);
                visit(body, found);
            }
            Element::List(List { pause, .. }) => {
                if let Some(pause) = pause {
                    visit(&mut pause.panel.head, found);
                    visit(&mut pause.panel.body, found);
                }
            }
            Element::Sized(_, elements) => visit(elements, found),
            Element::Paragraph(_)
            | Element::Figure(_)
            | Element::Code(_)
            | Element::Band(_)
            | Element::Fields(_)
            | Element::CutLine
            | Element::Phone(_)
            | Element::Chip(_)
            | Element::Space(_) => {}
        }
    }
}

/// A text that is in a language as a whole, and is not bold: what stands beside it is.
fn in_language(mut text: Rich, language: &Tag) -> Rich {
    for inline in &mut text.0 {
        match inline {
            Inline::Text(text) => {
                text.language.get_or_insert_with(|| language.clone());
                text.strong = false;
            }
            Inline::Ruby { strong, .. } => *strong = false,
            Inline::Mark { .. } => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_letter_of_a_place_is_said_once() {
        let rich = |pieces: &[&str]| {
            let pieces = pieces.iter().flat_map(|it| Rich::literal(it, Span::default()).0);
            Rich(pieces.collect())
        };
        let kept = |label: &[&str], text: &[&str]| without_start(&rich(label), &rich(text)).plain();
        assert_eq!(kept(&["A ", "体育館"], &["A ", "Gymnasium"]), "体育館");
        assert_eq!(kept(&["B ", "体育館"], &["A ", "Gymnasium"]), "B 体育館");
        let days = ["6月1日", "から", "6月15日"];
        assert_eq!(kept(&days, &["6月1日", "至", "6月15日"]), days.concat());
        assert_eq!(kept(&["体育館"], &["体育館"]), "体育館", "a label of one piece stays");
    }
}
