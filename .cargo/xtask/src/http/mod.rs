//! A static host in small: a release served from memory with the headers a good host would send.

pub mod mime;
pub mod reply;
pub mod request;
pub mod server;
pub mod site;
