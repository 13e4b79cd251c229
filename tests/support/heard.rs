//! What who listens hears of a page for the screen.
//!
//! In: HTML as the program writes it. Out: its text, with the signs that the style sheet
//! puts before items; without what is drawn, and without what only the ear gets.

/// The text of the main part of a page, without blanks.
pub(crate) fn heard(html: &str) -> String {
    let main = html.split_once("<main>").map_or(html, |(_, main)| main);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut text = String::new();
    // The lists that are open: the class of each, and how many items it has had.
    let mut lists: Vec<(&str, usize)> = Vec::new();
    let mut rest = main;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        let name = tag.split(' ').next().unwrap_or(tag);
        rest = match name {
            // For the ear alone; and what stands over characters.
            "caption" | "rt" | "rp" => skipped(after, name),
            _ if tag.contains("aria-hidden") => skipped(after, name),
            _ => after,
        };
        match name {
            "ol" | "ul" => lists.push((class(tag), 0)),
            "/ol" | "/ul" => drop(lists.pop()),
            "li" => {
                let (list, count) = lists.last_mut().expect("an item stands in a list");
                text.extend(sign(list, *count));
                *count += 1;
            }
            _ => {}
        }
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&").chars().filter(|c| !is_blank(*c)).collect()
}

/// Whether a character is none that is read: breaks, joins and blanks.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{ad}')
}

/// What stands behind the end of a tag.
fn skipped<'a>(after: &'a str, name: &str) -> &'a str {
    after.split_once(&format!("</{name}>")).expect("it ends").1
}

fn class(tag: &str) -> &str {
    let class = tag.split_once("class=\"").and_then(|(_, rest)| rest.split([' ', '"']).next());
    class.unwrap_or_default()
}

/// What stands before an item of a list, if it is written on paper.
fn sign(class: &str, count: usize) -> Option<char> {
    let nth = |first: char| char::from_u32(first as u32 + u32::try_from(count).ok()?);
    match class {
        "number" => nth('①'),
        "letter" => nth('A'),
        "note" => Some('※'),
        _ => None,
    }
}
