//! R-POC: what to try first.

/// Low, middle or high.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Grade {
    /// 低
    Low,
    /// 中
    Middle,
    /// 高
    High,
}

impl Grade {
    /// The grade that a text names, in either language.
    pub fn read(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "低" | "低い" | "low" => Some(Self::Low),
            "中" | "mid" | "middle" | "medium" => Some(Self::Middle),
            "高" | "高い" | "high" => Some(Self::High),
            _ => None,
        }
    }

    /// Its points.
    pub const fn points(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Middle => 2,
            Self::High => 3,
        }
    }
}

/// R-POC: urgency + importance, from 2 to 6; `None` while one of them is missing.
pub fn poc_priority(urgency: Option<Grade>, importance: Option<Grade>) -> Option<u32> {
    Some(urgency?.points() + importance?.points())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w36_urgency_and_importance_add_up() {
        assert_eq!(poc_priority(Grade::read("低"), Grade::read("低")), Some(2));
        assert_eq!(poc_priority(Grade::read("中"), Grade::read("高")), Some(5));
        assert_eq!(
            poc_priority(Grade::read("High"), Grade::read(" high ")),
            Some(6)
        );
        assert_eq!(poc_priority(Grade::read("高"), Grade::read("?")), None);
    }
}
