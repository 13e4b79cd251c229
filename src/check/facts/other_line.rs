//! `other-line`: the number, the hours or the languages of one contact beside another.
//!
//! In: the contacts, the blocks that show them, and the words of those blocks. Out: what
//! belongs to another contact. Knows nothing about pages.

use std::collections::{BTreeMap, BTreeSet};

use super::hours_overlap::hours_of;
use crate::check::letters::is_alphanumeric;
use crate::check::translation::reference;
use crate::check::{Check, Content, Run};
use crate::content::model::{FactName, Flyer, Pack, PieceKind, Usage, Written};
use crate::content::table::fact::FactForm;
use crate::content::{Contact, Fact, FactKind, FactUse, referred};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::primary;
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "other-line",
        severity: Severity::Warning,
        fixed: false,
        what: "What belongs to one contact stands beside another. A contact names the telephone \
               or the hours that are called as another contact, and there are some of its own \
               name; a block shows another contact than the one after which its words are called; \
               a text of a block gives the hours or the number of a contact that the block does \
               not show; or a text beside a number says that it is answered in a language that \
               its hours do not name.",
        why: "Whoever reads it calls at the wrong time, or a line that does not understand them.",
        remedy: "Name what belongs to the contact. If the two share a line or hours, give the \
                 fact a name of its own.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[contact.points]
phone = "points"
hours = «"card-long"»"#,
            right: r#"[contact.points]
phone = "points"
hours = "points""#,
        }),
        source: "Nobody should call a line only to find out that it does not understand them.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    let lines = Lines::of(facts);
    in_facts(facts, rule, sink);
    for flyer in &content.workspace.flyers {
        for (block, uses) in flyer.blocks.iter().zip(&flyer.uses) {
            let shown = contacts(uses);
            if shown.is_empty() {
                continue;
            }
            let words = block.words.value.as_str();
            named_after_another(words, &shown, &lines, rule, sink);
            if let Some(pack) = reference(flyer) {
                let texts = texts_of(pack, words);
                texts.for_each(|text| in_text(text, &shown, &lines, rule, sink));
            }
            callers(flyer, words, (&shown, facts), rule, sink);
        }
    }
}

/// The contacts that a block shows, in order.
fn contacts(uses: &[FactUse]) -> Vec<&FactUse> {
    uses.iter().filter(|used| used.kind == FactKind::Contact).collect()
}

fn texts_of<'a>(pack: &'a Pack, words: &'a str) -> impl Iterator<Item = &'a Written> {
    let is_own = move |key: &str| key.strip_prefix(words).is_some_and(|rest| rest.starts_with('.'));
    pack.strings.iter().filter(move |text| is_own(&text.key))
}

/// Which contacts name a telephone or hours.
struct Lines<'a> {
    owners: BTreeMap<FactName<'a>, BTreeSet<&'a str>>,
    contacts: BTreeSet<&'a str>,
}

impl<'a> Lines<'a> {
    fn of(facts: &'a [Fact]) -> Self {
        let mut lines = Self { owners: BTreeMap::new(), contacts: BTreeSet::new() };
        for fact in facts.iter().filter(|fact| fact.kind == FactKind::Contact) {
            let name = fact.name.value.as_str();
            lines.contacts.insert(name);
            for (kind, named) in fact.versions.iter().flat_map(|version| version.value.names()) {
                lines.owners.entry((kind, &named.value)).or_default().insert(name);
            }
        }
        lines
    }

    /// The contacts that a fact belongs to, if it is a telephone or hours, and none of these.
    fn others(&self, fact: FactName<'a>, shown: &[&FactUse]) -> Option<&BTreeSet<&'a str>> {
        if !matches!(fact.0, FactKind::Phone | FactKind::Hours) {
            return None;
        }
        let owners = self.owners.get(&fact)?;
        let is_shown = shown.iter().any(|contact| owners.contains(contact.name.as_str()));
        (!is_shown).then_some(owners)
    }
}

/// Reports contacts that name what is called as another one.
fn in_facts(facts: &[Fact], rule: &Rule, sink: &mut Sink) {
    let names: BTreeSet<FactName<'_>> = facts.iter().map(Fact::called).collect();
    let has_own = |kind: FactKind, name: &str| {
        let begins = |own: &str| own == name || own.starts_with(&format!("{name}-"));
        names.iter().any(|(other, own)| *other == kind && begins(own))
    };
    for fact in facts.iter().filter(|fact| fact.kind == FactKind::Contact) {
        let own = fact.name.value.as_str();
        let is_own = |named: &str| named == own || named.starts_with(&format!("{own}-"));
        for version in &fact.versions {
            for (kind, named) in version.value.names() {
                let name = named.value.as_str();
                let other = names.iter().find(|(of, other)| {
                    let begins = || name.starts_with(&format!("{other}-"));
                    *of == FactKind::Contact && *other != own && (*other == name || begins())
                });
                let Some((_, other)) = other.filter(|_| !is_own(name) && has_own(kind, own)) else {
                    continue;
                };
                let kind = kind.key();
                let message = format!("the contact `{own}` names the {kind} of `{other}`");
                sink.report(
                    rule.at(named.span, message)
                        .label(format!("there is a {kind} `{own}` of its own"))
                        .hint("name its own, or take that one out if it is not needed any more"),
                );
            }
        }
    }
}

/// Reports a block whose words are called after another contact than it shows.
fn named_after_another(
    words: &str,
    shown: &[&FactUse],
    lines: &Lines<'_>,
    rule: &Rule,
    sink: &mut Sink,
) {
    let parts: BTreeSet<&str> = words.split('-').collect();
    let is_named = |name: &str| parts.contains(name);
    if shown.iter().any(|contact| is_named(&contact.name)) {
        return;
    }
    let Some(other) = lines.contacts.iter().find(|name| is_named(name)) else { return };
    let Some(first) = shown.first() else { return };
    let message = format!("the block `{words}` shows the contact `{}`", first.name);
    sink.report(
        rule.at(first.span, message)
            .label(format!("there is a contact `{other}`"))
            .hint(format!("write \"{other}\", or give the table of words another name")),
    );
}

/// Reports what a text of the reference says of a contact that its block does not show. The
/// other packs are compared with it.
fn in_text<'a>(
    text: &'a Written,
    shown: &[&FactUse],
    lines: &Lines<'a>,
    rule: &Rule,
    sink: &mut Sink,
) {
    for piece in &text.pieces {
        let PieceKind::Reference(reference) = &piece.kind else { continue };
        let Some((kind, name, _)) = referred(reference) else { continue };
        let Some(owners) = lines.others((kind, name), shown) else { continue };
        let owners: Vec<&str> = owners.iter().copied().collect();
        let message =
            format!("`{{{}:{}}}` belongs to another contact", reference.kind, reference.name);
        let own: Vec<&str> = shown.iter().map(|it| it.name.as_str()).collect();
        sink.report(
            rule.at(piece.span, message)
                .label(format!("it is of `{}`", owners.join("`, `")))
                .hint(format!("this block shows `{}`", own.join("`, `"))),
        );
    }
}

/// Reports texts beside numbers that name a language in which these are not answered; where
/// most packs have one, the contacts of the block stand in the wrong order.
fn callers(
    flyer: &Flyer,
    words: &str,
    (shown, facts): (&[&FactUse], &[Fact]),
    rule: &Rule,
    sink: &mut Sink,
) {
    let spoken: Vec<BTreeSet<&str>> = shown
        .iter()
        .map(|contact| {
            let hours = hours_of(facts, contact, flyer.as_of);
            hours.iter().flat_map(|(_, hours)| hours.codes()).map(primary).collect()
        })
        .collect();
    let all: BTreeSet<&str> = contacts_of(flyer)
        .flat_map(|contact| hours_of(facts, contact, flyer.as_of))
        .flat_map(|(_, hours)| hours.codes().map(primary).collect::<Vec<_>>())
        .collect();
    let mut wrong: Vec<(Span, String, &FactUse)> = Vec::new();
    for pack in &flyer.packs {
        let names = Names::of(pack);
        for text in texts_of(pack, words).filter(|text| text.usage == Usage::Words) {
            let rest = text.key.get(words.len() + 1..).unwrap_or_default();
            let index = match rest.split_once('.') {
                Some(("callers", number)) => number.parse().ok(),
                None if rest == "label" && shown.len() == 1 => Some(0),
                Some(_) | None => None,
            };
            let Some(index): Option<usize> = index else { continue };
            let (Some(spoken), Some(contact)) = (spoken.get(index), shown.get(index)) else {
                continue;
            };
            let found = names.in_text(text);
            let is_wrong = !spoken.is_empty()
                && !found.is_empty()
                && found.iter().all(|code| !spoken.contains(code) && all.contains(code));
            if is_wrong {
                let codes: Vec<&str> = found.into_iter().collect();
                wrong.push((text.span, codes.join(", "), *contact));
            }
        }
    }
    let [(_, codes, contact), ..] = &wrong[..] else { return };
    if flyer.packs.len() > 2 && wrong.len() > flyer.packs.len() / 2 {
        let message = format!("the texts beside `{}` say `{codes}` in most packs", contact.name);
        sink.report(
            rule.at(contact.span, message)
                .label("its hours do not name this language")
                .hint("exchange the contacts, or correct the languages of the hours"),
        );
        return;
    }
    for (span, codes, contact) in &wrong {
        let message =
            format!("the text says `{codes}`, and `{}` is not answered in it", contact.name);
        sink.report(
            rule.at(*span, message)
                .label("beside another line")
                .hint("texts stand in the order in which flyer.toml names the contacts"),
        );
    }
}

/// The contacts that a flyer shows.
fn contacts_of(flyer: &Flyer) -> impl Iterator<Item = &FactUse> {
    let is_contact = |used: &&FactUse| Contact::KIND == used.kind;
    flyer.uses.iter().flatten().filter(is_contact)
}

/// What a language calls other languages.
struct Names<'a>(Vec<(&'a str, String)>);

impl<'a> Names<'a> {
    fn of(pack: &'a Pack) -> Self {
        let own = pack.spoken.iter().chain(&pack.strings);
        let named = own.filter(|text| text.usage == Usage::LanguageName);
        let named = named.filter_map(|text| {
            let code = text.key.strip_prefix("languages.")?;
            let name = bare(text);
            // Endings change with the case: японська, японською.
            let length = name.chars().count();
            let stem = if length > 7 { length - 3 } else { length };
            Some((primary(code), name.chars().take(stem).collect()))
        });
        Self(named.filter(|(_, stem): &(&str, String)| !stem.is_empty()).collect())
    }

    /// The languages that a text names.
    fn in_text(&self, text: &Written) -> BTreeSet<&'a str> {
        let text = bare(text);
        let found: Vec<&(&str, String)> =
            self.0.iter().filter(|(_, stem)| text.contains(stem)).collect();
        let is_part = |own: &str| found.iter().any(|(_, stem)| stem != own && stem.contains(own));
        found.iter().filter(|(_, stem)| !is_part(stem)).map(|(code, _)| *code).collect()
    }
}

fn bare(text: &Written) -> String {
    let letters = text.read().map(|(_, c)| c);
    letters.filter(|c| is_alphanumeric(*c) || !c.is_ascii()).flat_map(char::to_lowercase).collect()
}
