const PREFIX = 'rnps-sandbox:';

/** What this browser remembers under a name; null when nothing is kept or storage is switched off. */
export function remembered(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keeps a value for the next visit; a browser that refuses storage just forgets. */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Private windows may refuse; the page works without memory.
  }
}
