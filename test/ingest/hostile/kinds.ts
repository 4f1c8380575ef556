import { createHmac } from 'node:crypto';
import type { Source } from '../../../src/config/source';
import { signStandardWebhooks, signTypeform, TEST_SECRET, TYPEFORM_SECRET } from '../../support/sign';
import { sourceFrom } from '../mapped/mapped-source';
import { PRESET_CASES, type PresetCase } from '../mapped/preset-cases';
import { sample } from '../samples';

/** A delivery as it goes over the wire. */
export interface Sent {
  body: Buffer;
  headers: Record<string, string>;
}

/** A way in that strangers can reach, with true deliveries to spoil. */
export interface HostileKind {
  /** Of its source, and the last part of its address. */
  name: string;
  /** What stands under sources.NAME. */
  written: object;
  secret: string;
  /** The second number: one delivery in so many is made of it; the first sample takes the rest. */
  samples: [Buffer, number][];
  /** What its true deliveries are read as. */
  wanted: 'answer' | 'pending' | 'facts';
  /** As the tool would sign it; `id` is the message id where the tool has one. */
  signed: (content: Buffer, id: string) => Sent;
  /** Which header is the proof; null: the HMAC of a form. */
  proof: string | null;
  /** False: the proof is a secret that says nothing of the body. */
  signsBody: boolean;
}

/** The source of a kind, as the configuration would have it. */
export function sourceOf({ name, written, secret }: HostileKind): Source {
  return sourceFrom(written, [secret], name);
}

const questions = { score: 'nps_score', comment: 'nps_reason' };
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const mac = (algorithm: string, secret: string, encoding: 'hex' | 'base64') => (body: Buffer) =>
  createHmac(algorithm, secret).update(body).digest(encoding);

const standard = {
  secret: TEST_SECRET,
  signed: (body: Buffer, id: string) => ({ body, headers: signStandardWebhooks(body, { id }) }),
  proof: 'webhook-signature',
  signsBody: true,
};

function inHeader(header: string, prove: (body: Buffer) => string) {
  const headers = (body: Buffer) => ({ 'content-type': 'application/json', [header]: prove(body) });
  return { signed: (body: Buffer) => ({ body, headers: headers(body) }), proof: header, signsBody: true };
}

const person = { external_id: 'usr_7781', email: 'mira.olsen@northwind.example', name: 'Mira Olsen' };
const account = {
  external_id: 'acc_1042',
  domain: 'northwind.example',
  arr: 96000,
  renewal_date: '2027-02-28',
};
const at = '2026-11-20T09:15:00Z';
const identify = {
  messageId: 'ajs-0001',
  type: 'identify',
  userId: 'usr_7781',
  timestamp: at,
  traits: {
    email: 'mira.olsen@northwind.example',
    firstName: 'Mira',
    company: { id: 'acc_1042', plan: 'pro' },
  },
};
const group = {
  messageId: 'ajs-0002',
  type: 'group',
  userId: 'usr_7781',
  groupId: 'acc_1042',
  timestamp: at,
  traits: {
    name: 'Northwind Freight',
    website: 'https://www.northwind.example/a',
    arr: '96000',
    plan: 'pro',
  },
};

const SURVEYMONKEY_SECRET = 'client123&shh';
const QUALTRICS_SECRET = 'qx-shared-key';
const SEGMENT_SECRET = 'a-shared-secret';
const PENDO_SECRET = 'a-token-of-pendo';
const NOWHERE = 'http://127.0.0.1:9';

/** Qualtrics' form; what is spoiled is the MSG in it, which alone is signed. */
function qualtricsForm(content: Buffer): Sent {
  const message = content.toString('utf8');
  const hmac = createHmac('sha512', QUALTRICS_SECRET).update(message).digest('hex');
  const form = `HMAC=${hmac}&MSG=${encodeURIComponent(message)}&Topic=northwind.completedResponse`;
  return { body: Buffer.from(form), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

const native: HostileKind[] = [
  {
    name: 'generic',
    written: { adapter: 'generic' },
    samples: [
      [sample('generic.standard_webhooks.json'), 1],
      [json({ type: 'rnps.response.deleted', timestamp: at, data: { id: 'resp_8Fh2' } }), 60],
      [json({ type: 'rnps.person.erased', timestamp: at, data: { person } }), 60],
    ],
    wanted: 'answer',
    ...standard,
  },
  {
    name: 'typeform',
    written: { adapter: 'typeform', questions },
    secret: TYPEFORM_SECRET,
    samples: [[sample('typeform.json'), 1]],
    wanted: 'answer',
    ...inHeader('typeform-signature', (body) => signTypeform(body)['typeform-signature']!),
  },
  {
    name: 'formbricks',
    written: { adapter: 'formbricks', questions },
    samples: [[sample('formbricks.3.responseFinished.json'), 1]],
    wanted: 'answer',
    ...standard,
  },
  {
    name: 'surveymonkey',
    written: { adapter: 'surveymonkey', questions: { score: 71, comment: 72 }, api: NOWHERE },
    secret: SURVEYMONKEY_SECRET,
    samples: [
      [sample('surveymonkey.response_completed.json'), 1],
      [sample('surveymonkey.response_deleted.json'), 60],
    ],
    wanted: 'pending',
    ...inHeader('sm-signature', mac('sha1', SURVEYMONKEY_SECRET, 'base64')),
  },
  {
    name: 'qualtrics',
    written: { adapter: 'qualtrics', questions: { score: 'QID1' }, surveys: ['SV_rnps2026'], api: NOWHERE },
    secret: QUALTRICS_SECRET,
    samples: [[Buffer.from(new URLSearchParams(String(sample('qualtrics.form'))).get('MSG')!), 1]],
    wanted: 'pending',
    signed: qualtricsForm,
    proof: null,
    signsBody: true,
  },
  {
    name: 'pendo',
    written: { adapter: 'pendo' },
    secret: PENDO_SECRET,
    samples: [[sample('pendo.json'), 1]],
    wanted: 'answer',
    ...inHeader('x-rnps-token', () => PENDO_SECRET),
    signsBody: false,
  },
  {
    name: 'accounts',
    written: { adapter: 'accounts' },
    samples: [
      [json({ type: 'rnps.account.upserted', data: { ...account, churned_at: null, updated_at: at } }), 1],
      [json({ type: 'rnps.person.upserted', data: [{ ...person, account }, { email: person.email }] }), 2],
    ],
    wanted: 'facts',
    ...standard,
  },
  {
    name: 'segment',
    written: { adapter: 'segment' },
    secret: SEGMENT_SECRET,
    samples: [
      [json(identify), 1],
      [json(group), 3],
      [json({ batch: [identify, group] }), 3],
    ],
    wanted: 'facts',
    ...inHeader('x-signature', mac('sha1', SEGMENT_SECRET, 'hex')),
  },
];

const BODY_SIGNED = new Set(['survicate', 'wootric', 'screeb', 'helpscout']);

function presetKind(one: PresetCase): HostileKind {
  const { preset, file, questions: asked, secret, sign } = one;
  return {
    name: preset,
    written: { adapter: preset, ...(asked ? { questions: asked } : {}) },
    secret,
    samples: [[sample(file), 1]],
    wanted: 'answer',
    signed: (body) => ({ body, headers: { 'content-type': 'application/octet-stream', ...sign(body) } }),
    proof: Object.keys(sign(Buffer.alloc(0)))[0]!,
    signsBody: BODY_SIGNED.has(preset),
  };
}

/** Every way in that takes deliveries. HubSpot has none: it is asked. */
export const HOSTILE_KINDS: HostileKind[] = [...native, ...PRESET_CASES.map(presetKind)];
