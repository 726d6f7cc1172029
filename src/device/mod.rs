//! What a browser can do, one file for each ability. Knows nothing of records, rules or screens.

pub mod address;
pub mod badge;
pub mod clock;
pub mod contacts;
pub mod dates;
pub mod file;
pub mod page;
pub mod promise;
pub mod random;
pub mod remind;
pub mod share_file;
pub mod update;
pub mod zone;
