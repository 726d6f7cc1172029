//! Building blocks of every screen. They know nothing of records or rules.

pub mod adder;
pub mod badge;
pub mod button;
pub mod choice;
pub mod dom;
pub mod empty;
pub mod field;
pub mod file_button;
pub mod icon;
pub mod long_list;
pub mod menu;
pub mod section;
pub mod sheet;
pub mod slot;
pub mod unfold;
pub mod way_out;
pub mod when;
pub mod wrap;
