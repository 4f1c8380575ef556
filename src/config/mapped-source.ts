import { z } from 'zod';
import { compileMapping, withOverrides } from '../mapping/compile';
import {
  mappingSchema,
  overridesSchema,
  type Questions,
  questionsSchema,
  type WrittenMapping,
} from '../mapping/language';
import type { Mapping } from '../mapping/mapping';
import { PRESETS, readPreset } from '../mapping/presets';
import { type RateLimit, rateLimit } from './rate-limit';

const shared = { enabled: z.boolean().default(true), rateLimit, questions: questionsSchema.optional() };

/** Sources that are read by a mapping: one of the operator's own, or a tool's preset with parts of it replaced. */
export const mappedSources = [
  z
    .strictObject({ adapter: z.literal('mapping'), ...shared, mapping: mappingSchema })
    .transform((source, ctx) => compiled(source, source.mapping, ctx)),
  z
    .strictObject({ adapter: z.enum(PRESETS), ...shared, mapping: overridesSchema.optional() })
    .transform((source, ctx) =>
      compiled(source, withOverrides(readPreset(source.adapter), source.mapping ?? {}), ctx),
    ),
] as const;

// Here, and not when a delivery comes: a path that is none is a mistake of the file, told with its place in it.
function compiled(
  source: { adapter: string; enabled: boolean; rateLimit: RateLimit; questions?: Questions | undefined },
  written: WrittenMapping,
  ctx: z.RefinementCtx,
): { adapter: 'mapping'; enabled: boolean; rateLimit: RateLimit; questions?: Questions; mapping: Mapping } {
  const { adapter, enabled, rateLimit, questions } = source;
  const { mapping, mistakes } = compileMapping(adapter, written, questions ?? null);
  for (const { field, message } of mistakes) ctx.addIssue({ code: 'custom', path: [field], message });
  return mapping
    ? { adapter: 'mapping', enabled, rateLimit, mapping, ...(questions ? { questions } : {}) }
    : z.NEVER;
}
