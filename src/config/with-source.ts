import { readFileSync } from 'node:fs';
import { isMap, parseDocument, stringify } from 'yaml';
import { UserError } from '../domain/errors';
import { type Config, parseConfig } from './config';
import type { Source } from './source';

interface ConfigText {
  /** Named in messages. */
  file: string;
  text: string;
  secretsOf: (source: string) => string[];
  tokenOf: (source: string) => string | null;
}

/**
 * The configuration as it would be with other lines for one source: what would stand under sources.NAME, or a mapping
 * alone. They are put where they would stand, so that mistakes are told (UserError) as they would be at the next start.
 */
export function withSource(
  { file, text, secretsOf, tokenOf }: ConfigText,
  name: string,
  lines: string,
): Config {
  const config = parseDocument(text);
  const document = parseDocument(lines);
  const mistake = config.errors[0] ?? document.errors[0];
  if (mistake) throw new UserError(`${file} is not valid YAML: ${mistake.message}`);
  const written: unknown = document.toJS();
  const isMapping = typeof written === 'object' && written !== null && !('adapter' in written);
  config.setIn(
    ['sources', name],
    config.createNode(isMapping ? { adapter: 'mapping', mapping: written } : written),
  );
  return parseConfig(config.toString(), file, secretsOf, tokenOf);
}

/** The sources as their lines in the configuration's file, for whoever wants to try others before they are saved. */
export interface SourceLines {
  /** Null for a source that the file does not name. */
  of(name: string): string | null;
  /** The source that other lines describe; throws a UserError that tells every mistake. */
  read(name: string, lines: string): Source;
}

/** Reads the file anew each time: somebody may be changing it. */
export function sourceLines(path: string, secrets: Pick<ConfigText, 'secretsOf' | 'tokenOf'>): SourceLines {
  return {
    of(name) {
      const node = parseDocument(readFileSync(path, 'utf8')).getIn(['sources', name], true);
      return isMap(node) ? stringify(node) : null;
    },
    read(name, lines) {
      const config = withSource(
        { file: 'What you typed', text: readFileSync(path, 'utf8'), ...secrets },
        name,
        lines,
      );
      return config.sources.find((source) => source.name === name)!;
    },
  };
}
