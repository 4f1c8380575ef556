import { z } from 'zod';

const PATH_MAX = 500;

const path = z
  .string({ error: 'a JSONPath as text, such as $.response.id' })
  .min(1)
  .max(PATH_MAX, `a JSONPath of at most ${PATH_MAX} characters`)
  .startsWith('$', 'a JSONPath (RFC 9535), which starts with $, such as $.response.id');
const paths = z.union([path.transform((one) => [one]), z.array(path).min(1).max(6)], {
  error: 'a JSONPath such as $.response.id, or a list of them',
});

// Lower case, because that is how Node hands headers over.
const header = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, 'the name of an HTTP header, such as x-signature')
  .transform((name) => name.toLowerCase());
// Of a header's value, and compared as it is.
const prefix = z
  .string()
  .regex(/^[\x20-\x7e]{0,50}$/, 'printable ASCII, such as "sha256="')
  .default('');

const authentication = z.discriminatedUnion(
  'scheme',
  [
    z.strictObject({ scheme: z.literal('standard_webhooks') }),
    z.strictObject({
      scheme: z.literal('hmac'),
      header,
      prefix,
      algorithm: z.enum(['sha1', 'sha256', 'sha512']),
      encoding: z.enum(['hex', 'base64']),
      signed: z.string().max(200).default('body'),
      timestampHeader: header.optional(),
    }),
    z.strictObject({ scheme: z.literal('static_header'), header, prefix }),
    z.strictObject({ scheme: z.literal('basic') }),
  ],
  { error: 'scheme must be standard_webhooks, hmac, static_header or basic' },
);

const time = z.strictObject({
  path,
  format: z.enum(['iso', 'unix_seconds', 'unix_ms'], 'iso, unix_seconds or unix_ms'),
});
const values = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).max(50);
const score = z.union(
  [
    path.transform((one) => ({ path: one, as: 'number' as const })),
    z.strictObject({ path, as: z.enum(['number', 'text']) }),
  ],
  { error: 'a JSONPath such as $.response.score, or { path, as: number | text }' },
);

const consent = z.union(
  [
    path.transform((one) => ({ path: one, is: null })),
    z.strictObject({ path, is: values.min(1).transform((words) => words.map((word) => word.toLowerCase())) }),
  ],
  { error: 'a JSONPath such as $.response.may_quote, or { path, is: [the values that mean yes] }' },
);

const shape = {
  authentication,
  body: z.enum(['json', 'form']),
  deliveryId: path,
  event: z.strictObject({
    path,
    upsert: values.default([]),
    delete: values.default([]),
    ignore: values.default([]),
  }),
  ignoreWhen: paths,
  only: z.array(z.strictObject({ path, is: values.min(1), orAbsent: z.boolean().default(false) })).max(10),
  responseId: paths,
  score,
  comment: path,
  mayQuote: consent,
  answeredAt: time,
  updatedAt: time,
  wave: path,
  person: z.strictObject({ id: paths, email: paths, name: paths, title: paths, role: paths }).partial(),
  account: z
    .strictObject({
      id: paths,
      name: paths,
      domain: paths,
      plan: paths,
      arr: paths,
      currency: paths,
      region: paths,
      industry: paths,
      renewalDate: paths,
      customerSince: paths,
      ownerEmail: paths,
      lifecycle: paths,
    })
    .partial(),
  properties: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'small letters, digits and _'), path),
};

/** What may be changed of a preset: any part of it. */
export const overridesSchema = z.strictObject(shape).partial();

/** A mapping as it is written in YAML. Strict, like all of the configuration. */
export const mappingSchema = overridesSchema.required({
  authentication: true,
  responseId: true,
  score: true,
});

const QUESTION_ID = "a question's id in the tool";
const questionId = z
  .union([z.string().regex(/^\P{Cc}{1,200}$/u, QUESTION_ID), z.number().int().min(0)], {
    error: QUESTION_ID,
  })
  .transform(String);

/** Which question is the score and which the comment, by the tool's own ids, for presets that have to be told. */
export const questionsSchema = z.strictObject({
  score: questionId,
  comment: questionId.nullable().default(null),
});

export type WrittenMapping = z.infer<typeof mappingSchema>;
export type Overrides = z.infer<typeof overridesSchema>;
export type Questions = z.infer<typeof questionsSchema>;
