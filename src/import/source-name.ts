import type { Tool } from './header';
import { SayFirst } from './say-first';

/** A source of the configuration, as far as it tells whose answers it brings. */
export interface ToolSource {
  name: string;
  adapter: string;
  /** `name`: of the preset, where there is one. */
  mapping?: { name: string };
}

/**
 * Under what name answers of a file are stored when nobody said: that of the one source that the tool has, so that an
 * answer which came by webhook too is one; else the tool's own. Throws SayFirst when the tool has several sources.
 */
export function sourceNameFor(file: string, tool: Tool, sources: () => ToolSource[]): string {
  if (tool === 'plain') return 'csv';
  const names = sources()
    .filter(({ adapter, mapping }) => (mapping?.name ?? adapter) === tool)
    .map(({ name }) => name);
  if (names.length > 1)
    throw new SayFirst(
      `${file}: these are answers of ${tool}, which has several sources: ${names.join(', ')}.`,
      {
        flag: `Say whose they are, such as --source ${names[0]}.`,
        form: 'Choose one under “Where do the answers come from?”.',
      },
    );
  return names[0] ?? tool;
}
