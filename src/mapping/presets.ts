import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { mappingSchema, type WrittenMapping } from './language';

/** Tools whose mapping comes with the app: one file each in presets/, in the language of the configuration. */
export const PRESETS = [
  'asknicely',
  'helpscout',
  'posthog',
  'refiner',
  'retently',
  'satismeter',
  'screeb',
  'survicate',
  'wootric',
  'zenloop',
] as const;
export type PresetName = (typeof PRESETS)[number];

export function readPreset(name: PresetName): WrittenMapping {
  return mappingSchema.parse(parse(readFileSync(join(__dirname, 'presets', `${name}.yaml`), 'utf8')));
}
