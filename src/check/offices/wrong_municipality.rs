//! `wrong-municipality`: the code of an office is not that of the municipality whose name
//! or page stands beside it.
//!
//! In: the codes, names and pages of offices. Out: messages at what belongs to another
//! municipality, and at codes that none has.

use super::{Table, cell};
use crate::check::letters::is_han;
use crate::check::{Check, Run, ruby};
use crate::content::model::{Inline, Office, Rich};
use crate::content::municipality::{Municipality, prefecture_read_as, without_prefecture};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-municipality",
        severity: Severity::Error,
        fixed: false,
        what: "The name or the page on the web is another municipality's than the code, or no \
              municipality has the code.",
        why: "One of them is from another row: the flyer would go out under a wrong name.",
        remedy: "Correct the row. A municipality that is newer than the list of the program can \
              be allowed with `--allow`.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,«横浜市»,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "全国地方公共団体コード (Ministry of Internal Affairs and Communications), as of \
                 October 2026",
    },
    run: Run::Offices(run),
};

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for office in table.offices {
        let Some(own) = Municipality::of_code(&office.code) else {
            if !is_union(&office.code) {
                let message = format!("no municipality has the code {}", office.code);
                let message = rule.at(office.span, message).label("its check digit fits by chance");
                sink.report(message.hint("look the code up in the ministry's list (総務省)"));
            }
            continue;
        };
        let others = others(office, own);
        let Some((what, at)) = others.first() else {
            for (name, at, due) in misspelt(office, own) {
                let message = format!("`{name}` is not how {} is written", own.name);
                let message = rule.at(at, message).label("of no municipality");
                sink.report(message.hint(format!("write {due}")));
            }
            continue;
        };
        // Where nothing else agrees with the code, it is the code that is wrong.
        let at = if others.len() > 1 { office.span } else { *at };
        let message = format!("{what} is not that of {}, whose code is {}", own.name, office.code);
        sink.report(
            rule.at(at, message)
                .label("another municipality")
                .hint("correct the code or this; was it copied from another row?"),
        );
    }
}

/// A name of fewer letters is soon another one.
const LEAST: usize = 5;

/// Whether a code is that of a union of municipalities (一部事務組合, 広域連合): their names
/// are many, and not in the list.
fn is_union(code: &str) -> bool {
    code.get(2..3).is_some_and(|digit| digit >= "8")
}

/// What of an office belongs to another municipality than its code, and where it stands.
pub(super) fn others(office: &Office, own: &Municipality) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let at = |words: &Rich| words.span().unwrap_or(office.span);
    let japanese = office.name.japanese.plain();
    if !own.is_named_in(&japanese) && is_another(&cell::municipalities(&japanese), own) {
        found.push((format!("`{japanese}`"), at(&office.name.japanese)));
    }
    for (language, name) in &office.name.others {
        let words = name.plain();
        if language.primary() == "en" && is_another(&named_in_latin(&words, own), own) {
            found.push((format!("`{words}`"), at(name)));
        }
    }
    if let Some((link, at)) = &office.link
        && is_another(&of_page(link, own), own)
    {
        found.push((format!("`{link}`"), *at));
    }
    found
}

/// Names of an office that are nearly its municipality's and nobody else's: 札幌, 大坂市,
/// Fukouka City. What stands there, where, and what should.
fn misspelt(office: &Office, own: &Municipality) -> Vec<(String, Span, String)> {
    let mut found = Vec::new();
    let at = |words: &Rich| words.span().unwrap_or(office.span);
    let japanese = office.name.japanese.plain();
    let (_, rest) = Municipality::at_start(&japanese);
    let is_cut = !rest.is_empty() && own.name.starts_with(&rest);
    let is_one = rest.ends_with(['市', '区', '町', '村']);
    if !own.is_named_in(&japanese)
        && (is_cut || is_one)
        && cell::municipalities(&japanese).is_empty()
    {
        found.push((japanese, at(&office.name.japanese), own.name.to_owned()));
    } else if japanese == own.name && !is_read_right(&office.name.japanese, own) {
        let due = format!("its reading: {}", own.reading);
        found.push((japanese, at(&office.name.japanese), due));
    }
    let reading = spelled(own.reading);
    for (_, name) in office.name.others.iter().filter(|(tag, _)| tag.primary() == "en") {
        let words = name.plain();
        if let Some(kind) = other_kind(&words, own) {
            let due = format!("the word for {kind}");
            found.push((words, at(name), due));
            continue;
        }
        let called = called(&words).map(|it| it.replace(' ', "")).unwrap_or_default();
        // One letter is a slip; more may be how the city wants it.
        if called.len() >= LEAST && strsim::osa_distance(&called, &reading) == 1 {
            found.push((
                words,
                at(name),
                format!("its name as the city spells it: {}", own.reading),
            ));
        }
    }
    found
}

/// How the last characters of names are read, and called in English.
const KINDS: [(char, &[&str], &[&str]); 4] = [
    ('市', &["shi"], &["city"]),
    ('区', &["ku"], &["city", "ward"]),
    ('町', &["cho", "machi"], &["town"]),
    ('村', &["mura", "son"], &["village"]),
];

/// Whether the ruby of a name is its municipality's; a name without ruby is.
fn is_read_right(name: &Rich, own: &Municipality) -> bool {
    let mut kana: Vec<char> = Vec::new();
    for inline in &name.0 {
        let Inline::Ruby { readings, .. } = inline else { return true };
        kana.extend(readings.iter().flat_map(|reading| reading.reading.chars()));
    }
    // Wards stand there with their city, and are read without it.
    let kind = KINDS.iter().find(|(last, _, _)| own.name.ends_with(*last));
    let is_ward = own.name.contains('市') && own.name.ends_with('区');
    kind.filter(|_| !is_ward).is_none_or(|(_, endings, _)| {
        endings.iter().any(|ending| ruby::is_said(&format!("{}{ending}", own.reading), &kana))
    })
}

/// The kind of a municipality, if its English name says another: `Oizumi City` for a town.
fn other_kind(name: &str, own: &Municipality) -> Option<char> {
    let last = spelled(name).rsplit(' ').next()?.to_owned();
    let (kind, _, names) = KINDS.iter().find(|(last, _, _)| own.name.ends_with(*last))?;
    let is_kind = KINDS.iter().any(|(_, _, names)| names.contains(&&*last));
    (is_kind && !names.contains(&&*last)).then_some(*kind)
}

/// Whether a name is one of some municipalities and none of them is this one, its city or a
/// ward of it.
fn is_another(named: &[&Municipality], own: &Municipality) -> bool {
    !named.is_empty() && !named.iter().any(|one| one.is_or_holds(own))
}

/// The municipalities that an English name may mean: `Osaka City`, `Shinjuku-ku`.
fn named_in_latin(name: &str, own: &Municipality) -> Vec<&'static Municipality> {
    let is_own = spelled(name).contains(&spelled(own.reading));
    called(name).filter(|_| !is_own).map(|word| read_as(&word)).unwrap_or_default()
}

/// The name before the word for its kind: `osaka` of `Osaka City`.
fn called(name: &str) -> Option<String> {
    const NAMES: [&str; 12] = [
        "city",
        "ward",
        "town",
        "village",
        "shi",
        "ku",
        "cho",
        "machi",
        "mura",
        "son",
        "city hall",
        "ward office",
    ];
    // Letters of other scripts are told by other checks.
    if name.chars().any(|c| c.is_alphabetic() && !is_latin(c)) {
        return None;
    }
    let plain = spelled(name);
    let rest = plain.strip_prefix("city of ").unwrap_or(&plain);
    NAMES.iter().find_map(|kind| Some(rest.strip_suffix(&format!(" {kind}"))?.to_owned()))
}

/// Whether an English address names another municipality, and this one nowhere.
pub(super) fn lies_elsewhere(address: &str, own: &Municipality) -> bool {
    let reading = spelled(own.reading);
    let last = spelled(address.rsplit(',').next().unwrap_or_default());
    let last = last.strip_suffix(" prefecture").unwrap_or(&last);
    if prefecture_read_as(last).is_some_and(|prefecture| prefecture != own.prefecture()) {
        return true;
    }
    if spelled(address).split(' ').any(|word| word == reading) {
        return false;
    }
    // Many cities have a Naka-ku; the last name says which of them it is.
    let parts: Vec<&Municipality> =
        address.split(',').filter_map(called).flat_map(|part| read_as(&part)).collect();
    is_another(&read_as(last), own) || is_another(&parts, own)
}

/// Whether an English address names another ward than the Japanese one, of one city.
pub(super) fn is_of_other_ward(english: &str, japanese: &str) -> bool {
    let (_, local) = without_prefecture(japanese.trim_start_matches(|c: char| !is_han(c)));
    let (wards, _) = Municipality::at_start(local);
    let own: Vec<String> = wards
        .iter()
        .filter(|ward| ward.name.contains('市') && ward.name.ends_with('区'))
        .map(|ward| spelled(ward.reading))
        .collect();
    let mut named = english.split(',').filter_map(|part| {
        let part = spelled(part);
        let ward = part.strip_suffix(" ku").or_else(|| part.strip_suffix(" ward"))?;
        Some(ward.to_owned())
    });
    named.any(|ward| !own.is_empty() && !own.contains(&ward) && !read_as(&ward).is_empty())
}

/// The municipalities whose page an address may be: `www.city.osaka.lg.jp`.
fn of_page(link: &str, own: &Municipality) -> Vec<&'static Municipality> {
    let host = link.split('/').nth(2).unwrap_or_default();
    let mut labels = host.split('.').skip_while(|label| !["city", "town", "vill"].contains(label));
    let name = labels.nth(1).map(|label| spelled(label).replace(' ', ""));
    // `www.city.osaka-izumi.lg.jp` and the like say more than the name.
    let reading = spelled(own.reading);
    name.filter(|name| !host_names(name, &reading)).map(|name| read_as(&name)).unwrap_or_default()
}

/// Whether the name of a host has that of a municipality in it.
fn host_names(name: &str, reading: &str) -> bool {
    name.contains(reading) || reading.contains(name)
}

/// The municipalities whose names are read like this.
fn read_as(word: &str) -> Vec<&'static Municipality> {
    Municipality::all().iter().filter(|one| spelled(one.reading) == word).collect()
}

/// Whether a letter is one with which Japanese is spelled.
fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, 'ō' | 'Ō' | 'ô' | 'ū' | 'Ū' | 'û')
}

/// A name in one of the ways to spell Japanese in Latin letters: no long vowels, n before
/// all consonants, blanks for other marks.
fn spelled(name: &str) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        'ō' | 'Ō' | 'ô' => 'o',
        'ū' | 'Ū' | 'û' => 'u',
        c if c.is_ascii_alphanumeric() => c,
        _ => ' ',
    };
    let letters: String = name.chars().filter(|c| !matches!(c, '\'' | '’')).map(plain).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let mut text = words.join(" ");
    for (one, other) in
        [("oo", "o"), ("ou", "o"), ("uu", "u"), ("mb", "nb"), ("mp", "np"), ("mm", "nm")]
    {
        text = text.replace(one, other);
    }
    // Ohta for Ota.
    let mut found = String::new();
    for (at, c) in text.char_indices() {
        let is_long = c == 'h' && text[..at].ends_with('o');
        let is_vowel = text[at + c.len_utf8()..].starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
        if !is_long || is_vowel {
            found.push(c);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(code: &str) -> &'static Municipality {
        Municipality::of_code(code).unwrap()
    }

    #[test]
    fn names_in_latin_letters_are_known_in_all_spellings() {
        let is_wrong = |code, name| is_another(&named_in_latin(name, own(code)), own(code));
        for (code, name) in [
            ("131016", "Osaka City"),
            ("131016", "Ōsaka-shi"),
            ("271004", "City of Yokohama Ward"),
            ("131041", "Shibuya-ku"),
        ] {
            assert!(is_wrong(code, name), "{code} {name}");
        }
        for (code, name) in [
            ("271004", "Ōsaka City"),
            ("271004", "Oosaka City"),
            ("131113", "Ohta City"),
            ("131113", "Ota City"),
            ("141046", "Yokohama City"),
            ("141046", "Naka Ward, Yokohama City"),
            ("402231", "Koga City"),
            ("131016", "Chiyoda City"),
            ("131016", "Residents Section"),
        ] {
            assert!(!is_wrong(code, name), "{code} {name}");
        }
    }

    #[test]
    fn pages_are_those_of_the_municipality() {
        let is_wrong = |code, link| is_another(&of_page(link, own(code)), own(code));
        assert!(is_wrong("271004", "https://www.city.yokohama.lg.jp/"));
        for (code, link) in [
            ("271004", "https://www.city.osaka.lg.jp/"),
            ("141046", "https://www.city.yokohama.lg.jp/naka/"),
            ("131024", "https://www.city.chuo.lg.jp/"),
            ("131016", "https://www.kojinbango-card.go.jp/"),
            ("473821", "https://www.town.yonaguni.okinawa.jp/"),
        ] {
            assert!(!is_wrong(code, link), "{code} {link}");
        }
    }
}
