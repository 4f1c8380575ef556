import { Client } from 'pg';

export interface Statement {
  /** Set: the connection plans it once. */
  name?: string;
  text: string;
  values: unknown[];
}

/**
 * From now on keeps what every connection of this process is told between the beginning and the end of a transaction.
 * Returns the way to take what was kept: whole transactions, in the order of their ends.
 */
export function recordStatements(): () => Statement[][] {
  const open = new WeakMap<object, Statement[]>();
  let done: Statement[][] = [];
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const statement = statementOf(args);
    if (statement) {
      if (/^(START TRANSACTION|BEGIN)/.test(statement.text)) open.set(this, []);
      open.get(this)?.push(statement);
      if (/^COMMIT/.test(statement.text)) {
        const whole = open.get(this);
        if (whole) done.push(whole);
        open.delete(this);
      }
    }
    return query.apply(this, args);
  } as typeof Client.prototype.query;
  return () => {
    const taken = done;
    done = [];
    return taken;
  };
}

function statementOf([first, values]: unknown[]): Statement | null {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? [...values] : [] };
  const { name, text, values: bound } = (first ?? {}) as Partial<Statement>;
  return name && text ? { name, text, values: [...(bound ?? [])] } : null;
}
