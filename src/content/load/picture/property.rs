//! Properties of shapes, and what their values mean.
//!
//! In: a value as it is written. Out: the same in the words that every reader of
//! SVG understands, or what is wrong with it. Knows nothing about elements.

use std::str::FromStr;

use super::color::{Tint, color};

/// A property that changes how shapes look. All others change nothing.
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether elements inside take it over.
    pub(super) inherited: bool,
    /// What holds where nothing is said; empty if the attribute can be left out.
    pub(super) initial: &'static str,
}

/// What a property can say.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Paint,
    Color,
    Opacity,
    MiterLimit,
    /// A length, and whether a style sheet may leave the unit out.
    Length(bool),
    Dashes,
    /// Whether it is drawn, which is asked before anything is written.
    Display,
    /// One of some words, each with what is written for it; nothing is written for
    /// an empty one.
    Word(&'static [(&'static str, &'static str)]),
    PaintOrder,
    Link,
    Filter,
    Transform,
    Origin,
    Path,
    /// What cannot be printed, but for some values that do nothing.
    Nothing(&'static [&'static str]),
}

use Kind::{
    Color, Dashes, Display, Filter, Length, Link, MiterLimit, Nothing, Opacity, Origin, Paint,
    PaintOrder, Path, Transform, Word,
};

const fn own(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, inherited: false, initial: "" }
}

const fn shared(name: &'static str, kind: Kind, initial: &'static str) -> Property {
    Property { name, kind, inherited: true, initial }
}

const RULES: Kind = Word(&[("nonzero", "nonzero"), ("evenodd", "evenodd")]);
const OVERFLOW: Kind = Word(&[
    ("visible", "visible"),
    ("auto", "visible"),
    ("hidden", "hidden"),
    ("scroll", "hidden"),
    ("clip", "hidden"),
]);
const NONE: Kind = Nothing(&["none"]);
const PLAIN_GROUND: Kind =
    Nothing(&["none", "transparent", "white", "#fff", "#ffffff", "new", "accumulate"]);

/// Every property that changes how shapes look.
pub(super) const PROPERTIES: &[Property] = &[
    shared("fill", Paint, "black"),
    shared("fill-opacity", Opacity, "1"),
    shared("fill-rule", RULES, "nonzero"),
    shared("clip-rule", RULES, "nonzero"),
    shared("color", Color, "black"),
    shared("stroke", Paint, "none"),
    shared("stroke-opacity", Opacity, "1"),
    shared("stroke-width", Length(true), "1"),
    shared(
        "stroke-linecap",
        Word(&[("butt", "butt"), ("round", "round"), ("square", "square")]),
        "butt",
    ),
    shared(
        "stroke-linejoin",
        Word(&[("miter", "miter"), ("round", "round"), ("bevel", "bevel")]),
        "miter",
    ),
    shared("stroke-miterlimit", MiterLimit, "4"),
    shared("stroke-dasharray", Dashes, "none"),
    shared("stroke-dashoffset", Length(true), "0"),
    shared("paint-order", PaintOrder, "normal"),
    own("display", Display),
    shared(
        "visibility",
        Word(&[("visible", "visible"), ("hidden", "hidden"), ("collapse", "hidden")]),
        "visible",
    ),
    shared("marker-start", Link, "none"),
    shared("marker-mid", Link, "none"),
    shared("marker-end", Link, "none"),
    own("opacity", Opacity),
    own("clip-path", Link),
    own("mask", Link),
    own("mask-type", Word(&[("luminance", "luminance"), ("alpha", "alpha")])),
    own("filter", Filter),
    own("overflow", OVERFLOW),
    own("transform", Transform),
    own("transform-origin", Origin),
    own("x", Length(false)),
    own("y", Length(false)),
    own("width", Length(false)),
    own("height", Length(false)),
    own("cx", Length(false)),
    own("cy", Length(false)),
    own("r", Length(false)),
    own("rx", Length(false)),
    own("ry", Length(false)),
    own("d", Path),
    own("isolation", Word(&[("auto", ""), ("isolate", "")])),
    own("transform-box", Nothing(&["view-box"])),
    own("vector-effect", NONE),
    own("mix-blend-mode", Nothing(&["normal"])),
    own("backdrop-filter", NONE),
    own("animation", NONE),
    own("animation-name", NONE),
    own("clip", Nothing(&["auto"])),
    own("content-visibility", Nothing(&["visible", "auto"])),
    own("mask-border", NONE),
    own("mask-image", NONE),
    own("-webkit-mask", NONE),
    own("-webkit-mask-image", NONE),
    own("offset-path", NONE),
    own("rotate", NONE),
    own("scale", Nothing(&["none", "1"])),
    own("translate", NONE),
    own("zoom", Nothing(&["1", "100%", "normal"])),
    own("all", Nothing(&[])),
];

/// What only counts for the outermost element: it is a box of CSS.
pub(super) const OF_ROOT: &[Property] = &[
    own("background", PLAIN_GROUND),
    own("background-color", PLAIN_GROUND),
    own("background-image", NONE),
    own("border", Nothing(&["none", "0", "0px"])),
    own("box-shadow", NONE),
    own("outline", Nothing(&["none", "0", "0px"])),
    own("padding", Nothing(&["0", "0px"])),
];

/// Says a value in plain words; empty if nothing needs to be said. The error is
/// what the value is not. Links are the reader's to resolve.
pub(super) fn plain(kind: Kind, value: &str, in_css: bool) -> Result<String, &'static str> {
    let lower = value.to_ascii_lowercase();
    let text = match kind {
        Paint if lower == "none" => Some("none".to_owned()),
        Paint | Color => return tint(kind, &lower),
        Opacity => fraction(&lower),
        MiterLimit => number(&lower).filter(|limit| *limit >= 1.0).map(|limit| limit.to_string()),
        Length(unitless) => length(&lower, !in_css || unitless),
        Display => Some(String::new()),
        Dashes if lower == "none" => Some(lower.clone()),
        Dashes => {
            let parts = lower.split(|c: char| c == ',' || c.is_whitespace());
            let parts = parts.filter(|part| !part.is_empty());
            let parts: Option<Vec<String>> = parts
                .map(|part| length(part, true).filter(|text| !text.starts_with('-')))
                .collect();
            parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join(" "))
        }
        Word(words) => {
            let known = words.iter().find(|(word, _)| *word == lower);
            known.map(|(_, plain)| (*plain).to_owned())
        }
        PaintOrder => {
            let known = |word| ["normal", "fill", "stroke", "markers"].contains(&word);
            lower.split_whitespace().all(known).then(|| lower.clone())
        }
        Transform if lower == "none" => Some(String::new()),
        Transform if in_css => transform(&lower),
        Transform => svgtypes::Transform::from_str(value).ok().map(|_| value.to_owned()),
        Origin => {
            let mut parts = lower.split_whitespace().map(|part| length(part, !in_css));
            match (parts.next().flatten(), parts.next().flatten(), parts.next()) {
                (Some(x), Some(y), None) if !lower.contains('%') => Some(format!("{x} {y}")),
                _ => None,
            }
        }
        Path if !in_css => Some(value.to_owned()),
        Path => quoted(value),
        Nothing(harmless) => harmless.contains(&lower.as_str()).then(String::new),
        Link | Filter => None,
    };
    text.ok_or(expected(kind))
}

/// What a value of a kind is.
pub(super) fn expected(kind: Kind) -> &'static str {
    match kind {
        Paint | Color => "a colour that can be printed",
        Opacity => "a number from 0 to 1",
        MiterLimit => "a number from 1 on",
        Length(_) => "a length that can be printed",
        Dashes => "a list of lengths",
        Word(_) | PaintOrder | Display => "a word that is known here",
        Link | Filter => "a link to an element of this file",
        Transform => "a transform that can be printed",
        Origin => "two lengths",
        Path => "a path",
        Nothing(_) => "something that can be printed",
    }
}

fn tint(kind: Kind, lower: &str) -> Result<String, &'static str> {
    if lower == "currentcolor" {
        return Ok("currentColor".to_owned());
    }
    let Tint { levels: [red, green, blue], opacity } = color(lower).ok_or(expected(kind))?;
    Ok(if opacity == 1.0 {
        format!("#{red:02x}{green:02x}{blue:02x}")
    } else if opacity == 0.0 && matches!(kind, Paint) {
        "none".to_owned()
    } else {
        format!("rgba({red}, {green}, {blue}, {opacity})")
    })
}

fn fraction(text: &str) -> Option<String> {
    let value = match text.strip_suffix('%') {
        Some(percent) => number(percent)? / 100.0,
        None => number(text)?,
    };
    Some(value.clamp(0.0, 1.0).to_string())
}

/// A number without a unit.
pub(super) fn number(text: &str) -> Option<f64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|_| digits)
}

/// A length in a unit that means the same everywhere.
pub(super) fn length(text: &str, unitless: bool) -> Option<String> {
    let lower = text.trim().to_ascii_lowercase();
    let units = ["px", "in", "cm", "mm", "pt", "pc", "%"];
    match units.iter().find_map(|unit| lower.strip_suffix(unit)) {
        Some(digits) => number(digits).map(|_| lower.clone()),
        None => number(&lower).filter(|n| unitless || *n == 0.0).map(|_| lower.clone()),
    }
}

/// The path in `path("M0 0")`.
fn quoted(value: &str) -> Option<String> {
    let inside = value.strip_prefix("path(")?.strip_suffix(')')?.trim();
    let quote = inside.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let path = inside.strip_prefix(quote)?.strip_suffix(quote)?;
    (!path.contains(['\\', '"', '\''])).then(|| path.to_owned())
}

/// A transform as style sheets write it, as attributes write it.
fn transform(lower: &str) -> Option<String> {
    let mut plain = Vec::new();
    let mut rest = lower.trim();
    while !rest.is_empty() {
        let (name, behind) = rest.split_once('(')?;
        let (inside, behind) = behind.split_once(')')?;
        let parts: Vec<&str> = inside.split(',').map(str::trim).collect();
        let lengths = || parts.iter().map(|part| pixels(part)).collect::<Option<Vec<f64>>>();
        let numbers = || parts.iter().map(|part| number(part)).collect::<Option<Vec<f64>>>();
        let angles = || parts.iter().map(|part| degrees(part)).collect::<Option<Vec<f64>>>();
        let (name, numbers) = match (name.trim(), parts.len()) {
            ("matrix", 6) => ("matrix", numbers()?),
            ("translate", 1 | 2) => ("translate", lengths()?),
            ("translatex", 1) => ("translate", lengths()?),
            ("translatey", 1) => ("translate", [vec![0.0], lengths()?].concat()),
            ("scale", 1 | 2) => ("scale", numbers()?),
            ("scalex", 1) => ("scale", [numbers()?, vec![1.0]].concat()),
            ("scaley", 1) => ("scale", [vec![1.0], numbers()?].concat()),
            ("rotate" | "rotatez", 1) => ("rotate", angles()?),
            ("skewx", 1) => ("skewX", angles()?),
            ("skewy", 1) => ("skewY", angles()?),
            _ => return None,
        };
        let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
        plain.push(format!("{name}({})", numbers.join(" ")));
        rest = behind.trim_start();
    }
    Some(plain.join(" "))
}

fn pixels(text: &str) -> Option<f64> {
    match text.strip_suffix("px") {
        Some(digits) => number(digits),
        None => number(text).filter(|length| *length == 0.0),
    }
}

fn degrees(text: &str) -> Option<f64> {
    for (unit, degrees) in
        [("deg", 1.0), ("grad", 0.9), ("rad", 180.0 / std::f64::consts::PI), ("turn", 360.0)]
    {
        if let Some(digits) = text.strip_suffix(unit) {
            return Some(number(digits)? * degrees);
        }
    }
    number(text).filter(|angle| *angle == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, value: &str, in_css: bool) -> Result<String, &'static str> {
        let property = PROPERTIES.iter().find(|property| property.name == name).unwrap();
        plain(property.kind, value, in_css)
    }

    #[test]
    fn values_are_said_in_plain_words() {
        for (name, value, in_css, expected) in [
            ("fill", "CurrentColor", false, "currentColor"),
            ("fill", "rgb(200 0 0)", true, "#c80000"),
            ("stroke", "transparent", true, "none"),
            ("opacity", "50%", true, "0.5"),
            ("stroke-dasharray", "1, 2mm 3%", false, "1 2mm 3%"),
            ("stroke-width", "2", true, "2"),
            ("x", "2PX", true, "2px"),
            ("transform", "translateX(2px) rotate(.25turn)", true, "translate(2) rotate(90)"),
            ("transform", "rotate(45 1,2)", false, "rotate(45 1,2)"),
            ("d", "path('M0 0')", true, "M0 0"),
            ("isolation", "isolate", true, ""),
        ] {
            assert_eq!(of(name, value, in_css), Ok(expected.to_owned()), "{name}: {value}");
        }
    }

    #[test]
    fn what_browsers_ignore_or_paper_lacks_is_told() {
        for (name, value, in_css) in [
            ("fill", "#C0000", false),
            ("stroke-width", "2em", false),
            ("stroke-width", "2 px", false),
            ("x", "2", true),
            ("stroke-linejoin", "miter-clip", false),
            ("stroke-miterlimit", "0.5", false),
            ("stroke-dasharray", "1 -2", false),
            ("transform", "rotate(45)", true),
            ("transform", "rotate(45deg)", false),
            ("vector-effect", "non-scaling-stroke", false),
            ("mix-blend-mode", "multiply", true),
        ] {
            assert!(of(name, value, in_css).is_err(), "{name}: {value}");
        }
    }
}
