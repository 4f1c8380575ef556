const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for what can be an id of ours; a forged button may carry anything. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

/**
 * Ids for many rows that are written together, each after the one before it (version 7 of RFC 9562: the time, a counter,
 * then chance), so that an index takes them on its last pages and not each on a page of its own.
 */
export function idsInOrder({ newId, now }: { newId: () => string; now: () => Date }): () => string {
  const time = now().getTime().toString(16).padStart(12, '0');
  const chance = newId().slice(-10);
  let n = 0;
  return () => {
    const count = (n++).toString(16).padStart(8, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(0, 3)}-8${count.slice(3, 6)}-${count.slice(6)}${chance}`;
  };
}
