//! Which interviews are told with their role: under two employers of one name and under an agency, the employer alone
//! does not say which one is meant.

use crate::domain::fold::fold;
use crate::domain::id::ProcessId;
use crate::domain::order;
use crate::domain::process::Process;

/// The interviews that are told with their role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names(Vec<ProcessId>);

impl Names {
    /// None of them.
    pub const NONE: Self = Self(Vec::new());

    /// The names of these processes, in any order; one in the trash does not count as a namesake.
    pub fn among<'a>(processes: impl Iterator<Item = &'a Process>) -> Self {
        let mut all: Vec<(String, &Process)> = processes
            .filter(|process| process.trashed.is_none() && !process.display_name().is_empty())
            .map(|process| (fold(process.display_name()), process))
            .collect();
        order::sort_by(&mut all, |a, b| (&a.0, &a.1.id).cmp(&(&b.0, &b.1.id)));
        let of_one_name = all.chunk_by(|a, b| a.0 == b.0);
        let mut told: Vec<ProcessId> = of_one_name
            .flat_map(|same| same.iter().filter(|(_, process)| same.len() > 1 || !process.agency.is_empty()))
            .map(|(_, process)| process.id.clone())
            .collect();
        order::sort(&mut told);
        Self(told)
    }

    /// What to call it in a line of a list: the employer, and the role where that alone does not say which.
    pub fn line(&self, process: &Process) -> String {
        let shown = process.display_name();
        let with_role =
            self.0.binary_search(&process.id).is_ok() && !process.role.is_empty() && *process.role != *shown;
        if with_role { [shown, ", ", &process.role].concat() } else { shown.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Line;

    fn process(id: &str, employer: &str, role: &str) -> Process {
        let mut process = Process::new(ProcessId::parse(id).unwrap(), "2026-11-11T09:00:00".parse().unwrap());
        (process.employer, process.role) = (Line::cut(employer), Line::cut(role));
        process
    }

    #[test]
    fn the_role_is_told_where_the_employer_is_not_enough() {
        let mut by_agency = process("d", "Castell Energy", "Analyst");
        by_agency.agency = Line::cut("Bright Recruiting");
        let mut hidden = process("e", "", "Controller");
        hidden.agency = Line::cut("Bright Recruiting");
        let mut gone = process("f", "Pell & Sons", "Clerk");
        gone.trashed = Some(gone.created);
        let all = [
            process("a", "Halden & Rowe", "Registrar"),
            process("b", "Pell & Sons", "Accountant"),
            process("c", "HALDEN & ROWE", "Conservator"),
            by_agency,
            hidden,
            gone,
        ];
        let names = Names::among(all.iter());
        let lines: Vec<_> = all.iter().map(|one| names.line(one)).collect();
        let expected = [
            "Halden & Rowe, Registrar",
            "Pell & Sons",
            "HALDEN & ROWE, Conservator",
            "Castell Energy, Analyst",
            "Controller",
            "Pell & Sons",
        ];
        assert_eq!(lines, expected);
    }
}
