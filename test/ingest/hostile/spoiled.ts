import fc from 'fast-check';

type Path = string[];
const CHANGES_MAX = 4;
const LEFT_OUT = Symbol('left out');

/** A true value with a few of its parts, at any depth, left out or replaced by odd ones. */
export function spoiledWith(odd: fc.Arbitrary<unknown>): (value: unknown) => fc.Arbitrary<unknown> {
  return (value) => {
    const put = fc.oneof({ weight: 9, arbitrary: odd }, { weight: 1, arbitrary: fc.constant(LEFT_OUT) });
    const change = fc.tuple(fc.constantFrom(...pathsIn(value)), put);
    return fc
      .array(change, { maxLength: CHANGES_MAX })
      .map((changes) => changes.reduce((whole, [path, part]) => replaced(whole, path, part), value));
  };
}

function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsIn(part).map((path) => [key, ...path]));
  return [[], ...inner];
}

// A copy of whatever lies on the way: the true value is used again.
function replaced(whole: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part === LEFT_OUT ? null : part;
  if (typeof whole !== 'object' || whole === null || !Object.hasOwn(whole, key)) return whole;
  const entries = Object.entries(whole).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]];
    return rest.length === 0 && part === LEFT_OUT ? [] : [[name, replaced(inner, rest, part)]];
  });
  return Array.isArray(whole) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
