//! `odd-measure`: a value of a template that no printed page has.

use std::ops::RangeInclusive;

use super::templates;
use crate::check::{Check, Content, Run};
use crate::content::Template;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-measure",
        severity: Severity::Warning,
        fixed: false,
        what: "A value of the template can be printed and is hardly meant. Such are lines at \
              half their distance, gaps of a hand's breadth, a heading smaller than the text \
              under it, a page one digit away from A4.",
        why: "A point or a digit was mistyped, and every flyer with this template shows it.",
        remedy: "Write the value that is meant; the message names what is usual.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"height = «279»"#,
            right: r#"height = 297"#,
        }),
        source: "ISO 216 and JIS P 0138 (sizes of paper); JLREQ 2.5 (distance of lines)",
    },
    run: Run::Content(run),
};

/// What a measure is compared with.
struct Measure<'a> {
    key: &'a str,
    value: f32,
    usual: RangeInclusive<f32>,
    unit: &'a str,
}

/// Sizes of paper in mm, the shorter side first (ISO 216 A, JIS P 0138 B, ANSI).
const PAPER: [(f32, f32); 12] = [
    (841.0, 1189.0),
    (594.0, 841.0),
    (420.0, 594.0),
    (297.0, 420.0),
    (210.0, 297.0),
    (148.0, 210.0),
    (105.0, 148.0),
    (515.0, 728.0),
    (364.0, 515.0),
    (257.0, 364.0),
    (182.0, 257.0),
    (215.9, 279.4),
];

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for template in templates(content.workspace) {
        measures(template, rule, sink);
        densities(template, rule, sink);
        order(template, rule, sink);
        paper(template, rule, sink);
    }
}

fn measures(template: &Template, rule: &Rule, sink: &mut Sink) {
    let page = &template.design.page;
    let narrow = page.width.min(page.height).0;
    let all = [
        Measure {
            key: "page.margin",
            value: page.margin.value.0,
            usual: narrow * 0.015..=narrow * 0.2,
            unit: " mm",
        },
        Measure {
            key: "page.gutter",
            value: page.gutter.0,
            usual: narrow * 0.008..=narrow * 0.15,
            unit: " mm",
        },
    ];
    for measure in all {
        if let Some(&place) = template.places.get(measure.key) {
            report(place, &measure, rule, sink);
        }
    }
}

fn densities(template: &Template, rule: &Rule, sink: &mut Sink) {
    let page = &template.design.page;
    let height = page.height.0;
    for (at, density) in template.design.densities.value.iter().enumerate() {
        let factors = [
            ("body", density.body, 0.5..=1.6),
            ("heading", density.heading, 0.5..=1.6),
            ("leading", density.leading, 0.75..=1.5),
            ("drawings", density.drawings(), 0.4..=1.0),
        ];
        let factors = factors.map(|(key, value, usual)| Measure { key, value, usual, unit: "" });
        let gap = Measure {
            key: "gap",
            value: density.gap.0,
            usual: height * 0.001..=height * 0.06,
            unit: " mm",
        };
        for measure in factors.iter().chain([&gap]) {
            let own = template.places.get(&format!("densities.{at}.{}", measure.key)).copied();
            report(own.unwrap_or(density.name.span), measure, rule, sink);
        }
    }
}

fn report(place: Span, measure: &Measure<'_>, rule: &Rule, sink: &mut Sink) {
    let Measure { key, value, usual, unit } = measure;
    if usual.contains(value) {
        return;
    }
    let (least, most) = (round(*usual.start()), round(*usual.end()));
    let message = format!("`{key}` is {value}{unit}");
    let diagnostic = rule.at(place, message).label("hardly meant");
    sink.report(diagnostic.hint(format!("{least} to {most}{unit} is usual on such a page")));
}

fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// Sizes of type that are the wrong way round, at the one that stands out.
fn order(template: &Template, rule: &Rule, sink: &mut Sink) {
    let (scale, least) = (&template.design.scale, &template.design.least);
    let sizes = [
        ("scale.title", scale.title),
        ("scale.section", scale.section),
        ("scale.heading", scale.heading),
        ("scale.subheading", scale.subheading),
        ("scale.body", scale.body),
        ("scale.note", scale.note),
        ("least.note", least.note),
    ];
    let sizes = sizes.map(|(key, size)| (key, size.0));
    for at in 1..sizes.len() {
        let (above, below) = (sizes[at - 1], sizes[at]);
        // The one before both, or behind both, tells which of them is odd.
        let is_below = match (at.checked_sub(2), sizes.get(at + 1)) {
            (Some(before), _) => sizes[before].1 < below.1,
            (None, Some(behind)) => above.1 >= behind.1,
            (None, None) => true,
        };
        wrong_way(template, (above, below), is_below, rule, sink);
    }
    let body = ("scale.body", scale.body.0);
    wrong_way(template, (("scale.phone", scale.phone.0), body), false, rule, sink);
    let (least_body, note) = (("least.body", least.body.0), ("least.note", least.note.0));
    wrong_way(template, (least_body, note), false, rule, sink);
    wrong_way(template, (body, least_body), true, rule, sink);
}

/// Reports that the first size is less than the second one, at one of the two.
fn wrong_way(
    template: &Template,
    (above, below): ((&str, f32), (&str, f32)),
    is_below: bool,
    rule: &Rule,
    sink: &mut Sink,
) {
    let odd = if is_below { below.0 } else { above.0 };
    if let (true, Some(&place)) = (above.1 < below.1, template.places.get(odd)) {
        let message =
            format!("`{}` is {} pt, less than `{}`, {} pt", above.0, above.1, below.0, below.1);
        let diagnostic = rule.at(place, message).label("the wrong way round");
        sink.report(diagnostic.hint("one of the two is mistyped"));
    }
}

/// A page of which one side is that of a paper, and the other nearly.
fn paper(template: &Template, rule: &Rule, sink: &mut Sink) {
    let page = &template.design.page;
    let (width, height) = (page.width.0, page.height.0);
    let same = |one: f32, other: f32| (one - other).abs() < 1.0;
    let near = |one: f32, other: f32| !same(one, other) && (one / other - 1.0).abs() < 0.08;
    let sides = PAPER.iter().flat_map(|&(short, long)| [(short, long), (long, short)]);
    if sides.clone().any(|(wide, high)| same(width, wide) && same(height, high)) {
        return;
    }
    for (wide, high) in sides {
        let odd = match () {
            () if same(width, wide) && near(height, high) => "page.height",
            () if same(height, high) && near(width, wide) => "page.width",
            () => continue,
        };
        if let Some(&place) = template.places.get(odd) {
            let message = format!("no paper has {width} × {height} mm");
            let diagnostic = rule.at(place, message).label("one side of a usual paper");
            sink.report(diagnostic.hint(format!("the paper of that side has {wide} × {high} mm")));
        }
        return;
    }
}
