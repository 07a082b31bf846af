//! What time it is, as calendars say it.

use std::time::{SystemTime, UNIX_EPOCH};

use workshop::plan::Clock;
use workshop::rules::Date;

/// The day and the minute in UTC; `None` if the clock stands before 1970 or after 9999.
pub fn now() -> Option<(Date, Clock)> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    at(seconds)
}

/// The day and the minute so many seconds after the beginning of 1970.
fn at(seconds: u64) -> Option<(Date, Clock)> {
    let minutes = seconds / 60;
    let clock = Clock {
        hour: u8::try_from(minutes / 60 % 24).ok()?,
        minute: u8::try_from(minutes % 60).ok()?,
    };
    let days = i64::try_from(minutes / (24 * 60)).ok()?;
    Some((Date::from_unix_days(days)?, clock))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v80_seconds_are_a_day_and_a_minute() {
        let (day, clock) = at(1_795_338_330).unwrap();
        assert_eq!(day.to_string(), "2026-11-22");
        assert_eq!((clock.hour, clock.minute), (9, 5));
        assert_eq!(at(u64::MAX), None);
    }
}
