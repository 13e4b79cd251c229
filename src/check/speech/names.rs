//! Lists of names: the twelve months, the seven days of the week, in all their forms.
//!
//! In: the file of a language. Out: names that stand twice, in the place of another, or
//! otherwise than in CLDR. Knows nothing about phrases.

use super::Kind;
use super::likeness::{HOLDS, SAME, fold, holds, is_same, is_short_for, like};
use super::said::{Said, words};
use crate::content::model::Written;
use crate::lang::is_spaced;

/// A list of names.
struct List {
    key: &'static str,
    /// The series of CLDR with which it is compared.
    series: &'static str,
    /// Another list of the file with the same names.
    also: &'static str,
    /// Whether the names are those of CLDR, and not forms made of them.
    is_plain: bool,
    /// Whether the names may be the beginnings of others.
    is_short: bool,
}

const DAYS: &str = "days";
const MONTHS: &str = "months";

const LISTS: [List; 9] = [
    list("formats.months", MONTHS, "formats.date.months", true, false),
    list("formats.date.months", MONTHS, "formats.months", true, false),
    list("typed.months", MONTHS, "formats.months", false, true),
    list("formats.week.names", DAYS, "formats.week.on", true, false),
    list("formats.week.short", DAYS, "formats.week.names", true, true),
    list("formats.week.from", DAYS, "formats.week.names", false, false),
    list("formats.week.to", DAYS, "formats.week.names", false, false),
    list("formats.week.on", DAYS, "formats.week.names", false, false),
    list("formats.week.of_month", DAYS, "formats.week.names", false, false),
];

const fn list(
    key: &'static str,
    series: &'static str,
    also: &'static str,
    is_plain: bool,
    is_short: bool,
) -> List {
    List { key, series, also, is_plain, is_short }
}

impl List {
    fn length(&self) -> usize {
        if self.series == DAYS { 7 } else { 12 }
    }
}

/// A name, or a form of one.
struct Form {
    text: String,
    folded: Vec<char>,
    /// Whether it is of several words.
    is_phrase: bool,
}

impl Form {
    fn new(text: String) -> Self {
        let folded = fold(&text);
        let is_phrase = text.trim().contains(char::is_whitespace);
        Self { text, folded, is_phrase }
    }
}

/// Looks at all lists of names.
pub(super) fn look(said: &mut Said<'_>) {
    for list in &LISTS {
        let Some(texts) = said.list(list.key, list.length()) else { continue };
        let forms = forms(list, said);
        let names: Vec<Form> = texts.iter().map(|text| Form::new(words(text))).collect();
        for (index, text) in texts.iter().enumerate() {
            look_at(list, (index, text), &names, &forms, said);
        }
        look_at_case(list, &texts, said);
        if list.is_plain {
            look_at_form(list, &texts, said);
        }
    }
}

/// A name that alone begins with a capital letter, or with a small one.
fn look_at_case(list: &List, texts: &[&Written], said: &mut Said<'_>) {
    let series = said.cldr.map(|cldr| cldr.series(list.series)).unwrap_or_default();
    let first = |text: &&&Written| words(text).chars().find(|c| c.is_alphabetic());
    let is_such = |text: &&&Written, is_upper: bool| {
        first(text).is_some_and(|c| if is_upper { c.is_uppercase() } else { c.is_lowercase() })
    };
    for is_upper in [true, false] {
        let odd = texts.iter().enumerate().filter(|(_, text)| is_such(text, is_upper));
        let odd: Vec<(usize, &&Written)> = odd.collect();
        let others = texts.iter().filter(|text| is_such(text, !is_upper)).count();
        let [(index, odd)] = odd[..] else { continue };
        // Vietnamese has thứ Hai, thứ Ba … and Chủ nhật.
        let is_usual = series.get(index).is_some_and(|forms| {
            let first = |text: &str| text.chars().find(|c| c.is_alphabetic());
            forms.iter().any(|form| first(form) == first(&words(odd)))
        });
        if others + 1 == texts.len() && !is_usual {
            let message = format!("`{}` begins otherwise than the names beside it", words(odd));
            let hint = "write capital and small letters in all of them alike";
            said.fault(Kind::Unlike, odd, message, "another letter", hint);
        }
    }
}

/// A name in another case than the names beside it, as CLDR has them alone and in dates:
/// січень among січня, лютого.
fn look_at_form(list: &List, texts: &[&Written], said: &mut Said<'_>) {
    let series = said.cldr.map(|cldr| cldr.series(list.series)).unwrap_or_default();
    let place = |(index, text): (usize, &&Written)| {
        let forms: &Vec<&str> = series.get(index)?;
        // Where a name has one form, it says nothing.
        let (first, second) = (forms.first()?, forms.get(1)?);
        let text = words(text);
        let is_like = first.chars().next() == second.chars().next();
        let found = [first, second].iter().position(|form| is_same(form, &text));
        found.filter(|_| is_like && !is_same(first, second))
    };
    let places: Vec<Option<usize>> = texts.iter().enumerate().map(place).collect();
    for (odd, usual) in [(0, 1), (1, 0)] {
        let count = |which: usize| places.iter().filter(|it| **it == Some(which)).count();
        let known = count(odd) + count(usual);
        if count(odd) == 1 && known >= texts.len() - 1 {
            let at = places.iter().position(|it| *it == Some(odd));
            let Some((text, index)) = at.and_then(|at| Some((texts.get(at)?, at))) else {
                continue;
            };
            let hint = unlike(series[index][usual]);
            let message = format!("`{}` is in another form than the names beside it", words(text));
            said.fault(Kind::Unlike, text, message, "another form", hint);
        }
    }
}

/// The forms of each name, in CLDR and in the file.
fn forms(list: &List, said: &Said<'_>) -> Vec<Vec<Form>> {
    let known = said.cldr.map(|cldr| cldr.series(list.series)).unwrap_or_default();
    let own = said.list(list.also, list.length()).unwrap_or_default();
    let forms = (0..list.length()).map(|index| {
        let known = known.get(index).into_iter().flatten().map(|form| (*form).to_owned());
        known.chain(own.get(index).map(|name| words(name))).map(Form::new).collect()
    });
    forms.collect()
}

fn look_at(
    list: &List,
    (index, at): (usize, &Written),
    names: &[Form],
    forms: &[Vec<Form>],
    said: &mut Said<'_>,
) {
    let Some(name) = names.get(index) else { return };
    let likeness = |place: usize| {
        let forms = forms.get(place).into_iter().flatten();
        // Two letters may be the end of one word and the beginning of the next: "вс", Sunday,
        // in "в субботу".
        let forms = forms.filter(|form| form.folded.len() > 2 || !name.is_phrase);
        forms.map(|form| like(&name.folded, &form.folded)).max().unwrap_or_default()
    };
    let own = likeness(index);
    if let Some(twin) = names.iter().take(index).position(|it| it.folded == name.folded) {
        // If the other one is wrong, that was said there.
        if likeness(twin) >= own || own < HOLDS {
            twice(at, &name.text, twin, said);
        }
        return;
    }
    let Some(usual) = forms.get(index).and_then(|forms| forms.first()) else { return };
    if own == SAME {
        return;
    }
    let text = &name.text;
    let others = (0..forms.len()).map(|place| (likeness(place), place));
    let (more, other) = others.max_by_key(|(like, _)| *like).unwrap_or((own, index));
    if more > own && more >= HOLDS {
        let message = format!("`{text}` is {}, not {}", called(list, other), called(list, index));
        let hint = format!("CLDR has `{}` here", usual.text);
        said.fault(Kind::Misnamed, at, message, "in the place of another", hint);
    } else if list.is_plain && !is_derived(text, list, &forms[index]) {
        let message = format!("`{text}` is not in CLDR for {}", called(list, index));
        said.fault(Kind::Unlike, at, message, "otherwise than in CLDR", unlike(&usual.text));
    }
}

/// Whether a name is one of CLDR with another word beside it, or the beginning of one.
fn is_derived(text: &str, list: &List, forms: &[Form]) -> bool {
    let word = fold(text);
    forms.iter().any(|Form { text: form, folded: form_word, .. }| {
        let is_beginning = form_word.starts_with(&word)
            || list.is_short && (holds(form, text) || is_short_for(text, form));
        let is_word = || {
            let mut words = text.split(|c: char| c.is_whitespace() || c == '-');
            words.any(|it| is_same(it, form))
        };
        let is_whole = || {
            let unspaced = form_word.first().is_some_and(|c| !is_spaced(*c));
            holds(text, form) && (unspaced || form_word.len() * 5 >= word.len() * 3)
        };
        is_beginning || is_word() || is_whole()
    })
}

fn twice(name: &Written, text: &str, twin: usize, said: &mut Said<'_>) {
    let message = format!("`{text}` stands here twice, at place {} of the list, too", twin + 1);
    let hint = "each day and each month has a name of its own";
    said.plain_fault(Kind::Misnamed, name.span, message, "two of one name", hint);
}

/// What to do about something that CLDR has otherwise.
pub(super) fn unlike(usual: &str) -> String {
    format!("CLDR has `{usual}`; if this is right, say why on the line above: `# differs: …`")
}

/// The days of the week in messages.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What a day or a month is called in messages.
fn called(list: &List, index: usize) -> &'static str {
    const MONTH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names: &[&str] = if list.series == DAYS { &WEEKDAYS } else { &MONTH };
    names.get(index).copied().unwrap_or_default()
}
