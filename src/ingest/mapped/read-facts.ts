import type { Mapping } from '../../mapping/mapping';
import { type Facts, readFacts } from '../adapters/facts';
import type { Parked } from '../adapters/reading';
import { one } from './one-value';

/** Facts about the person, the account and the wave from where the mapping says they are. */
export function readMappedFacts(facts: Mapping['facts'], body: object): Facts | Parked {
  const bag: Record<string, unknown> = {};
  for (const [name, paths] of facts) {
    const values: unknown[] = [];
    for (const path of paths) {
      const found = one(path, body);
      if (found.parked) return found.parked;
      if (found.value !== undefined && found.value !== '') values.push(dayOf(name, found.value));
    }
    if (values.length > 0) bag[name] = joined(values);
  }
  return readFacts(
    bag,
    (name) =>
      facts
        .get(name)
        ?.map((path) => path.text)
        .join(', ') ?? name,
  );
}

function joined(values: unknown[]): unknown {
  const texts = values.filter((value) => typeof value === 'string');
  return values.length > 1 && texts.length === values.length ? texts.join(' ') : values[0];
}

// Many tools have a time where we ask for a date.
function dayOf(name: string, value: unknown): unknown {
  const isDate = name === 'renewal_date' || name === 'customer_since';
  return isDate && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}[T ]/.test(value)
    ? value.slice(0, 10)
    : value;
}
