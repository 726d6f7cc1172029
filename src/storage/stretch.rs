//! From a passphrase to a key by Argon2id, in memory of its own. Runs here, not in the browser: no browser has it yet.
//! It takes 64 MiB and up to two seconds, and belongs to a part of the app that is fetched later.

use crate::storage::backup::BackupError;
use crate::storage::sealed::Cost;
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// The key for a passphrase, 256 bits. Errors: there is not that much memory, or there is no such cost.
pub fn argon2id(passphrase: &[u8], salt: &[u8], cost: Cost) -> Result<[u8; 32], BackupError> {
    let mut key = [0; 32];
    let Cost { memory, passes, lanes } = cost;
    let how = Params::new(memory, passes, lanes, Some(key.len())).map_err(|_| BackupError::Damaged)?;
    let mut blocks = Vec::new();
    // Refused, it must be a sentence and not the end of the program.
    blocks.try_reserve_exact(how.block_count()).map_err(|_| BackupError::NoMemory)?;
    blocks.resize(how.block_count(), Block::default());
    let stretch = Argon2::new(Algorithm::Argon2id, Version::V0x13, how);
    stretch.hash_password_into_with_memory(passphrase, salt, &mut key, &mut blocks).map_err(|_| BackupError::Damaged)?;
    Ok(key)
}
