import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ID, type Transaction } from './replay';
import { temporaryDir } from './temporary';

const run = promisify(execFile);

export async function hasPgbench(): Promise<boolean> {
  return run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
}

export interface Pgbench {
  /** Transactions a second, of `count` in all. */
  run: (count: number, clients: number) => Promise<number>;
}

/** The recorded transactions as scripts for pgbench, each with ids of its own from a random number. */
export function preparePgbench(url: string, recorded: Transaction[], kept: Set<string>): Pgbench {
  const dir = temporaryDir('pgbench');
  const files = recorded.map((transaction, i) => {
    const file = join(dir, `${i}.sql`);
    writeFileSync(file, scriptOf(transaction, kept));
    return file;
  });
  const scripts = files.flatMap((file) => ['-f', file]);
  return {
    run: async (count, clients) => {
      const perClient = String(Math.ceil(count / clients));
      const options = ['-n', '-c', String(clients), '-t', perClient, ...scripts, url];
      const { stdout } = await run('pgbench', options, { maxBuffer: 10_000_000 });
      const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
      if (!tps) throw new Error(`pgbench told no tps:\n${stdout}`);
      return Number(tps);
    },
  };
}

/** pgbench takes 128 scripts at most. */
export const MOST_SCRIPTS = 64;

function scriptOf(transaction: Transaction, kept: Set<string>): string {
  const numbers = new Map<string, number>();
  const fresh = (id: string) => {
    if (kept.has(id)) return id;
    if (!id.includes('-')) return ':u';
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return `${numbers.get(id)!.toString(16).padStart(8, '0')}-0000-4000-8000-:u`;
  };
  const literal = (value: unknown): string => {
    if (value === null || value === undefined) return 'NULL';
    if (value instanceof Date) return `'${value.toISOString()}'`;
    if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`;
    if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`;
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `'${text.replaceAll("'", "''").replace(ID, fresh)}'`;
  };
  const lines = transaction.map(
    ({ text, values }) => `${text.replace(/\$(\d+)/g, (_, n) => literal(values[Number(n) - 1]))};`,
  );
  return `\\set u random(100000000000, 999999999999)\n${lines.join('\n')}\n`;
}
