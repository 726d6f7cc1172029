// What the app calls its things in localStorage: the rule of src/storage/names.rs, here for the app at '/' or `base`.

/** `afterword/process/p1` lies under `afterword / process/p1`, `afterword:device` under `afterword / :device`. */
export const lies = (name, base = '/') => (name.startsWith('afterword') ? `afterword ${base} ${name.replace(/^afterword\/?/, '')}` : name);

/** Texts by the app's names, as they lie in localStorage. */
export const lying = (texts, base) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [lies(name, base), text]));
