//! One rule: one thing a source says a candidate should do.

use crate::domain::advice::rules::RULES;
use crate::domain::advice::source::{Source, SourceId};
use std::fmt;

/// A rule's id: the letter of its source and a number, such as `J2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub &'static str);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// One rule, in our words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// The article it comes from.
    pub source: SourceId,
    /// What it asks, in one or two short sentences.
    pub says: &'static str,
}

impl Rule {
    /// Who says so, and where. `Display` of the result is author and title.
    pub const fn citation(&self) -> &'static Source {
        self.source.source()
    }
}

/// The rule with this id; `None` for an id that no source has.
pub fn rule(id: RuleId) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The rule whose id is written like this, as it stands in stored overrides and exported plans.
pub fn rule_named(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id.0 == id)
}

/// Every rule, source by source.
pub fn rules() -> &'static [Rule] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_under_its_id_and_cites_its_source() {
        for each in rules() {
            assert_eq!(rule(each.id), Some(each));
            assert_eq!(rule_named(each.id.0), Some(each));
            assert!(each.id.0.starts_with(&format!("{:?}", each.source)), "{} sits under the wrong source", each.id);
        }
        assert_eq!(rule(RuleId("J6")), None, "there is no such rule");
    }

    #[test]
    fn the_words_keep_the_rules_of_the_house() {
        for each in rules() {
            assert!(each.says.ends_with(['.', '?']), "{}", each.id);
            assert!(!each.says.contains('!'), "{}", each.id);
            assert!(each.says.chars().count() <= 200, "{} is long", each.id);
        }
    }
}
