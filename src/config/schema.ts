import { z } from 'zod';
import { BANDS } from '../domain/bands';
import { ai } from './ai';
import { apiSources } from './api-sources';
import { digest } from './digest';
import { reply, smtp } from './mail';
import { mappedSources } from './mapped-source';
import { offers } from './offers';
import { rateLimit } from './rate-limit';

const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'use small letters, digits, - and _ (at most 40)');
const channel = z
  .string()
  .transform((name) => name.replace(/^#/, ''))
  .pipe(z.string().regex(/^[^\s#,]{1,80}$/, 'a Slack channel name without spaces, such as rnps-cx'));
const person = z.string().min(3, 'an e-mail address or a Slack user id such as U0123ABCD');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as HH:MM');
const hours = z
  .string()
  .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'working hours as HH:MM-HH:MM, such as 09:00-17:00')
  .transform((text) => ({ opens: text.slice(0, 5), closes: text.slice(6) }));
const day = hours.optional();

const calendar = z.strictObject({
  zone: z.string(),
  week: z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
  holidays: z
    .strictObject({ country: z.string(), state: z.string().optional(), region: z.string().optional() })
    .nullable()
    .default(null),
  closures: z.array(z.strictObject({ date, name: z.string().optional() })).default([]),
  halfDays: z.array(z.strictObject({ date, closes: time, name: z.string().optional() })).default([]),
});

const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((v) => (Array.isArray(v) ? v : [v]));
const range = z.strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() });
const rule = z.strictObject({
  when: z.strictObject({
    band: z.enum(BANDS).optional(),
    score: range.optional(),
    arr: range.optional(),
    tenure: range.optional(),
    theme: oneOrMore.optional(),
    plan: oneOrMore.optional(),
    region: oneOrMore.optional(),
    industry: oneOrMore.optional(),
    lifecycle: oneOrMore.optional(),
    role: oneOrMore.optional(),
    source: oneOrMore.optional(),
    keyword: oneOrMore.optional(),
  }),
  to: z.string(),
});

const questions = z.strictObject({
  score: z.string().min(1),
  comment: z.string().min(1).nullable().default(null),
  mayQuote: z.string().min(1).nullable().optional(),
});
const needsQuestions =
  'name the question that holds the score: questions: { score: nps_score, comment: nps_reason }';
const source = z.discriminatedUnion('adapter', [
  z.strictObject({
    adapter: z.enum(['generic', 'accounts', 'segment']),
    enabled: z.boolean().default(true),
    rateLimit,
    questions: questions.optional(),
  }),
  z.strictObject({
    adapter: z.enum(['typeform', 'formbricks']),
    enabled: z.boolean().default(true),
    rateLimit,
    questions: z
      .any()
      .refine((v) => v !== undefined, needsQuestions)
      .pipe(questions),
  }),
  ...apiSources,
  ...mappedSources,
]);

const age = z
  .string()
  .regex(
    /^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/,
    'an age as an ISO 8601 duration in years, months, weeks or days, such as P90D or P3Y; or null: kept for ever',
  )
  // A mistyped P0D would erase everything at the next start.
  .refine((text) => /[1-9]/.test(text), 'longer than nothing, such as P90D');

const playbook = z.array(z.string().max(200)).max(6).default([]);

/** The shape of rnps.config.yaml. Strict: a mistyped key is a mistake, not a setting that is silently ignored. */
export const configSchema = z.strictObject({
  teams: z
    .record(
      id,
      z.strictObject({
        name: z.string().optional(),
        channel,
        leads: z.array(person).default([]),
        calendar: z.string(),
      }),
    )
    .refine((teams) => Object.keys(teams).length > 0, 'name at least one team'),
  committee: z.strictObject({
    channel,
    members: z.array(person).default([]),
    calendar: z.string().nullable().default(null),
  }),
  announcements: z.strictObject({ channel }),
  digest: digest(channel),
  admins: z.array(person).default([]),
  sharedChannels: z.array(channel).default([]),
  calendars: z.record(id, calendar),
  routing: z.strictObject({ rules: z.array(rule).default([]), otherwise: z.string() }),
  sla: z
    .strictObject({
      businessDays: z.number().int().min(1).max(20).default(2),
      rungs: z
        .array(z.enum(['half', 'three_quarters', 'due', 'late']))
        .default(['half', 'three_quarters', 'due', 'late']),
      nagCap: z
        .strictObject({
          perFollowUp: z.number().int().min(1).max(50).default(3),
          perPerson: z.number().int().min(1).max(200).default(12),
        })
        .prefault({}),
      awayEmoji: z
        .array(z.string().regex(/^:[a-z0-9_+'-]+:$/, 'an emoji by its name, such as ":palm_tree:"'))
        .default([':palm_tree:', ':face_with_thermometer:']),
    })
    .prefault({}),
  sources: z.record(id, source).default({}),
  ai,
  smtp,
  reply,
  playbooks: z.strictObject({ detractor: playbook, passive: playbook, promoter: playbook }).prefault({}),
  offers,
  retention: z
    .strictObject({
      rawDeliveries: age.nullable().default('P90D'),
      answers: age.nullable().default(null),
      droppedFiles: age.nullable().default('P30D'),
    })
    .prefault({}),
  droppedFiles: z.strictObject({ maxMegabytes: z.number().int().min(1).max(1000).default(200) }).prefault({}),
  delivery: z
    .strictObject({
      laneMs: z.number().int().min(0).max(60_000).default(1100),
      editMs: z.number().int().min(0).max(60_000).default(1250),
      settleMs: z.number().int().min(0).max(600_000).default(35_000),
      burst: z.number().int().min(0).max(10_000).default(20),
      fallbackChannel: channel.nullable().default(null),
    })
    .prefault({}),
});
