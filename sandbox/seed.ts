import type { Change } from './state/changes';
import type { Channel, Person } from './state/model';

export const TEAM = { id: 'T0SANDBOX', name: 'Larkspur', domain: 'larkspur' } as const;
/** The organisation with which a shared channel is shared; strangers belong to it. */
export const OTHER_TEAM_ID = 'T0ELSEWHERE';
export const BOT = {
  userId: 'U0RNPSBOT',
  botId: 'B0RNPSBOT',
  appId: 'A0RNPS',
  name: 'rnps-loop',
  realName: 'rNPS Loop',
} as const;
export const BOT_TOKEN = 'xoxb-sandbox';
export const APP_TOKEN = 'xapp-sandbox';
/** Slack's deprecated verification token, which payloads still carry. */
export const VERIFICATION_TOKEN = 'sandbox-verification';
export const COMMANDS = [
  {
    command: '/rnps',
    hint: 'help, queue, mine, sla, account, status',
    words: [
      'help',
      'queue',
      'mine',
      { word: 'sla', hint: '[team]' },
      { word: 'account', hint: 'NAME' },
      'status',
    ],
  },
] as const;

const ZONE_LABELS: Record<string, string> = {
  'America/New_York': 'Eastern Time',
  'America/Chicago': 'Central Time',
  'America/Denver': 'Mountain Time',
  'America/Los_Angeles': 'Pacific Time',
  'Europe/Lisbon': 'Western European Time',
  'Europe/London': 'Greenwich Mean Time',
  'Europe/Berlin': 'Central European Time',
  'Asia/Kolkata': 'India Standard Time',
};

type PersonRow = [id: string, realName: string, email: string, tz: string, title: string];
const PEOPLE: PersonRow[] = [
  ['U0MAYA', 'Maya Chen', 'maya.chen@larkspur.example', 'America/New_York', 'CX specialist'],
  ['U0TOMAS', 'Tomás Rivera', 'tomas.rivera@larkspur.example', 'America/Chicago', 'CX specialist'],
  ['U0INES', 'Inês Duarte', 'ines.duarte@larkspur.example', 'Europe/Lisbon', 'Head of CX'],
  ['U0OWEN', 'Owen Clarke', 'owen.clarke@larkspur.example', 'Europe/London', 'Product manager'],
  ['U0PRIYA', 'Priya Nair', 'priya.nair@larkspur.example', 'Asia/Kolkata', 'Head of Product'],
  ['U0LENA', 'Lena Fischer', 'lena.fischer@larkspur.example', 'Europe/Berlin', 'CSM'],
  ['U0SAM', 'Sam Okafor', 'sam.okafor@larkspur.example', 'America/New_York', 'Head of Success'],
  ['U0NOAH', 'Noah Berg', 'noah.berg@larkspur.example', 'America/Denver', 'Account executive'],
  ['U0GRACE', 'Grace Kim', 'grace.kim@larkspur.example', 'America/Los_Angeles', 'Head of Sales'],
  ['U0RUTH', 'Ruth Alvarez', 'ruth.alvarez@larkspur.example', 'America/New_York', 'COO'],
  ['U0GUS', 'Gus Meyer', 'gus.meyer@partner.example', 'Europe/Berlin', 'Partner (guest)'],
  ['U0ZED', 'Zed Fox', 'zed.fox@larkspur.example', 'America/New_York', 'Former CX specialist'],
];

const STAFF = PEOPLE.map(([id]) => id).filter((id) => id !== 'U0GUS' && id !== 'U0ZED');
type ChannelRow = [id: string, name: string, topic: string, memberIds: string[]];
const CHANNELS: ChannelRow[] = [
  ['C0CX', 'rnps-cx', 'Answers that CX follows up', ['U0MAYA', 'U0TOMAS', 'U0INES', 'U0RUTH', 'U0GUS']],
  ['C0PRODUCT', 'rnps-product', 'Answers that Product follows up', ['U0OWEN', 'U0PRIYA', 'U0RUTH']],
  ['C0SUCCESS', 'rnps-success', 'Answers that Success follows up', ['U0LENA', 'U0SAM', 'U0RUTH']],
  ['C0SALES', 'rnps-sales', 'Answers that Sales follows up', ['U0NOAH', 'U0GRACE', 'U0RUTH']],
  [
    'C0COMMITTEE',
    'rnps-committee',
    'The monthly committee',
    ['U0RUTH', 'U0INES', 'U0PRIYA', 'U0SAM', 'U0GRACE'],
  ],
  ['C0ANNOUNCE', 'rnps-announcements', 'You asked, we delivered', STAFF],
  ['C0GENERAL', 'general', 'Company-wide talk', [...STAFF, 'U0GUS']],
];

/** The workspace "Larkspur" as a new sandbox has it. `nowMs` dates the accounts and gives the zones' present offsets. */
export function seedChanges(nowMs: number): Change[] {
  const people = [...PEOPLE.map((row) => person(row, nowMs)), bot(nowMs)];
  const channels = CHANNELS.map(([id, name, topic, memberIds]) =>
    channel({ id, name, topic, memberIds: [...memberIds, BOT.userId] }, nowMs),
  );
  const ims = PEOPLE.map(([id]) => id)
    .filter((id) => id !== 'U0ZED')
    .map((id) => imChannel(id, nowMs));
  return [
    ...people.map((p): Change => ({ kind: 'person', person: p })),
    ...[...channels, ...ims].map((c): Change => ({ kind: 'channel', channel: c })),
  ];
}

/** The direct message between the bot and a person; its id follows from theirs. */
export function imChannel(userId: string, nowMs: number): Channel {
  const id = `D${userId.slice(1)}`;
  return { ...channel({ id, name: '', memberIds: [userId, BOT.userId] }, nowMs), isIm: true };
}

/** A public channel with Slack's defaults for whatever is not given. */
export function channel(given: Partial<Channel> & { id: string; name: string }, nowMs: number): Channel {
  return {
    topic: '',
    purpose: '',
    memberIds: [],
    isIm: false,
    isPrivate: false,
    isArchived: false,
    isExtShared: false,
    created: Math.floor(nowMs / 1000),
    ...given,
  };
}

function person([id, realName, email, tz, title]: PersonRow, nowMs: number): Person {
  const name = email.split('@')[0]!;
  return {
    id,
    name,
    realName,
    email,
    title,
    tz,
    tzLabel: ZONE_LABELS[tz] ?? tz,
    tzOffset: offsetSeconds(tz, nowMs),
    deleted: id === 'U0ZED',
    isAdmin: id === 'U0RUTH',
    isBot: false,
    isRestricted: id === 'U0GUS',
    isUltraRestricted: id === 'U0GUS',
    isStranger: false,
    statusEmoji: '',
    statusText: '',
    statusExpiration: 0,
    updated: Math.floor(nowMs / 1000),
  };
}

function bot(nowMs: number): Person {
  const base = person([BOT.userId, BOT.realName, '', 'America/Los_Angeles', ''], nowMs);
  return { ...base, name: BOT.name, email: null, isBot: true };
}

/** Seconds east of UTC that a zone is at an instant. */
function offsetSeconds(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    atMs,
  );
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find((p) => p.type === 'timeZoneName')?.value ?? '');
  if (!found?.[1]) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 3600 + Number(found[3]) * 60);
}
