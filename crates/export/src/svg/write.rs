//! Numbers and text as XML takes them.

use std::fmt;

/// A coordinate with at most two decimals and nothing superfluous.
pub struct Number(pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round();
        if !hundredths.is_finite() || hundredths == 0.0 {
            return f.write_str("0");
        }
        // Far beyond every board: as floating-point numbers are written.
        if hundredths.abs() > 1e15 {
            return write!(f, "{}", hundredths / 100.0);
        }
        // Shortest form: 12, 12.5, 12.05. (As whole numbers: a large board has a hundred thousand of them.)
        let (sign, hundredths) = match hundredths as i64 {
            less if less < 0 => ("-", less.unsigned_abs()),
            more => ("", more.unsigned_abs()),
        };
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{sign}{whole}"),
            (_, 0) => write!(f, "{sign}{whole}.{}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// Text for an element's content or a quoted attribute: specials escaped, what XML 1.0 forbids dropped.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let text = |number| Number(number).to_string();
        assert_eq!(text(12.0), "12");
        assert_eq!(text(12.345), "12.35");
        assert_eq!(text(-0.001), "0");
        assert_eq!(text(f64::NAN), "0");
        assert_eq!(text(-1_000_000.0), "-1000000");
        assert_eq!(text(-0.05), "-0.05");
        assert_eq!(text(1e30), "1000000000000000000000000000000");
        // As floating-point numbers would be written.
        for hundredths in -30_000..30_000 {
            let number = f64::from(hundredths) / 100.0;
            assert_eq!(text(number), (number + 0.0).to_string());
        }
    }

    #[test]
    fn x3_text_cannot_leave_its_place() {
        assert_eq!(
            escaped("</text><script>\"&\u{0}\u{b}\u{ffff}"),
            "&lt;/text&gt;&lt;script&gt;&quot;&amp;"
        );
    }
}
