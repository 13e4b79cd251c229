//! Templates: `content/templates/<name>.toml` → [`Template`].
//!
//! In: the parsed file. Out: sizes, colours and densities; what is broken is
//! reported and replaced by the values of A4. Knows nothing about blocks.

use std::ops::RangeInclusive;

use super::codes;
use super::literal::Literal;
use super::reader::{Parsed, Table, shortened};
use crate::diag::Sink;
use crate::frame::Color;
use crate::geom::{Mm, Pt, Size};
use crate::model::{Density, Palette, QrStyle, Template, TypeScale};
use crate::source::{File, FileId, Spanned};

/// Edges in millimetres, from a visiting card to a poster.
const EDGE: RangeInclusive<f32> = 40.0..=2000.0;

/// Places between the edges of a page.
const EDGE_AND_LESS: RangeInclusive<f32> = 1.0..=2000.0;

/// Margins and gaps in millimetres.
const GAP: RangeInclusive<f32> = 0.0..=200.0;

/// Modules of QR codes in millimetres: what a printer can set, whether or not a
/// telephone can read it.
const MODULE: RangeInclusive<f32> = 0.05..=20.0;

/// QR codes in millimetres.
const CODE: RangeInclusive<f32> = 5.0..=1000.0;

/// Sizes of type in points.
const TYPE: RangeInclusive<f32> = 4.0..=400.0;

/// Factors of a density.
const FACTOR: RangeInclusive<f32> = 0.3..=3.0;

/// The most densities.
const DENSITIES: usize = 20;

/// Reads a template of the name `id`.
pub(crate) fn read<'a>(id: &str, parsed: &'a Parsed<'a>, sink: &mut Sink) -> Template {
    let mut file = parsed.table(None);
    let mut page = file.table("page", sink);
    let mut millimetres = |key, range: &RangeInclusive<f32>, sink: &mut Sink| {
        Mm(page.number(key, range, sink).unwrap_or(*range.start()))
    };
    let width = millimetres("width", &EDGE, sink);
    let height = millimetres("height", &EDGE, sink);
    let margin = millimetres("margin", &GAP, sink);
    let gutter = millimetres("gutter", &GAP, sink);
    check_margin(&mut page, width.min(height), margin, sink);
    let folds = folds(&mut page, width, sink);
    page.finish(sink);
    let qr = qr(&mut file, sink);
    let palette = palette(&mut file, sink);
    let scale = scale(&mut file, sink);
    let mut least = file.table("least", sink);
    let least_body = points(&mut least, "body", sink);
    let least_note = points(&mut least, "note", sink);
    least.finish(sink);
    let span = file.optional("densities").map_or(file.span(), |value| value.span());
    let densities = densities(&mut file, sink);
    file.finish(sink);
    Template {
        id: id.to_owned(),
        span,
        places: parsed.places(),
        page: Size::new(width.pt(), height.pt()),
        margin,
        gutter,
        folds,
        qr,
        palette,
        scale,
        least_body,
        least_note,
        densities,
    }
}

/// What stands in for a template that is not there, so that the rest of a flyer
/// can be read.
pub(crate) fn placeholder(flyer: FileId) -> Template {
    let nothing = File { path: String::new(), text: "".into(), flaw: None };
    let mut ignored = Sink::default();
    read("", &Parsed::new(flyer, &nothing, &mut ignored), &mut ignored)
}

fn check_margin(page: &mut Table<'_>, edge: Mm, margin: Mm, sink: &mut Sink) {
    let Some(value) = page.optional("margin") else { return };
    if margin * 2.0 >= edge {
        let message = "the margins leave nothing of the page";
        sink.report(
            codes::OUT_OF_RANGE.at(value.span(), message).label("half of the page or more"),
        );
    }
}

/// Reads where the page is folded: between its left and its right edge.
fn folds(page: &mut Table<'_>, width: Mm, sink: &mut Sink) -> Vec<Spanned<Mm>> {
    let items = page.required("folds").and_then(|value| value.array(sink)).unwrap_or_default();
    let mut folds = Vec::new();
    for item in items {
        let Some(distance) = item.number(&EDGE_AND_LESS, sink).map(Mm) else { continue };
        if distance >= width {
            let message = "the page has no such place to fold";
            sink.report(
                codes::OUT_OF_RANGE
                    .at(item.span(), message)
                    .label(format!("the page is {} mm wide", width.0)),
            );
        }
        folds.push(Spanned { value: distance, span: item.span() });
    }
    folds
}

fn qr(file: &mut Table<'_>, sink: &mut Sink) -> QrStyle {
    let mut table = file.table("qr", sink);
    let module = table.required("module");
    let span = module.map_or(table.span(), |module| module.span());
    let module = module.and_then(|module| module.number(&MODULE, sink));
    let module = Spanned { value: Mm(module.unwrap_or(*MODULE.end())), span };
    let largest = Mm(table.number("largest", &CODE, sink).unwrap_or(*CODE.end()));
    table.finish(sink);
    QrStyle { module, largest }
}

fn points<'a>(table: &mut Table<'a>, key: &'a str, sink: &mut Sink) -> Pt {
    Pt(table.number(key, &TYPE, sink).unwrap_or(*TYPE.start()))
}

fn scale(file: &mut Table<'_>, sink: &mut Sink) -> TypeScale {
    let mut table = file.table("scale", sink);
    let scale = TypeScale {
        title: points(&mut table, "title", sink),
        section: points(&mut table, "section", sink),
        heading: points(&mut table, "heading", sink),
        subheading: points(&mut table, "subheading", sink),
        body: points(&mut table, "body", sink),
        note: points(&mut table, "note", sink),
        phone: points(&mut table, "phone", sink),
    };
    table.finish(sink);
    scale
}

fn palette(file: &mut Table<'_>, sink: &mut Sink) -> Palette {
    let mut table = file.table("palette", sink);
    let mut color = |key, sink: &mut Sink| {
        let literal = table.string(key, sink);
        literal.and_then(|literal| color(literal, sink)).unwrap_or(Color::BLACK)
    };
    let palette = Palette {
        ink: color("ink", sink),
        muted: color("muted", sink),
        primary: color("primary", sink),
        tint: color("tint", sink),
        accent: color("accent", sink),
        accent_tint: color("accent_tint", sink),
        warning: color("warning", sink),
        good: color("good", sink),
        line: color("line", sink),
        paper: color("paper", sink),
    };
    table.finish(sink);
    palette
}

fn color(literal: Literal<'_>, sink: &mut Sink) -> Option<Color> {
    let color = parse_color(literal.text);
    if color.is_none() {
        let message = format!("`{}` is not a colour", shortened(literal.text));
        sink.report(
            codes::OUT_OF_RANGE
                .at(literal.span, message)
                .label("expected # and six hexadecimal digits")
                .hint("for example \"#16325C\""),
        );
    }
    color
}

fn parse_color(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(Color { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
}

fn densities(file: &mut Table<'_>, sink: &mut Sink) -> Vec<Density> {
    let place = file.optional("densities").map(|value| value.span());
    let tables = file.tables("densities", sink);
    if let (true, Some(span)) = (tables.is_empty(), place) {
        sink.report(
            codes::LIST_LENGTH
                .at(span, "a template needs at least one density")
                .label("no density"),
        );
    }
    if let (true, Some(span)) = (tables.len() > DENSITIES, place) {
        let message = format!("a template has at most {DENSITIES} densities");
        sink.report(
            codes::LIST_LENGTH
                .at(span, message)
                .label("more than that")
                .hint("each is tried on each page: keep those that differ"),
        );
        return Vec::new();
    }
    let mut densities: Vec<Density> = Vec::new();
    for mut table in tables {
        let name = table.string("name", sink);
        let mut factor =
            |key, sink: &mut Sink| table.number(key, &FACTOR, sink).unwrap_or(*FACTOR.end());
        let body = factor("body", sink);
        let heading = factor("heading", sink);
        let leading = factor("leading", sink);
        let gap = Mm(table.number("gap", &GAP, sink).unwrap_or_default());
        table.finish(sink);
        let Some(name) = name else { continue };
        if densities.iter().any(|density| density.name == name.text) {
            let message = format!("two densities are called `{}`", shortened(name.text));
            sink.report(codes::DUPLICATE_ENTRY.at(name.span, message).label("the second one"));
        }
        densities.push(Density { name: name.text.to_owned(), body, heading, leading, gap });
    }
    densities
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_six_digits() {
        assert_eq!(parse_color("#16325C"), Some(Color { red: 0x16, green: 0x32, blue: 0x5C }));
        for wrong in ["16325C", "#16325", "#16325CFF", "#16325G", "#日本", ""] {
            assert_eq!(parse_color(wrong), None, "{wrong}");
        }
    }
}
