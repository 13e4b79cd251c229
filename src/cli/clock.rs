//! Which day it is, for flyers that do not say as of when they are built.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::frame::Date;

/// Today in UTC: from `SOURCE_DATE_EPOCH` if it is set (see
/// reproducible-builds.org), else from the clock.
#[expect(clippy::disallowed_methods, reason = "the one place that asks what day it is")]
pub(super) fn today() -> Date {
    let pinned = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = pinned.unwrap_or_else(|| {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
    });
    Date::from_days(seconds / 86_400)
}
