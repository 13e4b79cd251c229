//! Letters of scripts that run from right to left, as readers of files need them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::ops::TypedInstruction;

use super::reader::Reader;
use super::setter::Setter;
use super::{samples, write};
use crate::support::project::UNCHANGED;

/// With dots, hamzas, lam-alef, marks on marks, a joiner and a bracket.
const TEXT: &str = "لا بأس بالإقامة هنا: مَدْرَسَةٌ، مجّانًا (شيئًا) خانه\u{200c}های";

fn file() -> Vec<u8> {
    let setter = Setter::new(&UNCHANGED.path("."));
    write(&setter, &samples::publication(&setter, "ar", &[TEXT]))
}

fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| ('\u{620}'..='\u{64a}').contains(&c))
}

#[test]
fn words_say_nothing_but_their_letters() {
    let words = Reader::new(&file()).words();
    let said = words.iter().flatten().filter_map(|word| word.actual.as_deref());
    assert_eq!(said.filter(|said| is_arabic(said)).collect::<Vec<_>>(), Vec::<&str>::new());
    let codes: String = words.iter().flatten().map(|word| word.codes.as_str()).collect();
    assert!(codes.contains(TEXT), "in the order in which they are read: {codes}");
}

/// How far each letter stands from the one before it, in sizes of the type, and how many
/// codes it is.
fn steps() -> Vec<(f64, usize)> {
    let pdf = Pdf::new(file()).unwrap();
    let mut steps = Vec::new();
    for page in pdf.pages().iter() {
        let (mut size, mut step) = (0.0, None);
        let mut operators = page.typed_operations();
        while let Some(operator) = operators.next() {
            if let TypedInstruction::TextFont(font) = &operator {
                size = font.1.as_f64();
            } else if let TypedInstruction::NextLine(by) = &operator {
                step = Some(by.0.as_f64() / size);
            } else if let TypedInstruction::ShowText(shown) = &operator {
                steps.extend(step.take().map(|step| (step, shown.0.as_bytes().len() / 2)));
            }
        }
    }
    steps
}

#[test]
fn each_letter_stands_by_itself_to_the_left_of_the_one_before() {
    let steps = steps();
    assert!(steps.len() > TEXT.chars().count(), "{}", steps.len());
    for (step, codes) in steps {
        assert_eq!(codes, 1);
        assert!(step < -0.1, "narrower letters are lost by some readers: {step}");
    }
}
