//! Chance that is the same on every machine: `SplitMix64` (Steele, Lea, Flood 2014), ten lines, frozen by its first numbers.

/// A stream of numbers. Each is known without those before it, so nobody's draw shifts another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

const fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Chance {
    /// The stream of a seed.
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own beside this one: of a resident, of a kind of thing.
    #[must_use]
    pub const fn stream(self, no: u64) -> Self {
        Self(mix(self.0 ^ mix(no.wrapping_add(STEP))))
    }

    /// Its number `k`, from 0.
    pub const fn at(self, k: u64) -> u64 {
        mix(self.0.wrapping_add(STEP.wrapping_mul(k.wrapping_add(1))))
    }

    /// Its number `k`, below `n`; 0 where there is none.
    pub fn below(self, k: u64, n: u32) -> u32 {
        // The upper half of a product with a number of 32 bits has at most 32.
        u32::try_from((u128::from(self.at(k)) * u128::from(n)) >> 64).unwrap_or(0)
    }

    /// So many times of a hundred.
    pub fn hits(self, k: u64, percent: u32) -> bool {
        self.below(k, 100) < percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 1234567, as other programs of this generator have them; and ours, for ever.
    #[test]
    fn its_first_numbers_are_frozen() {
        let chance = Chance::of(1_234_567);
        let first = [0, 1, 2, 3, 4].map(|k| chance.at(k));
        let known = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(first, known);
        assert_eq!(
            (chance.below(0, 100), chance.below(0, 0), chance.hits(0, 35), chance.hits(0, 36)),
            (35, 0, false, true)
        );
    }

    #[test]
    fn streams_beside_each_other_are_no_copies() {
        let own = |no| Chance::of(7).stream(no).at(0);
        assert!(own(1) != own(2) && own(1) != Chance::of(7).at(1) && own(1) != Chance::of(8).stream(1).at(0));
    }
}
