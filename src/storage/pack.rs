//! Packed records: those of interviews that are long over, pressed together under the same key, with a revision of
//! their own like any other save. They are read, found, backed up and merged as before; the first change stores them
//! unpacked again. One text takes the place of another of the same meaning, so there is no moment without either.

use crate::storage::codec;
use crate::storage::error::SaveError;
use crate::storage::inflate::inflate;
use crate::storage::meter::units;
use crate::storage::record::Key;
use crate::storage::store::Store;
use crate::storage::version::Version;
use chrono::NaiveDateTime;

/// Bytes become characters from here on, 14 bits each: all of them letters that every browser stores as one unit and
/// no JSON escapes.
const FIRST: u32 = 0x4E00;

/// Bits in a character.
const BITS: u32 = 14;

/// The most bytes that are unpacked from one record: more than the browser's store could hold.
const MOST: usize = 8_000_000;

/// A number that changes with the text (32-bit FNV-1a).
fn sum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The packed form of `plain`, which reads as `deflated` once pressed together.
pub fn close(plain: &str, deflated: &[u8]) -> String {
    let (mut held, mut count) = (0_u32, 0);
    let mut packed = String::new();
    let mut push = |bits: u32| packed.extend(char::from_u32(FIRST + (bits & ((1 << BITS) - 1))));
    for byte in sum(plain).to_be_bytes().iter().chain(deflated) {
        held = held << 8 | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            push(held >> count);
        }
    }
    if count > 0 {
        push(held << (BITS - count));
    }
    packed
}

/// The text that was packed; `None` if it is not whole.
pub fn open(packed: &str) -> Option<String> {
    let (mut held, mut count) = (0_u32, 0);
    let mut bytes = Vec::new();
    for c in packed.chars() {
        let bits = u32::from(c).checked_sub(FIRST).filter(|bits| *bits < 1 << BITS)?;
        held = held << BITS | bits;
        count += BITS;
        while count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
        }
    }
    let (said, deflated) = bytes.split_at_checked(4)?;
    let plain = String::from_utf8(inflate(deflated, MOST)?).ok()?;
    (sum(&plain).to_be_bytes() == said).then_some(plain)
}

/// Whether a stored text is packed.
pub fn is_packed(text: &str) -> bool {
    let place = |name: &str| text.find(name);
    match (place("\"packed\":"), place("\"data\":")) {
        (Some(packed), data) => data.is_none_or(|data| packed < data),
        (None, _) => false,
    }
}

/// What packing one record won.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Won {
    /// Units it took before.
    pub before: usize,
    /// Units it takes now.
    pub after: usize,
}

/// A record about to be packed: press [`Unpacked::plain`] together, then hand both to [`Store::pack`].
pub struct Unpacked {
    key: Key,
    version: Version,
    /// Its JSON.
    pub plain: String,
}

impl Store {
    /// A record as it is before packing; `None` if it is packed already, deleted or unreadable.
    pub fn unpacked(&self, key: &Key) -> Option<Unpacked> {
        let version = self.head(key).filter(|head| !is_packed(&head.text))?;
        let plain = version.saved.body.as_ref()?.text().ok()?;
        Some(Unpacked { key: key.clone(), version, plain })
    }

    /// Stores a record in its packed form. `None`: it was changed meanwhile, or would not become smaller, and stays
    /// as it is. Errors: why it could not be stored; the record is then as it was.
    pub fn pack(&self, one: &Unpacked, deflated: &[u8], now: NaiveDateTime) -> Result<Option<Won>, SaveError> {
        let name = self.may_write(&one.key)?;
        let stored = self.raw(&name);
        let head = self.head(&one.key);
        let same = head.as_ref() == Some(&one.version) && stored.as_deref() == Some(&*one.version.text);
        let (Some(head), true) = (head, same) else { return Ok(None) };
        // Nothing in it is of this tab or of now: another tab that packs the same state arrives at the same one.
        let packer = head.saved.stamp.writer.packer();
        let mut next = Version::with(&packer, &[&head], head.saved.body.clone(), head.saved.at)?;
        next.text = codec::encode_packed(&next.saved, &close(&one.plain, deflated)).into();
        let won = Won { before: units(&head.text), after: units(&next.text) };
        if won.after >= won.before {
            return Ok(None);
        }
        // Nothing takes the place of a record that does not read exactly as it does.
        let again = Version::read(&name, &next.text);
        if again.as_ref().ok() != Some(&next) {
            return Err(SaveError::Unwritable("it would not come out as it went in".into()));
        }
        self.place(&name, &next)?;
        self.had_room();
        self.hold(&one.key, next);
        self.copy_soon(one.key.clone(), now);
        self.try_again();
        Ok(Some(won))
    }

    /// Stores a packed record unpacked again. Errors: why not; it is then as it was.
    pub fn unpack(&self, key: &Key, now: NaiveDateTime) -> Result<(), SaveError> {
        let packed = self.head(key).filter(|head| is_packed(&head.text));
        match packed.and_then(|head| head.record().cloned()) {
            Some(record) => self.put(record, now).map(drop),
            None => Ok(()),
        }
    }

    /// The units that a record takes unpacked.
    pub fn plain_size(&self, key: &Key) -> usize {
        let text = |head: Version| codec::encode(&head.saved).ok();
        self.head(key).and_then(text).map_or(0, |text| units(&text))
    }

    /// The units that each process takes which is not packed.
    pub fn unpacked_sizes(&self) -> Vec<usize> {
        let held = self.0.held.borrow();
        let heads = held.iter().filter(|(key, _)| matches!(key, Key::Process(_)));
        let heads = heads.filter_map(|(_, held)| held.head.as_ref().filter(|head| head.record().is_some()));
        heads.filter(|head| !is_packed(&head.text)).map(|head| units(&head.text)).collect()
    }

    /// The keys of packed records, and the units that their texts take.
    pub fn packed(&self) -> (Vec<Key>, usize) {
        let held = self.0.held.borrow();
        let packed = held.iter().filter_map(|(key, held)| Some((key, held.head.as_ref()?)));
        let packed = packed.filter(|(_, head)| is_packed(&head.text));
        packed.fold((Vec::new(), 0), |(mut keys, sum), (key, head)| {
            keys.push(key.clone());
            (keys, sum + units(&head.text))
        })
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

    fn pack(plain: &str) -> String {
        let mut pen = DeflateEncoder::new(Vec::new(), Compression::default());
        pen.write_all(plain.as_bytes()).unwrap();
        close(plain, &pen.finish().unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_was_packed_comes_out(plain in ".{0,400}") {
            let packed = pack(&plain);
            prop_assert!(packed.chars().all(|c| c.len_utf16() == 1));
            prop_assert_eq!(serde_json::to_string(&packed).unwrap().len(), packed.len() + 2);
            prop_assert_eq!(open(&packed), Some(plain));
        }

        #[test]
        fn what_was_changed_by_one_letter_is_noticed(plain in "[a-z ]{20,300}", at in any::<prop::sample::Index>()) {
            let mut letters: Vec<char> = pack(&plain).chars().collect();
            let at = at.index(letters.len());
            letters[at] = if letters[at] == '一' { '丁' } else { '一' };
            let changed: String = letters.iter().collect();
            // A change in the bits that only fill up the last letter is none.
            prop_assert!(open(&changed).is_none_or(|read| read == plain));
        }

        #[test]
        fn any_text_at_all_is_unpacked_or_refused(text in ".{0,200}", cjk in "[一-龥]{0,200}") {
            let _ = (open(&text), open(&cjk));
        }
    }
}
