//! `cut-short`: a text that ends before its last sentence does.

use std::collections::BTreeMap;

use crate::check::letters::closes;
use crate::check::translation::{Translation, by_key, others, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::OBJECT;
use crate::content::model::{Written, without_break_marks};
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};

/// A language closes its sentences if it does so in so many of its texts, in
/// percent, …
const SHARE: usize = 80;

/// … and in at least so many.
const LEAST: usize = 5;

/// From so many sentences on, half of them are missing if half are missing.
const SENTENCES: usize = 3;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "cut-short",
        severity: Severity::Warning,
        fixed: false,
        what: "The text seems to end too early. The reference ends a sentence and this text does \
               not, or it has half as many sentences or fewer. It ends in a comma or another mark \
               that something must follow, or in no mark where this pack has one in all comparable \
               texts. A language that writes no full stops is not asked for one.",
        why: "The end of the sentence is often what the reader has to do.",
        remedy: "Translate the rest, or set the mark that ends the sentence.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"«"Go to the Issuance Office written on"»"#,
            right: r#""Go to the Issuance Office written on the postcard.""#,
        }),
        source: "The source of the first flyer had a note that was cut short: ※电话受理时间",
    },
    run: Run::Words(run),
};

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// A statement.
    Stop,
    /// A question or an exclamation.
    Call,
    /// A value that is written out, which may bring a full stop.
    Value,
    /// A mark that something must follow.
    Open,
    /// An ellipsis.
    Ellipsis,
    /// A letter, or any other mark.
    Other,
}

/// How the sentences of a text end.
#[derive(Debug, Clone, Copy)]
struct Ends {
    /// The last one.
    last: End,
    /// How many there are.
    count: usize,
}

/// A translation and its reference.
struct Pair<'a> {
    string: &'a Written,
    own: Ends,
    reference: &'a Written,
    expected: Ends,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        let expected: BTreeMap<&str, Option<Ends>> =
            strings.iter().map(|(key, string)| (*key, Ends::of(string))).collect();
        for pack in others(flyer) {
            let all: Vec<Pair<'_>> = pairs(pack, &strings)
                .filter_map(|Translation { string, reference }| {
                    let expected = (*expected.get(string.key.as_str())?)?;
                    Some(Pair { string, own: Ends::of(string)?, reference, expected })
                })
                .collect();
            let closing = closing(&all);
            for pair in &all {
                if let Some(found) =
                    ends_early(pair, &closing, rule).or_else(|| too_few(pair, &closing, rule))
                {
                    let text = without_break_marks(&pair.reference.text);
                    sink.report(found.hint(format!("the reference is: {text}")));
                }
            }
        }
    }
    let names = content.workspace.names().flat_map(|set| set.packs).flat_map(|pack| &pack.strings);
    names.for_each(|name| look(name, sink));
}

/// Whether a language closes statements and calls, as far as its pack shows.
fn closing(pairs: &[Pair<'_>]) -> BTreeMap<End, bool> {
    let mut counts: BTreeMap<End, (usize, usize)> = BTreeMap::new();
    for pair in pairs {
        let (closed, all) = counts.entry(pair.expected.last).or_default();
        *all += 1;
        *closed += usize::from(matches!(pair.own.last, End::Stop | End::Call | End::Value));
    }
    counts
        .into_iter()
        .map(|(end, (closed, all))| (end, closed >= LEAST && closed * 100 >= all * SHARE))
        .collect()
}

/// Looks at a name or a cell of a table: nothing ends in a mark between two words.
pub(in crate::check) fn look(string: &Written, sink: &mut Sink) {
    let read: Vec<char> = string.read().map(|(_, c)| c).collect();
    let last = read.iter().rfind(|c| !c.is_whitespace());
    let is_open = end(&read) == Some(End::Open)
        || last.is_some_and(|c| matches!(c, '・' | ':' | '：' | '/' | '／' | '…'));
    if is_open {
        let message = format!("`{}` ends in a mark that something must follow", string.text);
        sink.report(CHECK.rule.at(string.span, message).label("cut short?"));
    }
}

fn ends_early(pair: &Pair<'_>, closing: &BTreeMap<End, bool>, rule: &Rule) -> Option<Diagnostic> {
    let closes = closing.get(&pair.expected.last).copied().unwrap_or_default();
    let key = &pair.string.key;
    match (pair.expected.last, pair.own.last) {
        (End::Open, _) => None,
        (_, End::Open) => {
            let message = format!("`{key}` ends in a mark that something must follow");
            Some(rule.at(pair.string.span, message).label("cut short?"))
        }
        // An ellipsis is an end that somebody typed.
        (End::Stop | End::Call, End::Other) if closes => {
            let message = format!("the last sentence of `{key}` does not end");
            Some(rule.at(pair.string.span, message).label("cut short, or without its full stop"))
        }
        (
            End::Stop | End::Call | End::Value | End::Ellipsis | End::Other,
            End::Stop | End::Call | End::Value | End::Ellipsis | End::Other,
        ) => None,
    }
}

fn too_few(pair: &Pair<'_>, closing: &BTreeMap<End, bool>, rule: &Rule) -> Option<Diagnostic> {
    let closes = closing.get(&End::Stop).copied().unwrap_or_default();
    let (expected, found) = (pair.expected.count, pair.own.count);
    (closes && expected >= SENTENCES && found * 2 <= expected).then(|| {
        let key = &pair.string.key;
        let count = if found == 1 { "1 sentence".to_owned() } else { format!("{found} sentences") };
        let message = format!("`{key}` has {count}, the reference {expected}");
        rule.at(pair.string.span, message).label("cut short?")
    })
}

impl Ends {
    /// `None` if the text says nothing.
    fn of(string: &Written) -> Option<Self> {
        let read: Vec<char> = string.read().map(|(_, c)| c).collect();
        Some(Self { last: end(&read)?, count: sentences(&read) })
    }
}

/// How a text ends, closing quotation marks and parentheses aside; `None` if it
/// says nothing.
fn end(read: &[char]) -> Option<End> {
    let at = read.iter().rposition(|&c| !c.is_whitespace() && !closes(c))?;
    Some(match read[at] {
        c if is_stop(c) => End::Stop,
        '!' | '！' | '?' | '？' | '؟' => End::Call,
        OBJECT => End::Value,
        ',' | '،' | '、' | '，' | ';' | '؛' | '；' | '၊' | '-' | '(' | '（' | '「' | '“' | '«' => {
            End::Open
        }
        '…' | '‥' if follows_particle(&read[..at]) => End::Open,
        '…' | '‥' => End::Ellipsis,
        _ => End::Other,
    })
}

/// Whether a text ends in a word of one or two letters of an alphabet, such as "to" and "в":
/// no sentence that trails off does.
fn follows_particle(read: &[char]) -> bool {
    let letters = read.iter().rev().take_while(|c| c.is_alphabetic());
    let (count, is_latin) = letters.fold((0, true), |(n, all), c| (n + 1, all && *c < '\u{530}'));
    is_latin && (1..=2).contains(&count)
}

/// How many sentences end in a text, outside of parentheses.
fn sentences(read: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut count = 0;
    for (at, &character) in read.iter().enumerate() {
        match character {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 && (is_stop(c) || matches!(c, '!' | '！' | '?' | '？' | '؟')) => {
                // A point between letters or before a digit ends nothing.
                let next = read.get(at + 1).copied();
                let ends = c != '.' || next.is_none_or(|c| c.is_whitespace() || closes(c));
                let repeated =
                    next.is_some_and(|c| is_stop(c) || matches!(c, '!' | '！' | '?' | '？'));
                count += usize::from(ends && !repeated);
            }
            _ => {}
        }
    }
    count
}

/// Whether a character ends a statement: full stops, danda, the marks of
/// Burmese and Khmer (Unicode, property Sentence_Terminal).
fn is_stop(character: char) -> bool {
    matches!(character, '.' | '。' | '．' | '｡' | '।' | '॥' | '။' | '។' | '៕' | '።' | '۔' | '։')
}
