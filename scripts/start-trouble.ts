import { createServer } from 'node:net';
import { UserError } from '../src/domain/errors';

interface SystemError extends Error {
  code?: string;
  syscall?: string;
  address?: string;
  path?: string;
  port?: number;
}

/** What a person can mend, in words; null for an error of another kind. */
export function portTaken(error: unknown, variable: string, whose: string): UserError | null {
  const e = error as SystemError;
  if (e.syscall !== 'listen') return null;
  if (e.code === 'EADDRINUSE') {
    return new UserError(
      `Port ${e.port}, where ${whose} wants to listen, is taken: by an earlier start that still runs, or by another program. ` +
        `Stop that one, or choose another port: ${variable}=${nextFree(e.port)} npm start`,
    );
  }
  if (e.code === 'EACCES') {
    return new UserError(
      `Port ${e.port}, where ${whose} wants to listen, is not open to this user. Choose one from 1024 up: ${variable}=3000 npm start`,
    );
  }
  return null;
}

/** Throws in words when nobody can listen on this port now; told before a database is made, not after. */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    throw portTaken(error, 'PORT', 'the app') ?? error;
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** The errors of a start that a person can mend become words; any other stays what it is. */
export function inWords(error: unknown): unknown {
  const e = error as SystemError & { input?: string };
  const taken = portTaken(error, 'PORT', 'the app');
  if (taken) return taken;
  // Printed as it is, it would show the whole address with its password.
  if (e.code === 'ERR_INVALID_URL') {
    return new UserError(
      'DATABASE_URL (or SLACK_API_URL) cannot be read as an address. It should look like postgres://user:password@host:5432/name; ' +
        'write signs such as @ and / in a password as %40 and %2F.',
    );
  }
  const folder = folderTrouble(e);
  if (folder) return new UserError(folder);
  const database = databaseTrouble(e);
  return database
    ? new UserError(`${database} npm run doctor looks at everything that the app needs.`)
    : error;
}

// The data directory is the only folder that a start makes.
function folderTrouble({ code, syscall, path }: SystemError): string | null {
  if (syscall !== 'mkdir') return null;
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `The data directory cannot be made: ${path} is a file, or lies in one. Name a folder in RNPS_DATA_DIR.`;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `The data directory ${path} cannot be made by this user (${code}). Name another in RNPS_DATA_DIR, or let this user write there.`;
  return null;
}

function databaseTrouble({ code, syscall, message }: SystemError): string | null {
  if (syscall === 'connect' || syscall === 'getaddrinfo')
    return `The database of DATABASE_URL cannot be reached (${message}).`;
  if (code === '28P01' || code === '28000')
    return 'The database of DATABASE_URL does not take that user and password.';
  if (code === '3D000') return `The database of DATABASE_URL is not there (${message}).`;
  return null;
}

// The sandbox takes the port after the app's, so a neighbour would only meet the next one.
function nextFree(port: number | undefined): number {
  return port && port < 65_000 ? port + 100 : 3100;
}

/** Says what a person can mend, without a stack; anything else with one. Ends the process. */
export function failWith(error: unknown): never {
  const told = inWords(error);
  console.error(told instanceof UserError ? `\n${told.message}\n` : told);
  process.exit(1);
}
