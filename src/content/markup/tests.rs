//! What strings with markup are read as.

use super::*;
use crate::source::FileId;

/// What a piece is, whether it is emphasised, and its raw text.
type Shown = (String, bool, String);

/// The pieces of a raw TOML string, and the messages as `(code, raw text)`.
fn read(raw: &str) -> (Vec<Shown>, Vec<(&'static str, String)>) {
    let parsed = toml::de::DeValue::parse(raw).unwrap();
    let file = FileId::default();
    let text = parsed.get_ref().as_str().unwrap();
    let literal = Literal::new(text, raw, Span::new(file, 0, raw.len()));
    let mut sink = Sink::default();
    let slice = |span: Span| raw[span.start as usize..span.end as usize].to_owned();
    let pieces = parse(&literal, &mut sink)
        .into_iter()
        .map(|piece| {
            let what = match piece.kind {
                PieceKind::Text(text) => text,
                PieceKind::Ruby(readings) => readings
                    .iter()
                    .map(|reading| format!("{}={}", reading.base, reading.reading))
                    .collect::<Vec<_>>()
                    .join(","),
                PieceKind::Reference(r) => {
                    format!("{}→{}", slice(r.kind_span), slice(r.name_span))
                }
                PieceKind::Foreign(language, words) => format!("{language}:{words}"),
                PieceKind::Token(name) => format!("<{name}>"),
            };
            (what, piece.strong, slice(piece.span))
        })
        .collect();
    let messages = sink
        .sorted()
        .into_iter()
        .map(|diagnostic| (diagnostic.code, slice(diagnostic.span.unwrap())))
        .collect();
    (pieces, messages)
}

fn piece(what: &str, strong: bool, raw: &str) -> Shown {
    (what.to_owned(), strong, raw.to_owned())
}

#[test]
fn words_of_another_language_are_told_from_references() {
    let (pieces, messages) = read(r#""{ja:避難所}{zh-Hans:避难所}{link:x}{ja:}""#);
    assert_eq!(messages, []);
    assert_eq!(
        pieces,
        [
            piece("ja:避難所", false, "{ja:避難所}"),
            piece("zh-Hans:避难所", false, "{zh-Hans:避难所}"),
            piece("link→x", false, "{link:x}"),
            piece("ja→", false, "{ja:}"),
        ]
    );
}

#[test]
fn all_kinds_of_pieces_are_read_with_their_places() {
    let (pieces, messages) =
        read(r#""a\u00A0**{漢字|かん|じ}と{大人|おとな}** {phone:card}{from}\\{x\\}""#);
    assert_eq!(messages, []);
    assert_eq!(
        pieces,
        [
            piece("a\u{A0}", false, r"a\u00A0"),
            piece("漢=かん,字=じ", true, "{漢字|かん|じ}"),
            piece("と", true, "と"),
            piece("大人=おとな", true, "{大人|おとな}"),
            piece(" ", false, " "),
            piece("phone→card", false, "{phone:card}"),
            piece("<from>", false, "{from}"),
            piece("{x}", false, r"\\{x\\}"),
        ]
    );
}

#[test]
fn mistakes_are_reported_at_their_place() {
    let cases = [
        (r#""a \u00A0 **b""#, codes::UNBALANCED, "**"),
        (r#""\u3042 {phone:card""#, codes::UNBALANCED, "{"),
        (r#""a } b""#, codes::UNBALANCED, "}"),
        (r#""{{a}""#, codes::UNBALANCED, "{"),
        (r#""2 * 3""#, codes::UNBALANCED, "*"),
        (r#""a\\b""#, codes::BAD_ESCAPE, r"\\b"),
        (r#""a\\""#, codes::BAD_ESCAPE, r"\\"),
        (r#""a\nb""#, codes::CONTROL_CHARACTER, r"\n"),
        (r#""a\n\u0000\u202Eb""#, codes::CONTROL_CHARACTER, r"\n\u0000\u202E"),
        (r#""{漢字|か|ん|じ}""#, codes::BAD_RUBY, "{漢字|か|ん|じ}"),
        (r#""{|か}""#, codes::BAD_RUBY, "{|か}"),
        (r#""{漢|}""#, codes::BAD_RUBY, "{漢|}"),
    ];
    for (raw, code, place) in cases {
        assert_eq!(read(raw).1, [(code.code, place.to_owned())], "{raw}");
    }
}

#[test]
fn a_variation_selector_is_no_character_of_its_own() {
    assert_eq!(characters("葛\u{E0100}飾"), ["葛\u{E0100}", "飾"]);
}
