/** SQLSTATE of an error of the database, null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  const code = (error as { driverError?: { code?: unknown } }).driverError?.code;
  return typeof code === 'string' ? code : null;
}

/**
 * SQLSTATE of a refusal that would come again for ever, because of a value: 22 data exception, 54 program limit exceeded
 * (a text too long for its index), 23514 a CHECK. Null for anything else.
 */
export function refusedValue(error: unknown): string | null {
  const code = sqlStateOf(error);
  return code !== null && /^(22|54)...$|^23514$/.test(code) ? code : null;
}
