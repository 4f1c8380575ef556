import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { parseConfig } from '../../../src/config/config';
import type { Source } from '../../../src/config/source';

const SHIPPED = parse(readFileSync(join(__dirname, '../../../rnps.config.yaml'), 'utf8'));

/** A source as it would be read from a configuration that has this under sources.NAME; throws what an operator is told. */
export function sourceFrom(written: object, secrets: string[] = [], name = 'tool'): Source {
  const text = stringify({ ...SHIPPED, sources: { [name]: written } });
  return parseConfig(text, 'rnps.config.yaml', () => secrets).sources[0]!;
}

/** What an operator is told about a source that cannot be used. */
export function toldAbout(written: object): string {
  try {
    sourceFrom(written);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The source was accepted.');
}
