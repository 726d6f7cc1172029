//! Where the records are kept: on this device and nowhere else.
//!
//! Each record has a key of its own in localStorage (`local`), which is quick, and a copy in an IndexedDB journal
//! (`journal`), which survives a killed browser. A save is immediate; "Saved on this device" is said once the journal
//! has it on the disk. Whatever other tabs, the journal or damage have to say arrives as [`News`].
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
//!     News::Save(state) => save_state.set(state),
//!     News::Changed(records) => records.into_iter().for_each(take),  // read like this now, whoever changed them
//!     News::Gone(key) => drop_record(&key),
//!     other => tell(other),
//! });
//! match store.put(process, now) {                                    // a Process, or an Arc of one
//!     Ok(receipt) => {
//!         save_state.set(receipt.state);                             // Saving; the news says Saved
//!         receipt.merged.into_iter().chain(receipt.copy).for_each(take);
//!     }
//!     Err(error) => save_state.set(SaveState::NotSaved(error)),      // the earlier state is untouched
//! }
//! ```
//!
//! `put` saves over what the screen shows. A form that is filled at leisure remembers the record it began with and
//! saves with `put_over`, which leaves alone what it did not touch. Never put a record made from an older one.
//!
//! - A text that cannot be read is [`Unreadable`]: shown, downloaded with `raw`, and thrown away with `discard`
//!   only. After [`News::Repairable`], `discard` brings back the sound copy from the journal. One that the journal had
//!   in the place of a sound record was put aside under a key of its own, and stays there until it is discarded.
//! - Members of a record that only a newer version of the app knows are no damage: they stay in their place (`body`).
//! - [`Access::Outdated`] is for good: a newer version of the app has saved something that has another meaning
//!   (`migrations::VERSION`), so this one only reads.
//! - `backup`, `seal`, `backup::read`, `seal::unseal`, `plan`, `restore`, `undoing`, `undo` are the way out and back in.
//! - `meter` tells how full the store is; `erase` deletes everything.

pub mod backup;
pub mod backup_error;
pub mod body;
pub mod codec;
pub mod compare;
pub mod conflict_copy;
pub mod digest;
pub mod error;
pub mod export;
#[cfg(test)]
mod fields;
mod generation;
pub mod import;
mod inflate;
pub mod journal;
mod journal_mirror;
pub mod key_derivation;
mod last_visit;
pub mod legacy_names;
pub mod local;
pub mod loss;
pub mod merge;
pub mod meter;
pub mod migrations;
pub mod names;
pub mod notes;
pub mod pack;
pub mod reconcile;
pub mod record;
pub mod restore;
pub mod revision;
pub mod seal;
pub mod sealed;
pub mod store;
pub mod store_event;
mod tabs;
pub mod undo_bulk;
pub mod undo_snapshot;
mod unknown_members;
mod unsaved;
mod validation;
pub mod version;

pub use codec::{Damage, Unreadable};
pub use conflict_copy::{ConflictCopy, CopyId, Origin};
pub use error::{Access, SaveError, SaveState};
pub use record::{Key, Only, Record};
pub use revision::{Revision, Writer};
pub use store::{Loaded, Receipt, Store};
pub use store_event::StoreEvent;
