//! Walks through elements.
//!
//! In: elements. Out: what stands in them, in the order in which it is read.

use super::{Band, Blank, Code, Columns, Element, Fields, Label, List, Panel, Room, Table};
use crate::content::model::Rich;

impl Element {
    /// The elements that stand in it, in the order in which they are read.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Code(Code { words, .. }) => words.iter().collect(),
            Self::Columns(columns) => columns.children(),
            Self::Panel(panel) => panel.children(),
            Self::Sized(_, elements) => elements.iter().collect(),
            Self::Band(Band { words, corners, .. }) => {
                words.iter().chain(corners.iter().flat_map(Columns::children)).collect()
            }
            Self::List(List { pause, .. }) => {
                pause.iter().flat_map(|pause| pause.panel.children()).collect()
            }
            Self::Heading(_)
            | Self::Paragraph(_)
            | Self::Table(_)
            | Self::Figure(_)
            | Self::Fields(_)
            | Self::Blank(_)
            | Self::CutLine
            | Self::Phone(_)
            | Self::Chip(_)
            | Self::Space(_) => Vec::new(),
        }
    }

    /// All its texts, in the order in which they are read.
    #[must_use]
    pub fn texts(&self) -> Vec<&Rich> {
        let below = || self.children().into_iter().flat_map(Self::texts);
        match self {
            Self::Heading(heading) => {
                let label = match &heading.label {
                    Some(Label::Number(word, number)) => vec![word, number],
                    Some(Label::Words(words)) => vec![words],
                    None => Vec::new(),
                };
                label.into_iter().chain([&heading.text]).chain(&heading.beside).collect()
            }
            Self::Paragraph(paragraph) => {
                let sign = paragraph.sign.as_ref().map(|(sign, _)| sign);
                sign.into_iter().chain([&paragraph.text]).collect()
            }
            Self::List(list) => {
                let (before, after) = list.items.split_at(list.before_pause());
                before.iter().chain(below()).chain(after).collect()
            }
            Self::Table(table) => table.texts(),
            Self::Figure(figure) => {
                let measures = figure.measures.iter().flatten().map(|(_, written)| written);
                measures.chain(figure.over.iter().map(|over| &over.text)).collect()
            }
            Self::Code(code) => below().chain([&code.address]).collect(),
            Self::Fields(Fields { fields, .. }) => {
                let texts = fields.iter();
                texts.flat_map(|field| [&field.label].into_iter().chain(&field.value)).collect()
            }
            Self::Blank(Blank { label, beside, room, .. }) => {
                [label].into_iter().chain(beside).chain(room.texts()).collect()
            }
            Self::Phone(phone) => [&phone.number].into_iter().chain(&phone.words).collect(),
            Self::Chip(chip) => chip.lines.iter().map(|(line, _)| line).collect(),
            Self::Columns(_)
            | Self::Panel(_)
            | Self::Band(_)
            | Self::Sized(..)
            | Self::CutLine
            | Self::Space(_) => below().collect(),
        }
    }

    /// Whether it or anything in it is a picture that grows where a page has room.
    #[must_use]
    pub fn grows(&self, is_free: &impl Fn(&super::Figure) -> bool) -> bool {
        let own = match self {
            Self::Figure(figure) => is_free(figure),
            Self::Band(band) => band.figure.is_some(),
            Self::Heading(_)
            | Self::Paragraph(_)
            | Self::List(_)
            | Self::Table(_)
            | Self::Code(_)
            | Self::Columns(_)
            | Self::Panel(_)
            | Self::Sized(..)
            | Self::Fields(_)
            | Self::Blank(_)
            | Self::CutLine
            | Self::Phone(_)
            | Self::Chip(_)
            | Self::Space(_) => false,
        };
        own || self.children().into_iter().any(|child| child.grows(is_free))
    }
}

impl Table {
    /// Its heads and its cells row by row, each with what stands beside it.
    fn texts(&self) -> Vec<&Rich> {
        let head = with_beside(&self.head, &self.head_beside);
        let rows = self.rows.iter().enumerate().flat_map(|(index, row)| {
            let beside = self.rows_beside.get(index).map_or(&[][..], std::slice::from_ref);
            with_beside(row, beside)
        });
        head.chain(rows).collect()
    }
}

/// Texts, each with what stands beside it.
fn with_beside<'a>(
    texts: &'a [Rich],
    beside: &'a [Option<Rich>],
) -> impl Iterator<Item = &'a Rich> {
    let beside = beside.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    texts.iter().zip(beside).flat_map(|(text, beside)| [text].into_iter().chain(beside))
}

impl Room {
    /// What stands in it.
    fn texts(&self) -> Vec<&Rich> {
        match self {
            Self::Line => Vec::new(),
            Self::Boxes(groups) => groups.iter().filter_map(|(_, unit)| unit.as_ref()).collect(),
            Self::Ticks(choices) => {
                choices.iter().flat_map(|it| [&it.text].into_iter().chain(&it.beside)).collect()
            }
        }
    }
}

impl Columns {
    fn children(&self) -> Vec<&Element> {
        self.columns.iter().flat_map(|(_, elements)| elements).chain(&self.flows_on).collect()
    }
}

impl Panel {
    fn children(&self) -> Vec<&Element> {
        self.head.iter().chain(&self.body).collect()
    }
}

impl List {
    /// How many items stand before the pause; all if there is none.
    #[must_use]
    pub fn before_pause(&self) -> usize {
        let count = self.items.len();
        self.pause.as_ref().map_or(count, |pause| pause.after.min(count))
    }
}
