//! Which day it is in Japan, where the flyers are handed out: nine hours ahead of
//! UTC, all year.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::frame::Date;

/// How far Japan is ahead of UTC, in seconds.
const AHEAD: u64 = 9 * 60 * 60;

/// The day of the run, for flyers that do not say as of when they are made: from
/// `SOURCE_DATE_EPOCH` if it is set (see reproducible-builds.org), else from the
/// clock.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli`")]
#[must_use]
pub fn today() -> Date {
    let pinned = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    pinned.map_or_else(real_today, in_japan)
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
    use super::in_japan;

    #[test]
    fn the_day_begins_at_midnight_in_japan() {
        // 2023-09-30 15:00 UTC is 2023-10-01 00:00 in Japan.
        let midnight = 1_696_086_000;
        assert_eq!(in_japan(midnight - 1).to_string(), "2023-09-30");
        assert_eq!(in_japan(midnight).to_string(), "2023-10-01");
    }
}
