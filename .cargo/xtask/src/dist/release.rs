//! Finishing what trunk made: minify, name by contents, inline the styles, write the worker.

use crate::{
    dist::{cut, digest, page, styles, tree, worker},
    failure::Failure,
    paths,
    tools::Tools,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Trunk's two products, found by name.
struct Built {
    glue: PathBuf,
    wasm: PathBuf,
}

/// How the files of later parts are called, before their hash; and the folder of their styles.
pub const LATER: &str = "later";

/// The scripts that go into the page itself: what is seen before the program is there, and what is said when it does not come.
const INLINE: [&str; 2] = ["opening.js", "unstarted.js"];

/// Finishes a release in `folder`.
pub fn finish(folder: &Path, tools: &Tools) -> Result<(), Failure> {
    let built = find(folder)?;
    let parts = cut::cut(tools)?;
    let mut glue = bundle(tools, &parts.glue)?;
    let wasm = read(&parts.program)?;
    let mut today = Vec::new();
    for (name, file) in &parts.later {
        let bytes = read(file)?;
        let hashed = digest::name(LATER, ".wasm", &bytes);
        if parts.today.contains(name) {
            today.push(hashed.clone());
        }
        glue = glue.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
        write(&folder.join(hashed), &bytes)?;
    }
    let start = script(tools, &folder.join("start.js"))?;
    let inline = INLINE.map(|name| script(tools, &folder.join(name)));
    let inline = inline.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
    let sheets = paths::root().join("style");
    let style = minified_style(tools, &sheets)?;
    let later_style = minified_style(tools, &sheets.join(LATER))?;
    let later_styles = digest::name(LATER, ".css", later_style.as_bytes());

    let names = [
        digest::name("start", ".js", start.as_bytes()),
        digest::name("afterword", ".js", glue.as_bytes()),
        digest::name("afterword", "_bg.wasm", &wasm),
    ];
    let inlined = INLINE.map(|name| folder.join(name));
    for old in [built.glue, built.wasm, folder.join("start.js")].into_iter().chain(inlined) {
        fs::remove_file(&old).map_err(Failure::at(&old))?;
    }
    let snippets = folder.join("snippets"); // now part of the glue
    if snippets.is_dir() {
        fs::remove_dir_all(&snippets).map_err(Failure::at(&snippets))?;
    }
    write(&folder.join(&names[0]), start.as_bytes())?;
    write(&folder.join(&names[1]), glue.as_bytes())?;
    write(&folder.join(&names[2]), &wasm)?;
    write(&folder.join(&later_styles), later_style.as_bytes())?;

    let file = |name, bytes: &[u8]| page::File { name, integrity: Some(digest::integrity(bytes)) };
    let scripts = page::Scripts {
        inline: inline.trim(),
        start: &names[0],
        glue: file(&names[1], glue.as_bytes()),
        wasm: file(&names[2], &wasm),
    };
    let page =
        page::release(&source()?, &scripts, &page::Later { style: &style, styles: &later_styles, today: &today })?;
    write(&folder.join("index.html"), page.as_bytes())?;

    let file = folder.join(worker::NAME);
    let template = text(&file)?;
    write(&file, worker::fill(&template, &tree::read(folder)?)?.as_bytes())?;
    let small = script(tools, &file)?;
    write(&file, small.as_bytes())
}

/// Finishes a development build in `folder`: the same page, nothing made small, no worker.
pub fn finish_development(folder: &Path) -> Result<(), Failure> {
    let built = find(folder)?;
    let (glue, wasm) = (file_name(&built.glue), file_name(&built.wasm));
    let file = |name| page::File { name, integrity: None };
    let inline = INLINE.map(|name| text(&folder.join(name)));
    let inline = inline.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
    let scripts = page::Scripts { inline: &inline, start: "start.js", glue: file(&glue), wasm: file(&wasm) };
    let sheets = paths::root().join("style");
    let style = styles::joined(&sheets)? + &styles::joined(&sheets.join(LATER))?;
    let page = page::development(&text(&folder.join("index.html"))?, &scripts, &style)?;
    let worker = folder.join(worker::NAME);
    for needless in [worker].into_iter().chain(INLINE.map(|name| folder.join(name))) {
        fs::remove_file(&needless).map_err(Failure::at(&needless))?;
    }
    write(&folder.join("index.html"), page.as_bytes())
}

fn source() -> Result<String, Failure> {
    text(&paths::root().join("index.html"))
}

fn find(folder: &Path) -> Result<Built, Failure> {
    let one = |ending: &str| {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).map_err(Failure::at(folder))? {
            let path = entry.map_err(Failure::at(folder))?.path();
            let name = file_name(&path);
            if name.starts_with("afterword-") && name.ends_with(ending) {
                found.push(path);
            }
        }
        match found.pop() {
            Some(path) if found.is_empty() => Ok(path),
            _ => Err(Failure::Dist(format!("it should hold one afterword-*{ending}"))),
        }
    };
    Ok(Built { glue: one(".js")?, wasm: one("_bg.wasm")? })
}

/// The glue and whatever it imports, as one small file.
fn bundle(tools: &Tools, file: &Path) -> Result<String, Failure> {
    tools.esbuild().args([file]).args(["--bundle", "--format=esm"]).args(SMALL).quiet()
}

fn script(tools: &Tools, file: &Path) -> Result<String, Failure> {
    tools.esbuild().args([file]).args(SMALL).quiet()
}

const SMALL: [&str; 4] = ["--minify", "--charset=utf8", "--target=es2022", "--log-level=warning"];

fn minified_style(tools: &Tools, sheets: &Path) -> Result<String, Failure> {
    let all = paths::target().join("afterword-all.css");
    let joined = styles::joined(sheets)?;
    write(&all, joined.as_bytes())?;
    let small = tools.esbuild().args([&all]).args(["--minify", "--charset=utf8", "--log-level=warning"]).quiet()?;
    Ok(small.trim().to_owned())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::at(path))
}

fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at(path))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(Failure::at(path))
}
