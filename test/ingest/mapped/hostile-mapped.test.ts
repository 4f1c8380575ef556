import fc from 'fast-check';
import { PARK_REASONS } from '../../../src/domain/answer';
import { ADAPTERS } from '../../../src/ingest/adapters';
import { readDelivery } from '../../../src/ingest/read-delivery';
import { startHookServer } from '../hook-server';
import { sample } from '../samples';
import { spoiledWith } from '../spoiled';
import { PRESET_CASES, presetSource } from './preset-cases';

/** How many deliveries are made up for each preset and property; RNPS_HOSTILE_RUNS raises it. */
const RUNS = Number(process.env.RNPS_HOSTILE_RUNS ?? 300);
jest.setTimeout(30_000 + RUNS * 50);

const odd = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom(null, '', '\0', '\ud800', 'x'.repeat(201), -0, 7.5, 1e308, '11', '1e1', [], {}, [null]),
);
const JSON_BREAKERS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\0',
  '&',
  '=',
  '%',
  '%zz',
  '[]',
  '[__proto__]',
  '\ud800',
];

const spoiled = spoiledWith(odd, { leafIn: 14, branchIn: 40 });

/** The bytes of a sample with pieces cut out, doubled or replaced. */
const cutUp = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.tuple(
        fc.nat({ max: bytes.length }),
        fc.nat({ max: 12 }),
        fc.oneof(fc.constant(''), fc.constantFrom(...JSON_BREAKERS), fc.string({ maxLength: 6 })),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((cuts) =>
      cuts.reduce(
        (body, [at, length, put]) =>
          Buffer.concat([body.subarray(0, at), Buffer.from(put), body.subarray(at + length)]),
        bytes,
      ),
    );

function mutations(bytes: Buffer): fc.Arbitrary<Buffer> {
  const isJson = bytes[0] === 0x7b;
  const jsonOf = (value: unknown) =>
    Buffer.from(JSON.stringify(value, (_k, v) => (typeof v === 'bigint' ? String(v) : v)) ?? 'null');
  const spoiledJson = isJson ? spoiled(JSON.parse(String(bytes))).map(jsonOf) : cutUp(bytes);
  const noise = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  return fc.oneof(
    { weight: 6, arbitrary: spoiledJson },
    { weight: 4, arbitrary: cutUp(bytes) },
    { weight: 1, arbitrary: noise },
  );
}

describe.each(PRESET_CASES)('hostile deliveries for $preset', (one) => {
  const source = presetSource(one);
  const body = sample(one.file);

  test('each ends as an answer, as nothing, or parked with a reason, and can be stored', () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(mutations(body), (bytes) => {
        const { deliveryId, parsed } = readDelivery(source, bytes, {});
        expect(deliveryId.length).toBeGreaterThan(0);
        expect(deliveryId.length).toBeLessThanOrEqual(200);
        expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud[89a-f]/);
        if (parsed.kind === 'parked') expect(PARK_REASONS).toContain(parsed.reason);
        if (parsed.kind === 'answer') {
          const { score, sourceResponseId, answeredAt, updatedAt } = parsed.answer;
          expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(score);
          expect(sourceResponseId.trim()).not.toBe('');
          for (const at of [answeredAt, updatedAt]) if (at) expect(at.getTime()).not.toBeNaN();
        }
        counts[parsed.kind] = (counts[parsed.kind] ?? 0) + 1;
      }),
      { numRuns: RUNS },
    );
    // Otherwise the generator has gone stale and proves nothing.
    expect(counts.answer).toBeGreaterThan(5);
    expect(counts.parked).toBeGreaterThan(5);
  });

  test('with one byte of the body changed, no signature holds; with one sign of it changed, nothing is believed', () => {
    const { authentication } = source.mapping!;
    const headers = one.sign(body);
    const [name, value] = Object.entries(headers)[0]!;
    const verify = (bytes: Buffer, h: Record<string, string>) =>
      ADAPTERS.mapping.verify({ body: bytes, headers: h, secrets: source.secrets, now: new Date() }, source)
        .ok;
    const sign = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(
        fc.nat({ max: body.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.nat({ max: value.length - 1 }),
        sign,
        (at, flip, place, put) => {
          const bytes = Buffer.from(body);
          bytes[at] = bytes[at]! ^ flip;
          // A token in a header says nothing about the body.
          if (authentication.scheme === 'hmac') expect(verify(bytes, headers)).toBe(false);
          const altered = value.slice(0, place) + put + value.slice(place + 1);
          if (altered !== value) expect(verify(body, { [name]: altered })).toBe(false);
          expect(verify(body, { [name]: value.slice(0, place) })).toBe(false);
        },
      ),
      { numRuns: RUNS },
    );
    expect(verify(body, headers)).toBe(true);
  });
});

test('signed, all of them are kept and answered 200; unsigned, all are refused and leave no trace', async () => {
  const server = await startHookServer();
  try {
    server.at.sources = PRESET_CASES.map((one) => presetSource(one));
    const deliveries = fc
      .constantFrom(...PRESET_CASES)
      .chain((one) => mutations(sample(one.file)).map((bytes) => ({ one, bytes })));
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ one, bytes }) => {
        server.at.recorded.length = 0;
        const headers = { 'content-type': 'application/octet-stream' };
        const unsigned = await server.post(one.preset, bytes, headers);
        expect([unsigned.status, server.at.recorded.length]).toEqual([401, 0]);
        const signed = await server.post(one.preset, bytes, { ...headers, ...one.sign(bytes) });
        expect([signed.status, server.at.recorded.length]).toEqual([200, 1]);
      }),
      { numRuns: RUNS },
    );
  } finally {
    await server.stop();
  }
});
