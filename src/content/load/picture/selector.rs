//! Selectors of style rules (Selectors Level 4), as far as drawings use them.
//!
//! In: the text before the braces of a rule. Out: whether an element is meant.
//! Knows nothing about declarations.

use usvg::roxmltree::Node;

/// One selector, such as `g > .a:not(.b)`.
#[derive(Debug, Clone)]
pub(super) struct Selector {
    /// The parts, the last one first, each with what leads to the one before it.
    parts: Vec<(Compound, Combinator)>,
    /// How much it weighs: ids, classes, names.
    pub(super) weight: [u32; 3],
}

/// What leads from an element to the part on the left.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Combinator {
    Inside,
    Child,
    Next,
    Later,
}

/// What one element must have.
#[derive(Debug, Clone, Default)]
struct Compound {
    tests: Vec<Test>,
}

#[derive(Debug, Clone)]
enum Test {
    Name(String),
    Id(String),
    Class(String),
    Has(String),
    Equals(String, String),
    FirstChild,
    LastChild,
    Root,
    Not(Compound),
    /// What only happens on a screen, such as `:hover`.
    Never,
}

/// By what the elements that a selector can mean are found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
pub(super) enum Key<'a> {
    Id(&'a str),
    Class(&'a str),
    Name(&'a str),
    Any,
}

/// Reads selectors with commas between them, or says what is not understood.
pub(super) fn selectors(text: &str) -> Result<Vec<Selector>, String> {
    split(text, ',').into_iter().map(selector).collect()
}

/// The parts between separators that stand outside of parentheses and brackets.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut depth = 0_i32;
    let parts = text.split(|c: char| {
        depth += i32::from(c == '(' || c == '[') - i32::from(c == ')' || c == ']');
        c == separator && depth == 0
    });
    parts.collect()
}

fn selector(text: &str) -> Result<Selector, String> {
    let mut rest = text.trim();
    let mut parts: Vec<(Compound, Combinator)> = Vec::new();
    let mut weight = [0; 3];
    let mut combinator = Combinator::Inside;
    loop {
        let (compound, behind) = compound(rest, &mut weight)?;
        if compound.tests.is_empty() && !rest.starts_with('*') {
            return Err(format!("the selector `{}`", text.trim()));
        }
        parts.push((compound, combinator));
        let next = behind.trim_start();
        if next.is_empty() {
            break;
        }
        let sign = next.chars().next().unwrap_or(' ');
        combinator = match sign {
            '>' => Combinator::Child,
            '+' => Combinator::Next,
            '~' => Combinator::Later,
            _ if next.len() < behind.len() => Combinator::Inside,
            _ => return Err(format!("the selector `{}`", text.trim())),
        };
        rest = if combinator == Combinator::Inside { next } else { next[1..].trim_start() };
    }
    parts.reverse();
    Ok(Selector { parts, weight })
}

/// A name at the start of a text, and what stands behind it.
fn name(text: &str) -> (&str, &str) {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || !c.is_ascii();
    text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()))
}

fn compound<'t>(text: &'t str, weight: &mut [u32; 3]) -> Result<(Compound, &'t str), String> {
    let mut tests = Vec::new();
    let mut rest = text.strip_prefix('*').unwrap_or(text);
    while let Some(sign) = rest.chars().next() {
        let (word, behind) = name(rest.get(1..).unwrap_or_default());
        let test = match sign {
            '#' if !word.is_empty() => {
                weight[0] += 1;
                rest = behind;
                Test::Id(word.to_owned())
            }
            '.' if !word.is_empty() => {
                weight[1] += 1;
                rest = behind;
                Test::Class(word.to_owned())
            }
            '[' => {
                weight[1] += 1;
                let (inside, behind) =
                    rest[1..].split_once(']').ok_or("a bracket that is not closed")?;
                rest = behind;
                attribute(inside)?
            }
            ':' => {
                let (test, behind) = pseudo(word, behind, weight)?;
                rest = behind;
                test
            }
            _ => {
                let (word, behind) = name(rest);
                if word.is_empty() || !tests.is_empty() {
                    break;
                }
                weight[2] += 1;
                rest = behind;
                Test::Name(word.to_owned())
            }
        };
        tests.push(test);
    }
    Ok((Compound { tests }, rest))
}

fn attribute(inside: &str) -> Result<Test, String> {
    let plain = |text: &str| !text.is_empty() && name(text).1.is_empty();
    let (key, value) = match inside.split_once('=') {
        None => (inside.trim(), None),
        Some((key, value)) => (key.trim(), Some(value.trim())),
    };
    if !plain(key) {
        return Err(format!("the selector `[{inside}]`"));
    }
    let Some(value) = value else { return Ok(Test::Has(key.to_owned())) };
    let quoted =
        ['"', '\''].iter().find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote));
    match quoted.or(Some(value).filter(|value| plain(value))) {
        Some(value) if !value.contains(['\\', '"', '\'']) => {
            Ok(Test::Equals(key.to_owned(), value.to_owned()))
        }
        _ => Err(format!("the selector `[{inside}]`")),
    }
}

fn pseudo<'t>(
    word: &str,
    behind: &'t str,
    weight: &mut [u32; 3],
) -> Result<(Test, &'t str), String> {
    let lower = word.to_ascii_lowercase();
    if lower == "not" {
        let inside = behind.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let (inside, behind) = inside.ok_or("`:not` without parentheses")?;
        let (test, rest) = compound(inside.trim(), weight)?;
        if test.tests.is_empty() || !rest.is_empty() {
            return Err(format!("the selector `:not({inside})`"));
        }
        return Ok((Test::Not(test), behind));
    }
    weight[1] += 1;
    let test = match lower.as_str() {
        "first-child" => Test::FirstChild,
        "last-child" => Test::LastChild,
        "root" => Test::Root,
        "hover" | "active" | "focus" | "focus-visible" | "focus-within" | "target" => Test::Never,
        _ => return Err(format!("the selector `:{word}`")),
    };
    if behind.starts_with('(') {
        return Err(format!("the selector `:{word}(…)`"));
    }
    Ok((test, behind))
}

impl Selector {
    /// By what elements of this selector are found.
    pub(super) fn key(&self) -> Key<'_> {
        let keys = self.parts.first().into_iter().flat_map(|(last, _)| &last.tests);
        keys.filter_map(|test| match test {
            Test::Id(id) => Some(Key::Id(id)),
            Test::Class(class) => Some(Key::Class(class)),
            Test::Name(name) => Some(Key::Name(name)),
            Test::Has(_)
            | Test::Equals(..)
            | Test::FirstChild
            | Test::LastChild
            | Test::Root
            | Test::Not(_)
            | Test::Never => None,
        })
        .min()
        .unwrap_or(Key::Any)
    }

    /// Whether an element is meant. `tries` counts the work.
    pub(super) fn matches(&self, node: Node<'_, '_>, tries: &mut usize) -> bool {
        matches(&self.parts, node, tries)
    }
}

fn matches(parts: &[(Compound, Combinator)], node: Node<'_, '_>, tries: &mut usize) -> bool {
    *tries = tries.saturating_sub(1);
    let Some(((compound, combinator), left)) = parts.split_first() else { return true };
    if *tries == 0 || !compound.matches(node) {
        return false;
    }
    if left.is_empty() {
        return true;
    }
    match combinator {
        Combinator::Inside => {
            node.ancestors().skip(1).filter(Node::is_element).any(|n| matches(left, n, tries))
        }
        Combinator::Child => node.parent_element().is_some_and(|n| matches(left, n, tries)),
        Combinator::Next => node.prev_sibling_element().is_some_and(|n| matches(left, n, tries)),
        Combinator::Later => {
            let mut before = node.prev_siblings().skip(1).filter(Node::is_element);
            before.any(|n| matches(left, n, tries))
        }
    }
}

impl Compound {
    fn matches(&self, node: Node<'_, '_>) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Name(name) => node.tag_name().name() == name,
            Test::Id(id) => node.attribute("id") == Some(id),
            Test::Class(class) => {
                let classes = node.attribute("class").unwrap_or_default();
                classes.split_ascii_whitespace().any(|own| own == class)
            }
            Test::Has(key) => node.has_attribute(key.as_str()),
            Test::Equals(key, value) => node.attribute(key.as_str()) == Some(value),
            Test::FirstChild => node.prev_sibling_element().is_none(),
            Test::LastChild => node.next_sibling_element().is_none(),
            Test::Root => node.parent_element().is_none(),
            Test::Not(inner) => !inner.matches(node),
            Test::Never => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use usvg::roxmltree::Document;

    use super::*;

    fn ids(text: &str) -> String {
        let xml = "<svg id='r'><g id='a' class='x y'><path id='b' d=''/><rect id='c'/></g>\
                   <path id='d' class='x'/></svg>";
        let document = Document::parse(xml).unwrap();
        let selectors = selectors(text).unwrap();
        let elements = document.descendants().filter(Node::is_element);
        let meant =
            elements.filter(|node| selectors.iter().any(|one| one.matches(*node, &mut 1_000_000)));
        meant.filter_map(|node| node.attribute("id")).collect()
    }

    #[test]
    fn elements_are_those_that_css_means() {
        for (text, expected) in [
            ("*", "rabcd"),
            ("path", "bd"),
            (".x", "ad"),
            ("g.x.y", "a"),
            ("#c, .x", "acd"),
            ("g path", "b"),
            ("svg > path", "d"),
            ("path + rect", "c"),
            ("g ~ path", "d"),
            ("path:not(.x)", "b"),
            ("[d]", "b"),
            ("[class='x']", "d"),
            (":root", "r"),
            ("g :last-child", "c"),
            ("path:hover", ""),
            ("svg g>path", "b"),
        ] {
            assert_eq!(ids(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        for text in
            ["", "a,", "a::before", ":nth-child(2)", "[a~=b]", "a\\b", ":not(", "> a", "a >"]
        {
            assert!(selectors(text).is_err(), "{text}");
        }
    }
}
