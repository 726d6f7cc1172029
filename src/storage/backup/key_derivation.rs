//! From a passphrase to a key by Argon2id, in memory of its own. Runs in the app, as no browser offers it yet. It takes
//! 64 MiB and up to two seconds, and belongs to a part of the app that is loaded later.

use crate::storage::backup::error::BackupError;
use crate::storage::backup::sealed::Cost;
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// The key for a passphrase, 256 bits. Errors: there is not enough memory, or the cost is invalid.
pub fn argon2id(passphrase: &[u8], salt: &[u8], cost: Cost) -> Result<[u8; 32], BackupError> {
    let mut key = [0; 32];
    let Cost { memory, passes, lanes } = cost;
    let how = Params::new(memory, passes, lanes, Some(key.len())).map_err(|_| BackupError::Damaged)?;
    let mut blocks = Vec::new();
    // If the memory is refused, that must be an error with a sentence, not a panic.
    blocks.try_reserve_exact(how.block_count()).map_err(|_| BackupError::NoMemory)?;
    blocks.resize(how.block_count(), Block::default());
    let stretch = Argon2::new(Algorithm::Argon2id, Version::V0x13, how);
    stretch
        .hash_password_into_with_memory(passphrase, salt, &mut key, &mut blocks)
        .map_err(|_| BackupError::Damaged)?;
    Ok(key)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_that_another_program_makes() {
        let bytes = |hex: &str| -> Vec<u8> {
            let pairs = hex.as_bytes().chunks(2).filter(|pair| pair.len() == 2);
            pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
        };
        let lines = include_str!("../../../tests/fixtures/sealed/argon2id.txt").lines();
        let mut seen = 0;
        for line in lines.filter(|line| !line.starts_with('#')) {
            let [passphrase, salt, memory, passes, lanes, key] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let number = |text: &str| text.parse().unwrap();
            let cost = Cost { memory: number(memory), passes: number(passes), lanes: number(lanes) };
            let made = argon2id(&bytes(passphrase), &bytes(salt), cost).unwrap();
            assert_eq!(made.to_vec(), bytes(key), "{line}");
            seen += 1;
        }
        assert_eq!(seen, 6);
        let cost = Cost { memory: 64, passes: 1, lanes: 1 };
        assert_eq!(argon2id(b"x", b"short", cost), Err(BackupError::Damaged));
    }
}
