import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxFileTrouble } from '../src/doctor/check-sandbox';
import { UserError } from '../src/domain/errors';
import { generateSampleLife } from '../src/sample-life/generate-sample-life';
import { type SandboxAccount, sandboxAccounts } from '../src/sample-life/sandbox-accounts';
import { SAMPLE_SEED } from '../src/use-cases/history/load-sample-life';

export interface SandboxSecrets {
  signing: string;
  hooks: { generic: string; typeform: string; formbricks: string };
}

interface Kept {
  /** Customers that the page offers: those of the sample data, as of the first start. */
  accounts: SandboxAccount[];
  secrets: SandboxSecrets;
}

/** What the sandbox's first start made and every later one uses, so that a page that is open still understands a restarted app. */
export function keptFromFirstStart(dataDir: string): Kept & { isNew: boolean } {
  const file = join(dataDir, 'sandbox.json');
  if (existsSync(file)) return { ...readKept(readFileSync(file, 'utf8'), file), isNew: false };
  const kept: Kept = {
    accounts: sandboxAccounts(generateSampleLife({ now: new Date(), seed: SAMPLE_SEED })),
    secrets: { signing: hex(), hooks: { generic: whsec(), typeform: hex(), formbricks: whsec() } },
  };
  // As the embedded database wants it: root's server runs as somebody else, who has to pass through.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  // By rename: a start that is killed here leaves no half of a file behind.
  writeFileSync(`${file}.part`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return { ...kept, isNew: true };
}

function readKept(text: string, file: string): Kept {
  const trouble = sandboxFileTrouble(text, file);
  if (trouble) throw new UserError(`${trouble.what} ${trouble.remedy}`);
  return JSON.parse(text);
}

const hex = () => randomBytes(24).toString('hex');
const whsec = () => `whsec_${randomBytes(24).toString('base64')}`;
