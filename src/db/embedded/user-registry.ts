import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Owner, writePrivately } from './private-file';
import { isRunning, markOf, type ProcessMark } from './process-mark';

/** One use of the server by one process; a process may have several. */
interface User extends ProcessMark {
  id: string;
}

/** Notes that this process uses the server. Call under the directory lock. */
export function addUser(dir: string, owner: Owner | null, id: string): void {
  const me = markOf(process.pid);
  if (!me) throw new Error(`This process (${process.pid}) cannot see itself in the process table.`);
  write(dir, owner, [...livingUsers(dir), { ...me, id }]);
}

/** Takes one use off and returns how many are left, dead processes not counted. Call under the directory lock. */
export function removeUser(dir: string, owner: Owner | null, id: string): number {
  const left = livingUsers(dir).filter((user) => user.id !== id);
  write(dir, owner, left);
  return left.length;
}

function livingUsers(dir: string): User[] {
  try {
    return (JSON.parse(readFileSync(join(dir, 'users.json'), 'utf8')) as User[]).filter(isRunning);
  } catch (error) {
    // Not there on the first start; left empty by a machine crash, when everybody in it is dead.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return [];
    throw error;
  }
}

function write(dir: string, owner: Owner | null, users: User[]): void {
  writePrivately(join(dir, 'users.json'), JSON.stringify(users), owner);
}
