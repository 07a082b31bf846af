//! Time zones, as far as their rules fit into a line.

use super::line::Lines;

/// Where times are meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Zone {
    /// Japan.
    #[default]
    Tokyo,
    /// Korea.
    Seoul,
    /// China.
    Shanghai,
    /// Singapore.
    Singapore,
    /// India.
    Kolkata,
    /// Great Britain.
    London,
    /// Central Europe.
    Berlin,
    /// The east coast of North America.
    NewYork,
    /// The west coast of North America.
    LosAngeles,
}

/// Zones whose clocks show the same as one of ours.
const ALIKE: [(&str, Zone); 18] = [
    ("Japan", Zone::Tokyo),
    ("ROK", Zone::Seoul),
    ("PRC", Zone::Shanghai),
    ("Asia/Calcutta", Zone::Kolkata),
    ("Europe/Amsterdam", Zone::Berlin),
    ("Europe/Brussels", Zone::Berlin),
    ("Europe/Copenhagen", Zone::Berlin),
    ("Europe/Madrid", Zone::Berlin),
    ("Europe/Oslo", Zone::Berlin),
    ("Europe/Paris", Zone::Berlin),
    ("Europe/Prague", Zone::Berlin),
    ("Europe/Rome", Zone::Berlin),
    ("Europe/Stockholm", Zone::Berlin),
    ("Europe/Vienna", Zone::Berlin),
    ("Europe/Warsaw", Zone::Berlin),
    ("Europe/Zurich", Zone::Berlin),
    ("America/Toronto", Zone::NewYork),
    ("America/Vancouver", Zone::LosAngeles),
];

/// Standard time, and what is different in summer.
struct Rules {
    name: &'static str,
    standard: &'static str,
    summer: Option<Summer>,
}

/// Clocks are put forward and back on a Sunday, by rules that hold since 1996 (Europe) and 2007 (North America).
struct Summer {
    offset: &'static str,
    begins: &'static str,
    begin_rule: &'static str,
    ends: &'static str,
    end_rule: &'static str,
}

impl Zone {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Tokyo,
        Self::Seoul,
        Self::Shanghai,
        Self::Singapore,
        Self::Kolkata,
        Self::London,
        Self::Berlin,
        Self::NewYork,
        Self::LosAngeles,
    ];

    /// The name in the time zone database.
    pub const fn name(self) -> &'static str {
        self.rules().name
    }

    /// The zone of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name() == name)
    }

    /// The zone of that name, also of an older one, or else one whose clocks have shown the same since 2007; `None` for
    /// others. For a guess that a person can change.
    pub fn like(name: &str) -> Option<Self> {
        Self::parse(name).or_else(|| {
            let (_, zone) = ALIKE.into_iter().find(|(known, _)| *known == name)?;
            Some(zone)
        })
    }

    const fn rules(self) -> Rules {
        match self {
            Self::Tokyo => fixed("Asia/Tokyo", "+0900"),
            Self::Seoul => fixed("Asia/Seoul", "+0900"),
            Self::Shanghai => fixed("Asia/Shanghai", "+0800"),
            Self::Singapore => fixed("Asia/Singapore", "+0800"),
            Self::Kolkata => fixed("Asia/Kolkata", "+0530"),
            Self::London => europe("Europe/London", "+0000", "+0100", "010000", "020000"),
            Self::Berlin => europe("Europe/Berlin", "+0100", "+0200", "020000", "030000"),
            Self::NewYork => america("America/New_York", "-0500", "-0400"),
            Self::LosAngeles => america("America/Los_Angeles", "-0800", "-0700"),
        }
    }
}

const fn fixed(name: &'static str, standard: &'static str) -> Rules {
    Rules {
        name,
        standard,
        summer: None,
    }
}

const fn europe(
    name: &'static str,
    standard: &'static str,
    offset: &'static str,
    begins: &'static str,
    ends: &'static str,
) -> Rules {
    Rules {
        name,
        standard,
        summer: Some(Summer {
            offset,
            begins,
            begin_rule: "19960331T;FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            ends,
            end_rule: "19961027T;FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        }),
    }
}

const fn america(name: &'static str, standard: &'static str, offset: &'static str) -> Rules {
    Rules {
        name,
        standard,
        summer: Some(Summer {
            offset,
            begins: "020000",
            begin_rule: "20070311T;FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            ends: "020000",
            end_rule: "20071104T;FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
        }),
    }
}

/// Writes the zone's rules: not every program knows a zone by its name.
pub fn define(lines: &mut Lines, zone: Zone) {
    let rules = zone.rules();
    lines.plain("BEGIN:VTIMEZONE");
    lines.plain(&format!("TZID:{}", rules.name));
    match rules.summer {
        None => part(
            lines,
            "STANDARD",
            "19700101T000000",
            "",
            [rules.standard; 2],
        ),
        Some(summer) => {
            let (day, rule) = split(summer.end_rule);
            let start = format!("{day}T{}", summer.ends);
            part(
                lines,
                "STANDARD",
                &start,
                rule,
                [summer.offset, rules.standard],
            );
            let (day, rule) = split(summer.begin_rule);
            let start = format!("{day}T{}", summer.begins);
            part(
                lines,
                "DAYLIGHT",
                &start,
                rule,
                [rules.standard, summer.offset],
            );
        }
    }
    lines.plain("END:VTIMEZONE");
}

fn split(rule: &str) -> (&str, &str) {
    rule.split_once("T;").unwrap_or((rule, ""))
}

fn part(lines: &mut Lines, name: &str, start: &str, rule: &str, [from, to]: [&str; 2]) {
    lines.plain(&format!("BEGIN:{name}"));
    lines.plain(&format!("DTSTART:{start}"));
    if !rule.is_empty() {
        lines.plain(&format!("RRULE:{rule}"));
    }
    lines.plain(&format!("TZOFFSETFROM:{from}"));
    lines.plain(&format!("TZOFFSETTO:{to}"));
    lines.plain(&format!("END:{name}"));
}
