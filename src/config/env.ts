import { z } from 'zod';
import { UserError } from '../domain/errors';

export interface Env {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  configFile: string | null;
  slack: SlackEnv | null;
  clock: 'real' | 'adjustable';
  /** What the database is stamped with: sample data is only ever poured into a sandbox. */
  workspaceKind: 'sandbox' | 'real';
  secretsOf: (sourceName: string) => string[];
  /** What a source's API is asked with; null: not set. */
  tokenOf: (sourceName: string) => string | null;
  ai: AiEnv;
  smtp: SmtpEnv;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Where a model is. Without a key or a name there is none. */
export interface AiEnv {
  apiKey: string | null;
  /** Without a slash at its end. */
  baseUrl: string;
  model: string | null;
}

/** Where replies to customers are handed over; the configuration says who they are from. */
export interface SmtpEnv {
  /** smtp:// or smtps://, with host, and user and password when it needs them; wins over the others. */
  url: string | null;
  user: string | null;
  password: string | null;
  /** Both are valid at once: what signs a mail that comes back. */
  hookSecrets: string[];
}

export interface SlackEnv {
  botToken: string;
  /** HTTP when the signing secret is there, Socket Mode when the app token is; with both, HTTP. */
  mode: { kind: 'http'; signingSecret: string } | { kind: 'socket'; appToken: string };
  apiUrl: string | null;
}

const empty = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());
const OPENAI_URL = 'https://api.openai.com/v1';
const schema = z.object({
  PORT: z.preprocess(
    (v) => (v === '' ? undefined : v),
    z.coerce.number().int().min(0).max(65_535).default(3000),
  ),
  HOST: empty,
  RNPS_DATA_DIR: empty,
  DATABASE_URL: empty,
  RNPS_CONFIG: empty,
  SLACK_BOT_TOKEN: empty,
  SLACK_SIGNING_SECRET: empty,
  SLACK_APP_TOKEN: empty,
  SLACK_API_URL: empty,
  RNPS_CLOCK: z.preprocess((v) => (v === '' ? undefined : v), z.enum(['real', 'adjustable']).default('real')),
  RNPS_WORKSPACE_KIND: z.preprocess(
    (v) => (v === '' ? undefined : v),
    z.enum(['sandbox', 'real']).default('real'),
  ),
  RNPS_LOG_LEVEL: z.preprocess(
    (v) => (v === '' ? undefined : v),
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  OPENAI_API_KEY: z.preprocess(
    (v) => (typeof v === 'string' ? v.trim() || undefined : v),
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'has a space or another character that no key has: copy it again')
      .optional(),
  ),
  OPENAI_BASE_URL: z.preprocess(
    (v) => (v === '' ? undefined : v),
    z
      .string()
      .refine(
        isPlainUrl,
        `has to be an address such as ${OPENAI_URL}, without user, password or anything after a ? or #`,
      )
      .default(OPENAI_URL),
  ),
  OPENAI_MODEL: empty,
  SMTP_URL: z.preprocess(
    (v) => (v === '' ? undefined : v),
    z
      .string()
      .refine(isSmtpUrl, 'has to be an address such as smtps://user:password@smtp.example.com:465')
      .optional(),
  ),
  SMTP_USER: empty,
  SMTP_PASSWORD: empty,
  RNPS_SECRET_MAIL: empty,
  NODE_ENV: empty,
});

/** Reads the environment, the only place that does; every mistake is named with its remedy (UserError). */
export function readEnv(raw: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new UserError(
      `The environment has mistakes:\n${lines.join('\n')}\nSee .env.example for what each variable takes.`,
    );
  }
  const v = parsed.data;
  if (v.RNPS_CLOCK === 'adjustable' && v.NODE_ENV === 'production') {
    throw new UserError(
      'RNPS_CLOCK=adjustable lets anybody on this machine move due times, so it is refused when NODE_ENV=production. Unset RNPS_CLOCK.',
    );
  }
  return {
    port: v.PORT,
    host: v.HOST ?? '0.0.0.0',
    dataDir: v.RNPS_DATA_DIR ?? '.data',
    databaseUrl: v.DATABASE_URL ?? null,
    configFile: v.RNPS_CONFIG ?? null,
    slack: readSlack(v),
    clock: v.RNPS_CLOCK,
    workspaceKind: v.RNPS_WORKSPACE_KIND,
    secretsOf: (name) => secretsIn(raw[secretVariable(name)]),
    tokenOf: (name) => raw[tokenVariable(name)]?.trim() || null,
    ai: {
      apiKey: v.OPENAI_API_KEY ?? null,
      baseUrl: v.OPENAI_BASE_URL.replace(/\/+$/, ''),
      model: v.OPENAI_MODEL ?? null,
    },
    smtp: {
      url: v.SMTP_URL ?? null,
      user: v.SMTP_USER ?? null,
      password: v.SMTP_PASSWORD ?? null,
      hookSecrets: secretsIn(v.RNPS_SECRET_MAIL),
    },
    logLevel: v.RNPS_LOG_LEVEL,
  };
}

/** The variable that holds a source's secret: `typeform` reads RNPS_SECRET_TYPEFORM. */
export function secretVariable(sourceName: string): string {
  return `RNPS_SECRET_${nameInCapitals(sourceName)}`;
}

/** The variable that holds the token of a source's API: `qualtrics` reads RNPS_TOKEN_QUALTRICS. */
export function tokenVariable(sourceName: string): string {
  return `RNPS_TOKEN_${nameInCapitals(sourceName)}`;
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  return (
    /^smtps?:$/.test(protocol) && hostname !== '' && [pathname.replace('/', ''), search, hash].join('') === ''
  );
}

function nameInCapitals(sourceName: string): string {
  return sourceName.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

// Two secrets, separated by white space, are both valid: that is how one is rotated without losing answers.
function secretsIn(value: string | undefined): string[] {
  return (value ?? '').split(/\s+/).filter(Boolean);
}

function readSlack(v: z.infer<typeof schema>): SlackEnv | null {
  if (!v.SLACK_BOT_TOKEN) return null;
  const apiUrl = v.SLACK_API_URL ?? null;
  if (v.SLACK_SIGNING_SECRET) {
    return {
      botToken: v.SLACK_BOT_TOKEN,
      mode: { kind: 'http', signingSecret: v.SLACK_SIGNING_SECRET },
      apiUrl,
    };
  }
  if (v.SLACK_APP_TOKEN) {
    return { botToken: v.SLACK_BOT_TOKEN, mode: { kind: 'socket', appToken: v.SLACK_APP_TOKEN }, apiUrl };
  }
  throw new UserError(
    'SLACK_BOT_TOKEN is set, but neither SLACK_SIGNING_SECRET (requests over HTTP) nor SLACK_APP_TOKEN (Socket Mode). ' +
      'Set one: without it, no click in Slack can reach the app.',
  );
}
