import fc from 'fast-check';
import type { HostileKind } from './kinds';
import { spoiledWith } from './spoiled';

/** How many deliveries are made up for each kind and property; RNPS_HOSTILE_RUNS raises it. */
export const RUNS = Number(process.env.RNPS_HOSTILE_RUNS ?? 300);

/** Long enough for that many, on a machine that is busy with other things. */
export const PATIENCE_MS = 60_000 + RUNS * 50;

/** Values that nobody expects where they stand. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[null, '', ' ', '\0', 'a\0b', '\ud800', '\udfff.', '__proto__', 'toString', 'constructor'],
      ...[
        'x'.repeat(201),
        '🙂'.repeat(101),
        `${'x'.repeat(320)}@a.example`,
        '\u202e\u2066',
        '%00',
        '</script>',
      ],
      ...[-0, -1, 7.5, 11, 1e308, 2 ** 53, '11', '1e1', '0x4', ' 4', '٤', true, [], {}, [[]], [null], [4, 4]],
      ...['0000-00-00T00:00:00Z', '2026-02-30', '9999-12-31T23:59:59Z', '2026-11-20T24:00:00Z', '2026-11-20'],
      JSON.parse('['.repeat(40) + ']'.repeat(40)),
      JSON.parse('{"\\u0000":{"__proto__":1}}'),
    ),
  },
);

const PIECES = [
  ...[
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
    '%00',
    '[]',
    '[__proto__]',
    '\ud800',
  ],
  ...[
    '-0',
    '1e400',
    '-',
    '.',
    'e9',
    '"\\u0000"',
    '"\\ud800"',
    '"__proto__":1,',
    'null',
    '\ufeff',
    '['.repeat(40),
  ],
];

const spoiled = spoiledWith(odd);

/** The bytes of a sample with pieces cut out, doubled or replaced. */
function cutUp(bytes: Buffer): fc.Arbitrary<Buffer> {
  const piece = fc.oneof(
    fc.constant(Buffer.alloc(0)),
    fc.constantFrom(...PIECES).map((text) => Buffer.from(text)),
    fc.string({ maxLength: 6 }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 4 }).map((some) => Buffer.from(some)),
    fc.nat({ max: bytes.length }).map((from) => bytes.subarray(from, from + 40)),
  );
  const cut = fc.tuple(fc.nat({ max: bytes.length }), fc.nat({ max: 12 }), piece);
  return fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce(
        (body, [at, length, put]) => Buffer.concat([body.subarray(0, at), put, body.subarray(at + length)]),
        bytes,
      ),
    );
}

function mutationsOf(bytes: Buffer): fc.Arbitrary<Buffer> {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
    fc.anything({ maxDepth: 4 }).map(asJson),
  );
  const isJson = bytes[0] === 0x7b;
  return fc.oneof(
    { weight: 6, arbitrary: isJson ? spoiled(JSON.parse(String(bytes))).map(asJson) : cutUp(bytes) },
    { weight: 4, arbitrary: cutUp(bytes) },
    { weight: 1, arbitrary: noise },
  );
}

/** As a tool would write it, for values that JSON has no word for, too. */
export function asJson(value: unknown): Buffer {
  const text = JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? String(one) : one));
  return Buffer.from(text ?? 'null');
}

/** Spoiled and cut-up contents of a kind's deliveries. */
export function contentsOf({ samples }: HostileKind): fc.Arbitrary<Buffer> {
  const [first, ...rarer] = samples;
  // Sixty has all the divisors that are asked for.
  const weights = rarer.map(([bytes, oneIn]) => ({ weight: 60 / oneIn, arbitrary: mutationsOf(bytes) }));
  const rest = 60 - weights.reduce((sum, { weight }) => sum + weight, 0);
  return fc.oneof({ weight: rest, arbitrary: mutationsOf(first![0]) }, ...weights);
}
