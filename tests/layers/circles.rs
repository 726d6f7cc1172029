//! Finds the circles among modules: files that, by whatever way round, use each other.

use super::arrows::Arrows;
use std::collections::BTreeSet;

/// Every circle: the modules of which each reaches all the others.
pub fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for start in arrows.keys() {
        if found.iter().any(|circle| circle.contains(start)) {
            continue;
        }
        let round: BTreeSet<String> =
            reached(arrows, start).into_iter().filter(|other| reached(arrows, other).contains(start)).collect();
        if round.len() > 1 {
            found.push(round);
        }
    }
    found
}

/// Everything that can be reached from a module; the module itself only if a way leads back to it.
fn reached(arrows: &Arrows, start: &str) -> BTreeSet<String> {
    let (mut known, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(next) = open.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if known.insert(to.clone()) {
                open.push(to);
            }
        }
    }
    known
}

/// The arrows inside a circle, one a line.
pub fn drawn(arrows: &Arrows, circle: &BTreeSet<String>) -> String {
    let inside = circle.iter().flat_map(|from| {
        let to = arrows.get(from).into_iter().flatten().filter(|to| circle.contains(*to));
        to.map(move |to| format!("  {from} -> {to}\n"))
    });
    inside.collect()
}

/// The circles that are more than a folder whose parts use its face and whose face hands them on.
pub fn beyond_a_folder(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let is_folder = |circle: &BTreeSet<String>| {
        circle.iter().any(|face| circle.iter().all(|one| one == face || one.starts_with(&format!("{face}::"))))
    };
    circles(arrows).into_iter().filter(|circle| !is_folder(circle)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(arrows: &[(&str, &str)]) -> Arrows {
        let mut graph = Arrows::new();
        for (from, to) in arrows {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
            graph.entry((*to).to_owned()).or_default();
        }
        graph
    }

    fn names(circles: &[BTreeSet<String>]) -> Vec<String> {
        circles.iter().map(|circle| circle.iter().cloned().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_ladder_has_no_circle() {
        assert_eq!(names(&circles(&graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]))), Vec::<String>::new());
        assert_eq!(names(&circles(&Arrows::new())), Vec::<String>::new());
    }

    #[test]
    fn every_circle_is_found_whole_and_once() {
        let pair = graph(&[("a", "b"), ("b", "a"), ("b", "c")]);
        assert_eq!(names(&circles(&pair)), ["a b"]);
        let long = graph(&[("d", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "e"), ("e", "f"), ("f", "e")]);
        assert_eq!(names(&circles(&long)), ["a b c", "e f"]);
        // Two that share a module are one.
        assert_eq!(names(&circles(&graph(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")]))), ["a b c"]);
    }

    #[test]
    fn the_arrows_of_a_circle_are_named() {
        let graph = graph(&[("a", "b"), ("b", "a"), ("b", "c")]);
        assert_eq!(drawn(&graph, &circles(&graph)[0]), "  a -> b\n  b -> a\n");
    }

    #[test]
    fn a_folder_may_hand_on_its_parts() {
        assert_eq!(names(&beyond_a_folder(&graph(&[("a", "a::b"), ("a::b", "a")]))), Vec::<String>::new());
        assert_eq!(names(&beyond_a_folder(&graph(&[("a", "a::b"), ("a::b", "c"), ("c", "a")]))), ["a a::b c"]);
        // One folder beside another, of which the name begins alike, is no part of it.
        assert_eq!(names(&beyond_a_folder(&graph(&[("a", "ab"), ("ab", "a")]))), ["a ab"]);
    }
}
