import { Client } from 'pg';

export interface Statement {
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
    const [text, values] = args;
    if (typeof text === 'string') {
      if (/^(START TRANSACTION|BEGIN)/.test(text)) open.set(this, []);
      open.get(this)?.push({ text, values: Array.isArray(values) ? [...values] : [] });
      if (/^COMMIT/.test(text)) {
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
