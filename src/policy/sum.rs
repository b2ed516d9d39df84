//! Sums that tell whether a text is still the same.
//!
//! 64-bit FNV-1a. Nobody is to be kept from forging one, so no cryptography is needed: whoever can change the file a sum
//! stands in can change the sum as well. The hashers of the standard library do not promise the same sum tomorrow.

use std::fmt;

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The sum of a text. Written as sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sum(u64);

impl Sum {
    /// The sum of some bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref().iter();
        Self(bytes.fold(BASIS, |sum, byte| {
            (sum ^ u64::from(*byte)).wrapping_mul(PRIME)
        }))
    }

    /// Reads a sum as it is written.
    pub fn read(text: &str) -> Option<Self> {
        let is_sum = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_sum
            .then(|| u64::from_str_radix(text, 16).ok())
            .flatten()
            .map(Self)
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of the authors of FNV.
    #[test]
    fn sums_are_those_of_the_published_method() {
        for (text, sum) in [
            ("", "cbf29ce484222325"),
            ("a", "af63dc4c8601ec8c"),
            ("foobar", "85944171f73967e8"),
        ] {
            assert_eq!(Sum::of(text).to_string(), sum, "{text}");
            assert_eq!(Sum::read(sum), Some(Sum::of(text)), "{text}");
        }
        for odd in [
            "",
            "af63dc4c8601ec8",
            "+f63dc4c8601ec8c",
            "af63dc4c8601ec8cc",
        ] {
            assert_eq!(Sum::read(odd), None, "{odd}");
        }
    }
}
