//! Tables of words and characters: text files whose sorted lines begin with a key.
//!
//! In: such a file and a key. Out: what stands behind the key, line by line. The files
//! are a part of the program and are searched as they are: nothing is read at the start.

/// What stands behind a key and a tab, in each line of a sorted file that begins so.
pub(super) fn behind(file: &'static str, key: &str) -> impl Iterator<Item = &'static str> {
    let rest = &file[first(file, key)..];
    let found = rest.lines().map_while(move |line| line.split_once('\t'));
    let key = key.to_owned();
    found.take_while(move |(own, _)| *own == key).map(|(_, rest)| rest)
}

/// Where the first line stands whose key is not less than this one.
fn first(file: &str, key: &str) -> usize {
    let (mut low, mut high) = (0, file.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = file.as_bytes()[..middle].iter().rposition(|&byte| byte == b'\n');
        let start = start.map_or(0, |at| at + 1);
        let line = file[start..].lines().next().unwrap_or_default();
        if line.split('\t').next().unwrap_or_default() < key {
            low = (start + line.len() + 1).min(file.len());
        } else {
            high = start;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_their_keys() {
        const FILE: &str = "a\t1\nab\t2\nb\t3\nb\t4\nd\t5\n";
        let all = |key| behind(FILE, key).collect::<Vec<_>>().concat();
        assert_eq!(["a", "ab", "b", "d"].map(all), ["1", "2", "34", "5"]);
        assert_eq!(["", "aa", "c", "e"].map(all), ["", "", "", ""]);
        assert_eq!(behind("", "a").count(), 0);
    }
}
