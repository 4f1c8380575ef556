import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type Signed, verifyStandardWebhooks, verifyTypeform } from '../../src/ingest/signatures';
import {
  OTHER_SECRET,
  signStandardWebhooks,
  signTypeform,
  TEST_SECRET,
  TYPEFORM_SECRET,
} from '../support/sign';
import { sample, vectors } from './samples';

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const verifyBy = { standard: verifyStandardWebhooks, typeform: verifyTypeform } as Record<
  string,
  typeof verifyTypeform
>;
const cases = vectors.map((vector) => {
  const signed: Signed = {
    body: sample(vector.file),
    headers: vector.headers,
    secrets: [vector.secret],
    now: new Date((vector.now ?? 0) * 1000),
  };
  return { file: vector.file, signed, verify: verifyBy[vector.scheme]! };
});

describe.each(cases)('$file', ({ signed, verify }) => {
  const mustBeRefused = (change: Partial<Signed>, what: string) => {
    const verdict = verify({ ...signed, ...change });
    if (verdict.ok) throw new Error(`Passed although altered: ${what}`);
  };

  test('verifies as given', () => {
    expect(verify(signed)).toEqual({ ok: true });
  });

  test('no altered, dropped or added byte of the body passes', () => {
    for (let i = 0; i < signed.body.length; i += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const body = Buffer.from(signed.body);
        body[i] = body[i]! ^ flip;
        mustBeRefused({ body }, `byte ${i}`);
      }
      const shorter = Buffer.concat([signed.body.subarray(0, i), signed.body.subarray(i + 1)]);
      mustBeRefused({ body: shorter }, `without byte ${i}`);
    }
    mustBeRefused({ body: Buffer.concat([signed.body, Buffer.from('\n')]) }, 'a line end added');
    mustBeRefused({ body: Buffer.concat([Buffer.from('\ufeff'), signed.body]) }, 'a byte order mark added');
  });

  test('no altered, dropped or added character of a signed header passes', () => {
    const names = Object.keys(signed.headers).filter((name) => name !== 'content-type');
    for (const name of names) {
      const value = signed.headers[name]!;
      const put = (text: string, what: string) =>
        mustBeRefused({ headers: { ...signed.headers, [name]: text } }, `${name}, ${what}: ${text}`);
      for (let i = 0; i < value.length; i += 1) {
        for (const char of [...printable, '\u00a0', '\u0141', '\uff21', '\0']) {
          if (char !== value[i]) put(value.slice(0, i) + char + value.slice(i + 1), `character ${i}`);
        }
        put(value.slice(0, i) + value.slice(i + 1), `without character ${i}`);
        put(`${value.slice(0, i)}=${value.slice(i)}`, `with = before ${i}`);
        put(`${value.slice(0, i)}\n${value.slice(i)}`, `with a line end before ${i}`);
      }
      put(value.toUpperCase() === value ? `${value.toLowerCase()}x` : value.toUpperCase(), 'in capitals');
      put(`${value}=`, 'padded once more');
    }
  });
});

const at = new Date('2026-11-20T09:15:00Z');
const body = Buffer.from('{"type":"rnps.response.created"}');
const standard = (changes: Partial<Signed> = {}) =>
  verifyStandardWebhooks({
    body,
    headers: signStandardWebhooks(body, { at }),
    secrets: [TEST_SECRET],
    now: at,
    ...changes,
  });

test('another spelling of the same base64 is an altered signature', () => {
  const headers = signStandardWebhooks(body, { at });
  const signature = headers['webhook-signature']!;
  const last = signature.at(-2)!;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const twin = alphabet[alphabet.indexOf(last) ^ 1]!;
  const flipped = `${signature.slice(0, -2)}${twin}=`;
  const bytesOf = (text: string) => Buffer.from(text.slice(3), 'base64');
  expect(bytesOf(flipped)).toEqual(bytesOf(signature));
  for (const text of [flipped, signature.slice(0, -1), `${signature}=`]) {
    expect(standard({ headers: { ...headers, 'webhook-signature': text } })).toEqual({
      ok: false,
      why: 'wrong_signature',
    });
  }
});

test('a timestamp with a leading zero, a sign or a fraction is not the one that was signed', () => {
  const key = Buffer.from(TEST_SECRET.slice(6), 'base64');
  const seconds = at.getTime() / 1000;
  for (const timestamp of [`0${seconds}`, `+${seconds}`, `${seconds}.0`, `${seconds}e0`, '']) {
    const mac = createHmac('sha256', key).update(`msg_1.${timestamp}.${body}`).digest('base64');
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${mac}`,
    };
    expect(standard({ headers }).ok).toBe(false);
  }
});

test('one right signature among several is enough', () => {
  const headers = signStandardWebhooks(body, { at });
  const others = 'v1a,AAAA v1,c29tZXRoaW5nIGVsc2U=';
  const several = { ...headers, 'webhook-signature': `${others} ${headers['webhook-signature']}` };
  expect(standard({ headers: several })).toEqual({ ok: true });
  expect(standard({ headers: { ...headers, 'webhook-signature': others } }).ok).toBe(false);
});

test('while a secret is rotated, the old and the new one are both valid', () => {
  const secrets = [OTHER_SECRET, TEST_SECRET];
  expect(standard({ secrets })).toEqual({ ok: true });
  expect(standard({ secrets: [OTHER_SECRET] }).ok).toBe(false);
  const headers = signTypeform(body);
  expect(verifyTypeform({ body, headers, secrets: ['new', TYPEFORM_SECRET], now: at })).toEqual({ ok: true });
  expect(verifyTypeform({ body, headers, secrets: ['new'], now: at }).ok).toBe(false);
});

test('a signed time passes up to five minutes from the clock, either way, and no further', () => {
  const nowAfter = (ms: number) => standard({ now: new Date(at.getTime() + ms) });
  expect(nowAfter(300_000)).toEqual({ ok: true });
  expect(nowAfter(-300_000)).toEqual({ ok: true });
  expect(nowAfter(300_001)).toEqual({ ok: false, why: 'stale_timestamp' });
  expect(nowAfter(-300_001)).toEqual({ ok: false, why: 'stale_timestamp' });
});

test('nothing verifies without a secret, with an empty one, or without signature', () => {
  const empty = createHmac('sha256', '').update(body).digest('base64');
  expect(standard({ secrets: [] })).toEqual({ ok: false, why: 'no_secret' });
  for (const secret of ['', 'whsec_', 'whsec_=', 'whsec_not base64!', 'abcde']) {
    expect(standard({ secrets: [secret] })).toEqual({ ok: false, why: 'bad_secret' });
  }
  expect(standard({ headers: {} })).toEqual({ ok: false, why: 'no_signature' });
  const forged = { 'typeform-signature': `sha256=${empty}` };
  expect(verifyTypeform({ body, headers: forged, secrets: [''], now: at })).toEqual({
    ok: false,
    why: 'no_secret',
  });
  expect(verifyTypeform({ body, headers: {}, secrets: ['s'], now: at })).toEqual({
    ok: false,
    why: 'no_signature',
  });
});

test('the reference implementation signs what we accept and accepts what we sign', () => {
  const now = new Date();
  const text = '{"a":"é\\u0000"}';
  const reference = new Webhook(TEST_SECRET);
  const headers = {
    'webhook-id': 'msg_e',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': reference.sign('msg_e', now, text),
  };
  expect(standard({ body: Buffer.from(text), headers, now })).toEqual({ ok: true });
  expect(() => reference.verify(text, signStandardWebhooks(text, { at: now }))).not.toThrow();
});
