const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for what can be an id of ours; a forged button may carry anything. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
