import { createHmac } from 'node:crypto';
import { ADAPTERS } from '../../src/ingest/adapters';
import { readDelivery } from '../../src/ingest/read-delivery';
import { toolSource } from '../support/tool-sources';
import { sample, vectorOf } from './samples';

const now = new Date('2026-11-20T09:15:02Z');
const cases = [
  ['surveymonkey', 'surveymonkey.response_updated.json'],
  ['surveymonkey', 'surveymonkey.response_completed.json'],
  ['surveymonkey', 'surveymonkey.response_deleted.json'],
  ['qualtrics', 'qualtrics.form'],
  ['pendo', 'pendo.json'],
] as const;

function verify(
  name: (typeof cases)[number][0],
  file: string,
  change: { body?: Buffer; headers?: object; secrets?: string[] } = {},
) {
  const source = toolSource(name);
  const { headers } = vectorOf(file);
  const signed = { body: sample(file), headers, secrets: source.secrets, now, ...change };
  return ADAPTERS[name].verify(signed as any, source);
}

test.each(cases)('%s: %s verifies, with either of two secrets', (name, file) => {
  const [secret] = toolSource(name).secrets;
  expect(verify(name, file)).toEqual({ ok: true });
  expect(verify(name, file, { secrets: ['old&secret', secret!] })).toEqual({ ok: true });
  expect(verify(name, file, { secrets: ['old&secret'] })).toEqual({ ok: false, why: 'wrong_signature' });
  expect(verify(name, file, { secrets: [] })).toEqual({ ok: false, why: 'no_secret' });
});

test.each([cases[0], cases[1], cases[2]])('%s: no altered byte of %s passes', (name, file) => {
  const body = sample(file);
  for (let i = 0; i < body.length; i += 1) {
    const altered = Buffer.from(body);
    altered[i] = altered[i]! ^ 1;
    expect(verify(name, file, { body: altered })).toEqual({ ok: false, why: 'wrong_signature' });
  }
});

test.each([
  ['surveymonkey', 'surveymonkey.response_updated.json', 'sm-signature'],
  ['pendo', 'pendo.json', 'x-rnps-token'],
] as const)(
  '%s: no altered character of its header passes, and none is no signature',
  (name, file, header) => {
    const headers = vectorOf(file).headers;
    const value = headers[header]!;
    const altered = [...value].flatMap((_, i) => [
      `${value.slice(0, i)}_${value.slice(i + 1)}`,
      value.slice(0, i) + value.slice(i + 1),
    ]);
    for (const text of [...altered, `${value} `, `${value}=`, value.toUpperCase(), 'x'.repeat(5000)]) {
      if (text === value) continue;
      const verdict = verify(name, file, { headers: { ...headers, [header]: text } });
      expect(verdict).toMatchObject({ ok: false, why: text === '' ? 'no_signature' : 'wrong_signature' });
    }
    expect(verify(name, file, { headers: {} })).toEqual({ ok: false, why: 'no_signature' });
  },
);

describe("Qualtrics' form", () => {
  const file = 'qualtrics.form';
  const form = () => new URLSearchParams(sample(file).toString());
  const verdictOf = (fields: URLSearchParams | string) =>
    verify('qualtrics', file, { body: Buffer.from(fields.toString()) });

  test('no altered character of what is signed, or of the signature, passes', () => {
    for (const field of ['MSG', 'HMAC']) {
      const value = form().get(field)!;
      for (let i = 0; i < value.length; i += 1) {
        const altered = form();
        altered.set(field, `${value.slice(0, i)}~${value.slice(i + 1)}`);
        expect(verdictOf(altered)).toEqual({ ok: false, why: 'wrong_signature' });
      }
    }
    const shouted = form();
    shouted.set('HMAC', form().get('HMAC')!.toUpperCase());
    expect(verdictOf(shouted)).toEqual({ ok: false, why: 'wrong_signature' });
  });

  test('a second MSG or HMAC beside the true one does not pass', () => {
    for (const field of ['MSG', 'HMAC']) {
      expect(verdictOf(`${field}=x&${form()}`)).toEqual({ ok: false, why: 'wrong_signature' });
      expect(verdictOf(`${form()}&${field}=x`)).toEqual({ ok: false, why: 'wrong_signature' });
      const without = form();
      without.delete(field);
      expect(verdictOf(without)).toEqual({ ok: false, why: 'no_signature' });
    }
  });

  test('what is not signed is not believed: another topic or spelling is the same delivery', () => {
    const other = form();
    other.set('Topic', 'somebody.elses.topic');
    expect(verdictOf(other)).toEqual({ ok: true });
    const source = toolSource('qualtrics');
    const first = readDelivery(source, sample(file), {});
    expect(readDelivery(source, Buffer.from(other.toString()), {})).toEqual(first);
    expect(first.parsed).toEqual({
      kind: 'pending',
      ref: { surveyId: 'SV_rnps2026', responseId: 'R_7kLm2' },
    });
  });

  test('the other algorithm passes only where it is set', () => {
    const message = form().get('MSG')!;
    const signed = form();
    const source = toolSource('qualtrics');
    signed.set('HMAC', createHmac('sha256', source.secrets[0]!).update(message).digest('hex'));
    const delivery = {
      body: Buffer.from(signed.toString()),
      headers: {},
      secrets: source.secrets,
      now,
    };
    expect(ADAPTERS.qualtrics.verify(delivery, source)).toEqual({ ok: false, why: 'wrong_signature' });
    expect(ADAPTERS.qualtrics.verify(delivery, { ...source, hmac: 'sha256' })).toEqual({ ok: true });
  });
});

test('half of a SurveyMonkey key is told as such, and HubSpot takes no deliveries', () => {
  const file = 'surveymonkey.response_updated.json';
  for (const secret of ['client123', '&shh', 'client123&']) {
    expect(verify('surveymonkey', file, { secrets: [secret] })).toEqual({ ok: false, why: 'bad_secret' });
  }
  const delivery = { body: sample('pendo.json'), headers: {}, secrets: ['tok'], now };
  expect(ADAPTERS.hubspot.verify(delivery, toolSource('hubspot'))).toEqual({ ok: false, why: 'no_hook' });
});
