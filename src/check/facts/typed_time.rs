//! `typed-time`: a time of day that is typed in a pack.
//!
//! In: a line of a pack. Out: the times in it, those from when to when as one.
//! Knows nothing about facts.

use super::typed::fold::Line;
use super::typed::number::{Number, Style};
use super::typed::speech::Speech;
use super::typed::{Found, Kind, Means};
use super::{typed_measure, typed_price};
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "typed-time",
        severity: Severity::Error,
        fixed: false,
        explain: "A time of day is typed in a pack. Hours change nearly every year, and each \
                  language writes them in its own way: write them in content/facts.toml, and \
                  refer to them with {hours:name}; the patterns in `formats` of the pack say how \
                  its language writes them.",
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Typed(Kind::Time),
};

/// A unit of time, and what must not follow it: 時間 is how long something takes.
type Unit = (&'static str, &'static [&'static str]);

/// Signs of hours that mean nothing but a time of day.
const O_CLOCK: &[Unit] = &[
    ("時", &["間", "代", "期", "点", "刻", "的", "折", "々"]),
    ("时", &["间", "代", "期", "段", "刻", "候", "常"]),
    ("시", &["간", "민", "청", "장", "도", "스"]),
    ("o'clock", &[]),
    ("uhr", &[]),
    ("น.", &[]),
    ("นาฬิกา", &[]),
    ("โมง", &[]),
    ("ทุ่ม", &[]),
    ("बजे", &[]),
    ("ঘটিকা", &[]),
    ("цагаас", &[]),
    ("цагт", &[]),
    ("цаг хүртэл", &[]),
    ("wib", &[]),
];

/// Signs of hours that mean how long as well: they count with minutes, with a
/// part of the day, or with a word such as `from` before them.
const HOURS: &[Unit] = &[
    ("点", &[]),
    ("點", &[]),
    ("h", &[]),
    ("hs", &[]),
    ("hrs", &[]),
    ("horas", &[]),
    ("hora", &[]),
    ("heures", &[]),
    ("giờ", &[]),
    ("နာရီ", &[]),
    ("ម៉ោង", &[]),
    ("цаг", &[]),
    ("години", &[]),
    ("година", &[]),
    ("годині", &[]),
    ("год", &[]),
    ("часов", &[]),
    ("час", &[]),
];

/// Signs of minutes.
#[rustfmt::skip]
const MINUTES: &[&str] = &[
    "分", "분", "นาที", "मिनेट", "मिनट", "မိနစ်", "នាទី", "phút", "mins", "min", "m", "хв", "минут",
    "мин", "нуту",
];

/// Parts of the day behind a number.
#[rustfmt::skip]
const PART_BEHIND: &[&str] = &[
    "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "a. m.", "p. m.", "noon", "midnight", "in the morning",
    "in the afternoon", "in the evening", "de la mañana", "de la tarde", "de la noche",
    "da manhã", "da tarde", "da noite", "ng umaga", "ng hapon", "ng gabi", "ng tanghali", "pagi",
    "siang", "sore", "malam", "sáng", "chiều", "tối", "ранку", "вечора", "ព្រឹក", "រសៀល", "ល្ងាច",
];

/// Parts of the day before a number, and words that only a time follows.
#[rustfmt::skip]
const PART_BEFORE: &[&str] = &[
    "午前", "午後", "上午", "下午", "早上", "晚上", "中午", "凌晨", "傍晚", "오전", "오후", "저녁", "아침", "pukul", "jam",
    "saat", "alas", "alas-", "ម៉ោង", "บ่าย", "बिहान", "दिउँसो", "साँझ", "बेलुका", "နံနက်",
    "နေ့လယ်", "ညနေ", "өглөөний", "оройн", "үдээс хойш",
];

/// Words before a number that a time may follow.
#[rustfmt::skip]
const MAYBE_BEFORE: &[&str] = &[
    "at", "from", "until", "till", "to", "las", "a las", "desde las", "hasta las", "às", "as",
    "das", "até", "lúc", "từ", "đến", "о", "об", "з", "із", "до", "від", "เวลา", "ตั้งแต่", "ถึง",
    "alle", "um", "ab", "de",
];

/// Words before a number of hours that something takes.
#[rustfmt::skip]
const TAKES: &[&str] = &[
    "trong", "sau", "khoảng", "en", "dentro de", "em", "durante", "por", "cada", "a cada", "hace",
    "há", "за", "через", "протягом", "every", "within", "for", "in",
];

/// The minutes of noon and of midnight.
const NOON: u32 = 12 * 60;
const MIDNIGHT: u32 = 24 * 60;

/// Words that are a time by themselves, and what must not follow: 정오표 is a list
/// of misprints, मध्यान्ह भोजन a meal. Words for the middle of the day that also stand
/// for lunch or the afternoon are left out.
const ALONE: &[(&str, u32, &[&str])] = &[
    ("noon", NOON, &[]),
    ("midday", NOON, &[]),
    ("正午", NOON, &[]),
    ("정오", NOON, &["표", "답"]),
    ("mediodía", NOON, &[]),
    ("meio-dia", NOON, &[]),
    ("meio dia", NOON, &[]),
    ("เที่ยงวัน", NOON, &[]),
    ("tengah hari", NOON, &[]),
    ("tanghaling tapat", NOON, &[]),
    ("опівдні", NOON, &[]),
    ("मध्यान्ह", NOON, &["भोजन"]),
    ("မွန်းတည့်", NOON, &[]),
    ("midnight", MIDNIGHT, &[]),
    ("午夜", MIDNIGHT, &[]),
    ("真夜中", MIDNIGHT, &[]),
    ("자정까지", MIDNIGHT, &[]),
    ("자정부터", MIDNIGHT, &[]),
    ("medianoche", MIDNIGHT, &[]),
    ("meia-noite", MIDNIGHT, &[]),
    ("meia noite", MIDNIGHT, &[]),
    ("เที่ยงคืน", MIDNIGHT, &[]),
    ("nửa đêm", MIDNIGHT, &[]),
    ("tengah malam", MIDNIGHT, &[]),
    ("hatinggabi", MIDNIGHT, &[]),
    ("опівночі", MIDNIGHT, &[]),
    ("gece yarısı", MIDNIGHT, &[]),
    ("मध्यरात", MIDNIGHT, &[]),
    ("သန်းခေါင်", MIDNIGHT, &[]),
];

/// Words between the beginning and the end of hours.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "-", "~", "/", "から", "より", "到", "至", "부터", "to", "till", "until", "and", "a", "a las",
    "hasta", "hasta las", "às", "até", "até as", "até às", "e", "đến", "tới", "sampai", "hingga",
    "s.d.", "s/d", "hanggang", "ถึง", "จนถึง", "မှ", "မှာ", "ដល់", "ទៅ", "देखि", "до", "по",
    "цагаас", "-аас", "-ээс", "arası", "ile", "ve",
];

/// The last minute of an hour.
const LAST_MINUTE: u32 = 59;

/// A time with hours and minutes in figures: 9:30, 09.30, 9h30, 9時30分.
pub(super) fn on_the_clock(
    line: &Line<'_>,
    speech: &Speech,
    at: usize,
    free: usize,
) -> Option<Found> {
    if !line.digit(at) || line.digit(at.wrapping_sub(1)) {
        return None;
    }
    let hour_end = line.digits(at);
    let hour = line.number(at, hour_end).filter(|hour| hour_end - at <= 2 && *hour <= 29)?;
    let sign = line.skip(hour_end);
    let colon = line.at(sign) == ':';
    if !colon && (line.at(hour_end) != '.' || sign != hour_end) {
        return None;
    }
    let minute_from = if colon { line.skip(sign + 1) } else { sign + 1 };
    let to = line.digits(minute_from);
    let minute = line.number(minute_from, to).filter(|minute| *minute <= LAST_MINUTE)?;
    let goes_on = matches!(line.at(to), '.' | ':') && line.digit(to + 1);
    if to != minute_from + 2 || (goes_on && !colon) {
        return None;
    }
    let number = Number::in_digits(line, at)?;
    if !colon && !is_time_with_point(line, speech, &number, free) {
        return None;
    }
    Some(reaching(line, at, to, free, hour * 60 + minute))
}

/// A time that is a word: noon, 正午, medianoche.
pub(super) fn in_one_word(line: &Line<'_>, at: usize) -> Option<Found> {
    if !line.starts_word(at) {
        return None;
    }
    ALONE.iter().find_map(|(word, minute, not)| {
        let to = line.word(at, word)?;
        let other = line.any(line.skip(to), not).is_some() || !line.ends_word(to);
        let means = Means::Times(vec![*minute]);
        (!other).then_some(Found { kind: Kind::Time, from: at, to, means })
    })
}

/// Whether 9.30 is a time and no other number.
fn is_time_with_point(line: &Line<'_>, speech: &Speech, number: &Number, free: usize) -> bool {
    let other = typed_price::find(line, number, free).or_else(|| typed_measure::find(line, number));
    if other.is_some() {
        return false;
    }
    let (from, to) = (number.from, number.to);
    let behind = line.skip(to);
    let unit = unit_at(line, O_CLOCK, behind).or_else(|| unit_at(line, HOURS, behind));
    let zero = line.at(from) == '0' && line.digit(from + 1);
    speech.point_in_times
        || zero
        || unit.is_some()
        || line.any(behind, PART_BEHIND).is_some()
        || line.any_before(line.back(from), PART_BEFORE).is_some()
        || has_partner(line, to)
}

/// Whether another time with a point stands behind a dash.
fn has_partner(line: &Line<'_>, to: usize) -> bool {
    let dash = line.skip(to);
    let from = line.skip(dash + 1);
    let point = line.digits(from);
    matches!(line.at(dash), '-' | '~')
        && (1..=2).contains(&(point - from))
        && line.at(point) == '.'
        && line.digits(point + 1) == point + 3
}

/// A time that a unit or a part of the day tells: 9時半, 9 a.m., 午前九時, 9h,
/// nine o'clock.
pub(super) fn find(
    line: &Line<'_>,
    speech: &Speech,
    number: &Number,
    free: usize,
) -> Option<Found> {
    let hour = number.whole().filter(|hour| *hour <= 29)?;
    let (from, to) = (number.from, number.to);
    let behind = line.skip(to);
    let before = line.back(from);
    let part_before = part_of_day(line, before).is_some_and(|start| start >= free);
    let part_behind = hour <= 12 && line.any(behind, PART_BEHIND).is_some();
    // 一時 is "for a while", 三点 "three points": numerals need a part of the day,
    // or minutes.
    let digits = number.style == Style::Digits;
    // Korean tells the hour in its own numbers: 이 시 is "this poem".
    let borrowed = number.style == Style::Words && "일이삼사오육칠팔구십".contains(line.at(from));
    let clear =
        unit_at(line, O_CLOCK, behind).filter(|_| digits || (hour > 1 || part_before) && !borrowed);
    let loose = unit_at(line, HOURS, behind).filter(|_| !is_score(line, speech, behind));
    let unit = clear.or(loose).or_else(|| short_unit(line, behind));
    let minutes = unit.and_then(|end| minutes(line, end));
    let whole_day = hour == 24 && minutes.is_none();
    let prompted = line.any_before(before, MAYBE_BEFORE).is_some()
        || unit.is_some_and(|end| line.any(line.skip(end), PART_BEHIND).is_some())
        || unit.is_some_and(|end| partner(line, end).is_some());
    let one_letter = unit == Some(behind + 1) && is_short_unit(line, behind, speech);
    let short = digits && one_letter && !whole_day;
    let takes = line.any_before(before, TAKES).is_some() && !prompted;
    let hours = match number.style {
        Style::Digits => {
            part_before && hour <= 24 || part_behind || unit.is_some() && hour <= 23 && !takes
        }
        Style::Characters => part_before && unit.is_some(),
        Style::Words => clear.is_none() && part_before && said_in_words(line, speech, behind),
    };
    let sure = clear.is_some() || minutes.is_some() || short || hours;
    if !sure {
        return range_before_unit(line, number, free);
    }
    let end = minutes.map(|(end, _)| end).or(unit).unwrap_or(to);
    let minute = minutes.map_or(0, |(_, minute)| minute);
    Some(reaching(line, from, end, free, hour * 60 + minute))
}

/// Whether 3点 are three points: in Japanese they are, unless a time follows.
fn is_score(line: &Line<'_>, speech: &Speech, behind: usize) -> bool {
    matches!(line.at(behind), '点' | '點')
        && speech.primary != "zh"
        && minutes(line, behind + 1).is_none()
}

/// The index behind a unit that is too short for one, but for the minutes behind
/// it: 9g30.
fn short_unit(line: &Line<'_>, behind: usize) -> Option<usize> {
    let end = line.word(behind, "g")?;
    (line.digits(end) == end + 2).then_some(end)
}

/// Whether words alone make a time behind a word such as `pukul`.
fn said_in_words(line: &Line<'_>, speech: &Speech, behind: usize) -> bool {
    let tells = ["id", "tr", "km"].contains(&speech.primary.as_str());
    tells && unit_at(line, HOURS, behind).is_none()
}

/// Whether the unit is one that stands for hours of the day next to digits: 9h,
/// and 9点 in Chinese.
fn is_short_unit(line: &Line<'_>, at: usize, speech: &Speech) -> bool {
    match line.at(at) {
        'h' => true,
        '点' | '點' => speech.primary == "zh",
        _ => false,
    }
}

/// The index behind one of the units at an index.
fn unit_at(line: &Line<'_>, units: &[Unit], at: usize) -> Option<usize> {
    let ends = units.iter().filter_map(|(unit, not)| {
        let end = line.word(at, unit)?;
        let other = not.iter().any(|next| line.word(end, next).is_some());
        // 9h30: a digit may follow at once.
        (!other && line.ends_word(end)).then_some(end)
    });
    ends.max()
}

/// Minutes behind the unit of hours: 30分, 30, 半.
fn minutes(line: &Line<'_>, unit_end: usize) -> Option<(usize, u32)> {
    let at = line.skip(unit_end);
    for half in ["半", "반", "rưỡi", "ครึ่ง"] {
        if let Some(end) = line.any(at, &[half]) {
            return Some((end, 30));
        }
    }
    let number = Number::in_digits(line, at).or_else(|| Number::in_characters(line, at))?;
    let minute = number.whole().filter(|minute| *minute <= LAST_MINUTE)?;
    let unit = line.any(line.skip(number.to), MINUTES);
    let two_digits = number.style == Style::Digits && number.to - number.from == 2;
    match unit {
        Some(end) => Some((end, minute)),
        None if two_digits => Some((number.to, minute)),
        None => None,
    }
}

/// Where the second time begins behind the end of a first one.
fn partner(line: &Line<'_>, end: usize) -> Option<usize> {
    let at = line.skip(end);
    let next = line.skip(line.any(at, BETWEEN)?);
    let part = PART_BEFORE.iter().filter_map(|part| line.word(next, part)).max();
    let next = part.map_or(next, |end| line.skip(end));
    line.digit(next).then_some(next)
}

/// 9–20h, 9 to 5 p.m.: only the second number has its unit.
fn range_before_unit(line: &Line<'_>, number: &Number, free: usize) -> Option<Found> {
    let hour = number.whole().filter(|_| number.style == Style::Digits)?;
    let next = partner(line, number.to)?;
    let second = Number::in_digits(line, next)?;
    let last = second.whole().filter(|last| *last <= 24 && hour <= 24)?;
    let behind = line.skip(second.to);
    let unit = unit_at(line, O_CLOCK, behind)
        .or_else(|| unit_at(line, &[("h", &[]), ("hs", &[]), ("hrs", &[]), ("giờ", &[])], behind))
        .or_else(|| unit_at(line, &[("点", &[]), ("點", &[])], behind))
        .or_else(|| line.any(behind, PART_BEHIND))?;
    let mut found = reaching(line, number.from, unit, free, hour * 60);
    found.means = Means::Times(vec![hour * 60, last * 60]);
    Some(found)
}

/// A time with the parts of the day around it.
fn reaching(line: &Line<'_>, from: usize, to: usize, free: usize, minute: u32) -> Found {
    let before = part_of_day(line, line.back(from));
    let start = before.filter(|&start| start >= free && !is_verb(line, start)).unwrap_or(from);
    let mut end = to;
    let behind = line.skip(to);
    let unit = unit_at(line, O_CLOCK, behind).or_else(|| unit_at(line, HOURS, behind));
    end = unit.unwrap_or(end);
    end = line.any(line.skip(end), PART_BEHIND).unwrap_or(end);
    Found { kind: Kind::Time, from: start, to: end, means: Means::Times(vec![minute]) }
}

/// Where the part of the day begins that ends before an index: also AM, which in
/// small letters is a verb.
fn part_of_day(line: &Line<'_>, to: usize) -> Option<usize> {
    let halves = line.any_before(to, &["am", "pm", "a.m.", "p.m."]);
    let capital = halves.filter(|&from| line.folded[from].raw.is_uppercase());
    line.any_before(to, PART_BEFORE).or(capital)
}

/// Whether a part of the day begins a Korean or Japanese word of its own.
fn is_verb(line: &Line<'_>, start: usize) -> bool {
    matches!((line.before(start), line.at(start)), ('가'..='힣', '가'..='힣'))
}

/// Joins times of which one is from when and the other until when.
pub(super) fn joined(line: &Line<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        if let (Some(last), Means::Times(times)) = (joined.last_mut(), &next.means)
            && let Means::Times(earlier) = &mut last.means
            && bridged(line, last.to, next.from)
        {
            earlier.extend(times);
            last.to = next.to;
            continue;
        }
        joined.push(next);
    }
    joined
}

/// Whether nothing but a word such as `to` stands between two times.
fn bridged(line: &Line<'_>, from: usize, to: usize) -> bool {
    let at = line.skip(from);
    at <= to && (at == to || line.any(at, BETWEEN).is_some_and(|end| line.skip(end) == to))
}
