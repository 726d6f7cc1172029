//! Where the records are kept: on this device and nowhere else.
//!
//! Each record has a key of its own in localStorage (`local`), which is fast, and a copy in an IndexedDB journal
//! (`sync::journal`), which survives a killed browser. A save is immediate; "Saved on this device" is said once the
//! journal has it on the disk. Whatever comes from other tabs, the journal or damage arrives as a [`StoreEvent`].
//!
//! ```ignore
//! let (store, loaded) = Store::open(Writer::fresh(&mut ids), now);   // reads everything, never fails
//! for record in loaded.records {
//!     match record {
//!         Record::Process(process) => show(process),                 // an Arc<Process>
//!         Record::Settings(settings) => apply(settings),
//!         Record::OwnPlaybook(own) => list(own),
//!         Record::ConflictCopy(copy) => offer(copy),                   // the other version, kept beside the record
//!     }
//! }
//! store.begin(move |news| match news {                               // once, after the first screen is up
//!     StoreEvent::Save(state) => save_state.set(state),
//!     StoreEvent::Changed(records) => records.into_iter().for_each(take),  // read like this now, whoever changed them
//!     StoreEvent::Gone(key) => drop_record(&key),
//!     other => tell(other),
//! });
//! match store.put(process, now) {                                    // a Process, or an Arc of one
//!     Ok(receipt) => {
//!         save_state.set(receipt.state);                             // Saving; an event says Saved
//!         receipt.merged.into_iter().chain(receipt.copy).for_each(take);
//!     }
//!     Err(error) => save_state.set(SaveState::NotSaved(error)),      // the earlier state is untouched
//! }
//! ```
//!
//! `put` saves over what the screen shows. A form that is filled over a longer time keeps the record it began with and
//! saves with `put_over`, which leaves fields alone that the user did not touch. Never put a record made from an older
//! one.
//!
//! - A text that cannot be read is [`Unreadable`]: shown, downloaded with `raw`, and deleted with `discard` only. After
//!   [`StoreEvent::Repairable`], `discard` restores the sound copy from the journal. One that the journal had in place
//!   of a sound record is put aside under a key of its own, and stays there until it is discarded.
//! - Members of a record that only a newer version of the app knows are no damage: they are kept (`record::body`).
//! - [`Access::Outdated`] is final: a newer version of the app has saved something with another meaning
//!   (`record::migrations::VERSION`), so this one only reads.
//! - `backup`, `seal`, `backup::read`, `seal::unseal`, `plan`, `restore`, `undoing`, `undo` export records and restore
//!   them.
//! - `meter` tells how full the store is; `erase` deletes everything.

pub mod backup;
pub mod error;
pub mod export;
#[cfg(test)]
mod fields;
pub mod import;
pub mod legacy_names;
pub mod local;
pub mod names;
pub mod record;
pub mod store;
pub mod sync;

pub use error::{Access, SaveError, SaveState};
pub use record::codec::{Damage, Unreadable};
pub use record::conflict_copy::{ConflictCopy, CopyId, Origin};
pub use record::kinds::{Key, Only, Record};
pub use record::revision::{Revision, Writer};
pub use store::store_event::StoreEvent;
pub use store::{Loaded, Receipt, Store};
