import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { UserError } from '../domain/errors';
import type { OfferKind } from '../domain/offers/offer';
import type { RoutingRule } from '../domain/routing';
import { type CalendarSpec, compileCalendar } from '../domain/sla/calendar';
import type { AiSettings } from './ai';
import { apiPartsOf, isApiSource } from './api-sources';
import { type DigestSettings, digestSettings } from './digest';
import type { ReplySettings, SmtpSettings } from './mail';
import { configSchema } from './schema';
import type { Source } from './source';

export interface Team {
  id: string;
  name: string;
  channel: string;
  leads: string[];
  calendarId: string;
}

export interface Config {
  teams: Team[];
  /** `calendar`: by which the report of a month is due; null: the first team's. */
  committee: { channel: string; members: string[]; calendar: string | null };
  announcements: { channel: string };
  digest: DigestSettings;
  admins: string[];
  calendars: Record<string, CalendarSpec>;
  routing: { rules: RoutingRule[]; otherwise: string };
  /** Channels that another organisation reads too, and that may be posted to all the same. */
  sharedChannels: string[];
  sla: {
    businessDays: number;
    rungs: ('half' | 'three_quarters' | 'due' | 'late')[];
    /** Direct messages about rungs in a day of the team's zone: about one follow-up, and to one person. */
    nagCap: { perFollowUp: number; perPerson: number };
    /** Status emoji that say that somebody is away, such as `:palm_tree:`. */
    awayEmoji: string[];
  };
  sources: Source[];
  ai: AiSettings;
  /** The server that takes replies to customers; null: there is none. */
  smtp: SmtpSettings | null;
  reply: ReplySettings;
  playbooks: Record<'detractor' | 'passive' | 'promoter', string[]>;
  /** What can be offered to a customer, and to whom. */
  offers: OfferKind[];
  /** ISO 8601 durations after which bodies of deliveries, whole answers and traces of dropped files are erased; null: never. */
  retention: { rawDeliveries: string | null; answers: string | null; droppedFiles: string | null };
  /** Files of past answers and accounts that admins drop on the app in Slack. */
  droppedFiles: { maxMegabytes: number };
  /** `leaseMs` is not for the file: a lease has no reason to differ, except in a test that kills processes. */
  delivery: {
    laneMs: number;
    editMs: number;
    settleMs: number;
    /** More cards than this waiting for one channel become one summary; 0: never. */
    burst: number;
    /** Takes the cards of a channel that is gone; null: they wait for an admin. */
    fallbackChannel: string | null;
    leaseMs?: number;
  };
}

/** Reads and checks rnps.config.yaml; throws one UserError that lists every mistake with path and remedy. */
export function loadConfig(
  file: string,
  secretsOf: (source: string) => string[],
  tokenOf: TokenOf = () => null,
): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      `The configuration ${file} cannot be read. Put rnps.config.yaml there, or set RNPS_CONFIG.`,
      {
        cause,
      },
    );
  }
  return parseConfig(text, file, secretsOf, tokenOf);
}

/** The same for a text; `file` only names it in messages. */
export function parseConfig(
  text: string,
  file: string,
  secretsOf: (source: string) => string[],
  tokenOf: TokenOf = () => null,
): Config {
  const document = parseDocument(text);
  const syntax = document.errors[0];
  if (syntax) throw new UserError(`${file} is not valid YAML: ${syntax.message}`);
  const parsed = configSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw mistakes(file, parsed.error.issues.map(describe));
  const config = shape(parsed.data, secretsOf, tokenOf);
  const wrong = crossCheck(config);
  if (wrong.length > 0) throw mistakes(file, wrong);
  return config;
}

type Raw = z.infer<typeof configSchema>;
type TokenOf = (source: string) => string | null;

function shape(raw: Raw, secretsOf: (source: string) => string[], tokenOf: TokenOf): Config {
  return {
    teams: Object.entries(raw.teams).map(([id, team]) => ({
      id,
      name: team.name ?? id,
      channel: team.channel,
      leads: team.leads,
      calendarId: team.calendar,
    })),
    committee: raw.committee,
    announcements: raw.announcements,
    digest: digestSettings(raw.digest, raw.announcements.channel),
    admins: raw.admins,
    sharedChannels: raw.sharedChannels,
    calendars: raw.calendars,
    routing: { rules: raw.routing.rules, otherwise: raw.routing.otherwise },
    sla: raw.sla,
    sources: Object.entries(raw.sources).map(([name, source]) => ({
      name,
      adapter: source.adapter,
      ...('mapping' in source ? { mapping: source.mapping } : {}),
      enabled: source.enabled,
      rateLimit: source.rateLimit,
      secrets: secretsOf(name),
      questions: ('questions' in source ? source.questions : undefined) ?? {
        score: 'score',
        comment: 'comment',
      },
      ...(isApiSource(source) ? apiPartsOf(source, tokenOf(name)) : {}),
    })),
    ai: raw.ai,
    smtp: raw.smtp,
    reply: raw.reply,
    playbooks: raw.playbooks,
    offers: raw.offers,
    retention: raw.retention,
    droppedFiles: raw.droppedFiles,
    delivery: raw.delivery,
  };
}

function crossCheck(config: Config): string[] {
  const wrong: string[] = [];
  const teamIds = config.teams.map((team) => team.id);
  const known = `Teams are: ${teamIds.join(', ')}.`;
  config.routing.rules.forEach((rule, i) => {
    if (!teamIds.includes(rule.to))
      wrong.push(`routing.rules[${i}].to: there is no team "${rule.to}". ${known}`);
  });
  if (!teamIds.includes(config.routing.otherwise)) {
    wrong.push(`routing.otherwise: there is no team "${config.routing.otherwise}". ${known}`);
  }
  wrong.push(...wrongChannels(config));
  if (config.sources.some(({ name }) => name === 'mail')) {
    wrong.push(
      'sources.mail: /hooks/mail takes what customers answer to a reply. Give this source another name.',
    );
  }
  for (const team of config.teams) {
    if (!config.calendars[team.calendarId]) {
      const ids = Object.keys(config.calendars).join(', ');
      wrong.push(
        `teams.${team.id}.calendar: there is no calendar "${team.calendarId}". Calendars are: ${ids}.`,
      );
    }
  }
  const { calendar } = config.committee;
  if (calendar !== null && !Object.hasOwn(config.calendars, calendar)) {
    const ids = Object.keys(config.calendars).join(', ');
    wrong.push(`committee.calendar: there is no calendar "${calendar}". Calendars are: ${ids}.`);
  }
  for (const [id, spec] of Object.entries(config.calendars)) {
    try {
      compileCalendar(spec);
    } catch (error) {
      wrong.push(`calendars.${id}: ${(error as Error).message}`);
    }
  }
  return wrong;
}

function wrongChannels({
  teams,
  committee,
  announcements,
  digest,
  delivery,
  sharedChannels,
}: Config): string[] {
  const wrong: string[] = [];
  const { fallbackChannel } = delivery;
  if (fallbackChannel && sharedChannels.includes(fallbackChannel)) {
    wrong.push(
      `delivery.fallbackChannel: #${fallbackChannel} is listed under sharedChannels, and it takes what customers said ` +
        'to any team. Name a channel that nobody else reads.',
    );
  }
  if (fallbackChannel && [committee.channel, announcements.channel].includes(fallbackChannel)) {
    wrong.push(
      `delivery.fallbackChannel: #${fallbackChannel} has another use. Name a team's channel, or one for this alone.`,
    );
  }
  const others = [committee.channel, announcements.channel, ...digest.channels];
  const known = [...teams.map((team) => team.channel), ...others];
  sharedChannels.forEach((name, i) => {
    if (!known.includes(name) && name !== fallbackChannel) {
      wrong.push(
        `sharedChannels[${i}]: no channel of this file is "${name}". Channels are: ${[...new Set(known)].join(', ')}.`,
      );
    }
  });
  return wrong;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.') || '(top)';
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${path}: there is no setting ${keys} here. Correct the name, or take it out.`;
  }
  // What is wrong with a name lies one level deeper than with a value.
  const reason = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
  return `${path}: ${(reason ?? issue).message}`;
}

/** Throws a UserError when a rule names a theme that never was; `known`: ids of all that were and are. */
export function checkThemes(config: Pick<Config, 'routing'>, file: string, known: readonly string[]): void {
  const wrong = config.routing.rules.flatMap((rule, i) =>
    (rule.when.theme ?? [])
      .filter((theme) => !known.includes(theme))
      .map(
        (theme) =>
          `routing.rules[${i}].when.theme: there is no theme "${theme}". Themes are: ${known.join(', ')}.`,
      ),
  );
  if (wrong.length > 0) throw mistakes(file, wrong);
}

function mistakes(file: string, lines: string[]): UserError {
  return new UserError(
    `${file} has ${lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`}:\n${lines.map((line) => `  - ${line}`).join('\n')}`,
  );
}
