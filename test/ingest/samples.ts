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

const allVectors = JSON.parse(sample('vectors.json').toString()) as Vector[];

/** The vectors whose bodies hold the whole answer. */
export const vectors: Vector[] = allVectors.filter(
  ({ scheme }) => scheme === 'standard' || scheme === 'typeform',
);

/** How one sample is signed. */
export function vectorOf(file: string): Vector {
  const vector = allVectors.find((one) => one.file === file);
  if (!vector) throw new Error(`No vector tells how ${file} is signed.`);
  return vector;
}

export function sourceFor(adapter: Source['adapter'], changes: Partial<Source> = {}): Source {
  const questions = { score: 'nps_score', comment: 'nps_reason' };
  return { name: adapter, adapter, enabled: true, secrets: [], questions, ...changes };
}
