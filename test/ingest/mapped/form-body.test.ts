import { parseForm } from '../../../src/ingest/mapped/form-body';

const parse = (text: string) => parseForm(Buffer.from(text));

test('names in brackets become nested fields', () => {
  expect(parse('a[b][c]=1&a[b][d]=x%20y+z&e=&f=%C3%A9&g[]=1&g[]=2&h=a=b&i')).toEqual({
    ok: true,
    value: { a: { b: { c: '1', d: 'x y z' } }, e: '', f: 'é', g: ['1', '2'], h: 'a=b', i: '' },
  });
  expect(parse('a%5Bb%5D=1')).toEqual({ ok: true, value: { a: { b: '1' } } });
});

test('a name that comes twice is a list: nothing says which of the two counts', () => {
  expect(parse('a[b]=1&a[b]=2&a[b]=3')).toEqual({ ok: true, value: { a: { b: ['1', '2', '3'] } } });
});

test('a name that every object inherits is a name like any other', () => {
  const read = parse('toString[x]=1&valueOf=2&a[hasOwnProperty][y]=3');
  expect(JSON.stringify(read.ok && read.value)).toBe(
    '{"toString":{"x":"1"},"valueOf":"2","a":{"hasOwnProperty":{"y":"3"}}}',
  );
  expect(Object.prototype.toString).not.toHaveProperty('x');
});

test('whole brackets or none: anything else is one name as it stands', () => {
  expect(parse('a[b=1&]c[=2&[d]=3')).toEqual({ ok: true, value: { 'a[b': '1', ']c[': '2', '[d]': '3' } });
});

test.each([
  ['', 'not_form'],
  ['{"a":1}', 'not_form'],
  ['a=%', 'not_form'],
  ['a=%ff', 'not_form'],
  ['a=1&a[b]=2', 'not_form'],
  ['a[b]=2&a=1', 'not_form'],
  ['a[]=2&a[b]=1', 'not_form'],
  ['a[][b]=1', 'not_form'],
  ['__proto__[x]=1', 'forbidden_key'],
  ['a[__proto__][x]=1', 'forbidden_key'],
  ['a[constructor]=1', 'forbidden_key'],
  [`a${'[b]'.repeat(40)}=1`, 'too_deep'],
])('%j is refused as %s', (text, reason) => {
  expect(parse(text)).toMatchObject({ ok: false, reason });
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('bytes that are no text, and NUL, do no harm', () => {
  expect(parseForm(Buffer.from([0x61, 0x3d, 0xff]))).toMatchObject({ ok: false, reason: 'not_form' });
  expect(parse('a=x%00y')).toEqual({ ok: true, value: { a: 'x\uFFFDy' } });
});

test('a megabyte of brackets or of names is read in passing', () => {
  const told = ['[', 'a[', ']', '=', 'a=1&', 'a[]=1&', 'a[b]=1&'].map((text) =>
    parse(text.repeat(Math.floor((1024 * 1024) / text.length))),
  );
  expect(told.map((one) => (one.ok ? 'read' : one.reason))).toEqual([
    'not_form',
    'not_form',
    'not_form',
    'read',
    'read',
    'read',
    'read',
  ]);
});
