//! Where the records are kept: on this device and nowhere else, one key for each record.
//!
//! ```ignore
//! let (store, loaded) = Store::open(Writer::fresh(&mut ids), now);
//! for record in loaded.records {
//!     match record {
//!         Record::Process(process) => show(process),       // Arc<Process>
//!         Record::Settings(settings) => apply(settings),
//!         Record::OwnPlaybook(own) => list(own),
//!         Record::SecondCopy(copy) => offer(copy),
//!     }
//! }
//! match store.put(process.clone(), now) {                 // a Process, or an Arc of one
//!     Ok(receipt) => save_state.set(receipt.state),
//!     Err(error) => save_state.set(SaveState::NotSaved(error)),
//! }
//! ```

pub mod codec;
pub mod error;
pub mod journal;
pub mod local;
pub mod merge;
pub mod migrations;
pub mod news;
pub mod reconcile;
pub mod record;
mod second;
pub mod second_copy;
mod sound;
pub mod stamp;
pub mod store;
mod tabs;
pub mod version;

pub use codec::{Damage, Unreadable};
pub use error::{Access, SaveError, SaveState};
pub use news::News;
pub use record::{Key, Only, Record};
pub use second_copy::{CopyId, Origin, SecondCopy};
pub use stamp::{Stamp, Writer};
pub use store::{Loaded, Receipt, Store};
