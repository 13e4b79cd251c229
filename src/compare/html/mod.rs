//! A comparison as a page for a browser: old and new pages side by side, with
//! what changed marked on them.
//!
//! In: a comparison and the editions it was made of. Out: one file that needs no
//! other, no script and no network, in the XML form of HTML. Knows nothing about folders.

mod pages;
mod png;

use rayon::prelude::*;

use super::sentence::{Piece, Shown, fate, is_moved, kind, place, row, summary, what};
use super::{Change, Comparison, Edition, FactChange, Fate, Fault, Name};
use crate::shown;

/// Draws a comparison.
///
/// # Errors
/// Fails if a file cannot be read or a page not be drawn.
pub fn draw(comparison: &Comparison, old: &Edition, new: &Edition) -> Result<String, Fault> {
    let sections: Vec<String> = comparison
        .leaflets
        .par_iter()
        .enumerate()
        .map(|(at, (name, fate))| match fate {
            Fate::Added(_) | Fate::Gone(_) => Ok(String::new()),
            Fate::Changed { changes, looks, .. } if changes.is_empty() && looks.is_empty() => {
                Ok(String::new())
            }
            Fate::Changed { changes, looks, .. } => {
                let files = (old.leaflets.get(name), new.leaflets.get(name));
                let (Some(old), Some(new)) = files else { return Ok(String::new()) };
                let files = [old.open(name)?, new.open(name)?];
                section(at + 1, name, (changes, looks), &files)
            }
        })
        .collect::<Result<_, Fault>>()?;
    let [(old, old_is), (new, new_is)] = &comparison.sides;
    let title = escaped(&format!("What changed from {old} to {new}"));
    let mut html = format!(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n\
         <meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        include_str!("style.css"),
    );
    html.push_str(&format!(
        "<p>{}.</p>\n<p>Before: <b>{}</b> ({}). Now: <b>{}</b> ({}).</p>\n",
        escaped(&summary(comparison)),
        escaped(old),
        escaped(old_is),
        escaped(new),
        escaped(new_is),
    ));
    html.push_str(&facts(comparison.facts.as_deref().unwrap_or_default()));
    html.push_str(&files(&comparison.leaflets));
    html.extend(sections);
    html.push_str("</body>\n</html>\n");
    Ok(html)
}

fn facts(facts: &[FactChange]) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let rows = facts.iter().map(|change| {
        let FactChange { name, old, new, flyers, .. } = change;
        let what = what(change);
        let side = |text: &Option<String>, tag: &str, alone: &str| match text {
            Some(text) => format!("<{tag}>{}</{tag}>", escaped(text)),
            None => alone.to_owned(),
        };
        let flyers = if flyers.is_empty() { "none".to_owned() } else { flyers.join(", ") };
        format!(
            "<tr><th scope=\"row\">{}{what}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escaped(name),
            side(old, "del", "nothing"),
            side(new, "ins", "taken out"),
            escaped(&flyers)
        )
    });
    format!(
        "<table>\n<caption>Facts</caption>\n<thead><tr><th scope=\"col\">Fact</th><th \
         scope=\"col\">Before</th><th scope=\"col\">Now</th><th scope=\"col\">Flyers that use \
         it</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        rows.collect::<String>()
    )
}

fn files(leaflets: &[(Name, Fate)]) -> String {
    if leaflets.is_empty() {
        return String::new();
    }
    let rows = leaflets.iter().enumerate().map(|(at, (name, became))| {
        let language = escaped(&name.language);
        let language = match became {
            Fate::Changed { changes, looks, .. } if !changes.is_empty() || !looks.is_empty() => {
                format!("<a href=\"#f{}\">{language}</a>", at + 1)
            }
            Fate::Changed { .. } | Fate::Added(_) | Fate::Gone(_) => language,
        };
        let office = name.office.as_ref().map(|office| format!(", office {}", escaped(office)));
        format!(
            "<tr><th scope=\"row\">{}{}</th><td>{language}</td><td>{}</td></tr>\n",
            escaped(&name.flyer),
            office.unwrap_or_default(),
            escaped(&fate(became))
        )
    });
    format!(
        "<table>\n<caption>Files</caption>\n<thead><tr><th scope=\"col\">Flyer</th><th \
         scope=\"col\">Language</th><th scope=\"col\">What changed</th></tr></thead>\n<tbody>\n{}\
         </tbody>\n</table>\n",
        rows.collect::<String>()
    )
}

/// What changed in a file, page by page: in its texts, then in its looks alone.
fn section(
    number: usize,
    name: &Name,
    (changes, looks): (&[Change], &[usize]),
    files: &[crate::proof::File; 2],
) -> Result<String, Fault> {
    let mut html = format!(
        "<section class=\"file\" id=\"f{number}\" aria-labelledby=\"f{number}h\">\n\
         <h2 id=\"f{number}h\">{}</h2>\n",
        escaped(&name.to_string())
    );
    let mut pairs: Vec<(usize, usize)> = changes.iter().map(|change| change.pages).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for pair in pairs {
        let there: Vec<(usize, &Change)> =
            (1..).zip(changes).filter(|(_, change)| change.pages == pair).collect();
        let heading = match pair {
            (old, new) if old == new => format!("Page {}", new + 1),
            (old, new) => format!("Page {} before, page {} now", old + 1, new + 1),
        };
        html.push_str(&format!("<h3>{heading}</h3>\n<ol>\n"));
        html.extend(there.iter().map(|(at, change)| item(number, *at, change, &name.language)));
        html.push_str("</ol>\n");
        html.push_str(&pages::pair(number, name, pair, &there, files)?);
    }
    for page in looks {
        html.push_str(&format!("<h3>Page {}</h3>\n<p>It only looks different.</p>\n", page + 1));
        html.push_str(&pages::look(name, *page, files)?);
    }
    html.push_str("</section>\n");
    Ok(html)
}

/// A change in the list.
fn item(file: usize, number: usize, change: &Change, language: &str) -> String {
    let language = escaped(language);
    let text = |pieces: &[Piece], tag: &str| -> String {
        let pieces = pieces.iter().map(|piece| {
            let text = escaped(&piece.text);
            if piece.changed { format!("<{tag}>{text}</{tag}>") } else { text }
        });
        format!("<bdi lang=\"{language}\">{}</bdi>", pieces.collect::<String>())
    };
    let Shown { old, new } = Shown::of(change);
    let told = match (&change.old, &change.new) {
        (Some(_), Some(_)) if is_moved(change) => {
            format!("moved: {}", text(&new, "ins"))
        }
        (Some(_), Some(_)) => format!("{} → {}", text(&old, "del"), text(&new, "ins")),
        (Some(_), None) => format!("gone: <del>{}</del>", text(&old, "del")),
        (None, _) => format!("new: <ins>{}</ins>", text(&new, "ins")),
    };
    let mut about = vec![escaped(&place(change))];
    about.extend(kind(change).map(str::to_owned));
    let row =
        row(change).map(|row| format!("row <bdi lang=\"{language}\">{}</bdi>", escaped(&row)));
    about.extend(row);
    let about = about.join(", ");
    format!("<li id=\"f{file}c{number}\" value=\"{number}\">{about}: {told}</li>\n")
}

/// A text in which nothing is markup; what XML cannot hold is replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in shown::text(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            character if character.is_control() => escaped.push('\u{FFFD}'),
            character => escaped.push(character),
        }
    }
    escaped
}
