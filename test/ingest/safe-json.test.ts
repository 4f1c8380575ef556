import fc from 'fast-check';
import { MAX_DEPTH, parseJson } from '../../src/ingest/safe-json';

const parse = (text: string) => parseJson(Buffer.from(text));
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('ordinary JSON comes out as it went in, whatever it holds', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small', maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
      const text = JSON.stringify(value);
      if (/"(__proto__|constructor|prototype)":/.test(text)) return;
      expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
  );
});

test('nesting is refused past the limit, at any depth, without using the stack', () => {
  expect(parse(nested(MAX_DEPTH)).ok).toBe(true);
  for (const levels of [MAX_DEPTH + 1, 1_000, 1_000_000]) {
    expect(parse(nested(levels))).toMatchObject({ ok: false, reason: 'too_deep' });
    expect(parse('{"a":'.repeat(levels))).toMatchObject({ ok: false, reason: 'too_deep' });
  }
});

test('brackets inside a text are not nesting', () => {
  const text = `${'[{'.repeat(100)}\\"${'['.repeat(100)}`;
  expect(parse(JSON.stringify({ comment: text }))).toEqual({ ok: true, value: { comment: text } });
});

test('what is not JSON, or not UTF-8, is told apart from what is', () => {
  for (const text of [
    '',
    ' ',
    '{',
    '{"a":1,}',
    'undefined',
    'NaN',
    '<html>',
    'score=9',
    "{'a':1}",
    '"\u0001"',
  ]) {
    expect(parse(text)).toMatchObject({ ok: false, reason: 'not_json' });
  }
  expect(parseJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ ok: false, reason: 'not_json' });
  // A surrogate encoded as three bytes is not UTF-8.
  expect(parseJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toMatchObject({
    ok: false,
    reason: 'not_json',
  });
});

test('names that could reach an object prototype are refused with their path, and pollute nothing', () => {
  const hostile: [string, string][] = [
    ['{"__proto__":{"admin":true}}', '__proto__'],
    ['{"data":{"person":{"constructor":{"prototype":{"admin":true}}}}}', 'data.person.constructor'],
    ['[{"a":[{"prototype":1}]}]', '0.a.0.prototype'],
    ['{"\\u005f_proto__":{"admin":true}}', '__proto__'],
  ];
  for (const [text, path] of hostile) {
    expect(parse(text)).toEqual({
      ok: false,
      reason: 'forbidden_key',
      detail: `${path} is a name that is never accepted.`,
    });
  }
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('the last of several fields of one name counts', () => {
  expect(parse('{"score":1,"score":9}')).toEqual({ ok: true, value: { score: 9 } });
});

test('characters that PostgreSQL cannot store are replaced in texts and in names', () => {
  const value = (text: string) => (parse(text) as { value: unknown }).value;
  expect(value('"a\\u0000b"')).toBe('a\uFFFDb');
  expect(value('"\\ud83d x \\ude00"')).toBe('\uFFFD x \uFFFD');
  expect(value('"\\ud83d\\ude00"')).toBe('😀');
  expect(value('{"a\\u0000":["\\udc00"]}')).toEqual({ 'a\uFFFD': ['\uFFFD'] });
  // Had the NUL been removed, this would have become a forbidden name.
  expect(Object.keys(value('{"__pro\\u0000to__":1}') as object)).toEqual(['__pro\uFFFDto__']);
});

test('no bytes whatever make it throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseJson(bytes)));
  const soup = fc.array(
    fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', '1', 'null', '\\u0000'),
    {
      maxLength: 60,
    },
  );
  fc.assert(fc.property(soup, (parts) => void parse(parts.join(''))));
});

test('a forbidden name is told of without what cannot be stored on the way to it', () => {
  for (const [text, told] of [
    ['{"\\u0000":{"__proto__":1}}', '\uFFFD.__proto__'],
    ['{"\\ud83d":{"__proto__":1}}', '\uFFFD.__proto__'],
    // Cut in the middle of a character.
    [`{"${'🙂'.repeat(98)}🙂x":{"constructor":1}}`, `…\uFFFD${'🙂'.repeat(93)}x.constructor`],
  ] as const) {
    const detail = `${told} is a name that is never accepted.`;
    expect(parse(text)).toEqual({ ok: false, reason: 'forbidden_key', detail });
  }
});
