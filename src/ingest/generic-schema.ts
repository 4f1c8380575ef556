import { z } from 'zod';
import { SHORT_MAX } from './adapters/reading';

/** An exact time: RFC 3339 with Z or an offset, so that no zone is guessed. */
export const instant = z.iso
  .datetime({ offset: true, error: 'expected a time with its zone, such as 2026-11-20T09:15:00Z' })
  .regex(/^(19|20)/, 'expected a year from 1900 to 2099');

const isoDate = z.iso
  .date({ error: 'expected a date as YYYY-MM-DD' })
  .regex(/^(19|20)/, 'expected a year from 1900 to 2099');

const fact = (about: string) => z.string().max(SHORT_MAX).nullish().describe(about);

export const personSchema = z.looseObject({
  external_id: fact('Your own id of the person.'),
  email: z.string().max(320).nullish().describe('E-mail address.'),
  name: fact('Full name.'),
  title: fact('Job title, such as Head of Ops.'),
  role: fact('Part in the decision, such as decision_maker.'),
});

export const accountSchema = z.looseObject({
  external_id: fact('Your own id of the customer company.'),
  name: fact('Company name.'),
  domain: fact('Company domain, such as northwind.example.'),
  plan: fact('Plan, such as enterprise.'),
  arr: z
    .number('expected a number in digits alone, such as 96000 or 96000.50')
    .min(0)
    .max(999_999_999_999.99)
    .nullish()
    .describe('Annual recurring revenue, in `currency`.'),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/, 'expected a currency of three letters, such as USD')
    .nullish()
    .describe('ISO 4217 code, such as USD.'),
  region: fact('Region, such as EMEA.'),
  industry: fact('Industry, such as Logistics.'),
  renewal_date: isoDate.nullish().describe('Date of the next renewal.'),
  customer_since: isoDate.nullish().describe('Date on which they became a customer.'),
  owner_email: z.string().max(320).nullish().describe('E-mail address of the account owner on your side.'),
  lifecycle: fact('Lifecycle stage, such as onboarding.'),
});

const responseId = z
  .string()
  .min(1)
  .max(SHORT_MAX)
  .describe('Your id of the response; a later event with it updates.');
const anything = (about: string) => z.unknown().optional().describe(about);
const sentAt = anything(
  'When the event was sent. Kept, but decides nothing: see submitted_at and updated_at.',
);

const responseDataSchema = z.looseObject({
  id: responseId,
  score: z
    .int()
    .min(0)
    .max(10)
    .describe('The answer, 0 to 10, as a JSON number. The band is computed from it.'),
  comment: z.string().nullish().describe('What they wrote. A later null never erases an earlier comment.'),
  may_quote: z
    .boolean()
    .nullish()
    .describe(
      'Whether they said that they may be quoted, without their name, in what you publish. Absent: what is known stays, ' +
        'and nobody may be quoted at first. False or null takes it back.',
    ),
  submitted_at: instant
    .nullish()
    .describe('When they answered, with its zone. Without it the answer is of the time at which it came.'),
  answered_at: instant.nullish().describe('Another name of submitted_at; both are told alike, or one.'),
  updated_at: instant
    .nullish()
    .describe('When you last changed the response; an older one never overwrites a newer.'),
  wave: fact('Survey period, such as 2026-Q4.'),
  channel: anything('Kept as a property.'),
  survey: anything('Kept as a property.'),
  tags: anything('Kept as a property.'),
  person: personSchema.nullish(),
  account: accountSchema.nullish(),
});

export const responseEventSchema = z.looseObject({
  type: z.enum(['rnps.response.created', 'rnps.response.updated']),
  timestamp: sentAt,
  data: responseDataSchema,
});

export const deletedEventSchema = z.looseObject({
  type: z.literal('rnps.response.deleted'),
  timestamp: sentAt,
  data: z.looseObject({ id: responseId }),
});

export const erasedEventSchema = z.looseObject({
  type: z.literal('rnps.person.erased'),
  timestamp: sentAt,
  data: z.looseObject({
    person: personSchema.pick({ external_id: true, email: true }).describe('At least one of the two.'),
  }),
});

/** The generic body as JSON Schema (draft 2020-12), for those who send it. */
export function genericJsonSchema(): Record<string, unknown> {
  const events = z.discriminatedUnion('type', [responseEventSchema, deletedEventSchema, erasedEventSchema]);
  return {
    title: 'rNPS Loop generic webhook',
    description:
      'Body of POST /hooks/generic, signed as in Standard Webhooks. Unknown fields are welcome: they are kept as ' +
      'properties of the response. A body that does not fit is parked with its reason, not refused.',
    ...z.toJSONSchema(events, { io: 'input' }),
  };
}
