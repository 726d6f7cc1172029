//! Short names for what the program takes from its script and gives to it: the long ones, each with a hash that no
//! compression can shorten, stand in both files.

use crate::failure::Failure;
use std::{
    collections::{BTreeMap, btree_map::Entry},
    convert::Infallible,
};
use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{Export, Imports, Parser};

/// The module that the program imports its script's functions from.
const SCRIPT: &str = "./afterword_bg.js";
/// Its short name.
const SHORT_SCRIPT: &str = "a";

/// The program and its script, with short names in both.
pub fn shorten(program: &[u8], script: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut names = Names::default();
    let mut short = Module::new();
    names
        .parse_core_module(&mut short, Parser::new(0), program)
        .map_err(|error| Failure::Dist(format!("the program could not be read: {error}")))?;
    let script = names.spoken(script);
    let (long, brief) = (format!("\"{SCRIPT}\""), format!("\"{SHORT_SCRIPT}\""));
    match (names.0.is_empty(), script.matches(&long).count()) {
        (false, 1) => Ok((short.finish(), script.replace(&long, &brief))),
        _ => Err(Failure::Dist("the script of the program is not as expected".to_owned())),
    }
}

/// Long name to short one.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, long: &str) -> &str {
        let next = format!("_{:x}", self.0.len());
        match self.0.entry(long.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(next),
        }
    }

    /// A script with each of the names in it made short.
    fn spoken(&self, script: &str) -> String {
        let part_of_a_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut made = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(part_of_a_name) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c| !part_of_a_name(c)).unwrap_or(from.len());
            let (name, after) = from.split_at(end);
            made.push_str(before);
            made.push_str(self.0.get(name).map_or(name, String::as_str));
            rest = after;
        }
        made + rest
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error<Infallible>> {
        for import in imports {
            let (_, import) = import?;
            let kind = self.entity_type(import.ty)?;
            match import.module {
                SCRIPT => section.import(SHORT_SCRIPT, self.short(import.name), kind),
                other => section.import(other, import.name, kind),
            };
        }
        Ok(())
    }

    fn parse_export(&mut self, section: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        let kind = self.export_kind(export.kind)?;
        let index = self.external_index(export.kind, export.index)?;
        // The later parts and the start ask for the others by name.
        let name = if ends_with_hash(export.name) { self.short(export.name) } else { export.name };
        section.export(name, kind, index);
        Ok(())
    }
}

/// Whether it is a name that the compiler made: its last word, or the one before a number, is a hash.
fn ends_with_hash(name: &str) -> bool {
    name.rsplit('_').take(2).any(|word| {
        let digits = word.strip_prefix('h').unwrap_or(word);
        digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, ends_with_hash, shorten};
    use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, TypeSection};
    use wasmparser::{Parser, Payload};

    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(SCRIPT, "__wbg_click_d990e70c576b7c54", EntityType::Function(0));
        imports.import("./other.js", "load_letters", EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("invoke__h718b574eceffd3d4", ExportKind::Func, 0);
        exports.export("memory_like", ExportKind::Func, 1);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    fn names(program: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(program) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.unwrap();
                        found.push(format!("{} {}", import.module, import.name));
                    }
                }
                Payload::ExportSection(section) => {
                    found.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        found
    }

    #[test]
    fn the_same_short_names_stand_in_both() {
        let script = r#"
            const to = { "./afterword_bg.js": { __wbg_click_d990e70c576b7c54: (x) => x.click() } };
            function call() { wasm.invoke__h718b574eceffd3d4(); wasm.memory_like(); not__wbg_click_d990e70c576b7c54() }"#;
        let (program, script) = shorten(&program(), script).unwrap();
        assert_eq!(names(&program), ["a _0", "./other.js load_letters", "_1", "memory_like"]);
        assert!(script.contains(r#"{ "a": { _0: (x) => x.click() } }"#), "{script}");
        assert!(script.contains("wasm._1(); wasm.memory_like(); not__wbg_click_d990e70c576b7c54()"), "{script}");
    }

    #[test]
    fn another_script_than_expected_is_refused() {
        assert!(shorten(&program(), "const to = {};").is_err());
        assert!(shorten(b"nothing", r#""./afterword_bg.js""#).is_err());
    }

    #[test]
    fn only_names_that_the_compiler_made_have_a_hash() {
        assert!(ends_with_hash("invoke__h718b574eceffd3d4") && ends_with_hash("invoke__hb0ae7b43e54e1b6f_13"));
        assert!(!ends_with_hash("memory") && !ends_with_hash("__wasm_split_shared0"));
        assert!(!ends_with_hash("__externref_table_alloc"));
    }
}
