//! `typed-measure`: a size that is typed in a pack.
//!
//! In: a line of a pack. Out: the size that begins with a number, both edges of
//! it as one. Knows nothing about facts.

use super::typed::fold::Line;
use super::typed::number::{Number, Style};
use super::typed::{Found, Kind, Means};
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "typed-measure",
        severity: Severity::Error,
        fixed: false,
        explain: "A size is typed in a pack. The frame of the photograph is drawn from the same \
                  fact, and the decimal sign differs by language: write the size in content/facts.toml, and refer to it with {measure:name}.",
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Typed(Kind::Measure),
};

/// Units of size, and their length in millimetres if they are lengths of a page.
const UNITS: &[(&str, Option<f32>)] = &[
    ("cm", Some(10.0)),
    ("mm", Some(1.0)),
    ("cms", Some(10.0)),
    ("c.m.", Some(10.0)),
    ("センチメートル", Some(10.0)),
    ("センチ", Some(10.0)),
    ("ミリメートル", Some(1.0)),
    ("ミリ", Some(1.0)),
    ("厘米", Some(10.0)),
    ("公分", Some(10.0)),
    ("毫米", Some(1.0)),
    ("公厘", Some(1.0)),
    ("센티미터", Some(10.0)),
    ("센티", Some(10.0)),
    ("밀리미터", Some(1.0)),
    ("밀리", Some(1.0)),
    ("см", Some(10.0)),
    ("мм", Some(1.0)),
    ("сантиметр", Some(10.0)),
    ("сантиметра", Some(10.0)),
    ("сантиметри", Some(10.0)),
    ("сантиметрів", Some(10.0)),
    ("міліметрів", Some(1.0)),
    ("ซม.", Some(10.0)),
    ("ซม", Some(10.0)),
    ("เซนติเมตร", Some(10.0)),
    ("มม.", Some(1.0)),
    ("มม", Some(1.0)),
    ("มิลลิเมตร", Some(1.0)),
    ("से.मि.", Some(10.0)),
    ("से.मी.", Some(10.0)),
    ("सेमि", Some(10.0)),
    ("सेमी", Some(10.0)),
    ("सेन्टिमिटर", Some(10.0)),
    ("मि.मि.", Some(1.0)),
    ("मिलिमिटर", Some(1.0)),
    ("စင်တီမီတာ", Some(10.0)),
    ("စင်တီ", Some(10.0)),
    ("မီလီမီတာ", Some(1.0)),
    ("ស.ម.", Some(10.0)),
    ("ស.ម", Some(10.0)),
    ("សង់ទីម៉ែត្រ", Some(10.0)),
    ("មីលីម៉ែត្រ", Some(1.0)),
    ("ម.ម.", Some(1.0)),
    ("centimeter", Some(10.0)),
    ("centimeters", Some(10.0)),
    ("centimetre", Some(10.0)),
    ("centimetres", Some(10.0)),
    ("centímetro", Some(10.0)),
    ("centímetros", Some(10.0)),
    ("sentimeter", Some(10.0)),
    ("sentimetro", Some(10.0)),
    ("santimetre", Some(10.0)),
    ("xentimét", Some(10.0)),
    ("xăng-ti-mét", Some(10.0)),
    ("centimét", Some(10.0)),
    ("millimeter", Some(1.0)),
    ("millimeters", Some(1.0)),
    ("millimetre", Some(1.0)),
    ("millimetres", Some(1.0)),
    ("milímetro", Some(1.0)),
    ("milímetros", Some(1.0)),
    ("milimeter", Some(1.0)),
    ("milimetre", Some(1.0)),
    ("milimetro", Some(1.0)),
    ("milimét", Some(1.0)),
    ("mi-li-mét", Some(1.0)),
    ("inch", Some(25.4)),
    ("inches", Some(25.4)),
    ("インチ", Some(25.4)),
    ("英寸", Some(25.4)),
    ("″", Some(25.4)),
    ("m", None),
    ("km", None),
    ("м", None),
    ("км", None),
    ("メートル", None),
    ("キロ", None),
    ("米", None),
    ("公尺", None),
    ("公里", None),
    ("미터", None),
    ("킬로", None),
    ("เมตร", None),
    ("กิโลเมตร", None),
    ("मिटर", None),
    ("မီတာ", None),
    ("ម៉ែត្រ", None),
    ("meter", None),
    ("meters", None),
    ("metres", None),
    ("metros", None),
    ("mét", None),
    ("metre", None),
    ("метрів", None),
    ("метр", None),
    ("kg", None),
    ("px", None),
    ("dpi", None),
    ("kb", None),
    ("mb", None),
    ("°c", None),
    ("℃", None),
];

/// The size that begins with a number: 4.5 cm, 4.5 × 3.5 cm, 四・五センチ.
pub(super) fn find(line: &Line<'_>, number: &Number) -> Option<Found> {
    let (mut to, mut unit) = (number.to, unit(line, number.to));
    // 千米 and 一米 are read as a distance, but 二十メートル is one.
    let mut edges = 1;
    while let Some(next) = times(line, unit.map_or(to, |(end, _)| end)) {
        if number.style != Style::Digits {
            break;
        }
        to = next.to;
        edges += 1;
        unit = self::unit(line, to).or(unit.filter(|(end, _)| *end > to));
    }
    let sizes = edges > 1 && (unit.is_some() || number.digits.contains('.') || is_photo(number));
    if unit.is_none() && !sizes {
        return None;
    }
    let end = unit.map_or(to, |(end, _)| end).max(to);
    let millimetres = unit.and_then(|(_, millimetres)| millimetres);
    let means = Means::Measure(number.digits.clone(), millimetres);
    Some(Found { kind: Kind::Measure, from: number.from, to: end, means })
}

/// Whether a number without unit can be an edge of a photograph in millimetres.
fn is_photo(number: &Number) -> bool {
    number.whole().is_some_and(|edge| (10..=300).contains(&edge))
}

/// The unit behind a number.
fn unit(line: &Line<'_>, to: usize) -> Option<(usize, Option<f32>)> {
    let at = line.skip(to);
    let at = if line.at(at) == '-' { at + 1 } else { at };
    let units = UNITS.iter().filter_map(|(unit, millimetres)| {
        let end = line.any(at, &[unit])?;
        Some((end, *millimetres))
    });
    units.max_by_key(|(end, _)| *end)
}

/// The number behind a sign of multiplication.
fn times(line: &Line<'_>, to: usize) -> Option<Number> {
    let sign = line.skip(to);
    let times = matches!(line.at(sign), '×' | 'x' | '*' | 'х' | '✕');
    Number::in_digits(line, line.skip(sign + 1)).filter(|_| times)
}
