//! Plants the faults of the fixtures, one at a time, and looks for the messages.

#![expect(clippy::disallowed_methods, reason = "a test reads the reference pack")]

use std::collections::BTreeSet;

use chirashi::check::{self, Run};
use chirashi::diag::human;
use chirashi::rules;

use crate::check::fixture::{self, Case, Edited};
use crate::check::said::{Lines, REFERENCE, Said, concerned};
use crate::support::project::UNCHANGED;

/// What is wrong with how some faults were reported that were planted together.
fn faults(code: &str, cases: &[&Case], clean: &Lines) -> Vec<String> {
    let planted: Vec<Vec<Edited>> = cases.iter().map(|case| case.edited()).collect();
    let mark = |files: &Vec<Edited>| {
        let marked = files.iter().find_map(|file| Some((file.path.clone(), file.mark?)));
        marked.expect("a place is marked")
    };
    let marks: Vec<_> = planted.iter().map(mark).collect();
    let files: Vec<Edited> = planted.into_iter().flatten().collect();
    let said = Said::of(code, &files, cases.first().copied());
    // A page, or a character of a word, may have a message of its own at the same place.
    let is_told_once = |(path, place): &(String, (usize, usize))| {
        let there = said.diagnostics.iter().filter(|diagnostic| {
            diagnostic.code == code
                && diagnostic.span.is_some_and(|span| {
                    let found = (span.start as usize, span.end as usize);
                    said.sources.file(span.file).path == *path && found == *place
                })
        });
        let mut told: Vec<&str> = there.map(|diagnostic| &*diagnostic.message).collect();
        let count = told.len();
        told.sort_unstable();
        told.dedup();
        count > 0 && told.len() == count
    };
    let missed = cases.iter().zip(&marks).filter(|(_, mark)| !is_told_once(mark));
    let mut wrong: Vec<String> = missed
        .map(|(case, _)| format!("{code}: not told once there: {}", case.edit.replacement()))
        .collect();
    let mut rest = unexpected(&said, clean, &files);
    let and = |found: &String| cases.iter().any(|case| case.and.contains(found));
    rest.retain(|(found, ..)| found != code && !and(found));
    wrong.extend(rest.iter().map(|rest| format!("{code}: not expected: {rest:?}")));
    if !wrong.is_empty() {
        wrong.push(human::draw(&said.diagnostics, &said.sources, false));
    }
    wrong
}

/// What is said of files that were not touched, beside what is said of the
/// shipped content. In a file that was touched, one fault may have several names;
/// and when the reference changes, all others have to follow it.
fn unexpected(said: &Said, clean: &Lines, files: &[Edited]) -> Vec<(String, String, String)> {
    let touched = |path: &str| files.iter().any(|file| file.path == path);
    let new = said.lines().into_iter().filter(|line| !clean.contains(line));
    new.filter(|(_, path, _)| !touched(path) && !touched(REFERENCE)).collect()
}

/// Plants the faults of one fixture, and what is easily taken for one.
fn plant(code: &str) {
    let clean = Said::of_unchanged();
    let fixture = fixture::read(code);
    let bad = rounds(code, &fixture.bad).into_iter().flat_map(|some| faults(code, &some, clean));
    let good =
        rounds(code, &fixture.good).into_iter().flat_map(|some| false_alarms(code, &some, clean));
    let wrong: Vec<String> = bad.chain(good).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The cases in groups that are planted together: each in a pack of its own, where the
/// check looks at each pack alone. To load a project for each would take most of the time
/// of all tests.
fn rounds<'a>(code: &str, cases: &'a [Case]) -> Vec<Vec<&'a Case>> {
    let mut rounds: Vec<(BTreeSet<String>, Vec<&Case>)> = Vec::new();
    for case in cases {
        let files = case.edited();
        // What number belongs in a text is told from most packs: few may lack it.
        let counts = code == "typed-number";
        let is_alone = !counts && !concerned(code, &files).is_empty() && case.is_plain();
        let paths: BTreeSet<String> = files.into_iter().map(|file| file.path).collect();
        let free = rounds.iter_mut().find(|(taken, some)| {
            is_alone && some.iter().all(|case| case.is_plain()) && taken.is_disjoint(&paths)
        });
        match free {
            Some((taken, some)) => {
                taken.extend(paths);
                some.push(case);
            }
            None => rounds.push((paths, vec![case])),
        }
    }
    rounds.into_iter().map(|(_, some)| some).collect()
}

/// What is said of good examples, if they are taken for a fault.
fn false_alarms(code: &str, cases: &[&Case], clean: &Lines) -> Vec<String> {
    let files: Vec<Edited> = cases.iter().flat_map(|case| case.edited()).collect();
    let said = Said::of(code, &files, cases.first().copied()).lines();
    let new = said.into_iter().filter(|line| !clean.contains(line));
    let taken = new.filter(|(found, ..)| found == code);
    taken.map(|line| format!("{code}: a false alarm: {line:?}")).collect()
}

/// A test for each fixture `tests/checks/<code>.toml`, with `_` for `-`.
macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test] fn $name() { plant(&code_of(stringify!($name))); })*

        /// The fixtures that have a test.
        const FIXTURES: &[&str] = &[$(stringify!($name)),*];
    };
}

fixtures! {
    added_fact
    bad_email
    bad_escape
    bad_font
    bad_name
    bad_period
    bad_phone
    bad_picture
    bad_reading
    bad_row
    bad_ruby
    bad_stamp
    bad_tag
    bad_time
    bad_url
    bad_value
    broken_name
    changed_text
    code_on_fold
    compatibility_character
    compatibility_ideograph
    control_character
    copied_pack
    copy_legible
    crossed_text
    cut_short
    dangling_step
    day_past
    doubled_blank
    doubled_punctuation
    doubled_word
    duplicate_entry
    duplicate_fact
    duplicate_key
    emoji
    emphasis_mismatch
    empty_text
    era_year
    extra_text
    fact_ending
    fact_gap
    fact_order
    fact_over
    fact_unchecked
    falling_range
    fixed_code
    foreign_cell
    foreign_letter
    free_phone
    full_width_latin
    full_width_mark
    full_width_markup
    half_width_kana
    half_width_mark
    heading_order
    hours_overlap
    html_in_text
    identical_alt
    idle_break_mark
    ill_formed_syllable
    ink_coverage
    invisible_character
    kanji_without_ruby
    language_lost
    language_not_offered
    latin_mark
    length_odd
    letter_in_number
    line_edge
    list_length
    live_area
    long_alt
    long_cell
    long_sentence
    look_alike_hyphen
    look_alike_kana
    low_contrast
    markup_in_plain_text
    misnamed_day
    misnamed_language
    misplaced_tone
    missing_glyph
    missing_inverted_mark
    missing_key
    missing_pack
    missing_phrase_space
    missing_space
    missing_term
    missing_token
    missing_variant
    mixed_brackets
    mixed_scripts
    mixed_tone_marks
    mojibake
    needless_difference
    needless_remark
    never_open
    never_stamped
    never_taken
    no_rows
    no_title
    not_nfc
    not_reviewed
    not_your_language
    odd_blank
    odd_edition
    odd_font
    odd_host
    odd_measure
    odd_opening
    odd_pattern
    odd_phone
    odd_time
    other_line
    out_of_range
    outlived_block
    outlived_fact
    part_of_compound_without_ruby
    placeholder
    plain_form
    plural_forms
    qr_module
    qr_too_large
    reference_mismatch
    reference_order
    repeated_exclamation
    repeated_picture
    repeated_text
    ruby_inconsistent
    ruby_unexpected
    said_twice
    same_picture
    same_words
    shared_value
    silent_mark
    small_body
    small_type
    space_at_end
    space_before_mark
    stale_text
    step_mismatch
    straight_quotes
    stray_letter
    stray_stamp
    swapped_cells
    tilde_between_times
    toml_syntax
    too_wide
    turned_names
    turned_size
    twenty_four_hour_time
    typed_address
    typed_date
    typed_link
    typed_measure
    typed_number
    typed_phone
    typed_price
    typed_time
    unbalanced_brackets
    unbalanced_markup
    unfinished_fact
    unfit_setting
    unknown_code
    unknown_column
    unknown_fact
    unknown_family
    unknown_file
    unknown_flyer
    unknown_key
    unknown_kind
    unknown_language
    unknown_picture
    unknown_reference
    unknown_template
    unknown_words
    unlike_cldr
    unlisted_pack
    unprintable_character
    unprinted_text
    unspaced_mark
    untranslated
    unused_exception
    unused_fact
    unused_format
    unused_picture
    weak_alt
    wrong_address
    wrong_digits
    wrong_habit
    wrong_han
    wrong_municipality
    wrong_pack
    wrong_quotes
    wrong_reading
    wrong_sign
    wrong_stop
    wrong_term
    wrong_type
    wrong_unit
    zawgyi
    zero_value
}

fn code_of(name: &str) -> String {
    name.replace('_', "-")
}

#[test]
fn each_fixture_has_a_test() {
    let tested: Vec<String> = FIXTURES.iter().map(|name| code_of(name)).collect();
    assert_eq!(fixture::codes(), tested, "list the files of tests/checks in `fixtures!`, in order");
}

#[test]
fn each_check_has_good_and_bad_examples() {
    for check in check::ALL {
        // A faulty file cannot be had from content: see `damaged`.
        if let Run::File(_) = check.run {
            continue;
        }
        let code = check.rule.code;
        let fixture = fixture::read(code);
        assert!(!fixture.bad.is_empty() && !fixture.good.is_empty(), "{code} lacks examples");
    }
}

#[test]
fn the_example_of_each_rule_is_planted() {
    let shown = rules::all().into_iter().filter(|rule| rule.example.is_some());
    let missing = shown.map(|rule| rule.code).filter(|code| !fixture::has_example(code));
    let missing: Vec<&str> = missing.collect();
    assert!(missing.is_empty(), "a bad and a good case without `new` are missing: {missing:?}");
}

#[test]
fn full_width_markup_is_told_once_and_no_other_pack_is_blamed_for_it() {
    let path = UNCHANGED.path(REFERENCE);
    let text = std::fs::read_to_string(path).unwrap();
    let edits = [
        ("は、{hours:points}です", "は、｛hours：points｝です"),
        ("**本人確認書類**", "＊＊本人確認書類＊＊"),
        ("{number:photo-months}", "{number：photo-months}"),
    ];
    let text = edits.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let file = Edited { path: REFERENCE.to_owned(), text, mark: None };
    let said = Said::of("", &[file], None).lines();
    let new: Vec<_> = said.iter().filter(|line| !Said::of_unchanged().contains(line)).collect();
    assert_eq!(new.len(), 2, "each kind of message once: {new:?}");
    assert!(new.iter().all(|(code, path, _)| code == "full-width-markup" && path == REFERENCE));
}
