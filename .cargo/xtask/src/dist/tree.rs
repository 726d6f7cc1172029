//! A folder as a sorted list of its files.

use crate::failure::Failure;
use std::{collections::BTreeMap, fs, path::Path};

/// Every file under `folder`, by its path with `/` between the parts.
pub fn read(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::at(folder))? {
        let path = entry.map_err(Failure::at(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(Failure::Dist(format!("{} has no plain name", path.display())));
        };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(&path).map_err(Failure::at(&path))?;
            files.insert(name, bytes);
        }
    }
    Ok(())
}
