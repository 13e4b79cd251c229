//! Remarks such as `# fixed: reason` above the keys of a pack.
//!
//! In: a parsed file. Out: its remarks, each with the key below it. Does not know
//! what they excuse.

use super::key;
use super::reader::Parsed;
use crate::content::model::Fixed;

/// How a remark begins that what is typed in a pack is right for good.
pub(super) const FIXED: &str = "fixed:";

/// How a remark begins that the file of a language differs from CLDR on purpose.
pub(super) const DIFFERS: &str = "differs:";

/// The remarks of a file that begin with `word`, in its order. Several lines of comments
/// can stand above one key.
pub(super) fn read(file: &Parsed<'_>, word: &str) -> Vec<Fixed> {
    let mut remarks: Vec<Fixed> = Vec::new();
    let (mut at, mut waiting) = (0, 0);
    for line in file.text().split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let end = at + line.trim_end().len();
        at += line.len();
        if let Some(comment) = line.trim_start().strip_prefix('#') {
            if let Some(reason) = comment.trim_start().strip_prefix(word) {
                let (reason, span) = (reason.trim().to_owned(), file.span(start..end));
                remarks.push(Fixed { key: String::new(), reason, span });
            }
        } else if waiting < remarks.len() {
            // A blank line parts them from what follows.
            let is_blank = line.trim().is_empty();
            let key = if is_blank { None } else { key::at(file, start) }.unwrap_or_default();
            remarks[waiting..].iter_mut().for_each(|remark| remark.key.clone_from(&key));
            waiting = remarks.len();
        }
    }
    remarks
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diag::Sink;
    use crate::source::Sources;

    #[test]
    fn a_remark_is_for_the_key_below_it() {
        let text = "# fixed: a\n[one]\n  # fixed: b\n# more\nkey = 'x'\nlist = [\n  'y',\n  \
                    # fixed:\n  'z',\n]\n# fixed: c\n\nlast = 'w'\n# fixed: d\n";
        let mut sources = Sources::new(Path::new("."));
        let id = sources.add("x.toml", text.into(), None);
        let file = sources.file(id).clone();
        let parsed = Parsed::pack(&file, &mut Sink::default());
        let remarks = read(&parsed, FIXED);
        let found: Vec<_> =
            remarks.iter().map(|it| (it.key.as_str(), it.reason.as_str())).collect();
        let expected = [("one", "a"), ("one.key", "b"), ("one.list.1", ""), ("", "c"), ("", "d")];
        assert_eq!(found, expected);
        let place = remarks[1].span;
        assert_eq!(&text[place.start as usize..place.end as usize], "# fixed: b");
    }
}
