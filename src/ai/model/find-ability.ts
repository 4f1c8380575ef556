import { z } from 'zod';
import type { Ability, CallServer, Question } from './call-server';
import type { Outcome } from './outcome';
import { readJson } from './read-json';

const PROBE: Question = {
  system: 'You answer with one JSON object and nothing else.',
  user: 'Answer with this JSON object: {"ready": true}',
  schema: {
    name: 'probe',
    schema: {
      type: 'object',
      properties: { ready: { type: 'boolean' } },
      required: ['ready'],
      additionalProperties: false,
    },
  },
  // A model that thinks before it answers needs room.
  maxTokens: 2000,
};
const ready = z.strictObject({ ready: z.literal(true) });

/** From the strictest to what every server takes; older servers know `max_tokens` only, newer models the other only. */
const LADDER: Ability[] = [
  { format: 'json_schema', limit: 'max_completion_tokens' },
  { format: 'json_schema', limit: 'max_tokens' },
  { format: 'json_object', limit: 'max_completion_tokens' },
  { format: 'json_object', limit: 'max_tokens' },
  { format: 'plain', limit: 'max_completion_tokens' },
  { format: 'plain', limit: 'max_tokens' },
];

export type Found = { ability: Ability } | { trouble: Exclude<Outcome, { kind: 'ok' }> };

/** Tries what the server can do, the best first: it has to take the request, and to answer in the form asked for. */
export async function findAbility(call: CallServer, signal?: AbortSignal): Promise<Found> {
  let trouble: Exclude<Outcome, { kind: 'ok' }> = {
    kind: 'unreadable',
    what: 'it answers no question in JSON',
  };
  for (const ability of LADDER) {
    const outcome = await call(PROBE, ability, signal);
    if (outcome.kind === 'ok') {
      if (readJson(outcome.text, ready)) return { ability };
      continue;
    }
    // Only what another form of request could mend is worth another one.
    if (outcome.kind !== 'unsupported' && outcome.kind !== 'refused' && outcome.kind !== 'truncated') {
      return { trouble: outcome };
    }
    trouble = outcome;
  }
  return { trouble };
}
