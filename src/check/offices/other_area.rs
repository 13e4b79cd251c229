//! `other-area`: an office whose telephone number is of another part of the country.
//!
//! In: the codes and the numbers of offices. Out: messages at numbers whose area code no
//! exchange of the prefecture has. Knows nothing about addresses.

use super::Table;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "other-area",
        severity: Severity::Warning,
        fixed: false,
        what: "The area code of an office's telephone number is of another prefecture: 052, \
               Nagoya, for an office in Sapporo.",
        why: "A digit was mistyped, or the number was copied from another row, and somebody \
              else's telephone rings.",
        remedy: "Compare the number with its source. A call centre elsewhere is allowed in \
                 chirashi.toml.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,«011-208-8181»,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "市外局番の一覧 (Ministry of Internal Affairs and Communications); JIS X 0401 \
                 (prefectures)",
    },
    run: Run::Offices(run),
};

/// The prefectures of area codes by their first digits, those of exchanges across the border
/// included; where two lines fit, the longer one counts. Numbers without prefectures belong to no
/// place.
#[rustfmt::skip]
const AREAS: [(&str, &[u8]); 85] = [
    ("0120", &[]), ("0180", &[]), ("0570", &[]), ("0990", &[]),
    ("011", &[1]), ("012", &[1]), ("013", &[1]), ("014", &[1]), ("015", &[1]), ("016", &[1]),
    ("017", &[2]), ("018", &[5]), ("019", &[3]),
    ("022", &[4]), ("023", &[6]), ("024", &[7]), ("025", &[15]), ("026", &[20]), ("027", &[10, 9]),
    ("028", &[9, 8]), ("029", &[8]),
    ("03", &[13]),
    ("04", &[11, 12]), ("042", &[13, 11, 14]), ("043", &[12]), ("044", &[14]), ("045", &[14]),
    ("046", &[14, 22]), ("047", &[12, 8]), ("048", &[11]), ("049", &[11]), ("0479", &[12, 8]),
    ("052", &[23]), ("053", &[22, 23]), ("054", &[22]), ("055", &[22, 19, 14]), ("056", &[23, 21, 24]),
    ("057", &[21, 20]), ("058", &[21, 23]), ("059", &[24, 23]),
    ("06", &[27, 28]),
    ("072", &[27, 28]), ("073", &[30, 24, 29]), ("074", &[29, 25, 24, 26]), ("075", &[26, 27]),
    ("076", &[17, 16, 21]), ("077", &[25, 26, 18]), ("078", &[28]), ("079", &[28]),
    ("0770", &[18]), ("0776", &[18]), ("0778", &[18]), ("0779", &[18]), ("0740", &[25]),
    ("082", &[34, 35]), ("083", &[35]), ("084", &[34]), ("085", &[31, 32]), ("086", &[33, 34]),
    ("087", &[37]), ("088", &[36, 39]), ("089", &[38]),
    ("092", &[40, 42]), ("093", &[40]), ("094", &[40, 41, 44]), ("095", &[42, 41]), ("096", &[43]),
    ("097", &[44, 40]), ("098", &[47, 45, 46]), ("099", &[46]),
    ("0980", &[47]), ("0982", &[45]), ("0983", &[45]), ("0984", &[45]), ("0985", &[45]),
    ("0986", &[45, 46]), ("0987", &[45]), ("0988", &[47]), ("0989", &[47]),
    ("0950", &[42]), ("0956", &[42]), ("0957", &[42]), ("0959", &[42]), ("0952", &[41]),
    ("0954", &[41]),
];

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for office in table.offices {
        let Some((number, at)) = &office.phone else { continue };
        let Some(prefecture) = office.code.get(..2).and_then(|it| it.parse().ok()) else {
            continue;
        };
        if is_elsewhere(number, prefecture) {
            let message = format!("`{number}` is not a number of this prefecture");
            let message = rule.at(*at, message).label("of another part of the country");
            sink.report(message.hint("compare it with its source"));
        }
    }
}

/// Whether no exchange of a prefecture has such a number.
fn is_elsewhere(number: &str, prefecture: u8) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let areas = AREAS.iter().filter(|(start, _)| digits.starts_with(start));
    let area = areas.max_by_key(|(start, _)| start.len());
    area.is_some_and(|(_, places)| !places.is_empty() && !places.contains(&prefecture))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_other_prefectures_are_known() {
        for (number, prefecture) in [
            ("011-211-2111", 1),
            ("03-3264-2111", 13),
            ("042-346-9831", 13),
            ("04-2998-1111", 11),
            ("0557-81-7111", 22),
            ("0120-95-0178", 1),
            ("0942-83-3111", 41),
            ("0980-82-9911", 47),
            ("0797-77-2022", 28),
        ] {
            assert!(!is_elsewhere(number, prefecture), "{number}");
        }
        for (number, prefecture) in
            [("052-211-2111", 1), ("0980-82-9911", 45), ("06-6208-8181", 13), ("0776-20-5111", 25)]
        {
            assert!(is_elsewhere(number, prefecture), "{number}");
        }
    }
}
