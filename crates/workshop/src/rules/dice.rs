//! R-DICE: let the dice decide.

/// What a roll gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dice {
    /// The candidate with this number was rolled.
    Chosen(usize),
    /// The random value lies in the remainder that would favour some candidates: roll again with another.
    Again,
    /// There is nothing to roll over.
    NoCandidates,
}

/// R-DICE: a fair roll over `candidates` candidates from one uniformly random value.
///
/// 2⁶⁴ is rarely a multiple of the candidates; the values of the incomplete last round are refused, so that each
/// candidate has exactly as many values as any other.
pub const fn roll(candidates: usize, random: u64) -> Dice {
    if candidates == 0 {
        return Dice::NoCandidates;
    }
    let candidates = candidates as u64;
    // 2⁶⁴ modulo the candidates.
    let remainder = (u64::MAX % candidates + 1) % candidates;
    if remainder > 0 && random > u64::MAX - remainder {
        return Dice::Again;
    }
    Dice::Chosen((random % candidates) as usize)
}

/// A roll as it is kept for everybody to look up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DiceEntry {
    /// When, in milliseconds since 1970 (UTC).
    pub at: u64,
    /// Who rolled.
    pub who: String,
    /// What was on the table, in the order in which it was numbered.
    pub candidates: Vec<String>,
    /// The number of the one that was rolled.
    pub chosen: usize,
}

impl DiceEntry {
    /// The roll of `who` at `at`; `None` where [`roll`] chose nobody.
    pub fn of_roll(at: u64, who: &str, candidates: &[&str], random: u64) -> Option<Self> {
        match roll(candidates.len(), random) {
            Dice::Chosen(chosen) => Some(Self {
                at,
                who: who.to_owned(),
                candidates: candidates.iter().map(|name| (*name).to_owned()).collect(),
                chosen,
            }),
            Dice::Again | Dice::NoCandidates => None,
        }
    }

    /// The name of the one that was rolled.
    pub fn winner(&self) -> Option<&str> {
        self.candidates.get(self.chosen).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w37_every_candidate_has_as_many_values_as_any_other() {
        assert_eq!(roll(0, 5), Dice::NoCandidates);
        assert_eq!(roll(1, u64::MAX), Dice::Chosen(0));
        // 2⁶⁴ = 3 × 6148914691236517205 + 1: the last value would favour the first candidate.
        assert_eq!(roll(3, u64::MAX), Dice::Again);
        assert_eq!(roll(3, u64::MAX - 1), Dice::Chosen(2));
        assert_eq!(roll(4, u64::MAX), Dice::Chosen(3));
        // 2⁶⁴ modulo 6 is 4.
        for offset in 0..4 {
            assert_eq!(roll(6, u64::MAX - offset), Dice::Again);
        }
        assert_eq!(roll(6, u64::MAX - 4), Dice::Chosen(5));
    }

    #[test]
    fn w37_a_roll_is_kept_with_what_was_on_the_table() {
        let entry = DiceEntry::of_roll(1_700_000_000_000, "佐藤", &["解決策①", "解決策②"], 7);
        let entry = entry.unwrap();
        assert_eq!(entry.winner(), Some("解決策②"));
        assert_eq!((entry.at, entry.who.as_str()), (1_700_000_000_000, "佐藤"));
        assert_eq!(DiceEntry::of_roll(0, "佐藤", &[], 7), None);
    }
}
