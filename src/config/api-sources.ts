import { z } from 'zod';
import { rateLimit } from './rate-limit';
import type { Source, SourceApi } from './source';

const enabled = z.boolean().default(true);
// YAML reads a bare 520001 as a number.
const toolId = z
  .union([z.string(), z.int()])
  .transform(String)
  .pipe(z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, "an id as the survey tool's address or API shows it"));
const surveyIds = z.union([toolId.transform((one) => [one]), z.array(toolId).min(1)]);
const questions = z.strictObject(
  { score: toolId, comment: toolId.nullable().default(null) },
  'name the question that holds the score by its id: questions: { score: QID1, comment: QID2_TEXT }',
);

/** The token travels with every call, so only a call within this machine may be in the clear. */
const apiUrl = (expected: string) => z.string(expected).refine(isApiUrl, expected).transform(bare);
const AN_ADDRESS = 'an https address such as https://api.example.com';
const since = z.iso
  .date('a date as YYYY-MM-DD')
  .transform((day) => new Date(`${day}T00:00:00Z`))
  .nullable()
  .default(null);

/** The sources whose tool is asked for its answers, and Pendo, which signs nothing. */
export const apiSources = [
  z.strictObject({
    adapter: z.literal('surveymonkey'),
    enabled,
    rateLimit,
    questions,
    surveys: surveyIds.default([]),
    api: apiUrl(AN_ADDRESS).default('https://api.surveymonkey.com'),
  }),
  z.strictObject({
    adapter: z.literal('qualtrics'),
    enabled,
    rateLimit,
    questions,
    // QID1 is in every survey, so without this another survey's first question would be taken for the score.
    surveys: z
      .any()
      .refine((v) => v !== undefined, 'name the survey, such as surveys: [SV_0a1b2c3d4e5f6g7]')
      .pipe(surveyIds),
    api: apiUrl('the https address of your data centre, such as https://fra1.qualtrics.com'),
    hmac: z.enum(['sha256', 'sha512']).default('sha512'),
    externalReference: z.enum(['account', 'person']).default('account'),
  }),
  z.strictObject({
    adapter: z.literal('hubspot'),
    enabled,
    rateLimit,
    surveys: surveyIds.default([]),
    api: apiUrl(AN_ADDRESS).default('https://api.hubapi.com'),
    everyMinutes: z.number().min(1).max(1440).default(5),
    since,
  }),
  z.strictObject({
    adapter: z.literal('pendo'),
    enabled,
    rateLimit,
    surveys: surveyIds.default([]),
    header: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,60}$/, 'the name of a header, such as x-rnps-token')
      .transform((name) => name.toLowerCase())
      .default('x-rnps-token'),
  }),
] as const;

type ApiSource = z.infer<(typeof apiSources)[number]>;

/** What the file and the environment say about such a source, beyond what all sources have. */
export function apiPartsOf(raw: ApiSource, token: string | null): Partial<Source> {
  const { adapter, surveys } = raw;
  switch (adapter) {
    case 'surveymonkey':
      return { surveys, api: { url: raw.api, token } };
    case 'qualtrics':
      return {
        surveys,
        api: { url: raw.api, token },
        hmac: raw.hmac,
        externalReference: raw.externalReference,
      };
    case 'hubspot': {
      const api: SourceApi = { url: raw.api, token, since: raw.since, everyMs: raw.everyMinutes * 60_000 };
      return { surveys, api, questions: { score: 'hs_value', comment: 'hs_content' } };
    }
    case 'pendo':
      return { surveys, header: raw.header, questions: { score: 'rating', comment: 'reason' } };
  }
}

export function isApiSource(raw: { adapter: string }): raw is ApiSource {
  return apiSources.some(({ shape }) => shape.adapter.value === raw.adapter);
}

function isApiUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username || search || hash) return false;
  const here = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && here);
}

function bare(url: string): string {
  return url.replace(/\/+$/, '');
}
