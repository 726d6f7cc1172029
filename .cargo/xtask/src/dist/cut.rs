//! Cutting the program at the screens that `src/ui/lazy_screens.rs` names: what the first load needs, and the rest in
//! files of their own.

use crate::{
    dist::{memory, names},
    failure::Failure,
    paths,
    tools::{Tools, joined},
};
use std::{
    cmp::Reverse,
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};
use wasm_split_cli_support::{Options, transform};

/// The program in its parts.
pub struct Parts {
    /// The glue between script and wasm, with the loaders of the later parts beside it.
    pub glue: PathBuf,
    /// What the first load needs.
    pub program: PathBuf,
    /// What is fetched when it is first opened: the name that the glue uses, and the file.
    pub later: Vec<(String, PathBuf)>,
    /// The names of those that Today needs once something is recorded.
    pub today: Vec<String>,
}

/// Cuts what cargo made, makes the glue, and makes every part small.
pub fn cut(tools: &Tools) -> Result<Parts, Failure> {
    let made = paths::target().join("wasm32-unknown-unknown/release/afterword.wasm");
    let whole = fs::read(&made).map_err(Failure::at(&made))?;
    memory::check(&whole)?;
    let folder = paths::target().join("afterword-parts");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(Failure::at(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;

    let first = folder.join("afterword.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.main_module = "./afterword.js";
    options.target.web();
    let cut =
        transform(options).map_err(|report| Failure::Dist(format!("the program could not be cut: {report:#}")))?;

    let glued = folder.join("glued");
    tools
        .wasm_bindgen()
        .args([&first])
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "afterword", "--out-dir"])
        .args([&glued])
        .quiet()?;
    let program = glued.join("afterword_bg.wasm");
    let glue = glued.join("afterword.js");
    let script = fs::read_to_string(&glue).map_err(Failure::at(&glue))?;
    let long = fs::read(&program).map_err(Failure::at(&program))?;
    let (short, script) = names::shorten(&long, &script)?;
    fs::write(&program, short).map_err(Failure::at(&program))?;
    fs::write(&glue, script).map_err(Failure::at(&glue))?;

    let linked = folder.join("__wasm_split.js");
    let script = fs::read_to_string(&linked).map_err(Failure::at(&linked))?;
    let beside = glued.join("__wasm_split.js");
    fs::write(&beside, any_host(&script)?).map_err(Failure::at(&beside))?;

    let today = group(&script, "overview")?;
    let named = cut.split_modules.into_iter().filter_map(|part| {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        script.contains(&format!("\"./{name}\"")).then_some((name, part))
    });
    let (names, parts): (Vec<_>, Vec<_>) = named.unzip();
    let mut made = all_small(tools, &[vec![program], parts].concat())?.into_iter();
    let program = made.next().unwrap_or_default();
    let later = names.into_iter().zip(made).collect();
    Ok(Parts { glue, program, later, today })
}

/// The loaders fetch once and compile as they download, which needs the right type from the host, takes an error page
/// for a program, and gives up at the first failure. The start script fetches for them instead.
fn any_host(script: &str) -> Result<String, Failure> {
    const TURNS: [(&str, &str); 2] = [
        ("fetch(new URL(", "window.afterword_part(new URL("),
        ("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)"),
    ];
    let mut script = script.to_owned();
    for (theirs, ours) in TURNS {
        if !script.contains(theirs) {
            return Err(Failure::Dist("the loaders of the later parts are not as expected".to_owned()));
        }
        script = script.replace(theirs, ours);
    }
    Ok(script)
}

/// The files of a group of `src/ui/lazy_screens.rs`: its own, and those that it shares with others.
fn group(script: &str, name: &str) -> Result<Vec<String>, Failure> {
    let strange = || Failure::Dist(format!("the loader of the group {name} is not as expected"));
    let (_, rest) = script.split_once(&format!("__wasm_split_load_{name} = ")).ok_or_else(strange)?;
    let (own, rest) = rest.split_once(", [").ok_or_else(strange)?;
    let (shared, _) = rest.split_once(']').ok_or_else(strange)?;
    let file = |loader: &str| {
        let (_, rest) = loader.split_once("new URL(\"./")?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let shared = shared.split(',').map(str::trim).filter(|name| !name.is_empty());
    let shared = shared.map(|name| script.split_once(&format!("{name} = ")).and_then(|(_, loader)| file(loader)));
    shared.chain([file(own)]).collect::<Option<_>>().ok_or_else(strange)
}

/// Flattened and looped anew first, and then twice over: 1.4 KB less of the first load than once, and 1.0 KB for what
/// `memory` has checked (brotli, 30 November 2026, of 214). Three times gives nothing more.
const SMALL: [&str; 5] = ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused"];

/// Each file made small, in the order given. The optimiser keeps one core busy, so there is one for each core; the
/// largest files come first, for the last one to be a short one.
fn all_small(tools: &Tools, files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let size = |file: &PathBuf| fs::metadata(file).map_or(0, |data| data.len());
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|&place| Reverse(size(&files[place])));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        while let Some(&place) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            made.push((place, small(tools, &files[place])?));
        }
        Ok(made)
    };
    let mut made = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(joined).collect::<Result<Vec<_>, Failure>>()
    })?
    .concat();
    made.sort_by_key(|(place, _)| *place);
    Ok(made.into_iter().map(|(_, file)| file).collect())
}

fn small(tools: &Tools, file: &Path) -> Result<PathBuf, Failure> {
    let made = file.with_extension("small.wasm");
    tools.wasm_opt().args(SMALL).args(FEATURES).args([file]).args(["-o"]).args([&made]).quiet()?;
    Ok(made)
}

/// What the compiler uses by itself: browsers have had all of it for years, and the later parts carry no note of it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

#[cfg(test)]
mod tests {
    use super::{any_host, group};

    #[test]
    fn the_files_of_a_group_are_its_own_and_the_shared_ones() {
        const SCRIPT: &str = "const __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n}, []);\n\
            const __chunk_2 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_2.wasm\", import.meta.url));\n}, []);\n\
            export const __wasm_split_load_other = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_other.wasm\", import.meta.url));\n}, []));\n\
            export const __wasm_split_load_day = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_day.wasm\", import.meta.url));\n}\n, [__chunk_1, __chunk_2]));";
        assert_eq!(group(SCRIPT, "day").unwrap(), ["chunk_1.wasm", "chunk_2.wasm", "split_day.wasm"]);
        assert_eq!(group(SCRIPT, "other").unwrap(), ["split_other.wasm"]);
        assert!(group(SCRIPT, "none").is_err());
    }

    #[test]
    fn the_loaders_leave_fetching_to_the_start_script() {
        const LOADER: &str = "const src = fetch(new URL(\"./a.wasm\", import.meta.url));\n\
            return async (imports) => (WebAssembly.instantiateStreaming(src, imports));";
        let script = any_host(LOADER).unwrap();
        assert!(script.contains("src = window.afterword_part(new URL(\"./a.wasm\", import.meta.url))"));
        assert!(script.contains("(WebAssembly.instantiate(await src, imports))") && !script.contains("Streaming"));
        assert!(any_host("something else").is_err());
    }
}
