// Chance that can be repeated: the same seed gives the same run.

/** A source of numbers for one row; `name` keeps the rows apart, so that one row alone runs as it did among all. */
export function random(seed, name) {
  let state = [...`${name} ${seed}`].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 0x01000193), 0x811c9dc5) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    /** A whole number from 0 up to, and without, `limit`. */
    below,
    /** One of several. */
    one: (list) => list[below(list.length)],
    /** Whether something that happens `percent` times in a hundred does now. */
    chance: (percent) => below(100) < percent,
    /** Another source, for something that runs beside this one. */
    branch: (label) => random(seed, `${name} ${label}`),
  };
}
