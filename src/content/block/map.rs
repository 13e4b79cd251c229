//! A map: a picture with pins and with labels in the language.

use std::sync::Arc;

use super::ask::OnePicture;
use super::ask_entries::{Entry, Pins, Places};
use super::element::{At, Composed, below, figure, list, notes_below, opening};
use super::form::{Word, block, wording};
use super::rows::{FromFile, KEY as ROWS, Row};
use super::word::{ALT, LIKE_REFERENCE, LIST_LIKE_REFERENCE, Named, Plain, TEXT, each_of};
use crate::content::element::{Element, Marker, Over};
use crate::content::look;
use crate::content::model::{BlockKind, Rich};
use crate::frame::Picture as Drawing;
use crate::geom::Point;

block! {
    /// A map: a `picture` on which the program puts `pins` (A, B, C, with a list of what they are under the map, unless a table has the letters) and `labels`, both in the language. Each has a name and a place in units of the picture: pins = { school = [120, 80] }.
    pub struct Map {
        asks {
            /// The picture without words.
            picture: Arc<Drawing> = OnePicture,
            /// What the letters stand at.
            places as "pins": Vec<Entry<Point>> = Pins,
            /// What words stand at.
            spots as "labels": Vec<Entry<Point>> = Places,
            /// A CSV file in content/data whose rows the pins are: the first of `columns` says what is at each. Without it the packs do.
            from_file as "rows": Vec<Named<Row>> = FromFile,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A sentence above the map, such as the way on foot.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// What is at each pin.
            pins: Vec<Named<Placed>> = PIN_WORDS,
            /// What the map says at each place.
            labels: Vec<Named<Placed>> = each_of::<Placed>("labels"),
            /// What stands under the map.
            caption: Option<Rich> = LIKE_REFERENCE,
            /// The way or the places in words, for a person who hears the page.
            picture_alt: String = ALT,
            /// Remarks under the map.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
    finished by Map::finish
}

impl Map {
    /// Keeps of the rows of a file what the map says: the first cell of those with a pin.
    fn finish(mut self) -> Self {
        let Self { places, from_file, .. } = &mut self;
        from_file.retain(|row| places.iter().any(|place| place.name == row.name));
        from_file.iter_mut().for_each(|row| row.words.cells.truncate(1));
        self
    }

    /// The pins that are printed, each with what is there, in the order of their letters:
    /// that of the rows, or else that of flyer.toml.
    fn pinned(&self) -> Vec<(&Entry<Point>, &Rich)> {
        let rows = self.from_file.iter();
        let rows = rows.filter_map(|row| Some((&row.name, row.words.cells.first()?)));
        let named = self.pins.iter().map(|pin| (&pin.name, &pin.words.text));
        let pin = |(name, text): (&String, _)| {
            Some((self.places.iter().find(|place| place.name == *name)?, text))
        };
        rows.chain(named).filter_map(pin).collect()
    }

    /// The letter of the pin of this name, if there is one.
    pub(super) fn letter(&self, name: &str) -> Option<String> {
        let index = self.pinned().iter().position(|(pin, _)| pin.name == name)?;
        Some(Marker::letter(index))
    }

    /// Whether a table on the flyer says what each letter of this map stands at.
    fn is_told_by_a_table(&self, at: &At<'_>) -> bool {
        let Some(own) = at.blocks().find(|block| block.span == at.span) else { return false };
        let mut tables = at.blocks().filter_map(|block| {
            let BlockKind::Table(table) = &block.kind else { return None };
            Some(table).filter(|table| table.letters.0.as_ref() == Some(&own.words))
        });
        tables.any(|table| {
            let has = |name: &str| table.rows.iter().any(|row| row.name == name);
            self.pinned().iter().all(|(pin, _)| has(&pin.name))
        })
    }
}

impl Plan {
    /// The pins that are printed on the flyer's day.
    pub(crate) fn pins(&self) -> Vec<&Entry<Point>> {
        let is_printed = |pin: &&Entry<Point>| match &self.from_file {
            Some(file) => file.rows.iter().any(|row| row.is_printed && row.name == pin.name),
            None => true,
        };
        self.places.iter().filter(is_printed).collect()
    }
}

wording! {
    /// Words at a place of a map.
    pub struct Placed {
        /// What is there.
        text: Rich = TEXT,
    }
}

/// What is at each pin, unless it comes from a file.
const PIN_WORDS: Plain<Vec<Named<Placed>>> = Plain::of(
    |key, given| {
        let from_file = given.listed.contains_key(ROWS);
        if from_file { None } else { each_of::<Placed>("pins").shape(key, given) }
    },
    |key, texts| {
        let from_file = texts.listed.contains_key(ROWS);
        if from_file { Vec::new() } else { each_of::<Placed>("pins").read(key, texts) }
    },
);

impl Composed for Map {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Row);
        let mut drawing = figure(&self.picture, &self.picture_alt, look::Figure::Map);
        let label = |spot: &Entry<Point>| {
            let words = Named::find(&self.labels, &spot.name)?;
            Some(Over { at: spot.value, text: words.text.clone(), is_pin: false })
        };
        drawing.over.extend(self.spots.iter().filter_map(label));
        let pinned = self.pinned();
        let pin = |(index, (pin, _)): (usize, &(&Entry<Point>, &Rich))| Over {
            at: pin.value,
            text: Rich::literal(&Marker::letter(index), at.span),
            is_pin: true,
        };
        drawing.over.extend(pinned.iter().enumerate().map(pin));
        elements.push(Element::Figure(drawing));
        if !pinned.is_empty() && !self.is_told_by_a_table(at) {
            elements.push(Element::Space(look::Space::Line));
            let items: Vec<Rich> = pinned.iter().map(|(_, text)| (*text).clone()).collect();
            elements.push(list(&items, Marker::Letter, look::List::Plain, at.span));
        }
        elements.extend(below(look::Space::Line, self.caption.as_ref(), look::Text::Body));
        elements.extend(notes_below(look::Space::Paragraph, &self.notes, at.span));
        elements
    }
}
