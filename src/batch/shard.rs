//! A share of a batch, and the proof that the shares are all of it.
//!
//! In: paths and keys of files. Out: which share a file belongs to, by its path
//! alone, so that any machine divides a batch in the same way; and a [`Plan`]
//! that is the same in all shares of one batch. Knows nothing about folders.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::manifest::{read_text, write_text};
use crate::key::Key;

/// The most shares.
const MOST: u32 = 100_000;

/// A share of a batch: the `index`-th of `count`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 1.
    pub index: u32,
    /// Of how many.
    pub count: u32,
}

impl Shard {
    /// Whether the file at a path belongs to this share (FNV-1a of the path).
    pub(super) fn holds(self, path: &str) -> bool {
        let fold =
            |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let hash = path.bytes().fold(0xcbf2_9ce4_8422_2325, fold);
        // The low bits of FNV-1a follow the last letters too closely.
        (hash ^ (hash >> 32)) % u64::from(self.count) == u64::from(self.index - 1)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-of-{}", self.index, self.count)
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `2/8`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a share; write it as 2/8, the second of eight");
        let (index, count) = text.split_once('/').ok_or_else(wrong)?;
        let number = |part: &str| match part.bytes().all(|byte| byte.is_ascii_digit()) {
            true => part.parse::<u32>().map_err(|_| wrong()),
            false => Err(wrong()),
        };
        let (index, count) = (number(index)?, number(count)?);
        match (1..=count).contains(&index) && count <= MOST {
            true => Ok(Self { index, count }),
            false => Err(format!("{}: shares are counted from 1, and at most {MOST}", wrong())),
        }
    }
}

/// All files of a batch, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// How many files there are.
    pub files: usize,
    /// A hash of their paths and of what they are made from.
    #[serde(serialize_with = "write_text", deserialize_with = "read_text")]
    pub inputs: Key,
}

impl Plan {
    /// The plan of these files, whatever their order.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a str, Key)>) -> Self {
        let mut files: Vec<(&str, Key)> = files.collect();
        files.sort_unstable();
        Self { files: files.len(), inputs: Key::of(&files) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_they_are_written_on_the_command_line() {
        assert_eq!("2/8".parse(), Ok(Shard { index: 2, count: 8 }));
        assert_eq!("1/1".parse::<Shard>().map(|shard| shard.to_string()), Ok("1-of-1".to_owned()));
        for wrong in ["", "2", "0/8", "9/8", "1/0", "-1/8", "+1/8", "1/8/2", "a/b", "1/999999999"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_file_belongs_to_one_share_and_shares_are_about_the_same_size() {
        let paths: Vec<String> = (0..3000)
            .map(|number| {
                format!("flyer/{:06}/{}.pdf", number / 18, ["ja", "en", "my"][number % 3])
            })
            .collect();
        for count in [1, 2, 3, 7, 16] {
            let share = |index| paths.iter().filter(move |path| Shard { index, count }.holds(path));
            let sizes: Vec<usize> = (1..=count).map(|index| share(index).count()).collect();
            assert_eq!(sizes.iter().sum::<usize>(), paths.len());
            let even = paths.len() / sizes.len();
            assert!(sizes.iter().all(|&size| size > even * 3 / 4), "{sizes:?}");
        }
    }

    #[test]
    fn a_plan_does_not_depend_on_the_order() {
        let (one, other) = (("a", Key::of(&1)), ("b", Key::of(&2)));
        assert_eq!(Plan::of([one, other].into_iter()), Plan::of([other, one].into_iter()));
        assert_ne!(Plan::of([one].into_iter()), Plan::of([other].into_iter()));
    }
}
