//! Numbers that say when something is open, and that no fact can say yet.
//!
//! In: a line and a number in it. Out: what the number means, so that the hint does
//! not send its reader to a fact that cannot hold it. Knows nothing about facts.

use super::Means;
use super::fold::Line;
use super::number::Number;

/// What all names of days of the week have in common in a language, or the names.
#[rustfmt::skip]
const DAYS_OF_THE_WEEK: &[&str] = &[
    "曜", "星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "週一", "週二", "週三",
    "週四", "週五", "週六", "週日", "禮拜", "礼拜", "요일",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "feira",
    "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật",
    "बार", "จันทร์", "อังคาร", "วันพุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์",
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu",
    "တနင်္", "အင်္ဂါ", "ဗုဒ္ဓဟူး", "ကြာသပတေး", "သောကြာ", "စနေ",
    "ច័ន្ទ", "ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ",
    "miyerkules", "huwebes", "biyernes", "linggo",
    "даваа", "мягмар", "лхагва", "пүрэв", "баасан", "бямба", "ням",
    "pazar", "salı", "çarşamba", "perşembe", "cuma",
    "понеділ", "вівтор", "серед", "четвер", "п'ятниц", "субот", "неділ",
];

/// Words for hours that are counted, and what stands for days in 24/7.
#[rustfmt::skip]
const HOURS: &[&str] = &[
    "時間", "小时", "小時", "시간", "hour", "hrs", "h", "hora", "giờ", "tiếng", "घण्टा", "घन्टा", "ชั่วโมง",
    "ชม", "jam", "နာရီ", "ម៉ោង", "oras", "цаг", "saat", "годин", "/7", "/365",
];

/// How far behind the number of a week its day can stand: 2nd and 4th Saturday.
const REACH: usize = 16;

/// What a number that is typed in a line means.
pub(super) fn meaning(line: &Line<'_>, number: &Number) -> Means {
    let value = number.whole();
    let behind = line.skip(number.to);
    let hours = HOURS.iter().any(|word| line.word(behind, word).is_some());
    if value == Some(24) && (hours || line.at(number.to) == '-') {
        Means::RoundTheClock
    } else if value.is_some_and(|value| (1..=5).contains(&value)) && before_a_day(line, behind) {
        Means::Weekday
    } else {
        Means::Number(value)
    }
}

/// Whether a day of the week follows in the same sentence.
fn before_a_day(line: &Line<'_>, from: usize) -> bool {
    (from..line.len().min(from + REACH))
        .take_while(|&at| !matches!(line.at(at), '。' | '!' | '?' | ';' | '।' | '။' | '។'))
        .any(|at| DAYS_OF_THE_WEEK.iter().any(|name| line.word(at, name).is_some()))
}
