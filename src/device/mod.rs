//! What a browser can do, one file for each ability. Knows nothing of records, rules or screens.

pub mod address;
pub mod badge;
pub mod chosen_file;
pub mod clipboard;
pub mod clock;
pub mod contacts;
pub mod dates;
pub mod file;
pub mod held;
pub mod install;
pub mod letters;
pub mod neighbours;
pub mod page;
pub mod persist;
pub mod picture;
pub mod promise;
pub mod random;
pub mod received;
pub mod remind;
pub mod share;
pub mod sitting;
pub mod slices;
pub mod squeeze;
pub mod text;
pub mod update;
pub mod zone;
