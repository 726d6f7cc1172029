//! Packing records that are long over, and unpacking them: one text replaces another of the same meaning, so there is
//! no moment without either.

use crate::storage::error::SaveError;
use crate::storage::record::codec;
use crate::storage::record::kinds::Key;
use crate::storage::record::pack;
use crate::storage::record::version::Version;
use crate::storage::store::inner::Store;
use crate::storage::store::meter::units;
use chrono::NaiveDateTime;

/// The UTF-16 units that packing one record saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Won {
    /// Units before.
    pub before: usize,
    /// Units after.
    pub after: usize,
}

/// A record to be packed: compress [`Unpacked::plain`], then pass both to [`Store::pack`].
pub struct Unpacked {
    key: Key,
    version: Version,
    /// Its JSON.
    pub plain: String,
}

impl Store {
    /// A record before packing; `None` if it is packed already, deleted or unreadable.
    pub fn unpacked(&self, key: &Key) -> Option<Unpacked> {
        let version = self.head(key).filter(|head| !pack::is_packed(&head.text))?;
        let plain = version.saved.body.as_ref()?.text().ok()?;
        Some(Unpacked { key: key.clone(), version, plain })
    }

    /// Stores a record in its packed form. `None`: it was changed meanwhile, or would not become smaller, and is
    /// unchanged. Errors: why it could not be stored; the record is then unchanged.
    pub fn pack(&self, one: &Unpacked, deflated: &[u8], now: NaiveDateTime) -> Result<Option<Won>, SaveError> {
        let name = self.may_write(&one.key)?;
        let stored = self.raw(&name);
        let head = self.head(&one.key);
        let same = head.as_ref() == Some(&one.version) && stored.as_deref() == Some(&*one.version.text);
        let (Some(head), true) = (head, same) else { return Ok(None) };
        // Nothing in it depends on this tab or on the time: another tab that packs the same state writes the same text.
        let packer = head.saved.stamp.writer.packer();
        let mut next = Version::with(&packer, &[&head], head.saved.body.clone(), head.saved.at)?;
        next.text = codec::encode_packed(&next.saved, &pack::close(&one.plain, deflated)).into();
        let won = Won { before: units(&head.text), after: units(&next.text) };
        if won.after >= won.before {
            return Ok(None);
        }
        // A record is replaced only by a text that reads exactly the same.
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

    /// Stores a packed record unpacked again. Errors: why not; it is then unchanged.
    pub fn unpack(&self, key: &Key, now: NaiveDateTime) -> Result<(), SaveError> {
        let packed = self.head(key).filter(|head| pack::is_packed(&head.text));
        match packed.and_then(|head| head.record().cloned()) {
            Some(record) => self.put(record, now).map(drop),
            None => Ok(()),
        }
    }

    /// The UTF-16 units that a record takes unpacked.
    pub fn plain_size(&self, key: &Key) -> usize {
        let text = |head: Version| codec::encode(&head.saved).ok();
        self.head(key).and_then(text).map_or(0, |text| units(&text))
    }

    /// The UTF-16 units of each process that is not packed.
    pub fn unpacked_sizes(&self) -> Vec<usize> {
        let held = self.0.held.borrow();
        let heads = held.iter().filter(|(key, _)| matches!(key, Key::Process(_)));
        let heads = heads.filter_map(|(_, held)| held.head.as_ref().filter(|head| head.record().is_some()));
        heads.filter(|head| !pack::is_packed(&head.text)).map(|head| units(&head.text)).collect()
    }

    /// The keys of packed records, and the UTF-16 units that their texts take.
    pub fn packed(&self) -> (Vec<Key>, usize) {
        let held = self.0.held.borrow();
        let packed = held.iter().filter_map(|(key, held)| Some((key, held.head.as_ref()?)));
        let packed = packed.filter(|(_, head)| pack::is_packed(&head.text));
        packed.fold((Vec::new(), 0), |(mut keys, sum), (key, head)| {
            keys.push(key.clone());
            (keys, sum + units(&head.text))
        })
    }
}
