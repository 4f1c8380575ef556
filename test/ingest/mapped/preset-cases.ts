import { createHmac } from 'node:crypto';
import type { Source } from '../../../src/config/source';
import type { PresetName } from '../../../src/mapping/presets';
import { sourceFrom } from './mapped-source';

export const PRESET_SECRET = 'a-secret-of-the-tool';

export interface PresetCase {
  preset: PresetName;
  /** A sample of an answer, in test/fixtures/payloads. */
  file: string;
  questions?: { score: string | number; comment?: string | number };
  secret: string;
  /** The headers with which the tool would sign this body. */
  sign: (body: Buffer) => Record<string, string>;
}

const hmac =
  (header: string, algorithm: string, encoding: 'hex' | 'base64', prefix = '') =>
  (body: Buffer) => ({
    [header]: prefix + createHmac(algorithm, PRESET_SECRET).update(body).digest(encoding),
  });
const token = () => ({ 'x-rnps-token': PRESET_SECRET });
const BASIC = 'rnps:in-the-address';
const basic = () => ({ authorization: `Basic ${Buffer.from(BASIC).toString('base64')}` });

/** A sample of every preset, and how its tool signs; all tell of the same detractor where their format allows it. */
export const PRESET_CASES: PresetCase[] = [
  { preset: 'asknicely', file: 'asknicely.2.json', secret: PRESET_SECRET, sign: token },
  {
    preset: 'survicate',
    file: 'survicate.score.json',
    questions: { score: 410071 },
    secret: PRESET_SECRET,
    sign: hmac('hmac', 'sha256', 'hex'),
  },
  { preset: 'satismeter', file: 'satismeter.completed.json', secret: BASIC, sign: basic },
  {
    preset: 'refiner',
    file: 'refiner.completed.json',
    questions: { score: 'nps', comment: 'nps_reason' },
    secret: BASIC,
    sign: basic,
  },
  {
    preset: 'posthog',
    file: 'posthog.survey_sent.webhook.json',
    questions: {
      score: 'a3071551-d599-4eeb-9ffe-69e93dc647b6',
      comment: 'b4171551-d599-4eeb-9ffe-69e93dc647b7',
    },
    secret: PRESET_SECRET,
    sign: token,
  },
  { preset: 'retently', file: 'retently.user_defined_body.json', secret: PRESET_SECRET, sign: token },
  {
    preset: 'wootric',
    file: 'wootric.updated.form',
    secret: PRESET_SECRET,
    sign: hmac('x-wootric-signature', 'sha1', 'hex', 'sha1='),
  },
  {
    preset: 'screeb',
    file: 'screeb.ended.json',
    questions: {
      score: '4e5f6a7b-0071-4c8d-9e0f-1a2b3c4d5e6f',
      comment: '4e5f6a7b-0072-4c8d-9e0f-1a2b3c4d5e6f',
    },
    secret: PRESET_SECRET,
    sign: hmac('x-screeb-hmac-signature-body', 'sha256', 'base64'),
  },
  {
    preset: 'helpscout',
    file: 'helpscout.survey_response.json',
    secret: PRESET_SECRET,
    sign: hmac('x-helpscout-signature', 'sha1', 'base64'),
  },
  { preset: 'zenloop', file: 'zenloop.alert.json', secret: BASIC, sign: basic },
];

export function caseOf(preset: PresetName): PresetCase {
  return PRESET_CASES.find((one) => one.preset === preset)!;
}

/** The source of a preset, as the configuration would have it. */
export function presetSource({ preset, questions, secret }: PresetCase, changes: object = {}): Source {
  return sourceFrom({ adapter: preset, ...(questions ? { questions } : {}), ...changes }, [secret], preset);
}
