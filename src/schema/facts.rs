//! `content/facts.toml`: what is true in every language.
//!
//! In: nothing. Out: the shape of the file. Knows nothing about facts.

use super::shape::{ANY, CLOSING, Key, Shape, TAG, TIME, needed, optional};

/// Telephone numbers of Japan's numbering plan, with hyphens, and special
/// numbers of three digits. How many digits there are in all, no schema says.
const PHONE: &str = "^1[0-9]{2}$|^0[0-9]+(-[0-9]+){1,2}$";

/// Sizes above 0 with a decimal point.
const DECIMAL: &str = r"^[0-9]*[1-9][0-9]*(\.[0-9]+)?$|^0+\.[0-9]*[1-9][0-9]*$";

/// Addresses that a flyer can print (RFC 3986).
const URL: &str =
    r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?$";

/// The largest number that a flyer prints.
const NUMBER: u32 = 1_000_000_000;

/// The shape of the file.
pub(super) fn shape() -> Shape {
    Shape::table(vec![
        kind("phone", "Telephone lines. Packs write {phone:name}.", phone()),
        kind(
            "hours",
            "When a line is open, and in which languages. Packs write {hours:name}, {times:name} (without the days), {count:name} (how many languages) or {languages:name}.",
            hours(),
        ),
        kind(
            "number",
            "Numbers. Packs write {number:name}.",
            vec![needed("value", "The number, without quotes.", Shape::integer(0, NUMBER))],
        ),
        kind("measure", "Sizes. Packs write {measure:name}.", measure()),
        kind(
            "link",
            "Addresses on the web. Packs write {link:name}; a callout makes a QR code of one.",
            vec![needed(
                "url",
                "The address, from https:// on. Short ones make small QR codes.",
                Shape::matching(URL),
            )],
        ),
        optional(
            "languages",
            "The languages that are spoken on the lines: their codes, and how each writes its own name.",
            Shape::chosen(TAG, Shape::text()),
        ),
    ])
}

fn kind(name: &str, help: &str, mut keys: Vec<Key>) -> Key {
    keys.extend(origin());
    optional(name, help, Shape::chosen(ANY, Shape::versions(keys)))
}

/// What every fact says of itself.
fn origin() -> [Key; 4] {
    [
        needed("source", "Where the fact comes from.", Shape::text()),
        needed(
            "checked",
            "The day on which someone last compared the fact with its source.",
            Shape::date(),
        ),
        optional(
            "from",
            "The first day on which the fact holds; leave it out if it holds already.",
            Shape::date(),
        ),
        optional(
            "until",
            "The last day on which the fact holds; leave it out if that is open.",
            Shape::date(),
        ),
    ]
}

fn phone() -> Vec<Key> {
    vec![
        needed(
            "number",
            "The number with hyphens between its groups, such as \"0120-95-0178\".",
            Shape::matching(PHONE),
        ),
        needed("free", "Whether the call is free: true or false.", Shape::boolean()),
    ]
}

fn hours() -> Vec<Key> {
    let days = [
        ("mon-fri", "Monday to Friday."),
        ("sat-sun-holiday", "Saturdays, Sundays and national holidays."),
        ("daily", "Every day."),
    ];
    let spoken = "The languages that are spoken in these hours, in the order in which they are printed: codes of [languages] in this file.";
    vec![
        needed("days", "On which days.", Shape::choice(&days)),
        needed("open", "When the line opens, such as \"09:30\".", Shape::matching(TIME)),
        needed("close", "When the line closes, such as \"17:00\".", Shape::matching(CLOSING)),
        needed("languages", spoken, Shape::list(Shape::tag()).without_repeats()),
    ]
}

fn measure() -> Vec<Key> {
    let units = [("cm", "Centimetres."), ("mm", "Millimetres.")];
    vec![
        needed(
            "value",
            "The number in quotes, with a decimal point, such as \"4.5\"; each language writes it in its own way.",
            Shape::matching(DECIMAL),
        ),
        needed("unit", "The unit.", Shape::choice(&units)),
    ]
}
