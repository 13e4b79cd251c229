//! Checks of the language: how the words of a pack are written.
//!
//! In: each string of each pack, once, with what is printed of it and with the
//! habits of its language. Out: messages. What a word means is left to readers;
//! these checks know characters.

mod bracket;
mod han_context;
mod han_table;
mod stretch;
mod syllable;
mod text;

pub(super) mod compatibility_character;
pub(super) mod compatibility_ideograph;
pub(super) mod doubled_blank;
pub(super) mod doubled_punctuation;
pub(super) mod doubled_word;
pub(super) mod emoji;
pub(super) mod era_year;
pub(super) mod foreign_letter;
pub(super) mod full_width_latin;
pub(super) mod full_width_mark;
pub(super) mod half_width_kana;
pub(super) mod half_width_mark;
pub(super) mod html_in_text;
pub(super) mod idle_break_mark;
pub(super) mod ill_formed_syllable;
pub(super) mod inner_quotes;
pub(super) mod invisible_character;
pub(super) mod kanji_without_ruby;
pub(super) mod latin_mark;
pub(super) mod letter_in_number;
pub(super) mod long_sentence;
pub(super) mod look_alike_hyphen;
pub(super) mod look_alike_kana;
pub(super) mod misplaced_tone;
pub(super) mod missing_inverted_mark;
pub(super) mod missing_phrase_space;
pub(super) mod missing_space;
pub(super) mod mixed_brackets;
pub(super) mod mixed_scripts;
pub(super) mod mojibake;
pub(super) mod not_nfc;
pub(super) mod odd_blank;
pub(super) mod old_form;
pub(super) mod part_of_compound_without_ruby;
pub(super) mod placeholder;
pub(super) mod plain_form;
pub(super) mod repeated_exclamation;
pub(super) mod space_at_end;
pub(super) mod space_before_mark;
pub(super) mod straight_quotes;
pub(super) mod stray_letter;
pub(super) mod tilde_between_times;
pub(super) mod twenty_four_hour_time;
pub(super) mod unbalanced_brackets;
pub(super) mod unprintable_character;
pub(super) mod unspaced_mark;
pub(super) mod wrong_digits;
pub(super) mod wrong_han;
pub(super) mod wrong_quotes;
pub(super) mod wrong_stop;
pub(super) mod zawgyi;

use super::{ALL, Check, Content, Run};
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::content::model::{Pack, Usage, Written};
use crate::content::{Habits, Languages};
use crate::diag::Sink;
use crate::key::Key;
use crate::known::Known;
use crate::lang::Tag;

pub(super) use syllable::vietnamese;
pub use text::Text;

/// What is said of a string that is in another encoding.
const ENCODING: [&str; 2] = [zawgyi::CHECK.rule.code, mojibake::CHECK.rule.code];

/// The languages in which an office and its translators leave notes to each other.
const OFFICE: [&str; 2] = ["ja", "en"];

/// Checks all strings of all packs whose flyers are looked at, and of the files of
/// their languages.
pub(super) fn check(content: &Content<'_>, known: &Known, sink: &mut Sink) {
    let flyers = content.workspace.flyers.iter();
    // The reference is there even if nobody asked for it.
    let packs = flyers.flat_map(|flyer| {
        let is_wanted = |pack: &&Pack| flyer.documents.iter().any(|d| d.language == pack.language);
        flyer.packs.iter().filter(is_wanted)
    });
    let is_printed = |pack: &&Pack| {
        let mut documents = content.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
        documents.any(|document| document.language == pack.language)
    };
    let shared = content.workspace.spoken.iter().chain(&content.workspace.named);
    let packs = packs.chain(shared.filter(is_printed));
    let flyers = content.workspace.flyers.iter();
    let packs = packs.chain(flyers.flat_map(|it| &it.listed).flat_map(|rows| &rows.texts));
    check_packs(&packs.collect::<Vec<_>>(), &content.workspace.languages, known, sink);
}

/// Checks packs and all their strings, unless they are known to be right.
pub(super) fn check_packs(packs: &[&Pack], languages: &Languages, known: &Known, sink: &mut Sink) {
    let checks = |is: fn(&Run) -> bool| {
        ALL.iter().filter(|check| is(&check.run) && known.minds(&check.rule)).collect::<Vec<_>>()
    };
    let of_packs = checks(|run| matches!(run, Run::Pack(_)));
    let checks = [of_packs, checks(|run| matches!(run, Run::Text(_)))];
    let office = languages.iter().filter(|it| OFFICE.contains(&it.tag.as_str()));
    let unfinished: Vec<String> =
        office.flat_map(|profile| profile.habits.unfinished.iter().cloned()).collect();
    let messages: Vec<Sink> = packs
        .par_iter()
        .map(|&pack| {
            let mut sink = Sink::default();
            let habits = |tag| languages.get(tag).map(|row| &row.habits);
            let tags = pack.strings.iter().filter_map(|written| language(pack, written, languages));
            let key = || {
                let tags: BTreeSet<&Tag> = tags.collect();
                let habits: Vec<_> = tags.into_iter().map(|tag| (tag, habits(tag))).collect();
                Key::of(&("strings", pack, habits, &unfinished))
            };
            known.look(key, &mut sink, |sink| {
                check_pack(pack, (languages, &unfinished), &checks, sink);
            });
            sink
        })
        .collect();
    messages.into_iter().for_each(|messages| sink.append(messages));
}

fn check_pack(
    pack: &Pack,
    (languages, unfinished): (&Languages, &[String]),
    [of_packs, of_texts]: &[Vec<&&Check>; 2],
    sink: &mut Sink,
) {
    for check in of_packs {
        if let Run::Pack(run) = check.run {
            run(pack, &check.rule, sink);
        }
    }
    let unknown = Habits::default();
    for written in &pack.strings {
        let Some(language) = language(pack, written, languages) else { continue };
        let habits = languages.get(language).map_or(&unknown, |row| &row.habits);
        let text = Text::new(pack, written, language, (habits, unfinished));
        // What is in another encoding cannot be judged by its characters.
        let is_ruined = zawgyi::is_found(&text) || text.ruin.is_some();
        for check in of_texts {
            let is_readable = !is_ruined || ENCODING.contains(&check.rule.code);
            if let Run::Text(run) = check.run
                && is_readable
            {
                run(&text, &check.rule, sink);
            }
        }
    }
}

/// The language of a string; `None` if it is a word of the program.
fn language<'a>(pack: &'a Pack, written: &Written, languages: &'a Languages) -> Option<&'a Tag> {
    match written.key.as_str() {
        "pack.label" | "name" => Some(&pack.language),
        "pack.label_japanese" | "japanese" => {
            languages.iter().map(|row| &row.tag).find(|tag| tag.as_str() == "ja")
        }
        _ if written.usage == Usage::Head => None,
        _ => Some(&pack.language),
    }
}
