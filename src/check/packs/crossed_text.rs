//! `crossed-text`: two short texts stand in each other's place.
//!
//! In: the texts of a pack, beside their reference texts. Out: texts
//! that say what the pack says elsewhere for another text of the reference; captions that
//! describe the picture of their neighbour; and Japanese words of another place. No
//! dictionary is used: the packs themselves tell.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::letters::is_alphanumeric;
use crate::check::translation::{Translation, by_key, others, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{Flyer, Pack, PieceKind, Written, list_key};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::FileId;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "crossed-text",
        severity: Severity::Warning,
        fixed: false,
        what: "Two short texts seem to have changed places. They are the heads of two columns, \
               the words for front and back, two captions, or the Japanese words to show at a \
               counter: the text is what the pack says elsewhere for another text of the \
               reference; or a caption fits the description of the picture beside it and not its \
               own; or the Japanese in braces stands in the reference at another place.",
        why: "Each of the two is right by itself, so nothing else tells; and readers take the \
              front for the back.",
        remedy: "Exchange the two texts.",
        example: Some(Example {
            file: "content/my-number-card/es.toml",
            wrong: r#"columns = [«"Horario"», "Días de atención", "Idioma"]"#,
            right: r#"columns = ["Idioma", "Días de atención", "Horario"]"#,
        }),
        source: "All languages of a flyer say the same (design decision).",
    },
    run: Run::Words(run),
};

/// A text that seems to stand in the place of another.
struct Crossed<'a> {
    text: Translation<'a>,
    /// What was found, as a message.
    message: String,
    /// With what it may have been exchanged.
    label: &'static str,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut told = BTreeSet::new();
    for flyer in &content.workspace.flyers {
        let (packs, crossed) = (others(flyer).count(), crossed(flyer));
        let mut languages: BTreeMap<&str, BTreeSet<FileId>> = BTreeMap::new();
        for Crossed { text, .. } in &crossed {
            let Translation { string, reference } = text;
            languages.entry(&reference.key).or_default().insert(string.span.file);
        }
        for Crossed { text, message, label } in &crossed {
            let Translation { string, reference } = text;
            // What most packs cross is crossed in the reference.
            let is_of_most = packs > 2 && languages[reference.key.as_str()].len() * 2 > packs;
            let (span, message) = if is_of_most {
                let message = format!("`{}` does not say what most packs say", string.key);
                (reference.span, message)
            } else {
                (string.span, message.clone())
            };
            if told.insert(span) {
                let hint = format!("the reference is: {}", reference.text);
                sink.report(rule.at(span, message).label(*label).hint(hint));
            }
        }
    }
}

/// All that seems crossed in the packs of a flyer.
fn crossed(flyer: &Flyer) -> Vec<Crossed<'_>> {
    let strings = reference(flyer).map(by_key).unwrap_or_default();
    let mut crossed: Vec<Crossed<'_>> = Vec::new();
    for pack in others(flyer) {
        crossed.extend(remembered(pack, &strings).into_iter().map(|(text, other)| {
            let key = &text.string.key;
            let message = format!("`{key}` says what the pack says elsewhere for `{other}`");
            Crossed { text, message, label: "exchanged with another text?" }
        }));
        let misplaced = captions(pack, &strings).into_iter().chain(quoted(flyer, pack, &strings));
        crossed.extend(misplaced.map(|(text, other)| {
            let message = format!("`{}` fits `{other}` and not its own place", text.string.key);
            Crossed { text, message, label: "exchanged with its neighbour?" }
        }));
    }
    crossed
}

/// The letters of a text, but for what stands in braces: what is the same is the same text.
fn bare(text: &Written) -> String {
    let is_letter = |c: &char| is_alphanumeric(*c) || !c.is_ascii() && !c.is_whitespace();
    let read = text.read().map(|(_, c)| c).filter(|c| is_letter(c) && !is_mark(*c));
    read.flat_map(char::to_lowercase).collect()
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '（' | '）'
            | '「'
            | '」'
            | '：'
            | '、'
            | '。'
            | '！'
            | '？'
            | '・'
            | '¡'
            | '¿'
            | '«'
            | '»'
            | '“'
            | '”'
    )
}

/// A short text is a name of something: it is said in one way.
const SHORT: usize = 24;

/// Texts of a pack that say what another text of the reference is elsewhere, with that text.
fn remembered<'a>(
    pack: &'a Pack,
    reference: &BTreeMap<&str, &'a Written>,
) -> Vec<(Translation<'a>, String)> {
    let mut memory = Memory::default();
    pairs(pack, reference).for_each(|pair| memory.add(pair));
    memory.crossed()
}

/// What one pack says for texts of the reference. Another flyer may use its words otherwise.
#[derive(Default)]
struct Memory<'a> {
    texts: Vec<Remembered<'a>>,
}

struct Remembered<'a> {
    pair: Translation<'a>,
    own: String,
    reference: String,
}

impl<'a> Memory<'a> {
    fn add(&mut self, pair: Translation<'a>) {
        let (own, reference) = (bare(pair.string), bare(pair.reference));
        let is_short = |text: &str| !text.is_empty() && text.chars().count() <= SHORT;
        if is_short(&reference) && is_short(&own) {
            self.texts.push(Remembered { pair, own, reference });
        }
    }

    fn crossed(&self) -> Vec<(Translation<'a>, String)> {
        let mut by_own: BTreeMap<&str, Vec<&Remembered<'_>>> = BTreeMap::new();
        let mut by_reference: BTreeMap<&str, Vec<&Remembered<'_>>> = BTreeMap::new();
        for text in &self.texts {
            by_own.entry(&text.own).or_default().push(text);
            by_reference.entry(&text.reference).or_default().push(text);
        }
        let is_other =
            |a: &Remembered<'_>, b: &Remembered<'_>| a.pair.string.key != b.pair.string.key;
        let odd = |text: &Remembered<'_>| {
            let same = by_reference.get(text.reference.as_str()).into_iter().flatten();
            let same: Vec<&&Remembered<'_>> = same.filter(|other| is_other(other, text)).collect();
            // It is said in this way nowhere else, and in another way there is.
            if same.is_empty() || same.iter().any(|other| other.own == text.own) {
                return None;
            }
            let foreign = by_own.get(text.own.as_str()).into_iter().flatten();
            let foreign = foreign.filter(|other| other.reference != text.reference);
            // Most of those texts say it so.
            foreign.copied().find(|other| {
                let all = by_reference.get(other.reference.as_str()).map_or(&[][..], Vec::as_slice);
                let alike =
                    all.iter().filter(|it| it.own == text.own && is_other(it, text)).count();
                alike > 1
                    || alike * 2 > all.len()
                    || alike > 0 && all.len() == 2 && is_list_of(text, all, &same)
            })
        };
        let crossed = self.texts.iter().filter_map(|text| {
            odd(text).map(|other| (text.pair, other.pair.reference.text.clone()))
        });
        crossed.collect()
    }
}

/// Whether a text and one of others stand in one list, and that one says what the reference
/// of the first is elsewhere (`same`): then these two were exchanged.
fn is_list_of(
    text: &Remembered<'_>,
    others: &[&Remembered<'_>],
    same: &[&&Remembered<'_>],
) -> bool {
    let list = list_key(&text.pair.string.key);
    others.iter().any(|other| {
        list_key(&other.pair.string.key) == list
            && list != text.pair.string.key
            && same.iter().any(|it| it.own == other.own)
    })
}

/// Captions and labels that fit the description of another picture of their group, each
/// with the key of that one.
fn captions<'a>(
    pack: &'a Pack,
    reference: &BTreeMap<&str, &'a Written>,
) -> Vec<(Translation<'a>, String)> {
    let mut groups: BTreeMap<String, BTreeMap<String, [Option<Translation<'a>>; 2]>> =
        BTreeMap::new();
    for pair in pairs(pack, reference) {
        let Some((group, item, side)) = place(&pair.string.key) else { continue };
        let entry = groups.entry(group).or_default().entry(item).or_default();
        entry[side] = Some(pair);
    }
    let mut crossed = Vec::new();
    for items in groups.into_values() {
        let whole = items.values().filter_map(|[caption, alt]| Some(((*caption)?, (*alt)?)));
        let whole: Vec<(Translation<'_>, Translation<'_>)> = whole.collect();
        for (index, a) in whole.iter().enumerate() {
            for b in whole.iter().skip(index + 1).take(MOST) {
                let own = crossing([a.0.string, b.0.string], [a.1.string, b.1.string]);
                let expected =
                    crossing([a.0.reference, b.0.reference], [a.1.reference, b.1.reference]);
                if own > CLEAR && expected < -CLEAR {
                    crossed.push((a.0, b.1.string.key.clone()));
                    crossed.push((b.0, a.1.string.key.clone()));
                }
            }
        }
    }
    crossed
}

/// A caption is compared with so many that follow it.
const MOST: usize = 20;

/// By how much two captions must fit the wrong pictures better than their own.
const CLEAR: f64 = 0.3;

/// The group, the item in it, and whether it is a caption (0) or a description (1).
fn place(key: &str) -> Option<(String, String, usize)> {
    let (head, last) = key.rsplit_once('.')?;
    if last.bytes().all(|b| b.is_ascii_digit()) {
        let (block, list) = head.rsplit_once('.')?;
        let side = match list {
            "captions" => 0,
            "alts" => 1,
            _ => return None,
        };
        return Some((block.to_owned(), last.to_owned(), side));
    }
    let (group, item) = head.rsplit_once('.')?;
    let side = match last {
        "caption" => 0,
        "picture_alt" => 1,
        _ => return None,
    };
    Some((group.to_owned(), item.to_owned(), side))
}

/// By how much two captions fit the descriptions the other way round.
fn crossing(captions: [&Written; 2], alts: [&Written; 2]) -> f64 {
    let [a, b] = captions.map(bare);
    let [x, y] = alts.map(bare);
    // What both say tells them not apart.
    let (own_a, own_b): (BTreeSet<_>, BTreeSet<_>) = (letters(&a), letters(&b));
    let only_a: BTreeSet<_> = own_a.difference(&own_b).copied().collect();
    let only_b: BTreeSet<_> = own_b.difference(&own_a).copied().collect();
    let (x, y) = (letters(&x), letters(&y));
    let fits = |own: &BTreeSet<(char, char)>, text: &BTreeSet<(char, char)>| {
        let shared = u32::try_from(own.intersection(text).count()).unwrap_or_default();
        f64::from(shared) / f64::from(u32::try_from(own.len()).unwrap_or(u32::MAX).max(1))
    };
    fits(&only_a, &y) + fits(&only_b, &x) - fits(&only_a, &x) - fits(&only_b, &y)
}

fn letters(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// Texts with words in the language of the reference that stand in the reference text of
/// another key of the same block, and not in its own.
fn quoted<'a>(
    flyer: &Flyer,
    pack: &'a Pack,
    reference: &BTreeMap<&str, &'a Written>,
) -> Vec<(Translation<'a>, String)> {
    let language = flyer.reference.as_ref();
    let said: BTreeMap<&str, String> =
        reference.iter().map(|(key, text)| (*key, bare(text))).collect();
    let is_number = |name: &str| name.bytes().all(|b| b.is_ascii_digit());
    let block = |key: &str| key.split('.').next().unwrap_or_default().to_owned();
    let mut crossed = Vec::new();
    for pair in pairs(pack, reference) {
        let key = pair.string.key.as_str();
        for piece in &pair.string.pieces {
            let PieceKind::Foreign(tag, words) = &piece.kind else { continue };
            let words: String =
                words.chars().filter(|c| is_alphanumeric(*c) && !is_mark(*c)).collect();
            let has = |text: &String| !words.is_empty() && text.contains(&words);
            if Some(tag) != language || said.get(key).is_none_or(has) {
                continue;
            }
            // What the item beside it says may explain it, too.
            let (item, name) = key.rsplit_once('.').unwrap_or(("", key));
            let is_twin = |other: &str| {
                let (of, last) = other.rsplit_once('.').unwrap_or(("", other));
                block(other) == block(key)
                    && (last == name && of != item || of == item && is_number(name))
            };
            let explains = |(other, text): &(&&str, &String)| {
                !is_number(name)
                    && other.rsplit_once('.').is_some_and(|(of, _)| of == item)
                    && has(text)
            };
            if said.iter().any(|it| explains(&it)) {
                continue;
            }
            let other = said.iter().find(|(other, text)| is_twin(other) && has(text));
            crossed.extend(other.map(|(other, _)| (pair, (*other).to_owned())));
        }
    }
    crossed
}
