//! `odd-link`: an address that may lead to another page than the one that is meant.
//!
//! In: the links. Out: addresses with marks for advertisers, with an empty folder, in
//! another language, of another link, or on nearly the same host. Knows nothing about
//! flyers.

use std::collections::BTreeMap;

use strsim::damerau_levenshtein;

use crate::check::{Check, Content, Run};
use crate::content::{Fact, FactValue};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-link",
        severity: Severity::Warning,
        fixed: false,
        what: "An address looks like a slip. It has marks for advertisers (utm_source) or two \
               strokes in a row; the page of one language stands under another, or under another \
               link; or its host is nearly the one of the other links.",
        why: "The page opens today, or another one does, and nobody sees it on paper.",
        remedy: "Open the page, and copy its address from there.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"url = «"https://www.moj.go.jp/isa//support/portal/mynumbercard.html"»"#,
            right: r#"url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html""#,
        }),
        source: "Slips of copying and pasting, which nothing else shows.",
    },
    run: Run::Content(run),
};

/// What advertisers and mail programs add to an address.
const MARKS: [&str; 5] = ["utm_", "fbclid=", "gclid=", "mc_cid=", "yclid="];

/// How many links have the host that one is nearly like.
const OFTEN: usize = 3;

/// An address, the link that it stands under, and its language; none if it is for all.
struct Page<'a> {
    fact: &'a Fact,
    tag: Option<&'a str>,
    url: &'a str,
    at: Span,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let pages = pages(&content.workspace.facts);
    let mut hosts: BTreeMap<&str, usize> = BTreeMap::new();
    for page in &pages {
        *hosts.entry(host(page.url)).or_default() += 1;
    }
    for page in &pages {
        let why = shape(page.url)
            .map(str::to_owned)
            .or_else(|| language(page, &pages))
            .or_else(|| other(page, &pages))
            .or_else(|| ending(page, &pages))
            .or_else(|| near(page, &hosts));
        if let Some(why) = why {
            let message = format!("the link `{}` has an odd address", page.fact.name.value);
            let hint = "open the page and copy its address";
            sink.report(rule.at(page.at, message).label(why).hint(hint));
        }
    }
}

fn pages(facts: &[Fact]) -> Vec<Page<'_>> {
    let mut pages = Vec::new();
    for fact in facts {
        for version in &fact.versions {
            let FactValue::Link(link) = &version.value else { continue };
            let url = &link.url;
            pages.push(Page { fact, tag: None, url: &url.value, at: url.span });
            pages.extend(link.languages.iter().map(|(tag, url)| Page {
                fact,
                tag: Some(&tag.value),
                url: &url.value,
                at: url.span,
            }));
        }
    }
    pages
}

fn host(url: &str) -> &str {
    rest(url).split(['/', '?', '#']).next().unwrap_or_default()
}

/// An address without its scheme.
fn rest(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// What is odd about an address by itself.
fn shape(url: &str) -> Option<&'static str> {
    let (path, query) = rest(url).split_once('?').unwrap_or((rest(url), ""));
    if query.split('&').any(|part| MARKS.iter().any(|mark| part.starts_with(mark))) {
        return Some("marks for advertisers");
    }
    path.contains("//").then_some("two strokes in a row")
}

/// The folders of an address that are named for a language.
fn has_folder(url: &str, tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    rest(url).split('/').skip(1).any(|folder| folder == tag || folder == primary)
}

/// The language in whose folder a page of another language stands. Readers of a language
/// without a page may be led to the English or the Japanese one.
fn language(page: &Page<'_>, pages: &[Page<'_>]) -> Option<String> {
    let own = page.tag?;
    let sisters = pages.iter().filter(|it| it.fact.name.value == page.fact.name.value);
    let mut others = sisters.filter_map(|it| Some((it.tag?, it.url))).filter(|(tag, url)| {
        let is_other = tag.split('-').next() != own.split('-').next();
        is_other && !["en", "ja"].contains(tag) && has_folder(url, tag)
    });
    let (other, _) =
        others.find(|(tag, _)| has_folder(page.url, tag) && !has_folder(page.url, own))?;
    Some(format!("in the folder of `{other}`"))
}

/// The link of another page that has this address in the same language.
fn other(page: &Page<'_>, pages: &[Page<'_>]) -> Option<String> {
    page.tag?;
    let of_all = |fact: &Fact| {
        pages.iter().find(|it| it.tag.is_none() && it.fact.name.value == fact.name.value)
    };
    let own = of_all(page.fact)?.url;
    let twin = pages.iter().find(|it| {
        it.fact.name.value != page.fact.name.value
            && it.tag == page.tag
            && it.url == page.url
            && of_all(it.fact).is_some_and(|all| all.url != own)
    })?;
    Some(format!("it is that of the link `{}`, too", twin.fact.name.value))
}

/// How the address of a language ends otherwise than that for all, by a letter or a stroke.
fn ending(page: &Page<'_>, pages: &[Page<'_>]) -> Option<String> {
    page.tag?;
    let name = &page.fact.name.value;
    let all = pages.iter().find(|it| it.tag.is_none() && it.fact.name.value == *name)?;
    let last = |url: &str| url.trim_end_matches('/').rsplit('/').next().map(str::to_owned);
    let (own, usual) = (last(page.url)?, last(all.url)?);
    let is_cut = own == usual && all.url.ends_with('/') && !page.url.ends_with('/');
    // Short folders are names of languages.
    let is_near = own.len() >= SHORT && damerau_levenshtein(&own, &usual) == 1;
    (is_cut || is_near).then(|| format!("the address for all languages ends in {usual}"))
}

/// Folders of fewer letters may differ in one by chance.
const SHORT: usize = 4;

/// The host of many links that differs in a letter from the host of this one, which no
/// other link has.
fn near(page: &Page<'_>, hosts: &BTreeMap<&str, usize>) -> Option<String> {
    let own = host(page.url);
    let is_alone = hosts.get(own).is_some_and(|count| *count == 1);
    let mut usual = hosts.iter().filter(|(other, count)| {
        is_alone && **count >= OFTEN && damerau_levenshtein(own, other) == 1
    });
    usual.next().map(|(other, _)| format!("the other links are on {other}"))
}
