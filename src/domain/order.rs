//! Putting things in order, and small maps and sets that stay in order.
//!
//! The standard library's sorts and B-trees are compiled again for each type that they are used with: 23 KB
//! of the first load and 39 of the later parts (brotli, 29 November 2026). So what follows sorts places, which are all of
//! one type, and keeps small maps and sets as sorted lists with a thin face for each type. Its tests hold it against the
//! standard ones. It goes when that difference falls below 5 KB of the first load.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

/// Puts items in their natural order; equal ones stay as they stand.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Puts items in the order of their keys; equal ones stay as they stand.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts items in order; equal ones stay as they stand.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(&mut order, &mut |a, b| items.swap(a, b));
}

/// The places `0..count` in the order that `compare` gives them; none if they are in order already, as most lists are.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    #[expect(clippy::disallowed_methods, reason = "the one place for the one type")]
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Moves each item to its place by swaps alone, of which each brings one there for good.
fn arrange(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..order.len() {
        // Around the circle of those that stand in each other's places.
        let mut to = first;
        while let Some(from) = order.get(to).copied().filter(|from| *from != to) {
            order.get_mut(to).into_iter().for_each(|known| *known = to);
            if from != first {
                swap(to, from);
            }
            to = from;
        }
    }
}

/// A small map, in the order of its keys. To put keys in one by one, in any order, moves those behind each: what holds
/// thousands is made at once, by [`SortedMap::gathered`].
#[derive(Clone, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// The keys and values of a map, in order.
pub type Pairs<'a, K, V> = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

impl<K: Ord, V> SortedMap<K, V> {
    /// A map with nothing in it.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    /// The value under a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// Whether there is something under a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a value under a key, and gives back what was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => self.0.get_mut(at).map(|(_, known)| std::mem::replace(known, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// All of these at once, of which there may be thousands. Of one key, the first counts.
    pub fn gathered(mut pairs: Vec<(K, V)>) -> Self {
        sort_by(&mut pairs, |one, other| one.0.cmp(&other.0));
        pairs.dedup_by(|later, first| later.0 == first.0);
        Self(pairs)
    }

    /// Takes a key and its value away.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }
}

impl<K: Ord + Clone, V: Default> SortedMap<K, V> {
    /// The value under a key, a blank one if there was none.
    pub fn get_or_default(&mut self, key: &K) -> &mut V {
        let at = self.place(key).unwrap_or_else(|at| {
            self.0.insert(at, (key.clone(), V::default()));
            at
        });
        &mut self.0[at].1
    }
}

impl<K, V> SortedMap<K, V> {
    /// Keys and values, in order; the values can be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.0.iter_mut().map(|(key, value)| (&*key, value))
    }

    /// The values, in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> Pairs<'_, K, V> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &K> + DoubleEndedIterator {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> + DoubleEndedIterator {
        self.0.iter().map(|(_, value)| value)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        pairs.into_iter().for_each(|(key, value)| drop(map.insert(key, value)));
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Pairs<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A small set, in order.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedSet<T>(Vec<T>);

impl<T: Ord> SortedSet<T> {
    /// A set with nothing in it.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an item; `false` if it was there already.
    pub fn insert(&mut self, item: T) -> bool {
        self.place(&item).map_err(|at| self.0.insert(at, item)).is_err()
    }

    fn place<Q: Ord + ?Sized>(&self, item: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|known| known.borrow().cmp(item))
    }

    /// Takes an item away; `false` if it was not there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(item).map(|at| drop(self.0.remove(at))).is_ok()
    }

    /// Whether an item is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(item).is_ok()
    }
}

impl<T> SortedSet<T> {
    /// The items, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: fmt::Debug> fmt::Debug for SortedSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items: Vec<T> = items.into_iter().collect();
        sort(&mut items);
        items.dedup();
        Self(items)
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn sorting_gives_what_the_standard_library_gives(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(&items, &expected);
            expected.sort_by(|a, b| b.cmp(a));
            sort_by(&mut items, |a, b| b.cmp(a));
            prop_assert_eq!(&items, &expected);
            expected.sort();
            sort(&mut items);
            prop_assert_eq!(&items, &expected);
        }

        /// However mixed up they are, nothing is moved twice.
        #[test]
        fn every_item_finds_its_place_by_fewer_swaps_than_there_are_items(items: Vec<u8>) {
            let mut order = places(items.len(), &|a, b| items[a].cmp(&items[b]));
            let (mut sorted, mut swaps) = (items.clone(), 0);
            arrange(&mut order, &mut |a, b| {
                sorted.swap(a, b);
                swaps += 1;
            });
            prop_assert!(sorted.is_sorted() && swaps <= items.len().saturating_sub(1));
        }

        #[test]
        fn a_map_made_at_once_is_one_made_one_by_one(pairs: Vec<(u8, u16)>) {
            let first_counts: SortedMap<u8, u16> = pairs.iter().rev().copied().collect();
            prop_assert!(SortedMap::gathered(pairs) == first_counts);
        }

        #[test]
        fn a_map_holds_what_a_b_tree_holds(changes: Vec<(u8, Option<u16>)>) {
            let (mut map, mut expected) = (SortedMap::new(), BTreeMap::new());
            for (key, value) in changes {
                match value {
                    Some(value) => prop_assert_eq!(map.insert(key, value), expected.insert(key, value)),
                    None => prop_assert_eq!(map.remove(&key), expected.remove(&key)),
                }
                prop_assert_eq!(map.get(&key), expected.get(&key));
            }
            prop_assert!(map.iter().eq(expected.iter()));
        }

        #[test]
        fn a_set_holds_what_a_b_tree_holds(items: Vec<u8>, gone: Vec<u8>) {
            let (mut set, mut expected): (SortedSet<u8>, BTreeSet<u8>) = (items.iter().copied().collect(), items.into_iter().collect());
            for item in gone {
                prop_assert_eq!(set.remove(&item), expected.remove(&item));
                prop_assert_eq!(set.insert(item / 2), expected.insert(item / 2));
            }
            prop_assert!(set.iter().eq(expected.iter()));
        }
    }
}
