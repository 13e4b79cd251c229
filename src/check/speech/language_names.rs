//! Names of languages: the label of a language, its Japanese name, what it calls others, and
//! what content/facts.toml says that each calls itself.
//!
//! In: the file of a language, the facts. Out: names that are those of another language, that
//! stand twice, or that CLDR does not have. Knows nothing about other words.

use super::likeness::{ALIKE, HOLDS, SAME, best, holds, is_same};
use super::names::unlike;
use super::said::{Said, words};
use super::{Fault, Kind};
use crate::content::model::{Workspace, Written};
use crate::lang::{Cldr, Tag, primary, same_script};

/// Looks at all names of languages in a file.
pub(super) fn look(said: &mut Said<'_>) {
    if let Some(name) = said.text("name") {
        let tag = said.tag();
        match judged(&words(name), tag.as_str(), &autonyms(tag.as_str())) {
            Judged::Right => other_than_facts(name, said),
            Judged::Other(other) => another(name, other, said),
            Judged::Unknown(usual) => unknown(name, &usual, said),
        }
    }
    let japanese = Tag::new("ja").ok().and_then(|ja| Cldr::of(&ja));
    if let (Some(name), Some(cldr)) = (said.text("japanese"), japanese) {
        let tag = said.tag().clone();
        in_language(name, tag.as_str(), cldr, said);
        other_than_in_japanese(name, said);
    }
    look_at_table(said);
}

/// What the language calls others.
fn look_at_table(said: &mut Said<'_>) {
    let names = said.below("languages");
    for (at, (code, name)) in names.iter().enumerate() {
        let text = words(name);
        let twin = names.iter().take(at).find(|(_, it)| is_same(&words(it), &text));
        match (twin, said.cldr) {
            (Some((twin, _)), _) if primary(twin) != primary(code) => {
                let message = format!("`{text}` is the name of `{twin}`, too");
                let hint = "each language has a name of its own";
                said.fault(Kind::LanguageName, name, message, "two of one name", hint);
            }
            (_, Some(cldr)) => in_language(name, code, cldr, said),
            (_, None) => {}
        }
    }
}

/// Looks at the name of a language in the language of `cldr`.
fn in_language(name: &Written, code: &str, cldr: Cldr, said: &mut Said<'_>) {
    let names: Vec<_> = cldr.names().filter(|(other, _)| *other != "und").collect();
    match judged(&words(name), code, &names) {
        Judged::Right => {}
        Judged::Other(other) => another(name, other, said),
        Judged::Unknown(usual) => unknown(name, &usual, said),
    }
}

/// What each language calls itself; the one of `tag` is looked for in its own locale.
fn autonyms(tag: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let own = |cldr: Cldr| {
        let script = if cldr.locale == "zh" { "zh-Hans" } else { cldr.locale };
        (script, cldr.name(script))
    };
    let all = Cldr::all().filter(|cldr| cldr.locale != "zh" || primary(tag) == "zh");
    all.map(own).filter(|(_, forms)| !forms.is_empty()).collect()
}

/// What a name of a language is.
enum Judged {
    /// One that CLDR has, or one like it.
    Right,
    /// That of the language of this code.
    Other(&'static str),
    /// Another than that of CLDR, which is this.
    Unknown(String),
}

fn judged(name: &str, code: &str, names: &[(&'static str, Vec<&'static str>)]) -> Judged {
    let own_forms: Vec<&str> = {
        let exact = names.iter().filter(|(it, _)| *it == code);
        let kin = names.iter().filter(|(it, _)| *it == primary(code) && *it != code);
        exact.chain(kin).flat_map(|(_, forms)| forms.iter().copied()).collect()
    };
    let is_variant = |it: &str| primary(it) == primary(code);
    let rivals = names.iter().filter(|(it, _)| !is_variant(it));
    let rival = rivals.map(|(it, forms)| (best(name, forms), *it)).max_by_key(|(like, _)| *like);
    let own = best(name, &own_forms);
    // Two forms of one language, such as those of Chinese, are told by all of the name.
    let variants = names.iter().filter(|(it, _)| {
        is_variant(it) && it.contains('-') && code.contains('-') && *it != code
    });
    let exact = names.iter().find(|(it, _)| *it == code).map_or(0, |(_, forms)| best(name, forms));
    let variant = variants.map(|(it, forms)| (best(name, forms), *it)).max_by_key(|it| it.0);
    if let Some((like, it)) = variant.filter(|(like, _)| exact > 0 && *like > exact) {
        if like > own {
            return Judged::Other(it);
        }
    }
    match (rival, own_forms.first()) {
        (Some((like, it)), _) if like > own && like >= HOLDS && own < SAME => Judged::Other(it),
        (_, Some(usual)) if own < ALIKE => Judged::Unknown((*usual).to_owned()),
        (Some(_) | None, Some(_) | None) => Judged::Right,
    }
}

fn another(name: &Written, other: &str, said: &mut Said<'_>) {
    let message = format!("`{}` is the name of `{other}`", words(name));
    let hint = "CLDR calls that language so; if it is right, say why on the line above: `# differs: …`";
    said.fault(Kind::LanguageName, name, message, "another language", hint);
}

fn unknown(name: &Written, usual: &str, said: &mut Said<'_>) {
    let message = format!("`{}` is not what CLDR calls this language", words(name));
    said.fault(Kind::Unlike, name, message, "otherwise than in CLDR", unlike(usual));
}

/// Whether a label of a language and another one say the same.
fn agree(one: &str, other: &str) -> bool {
    is_same(one, other) || holds(one, other) || holds(other, one)
}

/// The facts have another own name of the language.
fn other_than_facts(name: &Written, said: &mut Said<'_>) {
    let own = said.workspace.own_names.iter().find(|it| is_of(it, said.tag()));
    if let Some(own) = own.filter(|own| !agree(&own.text, &words(name))) {
        let message = format!("the facts call this language `{}`", own.text);
        let hint = "a language has one own name: correct it here, or in [languages] of content/facts.toml";
        said.fault(Kind::LanguageName, name, message, "another own name", hint);
    }
}

/// Whether an own name of the facts is that of a language.
fn is_of(own: &Written, tag: &Tag) -> bool {
    let code = own.key.trim_start_matches("languages.");
    code == tag.as_str() || code == tag.primary()
}

/// The file of Japanese calls the language otherwise.
fn other_than_in_japanese(name: &Written, said: &mut Said<'_>) {
    let mut files = said.workspace.language_files.iter();
    let Some(japanese) = files.find(|file| file.language.as_str() == "ja") else { return };
    let key = format!("languages.{}", said.file.language);
    let Some(other) = japanese.strings.iter().find(|it| it.key == key) else { return };
    let (own, text) = (words(name), words(other));
    if best(&own, &[&text]) < HOLDS {
        let message = format!("the file of Japanese calls this language `{text}`");
        let hint = "a language has one Japanese name: correct it here, or in `languages` of ja.toml";
        said.fault(Kind::LanguageName, name, message, "another Japanese name", hint);
    }
}

/// What is wrong with the own names of the facts.
pub(super) fn of_facts(workspace: &Workspace) -> Vec<Fault> {
    let mut faults = Vec::new();
    for own in &workspace.own_names {
        let code = own.key.trim_start_matches("languages.");
        let Ok(tag) = Tag::new(code) else { continue };
        let label = workspace.language_files.iter().filter(|file| is_of(own, &file.speech));
        let labels = label.filter_map(|file| file.strings.iter().find(|it| it.key == "name"));
        let label = labels.map(words).find(|label| !label.is_empty());
        let message = match judged(&own.text, code, &autonyms(code)) {
            Judged::Other(other) if !same_name(other, &tag) => {
                format!("`{}` is how `{other}` calls itself", own.text)
            }
            Judged::Other(_) | Judged::Right | Judged::Unknown(_) => {
                match label.filter(|label| !agree(label, &own.text)) {
                    Some(label) => format!("the file of `{code}` says `{label}`"),
                    None => continue,
                }
            }
        };
        faults.push(Fault {
            kind: Kind::LanguageName,
            span: own.span,
            message,
            label: "another own name",
            hint: "a language has one own name: `name` in its file in content/languages".to_owned(),
            is_printed: true,
        });
    }
    faults
}

/// Whether two codes are of one language in one script.
fn same_name(code: &str, tag: &Tag) -> bool {
    Tag::new(code).is_ok_and(|code| code.primary() == tag.primary() && same_script(&code, tag))
}
