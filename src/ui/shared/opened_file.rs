//! A file that was opened on one screen, passed to the screen that reads its kind.

use std::cell::RefCell;

thread_local! {
    static HANDED: RefCell<Option<(Kind, Vec<u8>)>> = const { RefCell::new(None) };
}

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table of another tracker.
    Table,
    /// A backup.
    Backup,
    /// An invitation, or an e-mail with one.
    Invitation,
}

/// Passes a file on.
pub fn put(kind: Kind, bytes: Vec<u8>) {
    HANDED.with(|handed| *handed.borrow_mut() = Some((kind, bytes)));
}

/// Takes the file of this kind that was passed on, if there is one.
pub fn take(kind: Kind) -> Option<Vec<u8>> {
    HANDED.with(|handed| {
        let mut handed = handed.borrow_mut();
        let fits = handed.as_ref().is_some_and(|(known, _)| *known == kind);
        if fits { handed.take().map(|(_, bytes)| bytes) } else { None }
    })
}
