import { createHmac } from 'node:crypto';
import { ADAPTERS } from '../../../src/ingest/adapters';
import { signStandardWebhooks, TEST_SECRET } from '../../support/sign';
import { sourceFrom } from './mapped-source';

const now = new Date('2026-11-20T09:15:02Z');
const seconds = String(now.getTime() / 1000);
const body = Buffer.from('{"id":"r1","score":4}');
const SECRET = 'of-the-tool';

const verify = (
  authentication: object,
  headers: Record<string, string>,
  secrets = [SECRET],
  at = now,
  bytes = body,
) =>
  ADAPTERS.mapping.verify(
    { body: bytes, headers, secrets, now: at },
    sourceFrom({ adapter: 'mapping', mapping: { authentication, responseId: '$.id', score: '$.score' } }),
  );
const mac = (text: string, algorithm = 'sha256', encoding: 'hex' | 'base64' = 'hex') =>
  createHmac(algorithm, SECRET).update(text).digest(encoding);
const refusal = (why: string) => ({ ok: false, why });

test.each(['sha1', 'sha256', 'sha512'])('%s in hex and in base64, behind a prefix', (algorithm) => {
  for (const encoding of ['hex', 'base64'] as const) {
    const how = { scheme: 'hmac', header: 'X-Sig', prefix: 'v=', algorithm, encoding };
    const good = `v=${mac(String(body), algorithm, encoding)}`;
    expect(verify(how, { 'x-sig': good })).toEqual({ ok: true });
    expect(verify(how, { 'x-sig': good.slice(2) })).toEqual(refusal('wrong_signature'));
    expect(verify(how, { 'x-sig': good.toUpperCase() })).toEqual(refusal('wrong_signature'));
    expect(verify(how, { 'x-sig': `${good} ` })).toEqual(refusal('wrong_signature'));
    expect(verify(how, {})).toEqual(refusal('no_signature'));
    expect(verify(how, { 'x-sig': good }, [])).toEqual(refusal('no_secret'));
    expect(
      verify(how, { 'x-sig': `v=${createHmac(algorithm, '').update(body).digest(encoding)}` }, ['']),
    ).toEqual(refusal('no_secret'));
  }
});

test('with a time that is signed too, a delivery is believed for five minutes', () => {
  const how = {
    scheme: 'hmac',
    header: 'x-sig',
    algorithm: 'sha256',
    encoding: 'hex',
    signed: 'v0:{timestamp}.{body}!',
    timestampHeader: 'X-Time',
  };
  const signed = { 'x-sig': mac(`v0:${seconds}.${body}!`), 'x-time': seconds };
  expect(verify(how, signed)).toEqual({ ok: true });
  const later = (ms: number) => verify(how, signed, [SECRET], new Date(now.getTime() + ms));
  expect(later(5 * 60_000)).toEqual({ ok: true });
  expect(later(5 * 60_000 + 1)).toEqual(refusal('stale_timestamp'));
  expect(later(-5 * 60_000 - 1)).toEqual(refusal('stale_timestamp'));
  expect(verify(how, { 'x-sig': signed['x-sig'] })).toEqual(refusal('no_signature'));
  expect(verify(how, signed, [])).toEqual(refusal('no_secret'));
  for (const time of [`0${seconds}`, ` ${seconds}`, `${seconds}.0`, '1e9', '-1', 'NaN', '']) {
    expect(verify(how, { 'x-sig': mac(`v0:${time}.${body}!`), 'x-time': time })).toMatchObject({ ok: false });
  }
  expect(verify(how, { ...signed, 'x-time': String(Number(seconds) + 1) })).toEqual(
    refusal('wrong_signature'),
  );
});

test('a header that stays the same', () => {
  const how = { scheme: 'static_header', header: 'Authorization', prefix: 'Bearer ' };
  expect(verify(how, { authorization: `Bearer ${SECRET}` })).toEqual({ ok: true });
  for (const offered of [
    SECRET,
    `bearer ${SECRET}`,
    `Bearer ${SECRET}x`,
    'Bearer ',
    `Bearer ${SECRET}, Bearer x`,
  ]) {
    expect(verify(how, { authorization: offered })).toEqual(refusal('wrong_signature'));
  }
});

test('a user and a password, as they stand in an address', () => {
  const how = { scheme: 'basic' };
  const header = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  expect(verify(how, header('rnps:pass:word'), ['rnps:pass:word'])).toEqual({ ok: true });
  expect(verify(how, header('rnps:pass'), ['rnps:pass:word'])).toEqual(refusal('wrong_signature'));
  expect(verify(how, { authorization: `${header('rnps:pass').authorization}=` }, ['rnps:pass'])).toEqual(
    refusal('wrong_signature'),
  );
  expect(verify(how, header('nocolon'), ['nocolon'])).toEqual(refusal('bad_secret'));
});

test('Standard Webhooks', () => {
  const how = { scheme: 'standard_webhooks' };
  const headers = signStandardWebhooks(body, { at: now });
  expect(verify(how, headers, [TEST_SECRET])).toEqual({ ok: true });
  expect(verify(how, headers, [TEST_SECRET], now, Buffer.from('{}'))).toEqual(refusal('wrong_signature'));
});
