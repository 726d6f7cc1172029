//! Reading what "deflate" has compressed (RFC 1951), at once and by hand: the browser's own reader answers only
//! later, and records are needed before the first screen.

/// Codes up to this long are found in one look; longer ones are rare.
const QUICK: u32 = 10;

/// Lengths and distances: the least value of each code, and how many bits are added to it.
const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

/// In which order the lengths of the code for lengths are written.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The bits of a text, lowest first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u32,
    count: u32,
}

impl Bits<'_> {
    /// The next sixteen bits at least, as far as there are any; what lies beyond the end reads as nothing.
    fn fill(&mut self) {
        while self.count <= 16 {
            self.held |= u32::from(self.bytes.get(self.at).copied().unwrap_or(0)) << self.count;
            self.at += 1;
            self.count += 8;
        }
    }

    fn drop(&mut self, count: u32) -> Option<()> {
        self.held >>= count;
        self.count -= count;
        // What was read beyond the end must not have been used.
        ((self.at * 8) as u32 - self.count <= (self.bytes.len() * 8) as u32).then_some(())
    }

    /// So many bits, 13 at most.
    fn take(&mut self, count: u8) -> Option<usize> {
        self.fill();
        let value = self.held & ((1 << count) - 1);
        self.drop(count.into())?;
        Some(value as usize)
    }
}

/// A prefix code.
struct Code {
    /// By the next bits: the symbol and the length of its code, or nothing.
    quick: Vec<u16>,
    /// How many codes have each length.
    counts: [u16; 16],
    /// The symbols in the order of their codes.
    symbols: Vec<u16>,
}

impl Code {
    /// The code in which each symbol has a code of this many bits, none if zero. `None` if there is no such code.
    fn of(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0_u16; 16];
        for length in lengths.iter().filter(|length| **length > 0) {
            *counts.get_mut(usize::from(*length))? += 1;
        }
        let (mut next, mut first) = ([0_u32; 16], [0_usize; 16]);
        let (mut code, mut place) = (0_u32, 0);
        for length in 1..16 {
            code <<= 1;
            next[length] = code;
            first[length] = place;
            code += u32::from(counts[length]);
            place += usize::from(counts[length]);
            if code > 1 << length {
                return None;
            }
        }
        let mut symbols = vec![0_u16; place];
        let mut quick = vec![0_u16; 1 << QUICK];
        for (symbol, length) in (0_u16..).zip(lengths).filter(|(_, length)| **length > 0) {
            let at = usize::from(*length);
            *symbols.get_mut(first[at])? = symbol;
            first[at] += 1;
            let length = u32::from(*length);
            if length <= QUICK {
                let mut look = next[at].reverse_bits() >> (32 - length);
                while let Some(entry) = quick.get_mut(look as usize) {
                    *entry = symbol << 4 | length as u16;
                    look += 1 << length;
                }
            }
            next[at] += 1;
        }
        Some(Self { quick, counts, symbols })
    }

    /// The next symbol.
    fn read(&self, bits: &mut Bits) -> Option<usize> {
        bits.fill();
        let entry = self.quick.get((bits.held & ((1 << QUICK) - 1)) as usize).copied().unwrap_or(0);
        if entry != 0 {
            bits.drop(u32::from(entry & 15))?;
            return Some(usize::from(entry >> 4));
        }
        let (mut code, mut first, mut place) = (0_u32, 0_u32, 0_u32);
        for length in 1..16_u32 {
            code |= bits.held >> (length - 1) & 1;
            let count = u32::from(*self.counts.get(length as usize)?);
            if code < first + count {
                bits.drop(length)?;
                return self.symbols.get((place + code - first) as usize).map(|symbol| usize::from(*symbol));
            }
            place += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

/// The two codes that are not written down because everybody knows them.
fn known() -> Option<(Code, Code)> {
    let lengths: Vec<u8> = (0..288)
        .map(|symbol| match symbol {
            144..256 => 9,
            256..280 => 7,
            _ => 8,
        })
        .collect();
    Some((Code::of(&lengths)?, Code::of(&[5; 30])?))
}

/// The two codes that stand at the head of a block.
fn written(bits: &mut Bits) -> Option<(Code, Code)> {
    let (literals, distances, lengths) = (bits.take(5)? + 257, bits.take(5)? + 1, bits.take(4)? + 4);
    let mut short = [0_u8; 19];
    for place in ORDER.iter().take(lengths) {
        short[*place] = bits.take(3)? as u8;
    }
    let short = Code::of(&short)?;
    let mut all: Vec<u8> = Vec::new();
    while all.len() < literals + distances {
        let (length, times) = match short.read(bits)? {
            16 => (*all.last()?, bits.take(2)? + 3),
            17 => (0, bits.take(3)? + 3),
            18 => (0, bits.take(7)? + 11),
            length => (length as u8, 1),
        };
        all.resize(all.len() + times, length);
    }
    if all.len() > literals + distances {
        return None;
    }
    let (literals, distances) = all.split_at(literals);
    Some((Code::of(literals)?, Code::of(distances)?))
}

/// The bytes that were compressed, if that is what they are and they are `most` at most.
pub fn inflate(pressed: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut bits = Bits { bytes: pressed, at: 0, held: 0, count: 0 };
    let mut out = Vec::new();
    loop {
        let last = bits.take(1)?;
        let codes = match bits.take(2)? {
            0 => {
                let odd = (bits.count % 8) as u8;
                bits.take(odd)?;
                let (low, high) = (bits.take(8)?, bits.take(8)?);
                let (not_low, not_high) = (bits.take(8)?, bits.take(8)?);
                let count = low | high << 8;
                if count ^ (not_low | not_high << 8) != 0xFFFF {
                    return None;
                }
                for _ in 0..count {
                    out.push(bits.take(8)? as u8);
                }
                None
            }
            1 => Some(known()?),
            2 => Some(written(&mut bits)?),
            _ => return None,
        };
        if let Some((literals, distances)) = codes {
            copy(&mut bits, &literals, &distances, &mut out, most)?;
        }
        if out.len() > most {
            return None;
        }
        if last == 1 {
            return Some(out);
        }
    }
}

/// One block.
fn copy(bits: &mut Bits, literals: &Code, distances: &Code, out: &mut Vec<u8>, most: usize) -> Option<()> {
    loop {
        let symbol = literals.read(bits)?;
        if symbol < 256 {
            out.push(symbol as u8);
            continue;
        }
        if symbol == 256 {
            return Some(());
        }
        let (least, more) = *LENGTHS.get(symbol - 257)?;
        let length = usize::from(least) + bits.take(more)?;
        let symbol = distances.read(bits).filter(|symbol| *symbol < 30)?;
        let more = (symbol / 2).saturating_sub(1);
        let least = if symbol < 4 { symbol } else { (2 + symbol % 2) << more };
        let from = out.len().checked_sub(least + 1 + bits.take(more as u8)?)?;
        if out.len() + length > most {
            return None;
        }
        for at in from..from + length {
            out.push(*out.get(at)?);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;
    use std::io::Write as _;

    fn deflate(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut pen = DeflateEncoder::new(Vec::new(), Compression::new(level));
        pen.write_all(bytes).unwrap();
        pen.finish().unwrap()
    }

    #[test]
    fn the_examples_of_the_standard_come_out() {
        let cases: [(&[u8], &[u8]); 3] = [
            (&[0x03, 0x00], b""),
            (&[0x4b, 0x4c, 0x4a, 0x06, 0x00], b"abc"),
            (&[0x01, 0x03, 0x00, 0xfc, 0xff, b'a', b'b', b'c'], b"abc"),
        ];
        for (pressed, plain) in cases {
            assert_eq!(inflate(pressed, 100).as_deref(), Some(plain));
        }
    }

    #[test]
    fn what_would_grow_without_end_is_refused() {
        let pressed = deflate(&vec![b'x'; 1_000_000], 9);
        assert_eq!(inflate(&pressed, 999_999), None);
        assert_eq!(inflate(&pressed, 1_000_000).unwrap().len(), 1_000_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_was_pressed_comes_out(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'e'), b'a'..b'f'], 0..5000),
            level in 0..10_u32,
        ) {
            prop_assert_eq!(inflate(&deflate(&bytes, level), bytes.len()), Some(bytes));
        }

        #[test]
        fn a_cut_or_changed_text_never_panics(
            bytes in proptest::collection::vec(b'a'..=b'z', 0..2000),
            at in any::<prop::sample::Index>(),
            bit in 0..8_u8,
        ) {
            let mut pressed = deflate(&bytes, 6);
            prop_assert_eq!(inflate(&pressed[..at.index(pressed.len())], 5000), None);
            let at = at.index(pressed.len());
            pressed[at] ^= 1 << bit;
            let _ = inflate(&pressed, 5000);
        }

        #[test]
        fn any_bytes_at_all_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = inflate(&bytes, 5000);
        }
    }
}
