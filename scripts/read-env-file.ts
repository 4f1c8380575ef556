import { existsSync } from 'node:fs';

/** Reads .env of the working directory when there is one; what is set in the environment already stays as it is. */
export function readEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
