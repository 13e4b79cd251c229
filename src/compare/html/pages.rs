//! An old and a new page side by side.
//!
//! In: two files, a page of each and the changes there. Out: two pictures with
//! numbered marks. Knows no other page.

use std::fmt::Write;

use super::png::address;
use super::{Change, Fault, Name, escaped};
use crate::geom::{Pt, Rect, Size};
use crate::proof::{Dpi, File};

/// How fine pages are drawn: about one to one on a screen.
const FINE: Dpi = Dpi(96);

/// How far marks reach beyond what they mark.
const AROUND: Pt = Pt(1.5);

/// The two pages of a pair.
pub(super) fn pair(
    number: usize,
    name: &Name,
    (old, new): (usize, usize),
    changes: &[(usize, &Change)],
    files: &[File; 2],
) -> Result<String, Fault> {
    let [before, after] = files;
    let spots = |is_old: bool| -> Vec<(usize, Rect)> {
        let spot = |change: &Change| if is_old { change.old.clone() } else { change.new.clone() };
        let places = changes.iter().map(|(at, change)| Some((*at, spot(change)?.place?)));
        places.flatten().collect()
    };
    let old = page(number, name, (before, old, true), &spots(true))?;
    let new = page(number, name, (after, new, false), &spots(false))?;
    Ok(format!("<div class=\"pages\">\n{old}{new}</div>\n"))
}

/// A page with its marks.
fn page(
    number: usize,
    name: &Name,
    (file, page, is_old): (&File, usize, bool),
    spots: &[(usize, Rect)],
) -> Result<String, Fault> {
    let drawn = file.paint(page, FINE).zip(file.size(page));
    let (painted, size) =
        drawn.ok_or_else(|| format!("page {} of {name} cannot be drawn", page + 1))?;
    let (class, word) = if is_old { ("old", "before") } else { ("new", "now") };
    let count = match spots.len() {
        0 => "nothing is marked".to_owned(),
        1 => "1 place is marked".to_owned(),
        count => format!("{count} places are marked"),
    };
    let alt = escaped(&format!("Page {} of {name}, {word}: {count}", page + 1));
    let mut html = format!(
        "<figure class=\"{class}\">\n<figcaption>Page {}, {word}</figcaption>\n<div class=\"page\">\
         <img width=\"{}\" height=\"{}\" alt=\"{alt}\" src=\"{}\"/>\n",
        page + 1,
        painted.width,
        painted.height(),
        address(&painted)?
    );
    for (at, place) in spots {
        let [left, top, width, height] = shares(*place, size);
        writeln!(
            html,
            "<a class=\"mark\" href=\"#f{number}c{at}\" aria-label=\"Change {at}\" \
             style=\"left:{left:.2}%;top:{top:.2}%;width:{width:.2}%;height:{height:.2}%\">\
             <span>{at}</span></a>"
        )?;
    }
    html.push_str("</div>\n</figure>\n");
    Ok(html)
}

/// Where a mark lies, in hundredths of the page.
fn shares(place: Rect, page: Size) -> [f32; 4] {
    let left = (place.origin.x - AROUND).max(Pt::ZERO).min(page.width);
    let top = (place.origin.y - AROUND).max(Pt::ZERO).min(page.height);
    let right = (place.right() + AROUND).min(page.width).max(left);
    let bottom = (place.bottom() + AROUND).min(page.height).max(top);
    let (width, height) = (page.width, page.height);
    [left / width, top / height, (right - left) / width, (bottom - top) / height]
        .map(|share| share * 100.0)
}
