//! The records as other programs read them.

pub mod csv;
pub mod search_csv;
pub mod table;
pub mod vcard;
