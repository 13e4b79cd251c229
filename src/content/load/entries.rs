//! What `flyer.toml` says of entries that stand elsewhere: colours of rows, places on
//! pictures.
//!
//! In: the plan of a flyer with its reference pack and its pictures. Out: messages about
//! rows and columns that there are not, and about places where nothing can be seen. Rows from files are
//! looked at where blocks ask for them.

use super::flyer::FlyerPlan;
use super::reader::{Parsed, Table, shortened};
use super::{codes, suggest};
use crate::content::block::Entry;
use crate::content::block::Plan;
use crate::content::block::rows::{HEADS, KEY as ROWS};
use crate::content::block::texts::Pictures;
use crate::diag::Sink;
use crate::geom::{Point, Size};
use crate::source::Spanned;

/// How near two places can be, as a part of the longer edge of their picture: the letters
/// of nearer ones are printed over each other.
const NEAREST: f32 = 0.01;

/// Reports colours of rows, and columns of chips, that the reference pack does not have.
pub(super) fn check_tables(plan: &FlyerPlan, reference: &Parsed<'_>, sink: &mut Sink) {
    for block in plan.pages.iter().flatten() {
        let (Some(Plan::Table(table)), Some(words)) = (&block.plan, &block.words) else {
            continue;
        };
        // What is wrong with these tables is told when the pack is read.
        let mut told = Sink::default();
        let mut own = reference.table(None).table(&words.value, &mut told);
        check_chips(table.chips.clone(), &own, &words.value, sink);
        if block.listed.contains_key(ROWS) {
            continue;
        }
        let rows = own.table(ROWS, &mut told).names();
        let is_known = |level: &&Entry<_>| rows.is_empty() || rows.contains(&&*level.name);
        for level in table.levels.iter().filter(|level| !is_known(level)) {
            let name = shortened(&level.name);
            let message = format!("the reference pack has no row `{}.rows.{name}`", words.value);
            sink.report(
                codes::BAD_VALUE
                    .at(level.span, message)
                    .label("no row has this name")
                    .hint(suggest::hint(&level.name, rows.iter().copied())),
            );
        }
    }
}

/// Reports a column of chips behind the last column of its table.
fn check_chips(chips: Option<Spanned<u8>>, own: &Table<'_>, words: &str, sink: &mut Sink) {
    let Some(Spanned { value, span }) = chips else { return };
    let heads = own.lists().into_iter().find(|(key, _)| *key == HEADS);
    let Some((_, count)) = heads.filter(|(_, count)| *count < usize::from(value)) else { return };
    sink.report(
        codes::BAD_VALUE
            .at(span, format!("`{words}` has no column {value}"))
            .label(format!("the table has {count} columns"))
            .hint("count from 1; the first column names the rows and has no chips"),
    );
}

/// Reports places that are not on their picture, and those that are printed over each other.
pub(super) fn check_places(plan: &FlyerPlan, pictures: &Pictures, sink: &mut Sink) {
    for block in plan.pages.iter().flatten() {
        let Some(Plan::Map(map)) = &block.plan else { continue };
        // A picture that is broken or missing was reported.
        let picture = pictures.get(&map.picture).map(|picture| picture.size);
        let Some(size) = picture.filter(|size| size.width.0 > 0.0) else { continue };
        check_each("pin", &map.pins(), size, sink);
        check_each("label", &map.spots.iter().collect::<Vec<_>>(), size, sink);
    }
}

fn check_each(what: &str, places: &[&Entry<Point>], size: Size, sink: &mut Sink) {
    let (width, height) = (size.width.0, size.height.0);
    let nearest = NEAREST * width.max(height);
    for (index, place) in places.iter().enumerate() {
        let (name, Point { x, y }) = (shortened(&place.name), place.value);
        if x.0 > width || y.0 > height {
            let message = format!("the {what} `{name}` is outside of its picture");
            sink.report(
                codes::BAD_VALUE
                    .at(place.span, message)
                    .label(format!("the picture is {width} wide and {height} high"))
                    .hint("a place is [right, down] from the upper left corner of the picture"),
            );
            continue;
        }
        let is_near = |other: &&&Entry<Point>| {
            let Point { x: right, y: down } = other.value;
            (x.0 - right.0).hypot(y.0 - down.0) < nearest
        };
        let Some(other) = places[..index].iter().find(is_near) else { continue };
        let other = shortened(&other.name);
        let message = format!("the {what}s `{other}` and `{name}` stand on the same place");
        sink.report(
            codes::BAD_VALUE
                .at(place.span, message)
                .label("one is printed over the other")
                .hint("move one of them, or make one of both"),
        );
    }
}
