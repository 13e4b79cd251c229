//! Brackets and quotation marks of a string: which belong together.
//!
//! In: characters. Out: pairs, and marks without a partner. Knows nothing about languages:
//! the same mark opens in one language and closes in another.

/// A bracket with its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Two marks that belong together.
    Pair {
        /// The index of the opening mark.
        open: usize,
        /// The index of the closing mark.
        close: usize,
    },
    /// A mark that is never closed.
    Open(usize),
    /// A mark that closes nothing.
    Close(usize),
}

impl Found {
    fn is_pair(&self) -> bool {
        matches!(self, Self::Pair { .. })
    }
}

/// Opening and closing marks by what they are, whatever their width.
const KINDS: [(&str, &str); 17] = [
    ("(（", ")）"),
    ("[［", "]］"),
    ("{｛", "}｝"),
    ("〔", "〕"),
    ("【", "】"),
    ("〖", "〗"),
    ("〈", "〉"),
    ("《", "》"),
    ("「｢", "」｣"),
    ("『", "』"),
    ("«", "»"),
    ("‹", "›"),
    ("“", "”"),
    ("‘", "’"),
    // „Polish” and „Ukrainian“.
    ("„", "”“"),
    ("‚", "’‘"),
    ("〝", "〟〞"),
];

/// Brackets are not nested deeper than this.
const DEEPEST: usize = 32;

/// All pairs and all marks without a partner, in the order in which they end.
pub(super) fn find(chars: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    if !chars.iter().any(|&c| is_mark(c)) {
        return found;
    }
    let mut stack: Vec<usize> = Vec::new();
    for (index, &c) in chars.iter().enumerate() {
        if is_apostrophe(chars, index, &stack) {
            continue;
        }
        if closes(c)
            && let Some(at) = innermost(&stack, chars, c)
            // “ closes „ and nothing before it.
            && (!opens(c) || at + 1 == stack.len())
        {
            found.extend(stack.drain(at + 1..).map(Found::Open));
            found.extend(stack.pop().map(|open| Found::Pair { open, close: index }));
        } else if opens(c) {
            stack.push(index);
        } else if closes(c) && c != '’' && !is_item(chars, index) {
            found.push(Found::Close(index));
        }
    }
    let last = chars.iter().rposition(|&c| c == '’');
    let alone = stack.into_iter().filter(|&open| !is_lost(chars, open, last));
    found.extend(alone.map(Found::Open));
    found
}

/// Quotations whose marks are turned in some languages: ”Swedish”, »Danish«, ”Urdu“.
const TURNED: [(char, char); 5] = [('”', '”'), ('»', '«'), ('›', '‹'), ('”', '“'), ('»', '»')];

/// The same for a language whose quotation marks are `quotes`; where it does not say, those
/// of any language are right.
pub(super) fn find_in(chars: &[char], quotes: &[(char, char)]) -> Vec<Found> {
    let known = if quotes.is_empty() { &TURNED[..] } else { quotes };
    let lonely = |found: &[Found]| found.iter().filter(|it| !it.is_pair()).count();
    let all = match turned(chars, quotes) {
        Some(turned) => [find(chars), find(&turned)].into_iter().min_by_key(|it| lonely(it)),
        None => Some(find(chars)),
    };
    let (mut found, mut alone) = (Vec::new(), Vec::new());
    for one in all.into_iter().flatten() {
        match one {
            Found::Pair { .. } => found.push(one),
            Found::Open(at) | Found::Close(at) => alone.push((at, one)),
        }
    }
    alone.sort_unstable_by_key(|(at, _)| *at);
    let mut rest = alone.into_iter().peekable();
    while let Some((open, one)) = rest.next() {
        let next = rest.peek().map(|(close, _)| *close);
        let partner = next.filter(|close| known.contains(&(chars[open], chars[*close])));
        match partner {
            Some(close) => {
                rest.next();
                found.push(Found::Pair { open, close });
            }
            None => found.push(one),
        }
    }
    found
}

/// The same characters with marks turned as most languages have them, where a language closes
/// with the marks with which others open: Urdu ”…’…‘…“. Else ’ would be an apostrophe.
fn turned(chars: &[char], quotes: &[(char, char)]) -> Option<Vec<char>> {
    let is_turned = |(open, close): &&(char, char)| closes(*open) && opens(*close);
    let quotes: Vec<(char, char)> = quotes.iter().filter(is_turned).copied().collect();
    let turn = |c: char| {
        let pair = quotes.iter().find(|(open, close)| [*open, *close].contains(&c));
        pair.map_or(c, |&(open, close)| if c == open { close } else { open })
    };
    (!quotes.is_empty()).then(|| chars.iter().copied().map(turn).collect())
}

/// Where the innermost mark stands in the stack that a mark may close.
fn innermost(stack: &[usize], chars: &[char], close: char) -> Option<usize> {
    let mut marks = stack.iter().enumerate().rev().take(DEEPEST);
    marks.find(|&(_, &open)| are_partners(chars[open], close)).map(|(at, _)| at)
}

/// Whether two marks open and close the same.
fn are_partners(open: char, close: char) -> bool {
    KINDS.iter().any(|(opens, closes)| opens.contains(open) && closes.contains(close))
}

fn opens(c: char) -> bool {
    is_mark(c) && KINDS.iter().any(|(opens, _)| opens.contains(c))
}

fn closes(c: char) -> bool {
    is_mark(c) && KINDS.iter().any(|(_, closes)| closes.contains(c))
}

/// Whether a character may stand in [`KINDS`]: most do not, and are told so
/// quickly.
fn is_mark(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '‘'..='„' | '‹' | '›'
        | '\u{3008}'..='\u{301F}' | '（' | '）' | '［' | '］' | '｛' | '｝' | '｢' | '｣')
}

/// Whether ’ or ‘ at an index is an apostrophe: inside a word of Latin or
/// Cyrillic letters, or without an opening mark before it.
fn is_apostrophe(chars: &[char], index: usize, stack: &[usize]) -> bool {
    if !matches!(chars[index], '’' | '‘') {
        return false;
    }
    let alphabet = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && *c < '\u{530}');
    let inside = index > 0 && alphabet(chars.get(index - 1)) && alphabet(chars.get(index + 1));
    inside || (chars[index] == '’' && innermost(stack, chars, '’').is_none())
}

/// Whether ‘ at an index has no partner because that is inside a word: ‘Kart’ın.
fn is_lost(chars: &[char], open: usize, last: Option<usize>) -> bool {
    let shortened = chars.get(open + 1).is_some_and(char::is_ascii_digit);
    matches!(chars[open], '‘' | '‚') && (shortened || last.is_some_and(|last| last > open))
}

/// Whether a bracket closes the number of a list: "1)", "a)", "①)", at the
/// beginning of a text, behind a mark, or in a text whose first such bracket does so.
fn is_item(chars: &[char], close: usize) -> bool {
    let Some(start) = item_start(chars, close) else { return false };
    let before = chars[..start].iter().rev().find(|c| !c.is_whitespace());
    let opens_list = before.is_none_or(|c| ":;,.：；、。，．".contains(*c));
    let first = chars.iter().position(|&c| matches!(c, ')' | '）'));
    opens_list || first.is_some_and(|first| first < close && is_item(chars, first))
}

/// Where the number begins that a bracket may close.
fn item_start(chars: &[char], close: usize) -> Option<usize> {
    let word = chars[..close].iter().rev().take(3).take_while(|c| c.is_alphanumeric()).count();
    let start = close - word;
    let is_apart = start == 0 || !is_mark(chars[start - 1]);
    (matches!(chars[close], ')' | '）') && (1..=2).contains(&word) && is_apart).then_some(start)
}

/// The closing marks of an opening one, the opening marks of a closing one.
pub(super) fn partners(c: char) -> impl Iterator<Item = char> {
    let sides = KINDS.iter().filter_map(move |(opens, closes)| {
        if opens.contains(c) { Some(*closes) } else { closes.contains(c).then_some(*opens) }
    });
    sides.flat_map(str::chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Indices of marks without a partner.
    fn alone(text: &str) -> Vec<usize> {
        let chars: Vec<char> = text.chars().collect();
        let found = find(&chars).into_iter();
        found
            .filter_map(|found| match found {
                Found::Pair { .. } => None,
                Found::Open(at) | Found::Close(at) => Some(at),
            })
            .collect()
    }

    #[test]
    fn right_texts_have_no_lonely_marks() {
        for text in [
            "1) a (b) [c]",
            "a) x; b) y",
            "Bring: 1) a card 2) a photo",
            "The residents’ office, don’t",
            "‘Don’t’ and ‘Kart’ın",
            "‘교부신청서’와 ‘라벨’은",
            "„Слово“ і «слово» “word”",
            "п’ятниці",
            "「『本』（注）」",
            "“a ‘b’ c”",
            "the ‘90s",
        ] {
            assert_eq!(alone(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn marks_may_be_turned_where_a_language_does_so() {
        let alone = |text: &str, quotes: &[(char, char)]| {
            let chars: Vec<char> = text.chars().collect();
            find_in(&chars, quotes).iter().any(|it| !matches!(it, Found::Pair { .. }))
        };
        let urdu = [('”', '“'), ('’', '‘')];
        for text in ["”مجھے ’مائی نمبر کارڈ‘ چاہیے“۔", "’کارڈ‘", "”کارڈ“", "“کارڈ”"]
        {
            assert!(!alone(text, &urdu), "{text}");
        }
        assert!(alone("”مجھے ’کارڈ چاہیے“۔", &urdu));
        for text in ["”a” och ”b”", "»a« und »b«", "”a“ ”b“", "”a (b)”"] {
            assert!(!alone(text, &[]), "{text}");
            assert!(alone(text, &[('“', '”')]), "{text}");
        }
        assert!(!alone("”a”", &[('”', '”')]));
        for text in ["”a", "a» b", "”a» b"] {
            assert!(alone(text, &[]), "{text}");
        }
    }

    #[test]
    fn lonely_marks_are_found() {
        for (text, at) in [
            ("a (b", 2),
            ("a b)", 3),
            ("Room 5) is", 6),
            ("「a』", 0),
            ("“a", 0),
            ("a”", 1),
            ("(a]", 0),
            ("«a", 0),
            ("（a）」", 3),
        ] {
            assert!(alone(text).contains(&at), "{text}: {:?}", alone(text));
        }
    }
}
