//! Building blocks of every screen. They know nothing of records or rules.

pub mod adder;
pub mod badge;
pub mod button;
pub mod choice;
pub mod disclosure;
pub mod dom;
pub mod empty;
pub mod external_link;
pub mod field;
pub mod file_button;
pub mod icon;
pub mod labelled_field;
pub mod long_list;
pub mod menu;
pub mod section;
pub mod sheet;
pub mod when;
pub mod wrap_lines;
