//! Names of languages: the label of a language, its Japanese name, what it calls others, and
//! what content/facts.toml says that each calls itself.
//!
//! In: the file of a language, the facts. Out: names that are those of another language, that
//! stand twice, or that CLDR does not have. Knows nothing about other words.

use std::sync::LazyLock;

use super::likeness::{HOLDS, SAME, best, fold, holds, is_same, lacks_marks, like};
use super::names::unlike;
use super::said::{Said, words};
use super::{Fault, Kind};
use crate::content::model::{Workspace, Written};
use crate::lang::{Cldr, Tag, primary, same_script};

/// Looks at all names of languages in a file.
pub(super) fn look(said: &mut Said<'_>) {
    if let Some(name) = said.text("name") {
        let tag = said.tag();
        match judged(&words(name), tag.as_str(), autonyms(), &[]) {
            Judged::Right => _ = other_than_facts(name, said),
            Judged::Other(other) => another(name, other, said),
            Judged::Bare(usual) => {
                if !other_than_facts(name, said) {
                    unknown(name, &usual, said);
                }
            }
            Judged::Unknown(usual) => unknown(name, &usual, said),
        }
    }
    if let Some(name) = said.text("japanese") {
        in_language(name, said.tag().as_str(), in_japanese(), &[], said);
        other_than_in_japanese(name, said);
    }
    look_at_table(said);
}

/// What the language calls others.
fn look_at_table(said: &mut Said<'_>) {
    let names = said.below("languages");
    let codes: Vec<&str> = names.iter().map(|(code, _)| *code).collect();
    let known = said.cldr.map(names_in).unwrap_or_default();
    let likes = names.iter().map(|(code, name)| {
        let word = fold(&words(name));
        let own = known.iter().filter(|it| primary(it.code) == primary(code));
        own.map(|named| named.like(&word)).max().unwrap_or_default()
    });
    let likes: Vec<u32> = likes.collect();
    for (at, (code, name)) in names.iter().enumerate() {
        let text = words(name);
        let twin = names.iter().enumerate().find(|(it, (other, name))| {
            // Of two, the one that CLDR does not have is wrong, or else the later one.
            let is_worse = likes[at] < likes[*it] || likes[at] == likes[*it] && at > *it;
            is_worse && primary(other) != primary(code) && is_same(&words(name), &text)
        });
        match twin {
            Some((_, (twin, _))) => {
                let message = format!("`{text}` is the name of `{twin}`, too");
                let hint = "each language has a name of its own";
                said.fault(Kind::LanguageName, name, message, "two of one name", hint);
            }
            None => in_language(name, code, &known, &codes, said),
        }
    }
}

/// Looks at the name of a language where `known` are those of CLDR.
fn in_language(name: &Written, code: &str, known: &[Named], near: &[&str], said: &mut Said<'_>) {
    match judged(&words(name), code, known, near) {
        Judged::Other(other) => another(name, other, said),
        Judged::Bare(usual) => unknown(name, &usual, said),
        Judged::Unknown(usual) if near.is_empty() => unknown(name, &usual, said),
        // What a language calls others has as many forms as there are dictionaries.
        Judged::Unknown(_) | Judged::Right => {}
    }
}

/// A language, and the forms of its name.
struct Named {
    code: &'static str,
    forms: Vec<&'static str>,
    /// The same, folded.
    folded: Vec<Vec<char>>,
}

impl Named {
    fn new((code, forms): (&'static str, Vec<&'static str>)) -> Self {
        let folded = forms.iter().map(|form| fold(form)).collect();
        Self { code, forms, folded }
    }

    /// How like a word is to the most alike of the forms.
    fn like(&self, word: &[char]) -> u32 {
        self.folded.iter().map(|form| like(word, form)).max().unwrap_or_default()
    }
}

/// What a language calls languages.
fn names_in(cldr: Cldr) -> Vec<Named> {
    cldr.names().map(Named::new).collect()
}

/// What Japanese calls languages.
fn in_japanese() -> &'static [Named] {
    static JAPANESE: LazyLock<Vec<Named>> = LazyLock::new(|| {
        let japanese = Cldr::all().find(|cldr| cldr.locale == "ja");
        japanese.map(names_in).unwrap_or_default()
    });
    &JAPANESE
}

/// What each language calls itself.
fn autonyms() -> &'static [Named] {
    static AUTONYMS: LazyLock<Vec<Named>> = LazyLock::new(|| {
        let own = |cldr: Cldr| {
            // The locale of Chinese is that of its simplified form.
            let simplified = (cldr.locale == "zh").then_some("zh-Hans");
            let codes = [Some(cldr.locale), simplified].into_iter().flatten();
            let named = |code| cldr.names().find(|(it, _)| *it == code);
            codes.filter_map(named).map(Named::new).collect::<Vec<_>>()
        };
        Cldr::all().flat_map(own).collect()
    });
    &AUTONYMS
}

/// What a name of a language is.
enum Judged {
    /// One that CLDR has, or one like it.
    Right,
    /// That of the language of this code.
    Other(&'static str),
    /// Another than that of CLDR, which is this.
    Unknown(String),
    /// The same as that of CLDR, which is this, without its marks.
    Bare(String),
}

/// How like a name must be to that of CLDR: languages have several names for one.
const KNOWN: u32 = 150;

/// How like the name of a neighbour must be for the two to have been exchanged.
const NEAR: u32 = 240;

/// How much more like the name of another must be, where it is not the same.
const CLEARLY: u32 = 60;

/// Judges the name of the language `code`. A name that is only like that of another counts
/// for those of `near`, with which it may have been exchanged.
fn judged(name: &str, code: &str, names: &[Named], near: &[&str]) -> Judged {
    let word = fold(name);
    let is_variant = |named: &&Named| primary(named.code) == primary(code);
    let most = |all: &mut dyn Iterator<Item = &Named>| {
        all.map(|named| (named.like(&word), named.code)).max_by_key(|(like, _)| *like)
    };
    let own: Vec<&Named> = names.iter().filter(is_variant).collect();
    let own_like = most(&mut own.iter().copied()).map_or(0, |(like, _)| like);
    let forms = || own.iter().flat_map(|named| &named.forms);
    if own_like != SAME
        && let Some(usual) = forms().find(|form| lacks_marks(name, form))
    {
        return Judged::Bare((*usual).to_owned());
    }
    if own_like == SAME && !code.contains('-') {
        return Judged::Right;
    }
    let mut rivals = names.iter().filter(|named| !is_variant(named));
    if let Some((like, other)) = most(&mut rivals)
        && like > own_like
        && like >= HOLDS
    {
        return Judged::Other(other);
    }
    let mut rivals = names.iter().filter(|it| !is_variant(it) && near.contains(&it.code));
    if let Some((like, other)) = most(&mut rivals)
        && like > own_like + CLEARLY
        && like >= NEAR
    {
        return Judged::Other(other);
    }
    // Two forms of one language, such as those of Chinese, are told by all of the name.
    let exact = own.iter().find(|named| named.code == code);
    let mut forms = own.iter().copied().filter(|it| it.code.contains('-') && it.code != code);
    if let (Some(exact), Some((like, other))) = (exact, most(&mut forms))
        && code.contains('-')
        && like > exact.like(&word)
    {
        return Judged::Other(other);
    }
    match exact.or(own.first()).and_then(|named| named.forms.first()) {
        Some(usual) if own_like < KNOWN => Judged::Unknown((*usual).to_owned()),
        Some(_) | None => Judged::Right,
    }
}

fn another(name: &Written, other: &str, said: &mut Said<'_>) {
    let message = format!("`{}` is the name of `{other}`", words(name));
    let hint =
        "CLDR calls that language so; if it is right, say why on the line above: `# differs: …`";
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

/// Reports that the facts have another own name of the language, if they have.
fn other_than_facts(name: &Written, said: &mut Said<'_>) -> bool {
    let own = said.workspace.own_names.iter().find(|it| is_of(it, said.tag()));
    let is_right = |own: &&Written| {
        let code = own.key.trim_start_matches("languages.");
        !matches!(judged(&own.text, code, autonyms(), &[]), Judged::Other(_))
    };
    let own = own.filter(|own| !agree(&own.text, &words(name))).filter(is_right);
    if let Some(own) = own {
        let message = format!("the facts call this language `{}`", own.text);
        let hint =
            "a language has one own name: correct it here, or in [languages] of content/facts.toml";
        said.fault(Kind::LanguageName, name, message, "another own name", hint);
    }
    own.is_some()
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
    let tag = said.tag().as_str();
    let is_other = |text: &str| matches!(judged(text, tag, in_japanese(), &[]), Judged::Other(_));
    // What is the name of another language was said where it stands.
    if best(&own, &[&text]) < HOLDS && !is_other(&own) && !is_other(&text) {
        let message = format!("the file of Japanese calls this language `{text}`");
        let hint =
            "a language has one Japanese name: correct it here, or in `languages` of ja.toml";
        said.fault(Kind::LanguageName, name, message, "another Japanese name", hint);
    }
}

/// What is wrong with the own names of the facts.
pub(super) fn of_facts(workspace: &Workspace) -> Vec<Fault> {
    let mut faults = Vec::new();
    for own in &workspace.own_names {
        let code = own.key.trim_start_matches("languages.");
        let Ok(tag) = Tag::new(code) else { continue };
        let label = workspace.language_files.iter().filter(|file| is_of(own, &file.language));
        let labels = label.filter_map(|file| file.strings.iter().find(|it| it.key == "name"));
        let is_right =
            |label: &String| !matches!(judged(label, code, autonyms(), &[]), Judged::Other(_));
        let label = labels.map(words).find(|label| !label.is_empty()).filter(is_right);
        let message = match judged(&own.text, code, autonyms(), &[]) {
            Judged::Other(other) if !same_name(other, &tag) => {
                format!("`{}` is how `{other}` calls itself", own.text)
            }
            Judged::Bare(usual) => format!("`{}` lacks the marks of `{usual}`", own.text),
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
