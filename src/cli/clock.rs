//! Which day it is in Japan, where the flyers are handed out: nine hours ahead of
//! UTC, all year.

use std::env;
use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::frame::Date;
use crate::shown;

/// How far Japan is ahead of UTC, in seconds.
const AHEAD: u64 = 9 * 60 * 60;

/// The day of the run, for flyers that do not say as of when they are made: from
/// `SOURCE_DATE_EPOCH` if it is set (see reproducible-builds.org), else from the
/// clock.
///
/// # Errors
/// Fails if `SOURCE_DATE_EPOCH` is not a time: whoever set it would get the files of
/// another day without a word.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli`")]
pub fn today() -> Result<Date> {
    let Some(text) = env::var_os("SOURCE_DATE_EPOCH") else { return Ok(real_today()) };
    let seconds = seconds(&text).with_context(|| {
        format!(
            "SOURCE_DATE_EPOCH is `{}`, which is not a time: unset it, or set it to the seconds \
             since the beginning of 1970, such as 1696086000",
            shown::name(&text.to_string_lossy())
        )
    })?;
    Ok(in_japan(seconds))
}

/// The last second for which there is a date: the end of 9999 in Japan.
const LAST: u64 = 253_402_300_799 - AHEAD;

/// What `SOURCE_DATE_EPOCH` says, if it is a time.
fn seconds(text: &OsStr) -> Option<u64> {
    let digits = text.to_str().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok().filter(|seconds| *seconds <= LAST)
}

/// The day of the clock, whatever the environment says.
#[expect(clippy::disallowed_methods, reason = "the one place that asks what day it is")]
pub(super) fn real_today() -> Date {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    in_japan(elapsed.map_or(0, |elapsed| elapsed.as_secs()))
}

/// The day in Japan, so many seconds after the beginning of 1970 in UTC.
fn in_japan(seconds: u64) -> Date {
    Date::from_days(seconds.saturating_add(AHEAD) / 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_at_midnight_in_japan() {
        // 2023-09-30 15:00 UTC is 2023-10-01 00:00 in Japan.
        let midnight = 1_696_086_000;
        assert_eq!(in_japan(midnight - 1).to_string(), "2023-09-30");
        assert_eq!(in_japan(midnight).to_string(), "2023-10-01");
    }

    #[test]
    fn only_seconds_are_a_time() {
        let seconds = |text: &str| seconds(OsStr::new(text));
        assert_eq!(seconds("0"), Some(0));
        assert_eq!(seconds("1696086000"), Some(1_696_086_000));
        assert_eq!(in_japan(LAST).to_string(), "9999-12-31");
        let odd = ["", " ", "-1", "+1", "1.5", "1e9", "2023-10-01", "1696086000 ", "253402300799"];
        for text in odd {
            assert_eq!(seconds(text), None, "{text:?}");
        }
        assert_eq!(seconds("18446744073709551616"), None);
    }
}
