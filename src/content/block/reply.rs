//! A form to fill in by hand and to give back.

use super::ask_entries::{CHOICES, DATES, Entry, Filling, Fillings};
use super::ask_words::Flag;
use super::element::{At, Composed, columns, notes_below, opening};
use super::form::{block, wording};
use super::word::{LIKE_REFERENCE, LIST, LIST_LIKE_REFERENCE, Named, Plain, TEXT, each_of};
use crate::content::element::{Blank, Choice, Element, Room, Width};
use crate::content::form::Shape;
use crate::content::form::shape::needed;
use crate::content::look;
use crate::content::model::Rich;
use crate::content::voice::DatePart;

block! {
    /// A form to fill in by hand and to give back. Its fields have names, and each a kind: [pages.blocks.fields] with child = "line", birthday = "date", phone = "digits 11", day = "choice".
    pub struct Reply {
        asks {
            /// The fields, in order.
            fields: Vec<Entry<Filling>> = Fillings,
            /// Whether it is cut off: with a line of scissors above it, at the foot of its page.
            cut: bool = Flag,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// What to do with the form.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// What belongs in each field.
            labels as "fields": Vec<Named<FieldLabel>> = each_of::<FieldLabel>("fields"),
            /// What there is to choose from in each field of the kind "choice".
            choices: Vec<Named<Choices>> = each_of::<Choices>(CHOICES),
            /// How year, month and day are called beside their boxes.
            date: Vec<(u8, Rich)> = DATE_BOXES,
            /// Remarks under the form.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

wording! {
    /// What belongs in a field.
    pub struct FieldLabel {
        /// The name of the field.
        label: Rich = TEXT,
    }
}

wording! {
    /// What there is to choose from.
    pub struct Choices {
        /// A text for each box to tick.
        items: Vec<Rich> = LIST,
    }
}

/// The boxes of a day in the order of the language, each with how many digits it has.
const DATE_BOXES: Plain<Vec<(u8, Rich)>> = Plain::of(
    |_, given| {
        given.listed.get(DATES)?;
        let key = |(name, help): (&str, &str)| needed(name, help, Shape::text());
        Some(Shape::table(
            [
                ("year", "Beside the four boxes of the year."),
                ("month", "Beside the boxes of the month."),
                ("day", "Beside the boxes of the day."),
            ]
            .map(key)
            .into(),
        ))
    },
    |key, texts| {
        if !texts.listed.contains_key(DATES) {
            return Vec::new();
        }
        let order = texts.voice.tongue.order();
        texts.inner(key, |texts| {
            let [year, month, day] = ["year", "month", "day"].map(|key| texts.rich(key));
            let part = |part| match part {
                DatePart::Year => (4, year.clone()),
                DatePart::Month => (2, month.clone()),
                DatePart::Day => (2, day.clone()),
            };
            order.map(part).into()
        })
    },
);

impl super::form::Shown for (u8, Rich) {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.1.texts(heard, texts);
    }
}

/// The most boxes that stand in half the width of a page, and the most choices.
const BOXES_IN_HALF: u8 = 11;
const CHOICES_IN_HALF: usize = 2;

impl Composed for Reply {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = Vec::new();
        if self.cut {
            elements.push(Element::CutLine);
            elements.push(Element::Space(look::Space::Row));
        }
        elements.extend(opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Line));
        let mut rows: Vec<Vec<&Entry<Filling>>> = Vec::new();
        for field in &self.fields {
            match rows.last_mut() {
                Some(row) if self.is_half(field) && row.len() == 1 && self.is_half(row[0]) => {
                    row.push(field);
                }
                Some(_) | None => rows.push(vec![field]),
            }
        }
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                elements.push(Element::Space(look::Space::Field));
            }
            let mut blanks: Vec<_> = row
                .iter()
                .map(|field| (Width::Rest, self.blank(field).into_iter().collect()))
                .collect();
            if row.iter().all(|field| self.is_half(field)) {
                blanks.resize_with(2, || (Width::Rest, Vec::new()));
            }
            elements.push(columns(blanks, look::Columns::Fields));
        }
        elements.extend(notes_below(look::Space::Paragraph, &self.notes, at.span));
        elements
    }

    fn closes(&self) -> bool {
        self.cut
    }
}

impl Reply {
    /// Whether a field takes half the width.
    fn is_half(&self, field: &Entry<Filling>) -> bool {
        match field.value {
            Filling::Line | Filling::Date => true,
            Filling::Wide => false,
            Filling::Digits(count) => count <= BOXES_IN_HALF,
            Filling::Choice => self.choices_of(field).len() <= CHOICES_IN_HALF,
        }
    }

    fn choices_of(&self, field: &Entry<Filling>) -> &[Rich] {
        Named::find(&self.choices, &field.name).map_or(&[], |choices| &choices.items)
    }

    /// A field with its label; nothing if the pack has no label, which was reported.
    fn blank(&self, field: &Entry<Filling>) -> Option<Element> {
        let words = Named::find(&self.labels, &field.name)?;
        let room = match field.value {
            Filling::Line | Filling::Wide => Room::Line,
            Filling::Date => {
                let boxes = self.date.iter();
                Room::Boxes(boxes.map(|(count, unit)| (*count, Some(unit.clone()))).collect())
            }
            Filling::Digits(count) => Room::Boxes(vec![(count, None)]),
            Filling::Choice => {
                let choices = self.choices_of(field).iter().cloned();
                Room::Ticks(choices.map(|text| Choice { text, beside: None }).collect())
            }
        };
        let (label, look) = (words.label.clone(), look::Fields::Form);
        Some(Element::Blank(Blank { label, beside: None, room, look }))
    }
}
