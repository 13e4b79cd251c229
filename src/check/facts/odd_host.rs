//! `odd-host`: a link whose host nobody can tell from another one.
//!
//! In: the links. Out: those to a number, to a host in punycode, and those that a
//! service has shortened. Knows nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::content::FactValue;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-host",
        severity: Severity::Warning,
        fixed: false,
        what: "A link leads to a host that tells readers nothing. It is an address of numbers \
               (203.0.113.7), a host in punycode (xn--…, whose letters may look like those of \
               another host), one that is reserved for examples (example.com) or \
               serves tests (stg.…), one in `.lg` of another country than Japan or in a country \
               that is not there (`.jq`), or a service that shortens addresses.",
        why: "Readers cannot tell where it leads. Services that shorten addresses end or show \
              advertisements, and whoever owns the short address can change where it leads after \
              the flyer is printed.",
        remedy: "Write the address of the page on the office's own host; a QR code does not mind \
                 that it is long.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"url = «"https://bit.ly/3abcDEF"»"#,
            right: r#"url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html""#,
        }),
        source: "Design decision: a reader must be able to tell where a code leads, and for how long.",
    },
    run: Run::Content(run),
};

/// Services that shorten addresses, as they are known in Japan.
#[rustfmt::skip]
const SHORTENERS: [&str; 34] = [
    "bit.ly", "bitly.com", "j.mp", "tinyurl.com", "tiny.cc", "tiny.one", "t.co", "goo.gl", "g.co",
    "ow.ly", "is.gd", "v.gd", "buff.ly", "cutt.ly", "rb.gy", "rebrand.ly", "short.io", "shorturl.at",
    "shorturl.com", "t.ly", "s.id", "x.gd", "ux.nu", "00m.in", "qr.paps.jp", "qr.quel.jp", "p.tl",
    "urx.blue", "onl.la", "onl.tw", "onl.bz", "onl.sc", "lnkd.in", "amzn.to",
];

/// Hosts that nobody has (RFC 2606). `example.jp` stands in samples of a whole city.
const RESERVED: [&str; 7] =
    ["example.com", "example.net", "example.org", "example", "invalid", "localhost", "test"];

/// What stands before the name in hosts of municipalities and prefectures.
const KINDS: [&str; 5] = ["city", "town", "vill", "pref", "metro"];

/// Hosts on which pages are tried out.
const TRIALS: [&str; 4] = ["stg", "staging", "test", "dev"];

/// The countries whose code has one letter of Japan's at its place (ISO 3166-1).
const LIKE_JAPAN: [&str; 7] = ["jm", "je", "jo", "gp", "kp", "mp", "np"];

fn run(content: &Content<'_>, _: &Rule, sink: &mut Sink) {
    let versions = content.workspace.facts.iter().flat_map(|fact| &fact.versions);
    for version in versions {
        let FactValue::Link(link) = &version.value else { continue };
        for url in [&link.url].into_iter().chain(link.languages.iter().map(|(_, url)| url)) {
            look(&url.value, url.span, sink);
        }
    }
}

/// Looks at one address; those of offices come from `load`.
pub(crate) fn look(url: &str, at: Span, sink: &mut Sink) {
    if let Some(why) = oddity(url) {
        let message = format!("`{}` is an odd host for a hand-out", host(url));
        let message = CHECK.rule.at(at, message).label(why);
        sink.report(message.hint("write the address of the office's own page"));
    }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// What is odd about the host of an address.
fn oddity(url: &str) -> Option<&'static str> {
    let host = host(url).to_ascii_lowercase();
    let labels = || host.split('.');
    if labels().any(|label| label.starts_with("xn--")) {
        return Some("punycode: its letters cannot be told");
    }
    let is_number = |label: &str| {
        let hex =
            label.strip_prefix("0x").is_some_and(|it| it.bytes().all(|b| b.is_ascii_hexdigit()));
        hex || label.bytes().all(|b| b.is_ascii_digit())
    };
    if labels().next_back().is_some_and(is_number) {
        return Some("an address of numbers");
    }
    let is_reserved = |end: &&str| host == **end || host.ends_with(&format!(".{end}"));
    if RESERVED.iter().any(is_reserved) {
        return Some("reserved for examples and tests");
    }
    if labels().next().is_some_and(|first| TRIALS.contains(&first)) {
        return Some("pages are tried out there");
    }
    let mut behind = labels().skip_while(|label| *label != "lg").skip(1);
    if behind.next().is_some_and(|last| last != "jp") {
        return Some("offices of Japan end in .lg.jp");
    }
    // www.city.fukuoka.lg.jp, www.ctiy.fukuoka.lg.jp
    let is_kind = |label: &str| KINDS.contains(&label);
    let is_near = |label| KINDS.iter().any(|kind| strsim::osa_distance(label, kind) == 1);
    if host.ends_with(".lg.jp") && !labels().any(is_kind) && labels().any(is_near) {
        return Some("a slip of city, town, vill or pref?");
    }
    let last = labels().next_back().unwrap_or_default();
    let is_like_japan = last.len() == 2 && (last.starts_with('j') || last.ends_with('p'));
    if is_like_japan && last != "jp" && !LIKE_JAPAN.contains(&last) {
        return Some("no country has these letters; Japan has .jp");
    }
    let own = host.strip_prefix("www.").unwrap_or(&host);
    SHORTENERS.contains(&own).then_some("shortens addresses")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_hide_where_they_lead_are_odd() {
        for odd in [
            "https://xn--eckwd4c7c.jp/",
            "https://www.xn--wgv71a119e.jp/x",
            "https://203.0.113.7/isa",
            "https://bit.ly/3abc",
            "https://www.tinyurl.com/x",
            "https://example.com/",
            "https://www.example.org/a",
            "https://www.city.fukuoka.lg.jq/",
            "https://www.moj.go.jo.ip/isa",
            "https://www.moj.go.jl/isa",
            "https://www.ctiy.fukuoka.lg.jp/",
            "https://stg.city.fukuoka.example.jp/",
        ] {
            assert!(oddity(odd).is_some(), "{odd}");
        }
        for plain in [
            "https://www.moj.go.jp/isa/",
            "https://city.bit.lg.jp/",
            "https://1.example.jp/",
            "https://a.gov.np/",
        ] {
            assert_eq!(oddity(plain), None, "{plain}");
        }
    }
}
