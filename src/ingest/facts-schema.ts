import { z } from 'zod';
import { accountSchema, instant, personSchema } from './generic-schema';

/** Most accounts or people in one delivery. */
export const TOLD_MAX = 1000;

const updatedAt = instant
  .nullish()
  .describe('When you last changed it: what is older than what is known fills gaps and replaces nothing.');

export const toldAccountSchema = accountSchema.extend({
  churned_at: instant.nullish().describe('When they stopped being a customer.'),
  updated_at: updatedAt,
});

export const toldPersonSchema = personSchema.extend({
  account: accountSchema
    .nullish()
    .describe('Whose they are, by external_id or domain, with any facts of it. Null: nobody’s any more.'),
  updated_at: updatedAt,
});

function oneOrMore<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.array(schema).min(1).max(TOLD_MAX)]);
}

/** The body of POST /hooks/accounts as JSON Schema (draft 2020-12), for those who send it. */
export function accountsJsonSchema(): Record<string, unknown> {
  const timestamp = z.unknown().optional().describe('When the event was sent. Kept, but decides nothing.');
  const event = (type: string, about: z.ZodType) =>
    z.looseObject({ type: z.literal(type), timestamp, data: oneOrMore(about) });
  const events = z.union([
    event('rnps.account.upserted', toldAccountSchema),
    event('rnps.person.upserted', toldPersonSchema),
  ]);
  return {
    title: 'rNPS Loop accounts and people',
    description:
      'Body of POST /hooks/accounts, signed as in Standard Webhooks. A fact that is left out, or an empty text, changes ' +
      'nothing; null empties it. An account needs an external_id or a domain, a person an external_id or an email. ' +
      'Unknown fields are ignored. A body that does not fit is parked with its reason, not refused.',
    ...z.toJSONSchema(events, { io: 'input' }),
  };
}
