//! `wrong-address`: the address of an office lies elsewhere than its code says.
//!
//! In: the codes and Japanese addresses of offices. Out: messages at addresses whose postal
//! code, prefecture or municipality is another one.

use super::{Table, wrong_municipality};
use crate::check::{Check, Run};
use crate::content::model::Office;
use crate::content::municipality::{
    Municipality, prefecture_name, prefecture_of, prefectures_of, without_prefecture,
};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-address",
        severity: Severity::Warning,
        fixed: false,
        what: "A postal code or an address lies in another municipality than the code of its \
              row says. Compare it with the city's own page.",
        why: "One of them is from another row, and letters go to another city.",
        remedy: "Correct the postal code, the address or the code. An office that lies outside \
              of its municipality can stay as it is.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,«〒060-8201 大阪市北区中之島1-3-20»,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "Table of postal codes of Japan Post (KEN_ALL), October 2026; \
                 全国地方公共団体コード",
    },
    run: Run::Offices(run),
};

/// Villages and towns of islands whose halls stand in the city from which the ships leave:
/// 三島村, 十島村, 竹富町.
const HALL_ELSEWHERE: [&str; 3] = ["46303", "46304", "47381"];

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for office in table.offices {
        let Some(address) = &office.address else { continue };
        let words = address.japanese.plain();
        if let Some((message, hint)) = oddity(office, &words) {
            let at = address.japanese.span().unwrap_or(office.span);
            let message = rule.at(at, message).label("does not fit the row");
            sink.report(message.hint(hint));
        }
        let Some(own) = Municipality::of_code(&office.code) else { continue };
        if HALL_ELSEWHERE.contains(&own.code) {
            continue;
        }
        let english = address.others.iter().filter(|(tag, _)| tag.primary() == "en");
        for words in english.map(|(_, words)| words) {
            let english = words.plain();
            if wrong_municipality::lies_elsewhere(&english, own)
                || wrong_municipality::is_of_other_ward(&english, &address.japanese.plain())
            {
                let message = format!("the address names another place than {}", own.name);
                let at = words.span().unwrap_or(office.span);
                let message = rule.at(at, message).label("does not fit the row");
                sink.report(message.hint("compare it with the Japanese address"));
            }
        }
    }
}

/// What is odd about an address, and what to do.
pub(super) fn oddity(office: &Office, address: &str) -> Option<(String, &'static str)> {
    let compare = "compare it with the city's own page; was it copied from another row?";
    let own = prefecture_of(&office.code);
    let (postal, rest) = postal_code(address);
    if let Some(postal) = postal {
        let groups: Vec<usize> = postal.split('-').map(str::len).collect();
        let prefectures = prefectures_of(&postal);
        if groups != [3, 4] || prefectures.is_empty() {
            let hint = "postal codes are written 〒100-8926; spreadsheets take leading zeros away";
            return Some((format!("`{postal}` is not a postal code"), hint));
        }
        if !prefectures.contains(&own) {
            let there = prefecture_name(prefectures[0]);
            let message = format!("the postal code {postal} lies in {there}");
            return Some((
                format!("{message}, the code {} in {}", office.code, prefecture_name(own)),
                compare,
            ));
        }
    }
    let (named, local) = without_prefecture(rest);
    if let Some(named) = named.filter(|&named| named != own) {
        let (there, own) = (prefecture_name(named), prefecture_name(own));
        return Some((
            format!("the address lies in {there}, the code {} in {own}", office.code),
            compare,
        ));
    }
    let municipality = Municipality::of_code(&office.code)?;
    if !wrong_municipality::others(office, municipality).is_empty() {
        return None;
    }
    let (found, _) = Municipality::at_start(local);
    // 中央区 and 府中町 can be parts of a city, too.
    let is_sure = found.first().is_some_and(|one| named.is_some() || one.name.contains('市'));
    let is_elsewhere = is_sure && !found.iter().any(|one| one.is_or_holds(municipality));
    (is_elsewhere && !HALL_ELSEWHERE.contains(&municipality.code)).then(|| {
        let (there, own) = (found[0].name, municipality.name);
        (format!("the address lies in {there}, the code {} is that of {own}", office.code), compare)
    })
}

/// The postal code at the start of an address, with one kind of hyphen, and the rest.
fn postal_code(address: &str) -> (Option<String>, &str) {
    let (is_marked, rest) = match address.trim_start().strip_prefix('〒') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, address.trim_start()),
    };
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
    let (code, behind) = rest.split_at(end);
    match is_marked || code.split('-').map(str::len).eq([3, 4]) {
        true => (Some(code.to_owned()), behind.trim_start()),
        false => (None, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postal_codes_are_found() {
        assert_eq!(postal_code("〒530-8201 大阪市"), (Some("530-8201".to_owned()), "大阪市"));
        assert_eq!(postal_code("102-8688東京都"), (Some("102-8688".to_owned()), "東京都"));
        assert_eq!(postal_code("大阪市北区1-3-20"), (None, "大阪市北区1-3-20"));
        assert_eq!(postal_code("1-3-20"), (None, "1-3-20"));
        assert_eq!(postal_code("〒530 大阪市").0, Some("530".to_owned()));
    }
}
