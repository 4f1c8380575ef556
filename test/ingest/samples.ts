import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/config/source';

const folder = join(__dirname, '../fixtures/payloads');

export interface Vector {
  file: string;
  scheme: string;
  secret: string;
  now?: number;
  headers: Record<string, string>;
}

export function sample(file: string): Buffer {
  return readFileSync(join(folder, file));
}

export function sampleJson(file: string): any {
  return JSON.parse(sample(file).toString());
}

/** The vectors of the schemes that are built so far. */
export const vectors: Vector[] = (JSON.parse(sample('vectors.json').toString()) as Vector[]).filter(
  ({ scheme }) => scheme === 'standard' || scheme === 'typeform',
);

export function sourceFor(adapter: Source['adapter'], changes: Partial<Source> = {}): Source {
  const questions = { score: 'nps_score', comment: 'nps_reason' };
  return { name: adapter, adapter, enabled: true, secrets: [], questions, ...changes };
}
