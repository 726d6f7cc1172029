//! The exported plan is what `public/plan.schema.json` says it is, for made-up records of every kind.

use afterword::domain::advice::playbooks::playbooks;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::timeline::export::export;
use afterword::domain::timeline::plan;
use serde_json::Value;

/// Checks a value against the few words of JSON Schema that the file uses. Errors: where it does not fit.
fn check(schema: &Value, root: &Value, value: &Value, at: &str) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{at}: {what}: {value}"));
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return check(&root["$defs"][name], root, value, at);
    }
    if let Some(options) = schema["oneOf"].as_array() {
        let fit = options.iter().filter(|option| check(option, root, value, at).is_ok()).count();
        return if fit == 1 { Ok(()) } else { fail("fits none or several") };
    }
    if schema.get("const").is_some_and(|constant| constant != value) {
        return fail("not the constant");
    }
    if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        return fail("not in the list");
    }
    let fits = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => true,
    };
    if !fits {
        return fail("another type");
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        check(&schema["items"], root, item, &format!("{at}[{n}]"))?;
    }
    let Some(object) = value.as_object() else { return Ok(()) };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(name.as_str().unwrap_or_default()) {
            return fail(&format!("without {name}"));
        }
    }
    for (name, inner) in object {
        let Some(known) = schema["properties"].get(name) else { return fail(&format!("undocumented {name}")) };
        check(known, root, inner, &format!("{at}.{name}"))?;
    }
    Ok(())
}

#[test]
fn every_exported_plan_fits_its_description() {
    let schema = include_str!("../public/plan.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let now = "2026-11-12T10:00:00".parse().unwrap();
    let calendar = WorkCalendar::default();
    for process in Sampler::new(7).processes(now, 60, Richness::Mixed) {
        for playbook in playbooks() {
            let value = export(&process, playbook, &plan(&process, playbook, &calendar, now), now);
            assert_eq!(check(&schema, &schema, &value, "plan"), Ok(()));
        }
    }
}
