//! From a record, a playbook, a working calendar and a moment to a plan.

pub mod step;
