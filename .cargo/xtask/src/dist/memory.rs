//! Whether the stack lies first in the program's memory, before everything that has an address of its own. If so,
//! nothing lies at the lowest addresses, and the optimiser may be told (`--low-memory-unused`), which saves 1.0 KB of the
//! first load: an address and a small distance from it become one. The compiler asks for it so by default.

use crate::failure::Failure;
use wasmparser::{BinaryReaderError, DataKind, Operator, Parser, Payload};

/// How much the optimiser takes to be unused, in bytes.
const LOW: i32 = 1024;

/// Complains when something lies where the stack should.
pub fn check(program: &[u8]) -> Result<(), Failure> {
    let places = places(program).map_err(|error| Failure::Dist(format!("the program could not be read: {error}")))?;
    match places {
        (Some(stack), data) if stack > LOW && data.iter().all(|at| *at >= stack) => Ok(()),
        _ => Err(Failure::Dist("the stack does not lie first, as --low-memory-unused needs it".to_owned())),
    }
}

/// Where the stack begins, from which it grows downwards, and where each piece of data lies. The stack's is the first
/// global.
fn places(program: &[u8]) -> Result<(Option<i32>, Vec<i32>), BinaryReaderError> {
    let (mut stack, mut data) = (None, Vec::new());
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::GlobalSection(globals) => {
                let first = globals.into_iter().next().transpose()?;
                stack = first.map(|global| constant(&global.init_expr)).transpose()?.flatten();
            }
            Payload::DataSection(pieces) => {
                for piece in pieces {
                    if let DataKind::Active { offset_expr, .. } = piece?.kind {
                        data.push(constant(&offset_expr)?.unwrap_or(0));
                    }
                }
            }
            _ => {}
        }
    }
    Ok((stack, data))
}

fn constant(expression: &wasmparser::ConstExpr) -> Result<Option<i32>, BinaryReaderError> {
    Ok(match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Some(value),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use wasm_encoder::{ConstExpr, DataSection, GlobalSection, GlobalType, MemorySection, MemoryType, Module, ValType};

    fn program(stack: i32, data: &[i32]) -> Vec<u8> {
        let mut memory = MemorySection::new();
        memory.memory(MemoryType { minimum: 17, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut globals = GlobalSection::new();
        let kind = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        globals.global(kind, &ConstExpr::i32_const(stack));
        let mut pieces = DataSection::new();
        for at in data {
            pieces.active(0, &ConstExpr::i32_const(*at), *b"data");
        }
        let mut module = Module::new();
        module.section(&memory).section(&globals).section(&pieces);
        module.finish()
    }

    #[test]
    fn data_below_the_stack_is_noticed() {
        assert!(check(&program(1_048_576, &[1_048_576, 1_048_600])).is_ok());
        assert!(check(&program(1_048_576, &[])).is_ok());
        assert!(check(&program(1_048_576, &[1_048_576, 1_024])).is_err(), "data first, and then the stack");
        assert!(check(&program(512, &[2_048])).is_err(), "a stack as small as what is taken to be unused");
        assert!(check(b"nonsense").is_err());
    }
}
