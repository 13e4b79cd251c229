//! `shared-value`: what one office has alone stands in the row of another municipality, too.
//!
//! In: the telephone numbers, pages and addresses of offices. Out: a message at each that
//! an earlier row of another municipality has.

use std::collections::BTreeMap;

use super::{Table, wrong_address, wrong_municipality};
use crate::check::{Check, Run};
use crate::content::model::Office;
use crate::content::municipality::Municipality;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "shared-value",
        severity: Severity::Warning,
        fixed: false,
        what: "Two municipalities have the same telephone number, page on the web or address. \
              Lines that the whole country calls (0120, 0570, three digits), pages that are \
              no city's own, and sections of one city can share them.",
        why: "One was copied from the row of the other, or drawn down in a spreadsheet: \
              readers call another city's office.",
        remedy: "Write each office's own.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
131016,千代田区,Chiyoda City,戸籍住民課,Residents Section,〒102-8688 東京都千代田区九段南1-2-1,03-3264-2111,月～金 8:30～17:00,https://www.city.chiyoda.lg.jp/
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,«03-3264-2111»,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
131016,千代田区,Chiyoda City,戸籍住民課,Residents Section,〒102-8688 東京都千代田区九段南1-2-1,03-3264-2111,月～金 8:30～17:00,https://www.city.chiyoda.lg.jp/
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "Design decision: readers who call another city's office are not helped",
    },
    run: Run::Offices(run),
};

/// What two municipalities can share.
const NAME: &str = "name";

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    let phone = |office: &Office| {
        let (number, at) = office.phone.clone()?;
        is_local(&number).then_some((number, at))
    };
    let link = |office: &Office| {
        let (link, at) = office.link.clone()?;
        is_own(&link).then_some((link, at))
    };
    let address = |office: &Office| {
        let address = &office.address.as_ref()?.japanese;
        let words = address.plain();
        // An address that lies elsewhere was told.
        let is_told = wrong_address::oddity(office, &words).is_some();
        (!is_told).then_some((words, address.span()?))
    };
    let registration = |office: &Office| office.registration.clone();
    tell(table, "telephone number", phone, rule, sink);
    tell(table, "page", link, rule, sink);
    tell(table, "address", address, rule, sink);
    tell(table, "registration number", registration, rule, sink);
    let languages = table.texts.iter().map(|pack| &pack.language);
    for language in languages.filter(|it| it.primary() != "ja") {
        let name = |office: &Office| {
            let name = office.name.others.get(language)?;
            Some((name.plain(), name.span()?))
        };
        tell(table, NAME, name, rule, sink);
    }
}

/// Reports the values that an office of another municipality has before.
fn tell(
    table: &Table<'_>,
    what: &str,
    value: impl Fn(&Office) -> Option<(String, Span)>,
    rule: &Rule,
    sink: &mut Sink,
) {
    let mut owners: BTreeMap<String, &Office> = BTreeMap::new();
    for office in table.offices {
        let Some((value, at)) = value(office) else { continue };
        let owner = *owners.entry(value).or_insert(office);
        let is_told = Municipality::of_code(&office.code)
            .is_some_and(|own| !wrong_municipality::others(office, own).is_empty());
        if owner.code != office.code && !is_told && !(what == NAME && are_namesakes(owner, office))
        {
            let name = owner.name.japanese.plain();
            let message = format!("this is the {what} of {name}, too ({})", owner.code);
            let message = rule.at(at, message).label("the second one");
            sink.report(message.hint("compare both rows with the cities' own pages"));
        }
    }
}

/// Whether two municipalities are called alike: 府中市, or 港南区 and 江南区.
fn are_namesakes(one: &Office, other: &Office) -> bool {
    let own = |office: &Office| Municipality::of_code(&office.code);
    own(one).zip(own(other)).is_none_or(|(one, other)| one.reading == other.reading)
}

/// Whether a number is a line of one place.
fn is_local(number: &str) -> bool {
    let is_service = ["0120", "0570", "0800", "0180", "0990", "050", "#"];
    number.len() > 5 && !is_service.iter().any(|prefix| number.starts_with(prefix))
}

/// Whether a page is on the host of a municipality.
fn is_own(link: &str) -> bool {
    let host = link.split('/').nth(2).unwrap_or_default();
    host.split('.').any(|label| ["city", "town", "vill"].contains(&label))
}
