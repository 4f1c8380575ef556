import { readDelivery } from '../../../src/ingest/read-delivery';
import { sourceFrom } from './mapped-source';

const least = { authentication: { scheme: 'basic' }, responseId: '$.id', score: '$.score' };
const parse = (mapping: object, body: unknown) =>
  readDelivery(
    sourceFrom({ adapter: 'mapping', mapping: { ...least, ...mapping } }),
    Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    {},
  ).parsed;
const answer = (mapping: object, body: object) => parse(mapping, { id: 'r1', score: 7, ...body });

test('a path that leads to several values is never guessed from', () => {
  const two = { id: 'r1', answers: [{ value: 3 }, { value: 9 }], score: 5, times: ['a', 'b'] };
  const several = { reason: 'several_values' };
  expect(parse({ score: '$.answers[*].value' }, two)).toMatchObject({
    ...several,
    detail: '$.answers[*].value leads to several values. The mapping must name one of them.',
  });
  expect(parse({ score: '$.answers[?@.value > 5].value' }, two)).toMatchObject({ answer: { score: 9 } });
  for (const field of ['comment', 'wave'])
    expect(parse({ [field]: '$.times[*]' }, two)).toMatchObject(several);
  expect(parse({ responseId: '$.times[*]' }, two)).toMatchObject(several);
  expect(parse({ answeredAt: { path: '$.times[*]', format: 'iso' } }, two)).toMatchObject(several);
  expect(parse({ person: { name: '$.times[*]' } }, two)).toMatchObject(several);
  expect(parse({ event: { path: '$.times[*]', upsert: ['a'] } }, two)).toMatchObject(several);
  expect(parse({ only: [{ path: '$.times[*]', is: ['a'] }] }, two)).toMatchObject(several);
});

test.each([
  ['number', 0, 0],
  ['number', 10, 10],
  ['number', '9', 'score_not_whole_0_10'],
  ['number', 7.5, 'score_not_whole_0_10'],
  ['number', 11, 'score_not_whole_0_10'],
  ['number', true, 'score_not_whole_0_10'],
  ['number', [7], 'score_not_whole_0_10'],
  ['number', null, 'no_score'],
  ['number', undefined, 'no_score'],
  ['text', '9', 9],
  ['text', '10', 10],
  ['text', 9, 9],
  ['text', '', 'no_score'],
  ['text', '09', 'score_not_whole_0_10'],
  ['text', '11', 'score_not_whole_0_10'],
  ['text', '9.0', 'score_not_whole_0_10'],
  ['text', ' 9', 'score_not_whole_0_10'],
  ['text', '٣', 'score_not_whole_0_10'],
  ['text', 'promoter', 'score_not_whole_0_10'],
  ['text', -1, 'score_not_whole_0_10'],
])('as %s, the score %j is %j', (as, score, expected) => {
  const parsed = answer({ score: { path: '$.score', as } }, { score });
  expect(parsed).toMatchObject(
    typeof expected === 'number' ? { answer: { score: expected } } : { reason: expected },
  );
  expect(JSON.stringify(parsed)).not.toContain('promoter');
});

test.each([
  ['iso', '2026-11-20T09:15:00Z', '2026-11-20T09:15:00.000Z'],
  ['iso', '2026-11-20 02:15:00 -0700', '2026-11-20T09:15:00.000Z'],
  ['iso', '2026-11-20T09:15:00.325344042Z', '2026-11-20T09:15:00.325Z'],
  ['iso', '', null],
  ['iso', null, null],
  ['iso', '2026-11-20T09:15:00', 'bad_field'],
  ['iso', '20/11/2026 09:15', 'bad_field'],
  ['iso', '2026-02-30T09:15:00Z', 'bad_field'],
  ['iso', 1795166102, 'bad_field'],
  ['unix_seconds', 1795166102, '2026-11-20T09:15:02.000Z'],
  ['unix_seconds', '1795166102', '2026-11-20T09:15:02.000Z'],
  ['unix_seconds', 0, null],
  ['unix_seconds', 1795166102000, 'bad_field'],
  ['unix_seconds', 1795166102.5, 'bad_field'],
  ['unix_seconds', '1e9', 'bad_field'],
  ['unix_ms', 1795166102000, '2026-11-20T09:15:02.000Z'],
  ['unix_ms', -1, 'bad_field'],
])('as %s, the time %j is %j', (format, at, expected) => {
  const parsed = answer({ answeredAt: { path: '$.at', format } }, { at });
  if (expected === 'bad_field')
    expect(parsed).toMatchObject({ reason: 'bad_field', detail: expect.stringMatching(/^\$\.at: expected/) });
  else
    expect(parsed).toMatchObject({ answer: { answeredAt: expected === null ? null : new Date(expected) } });
});

test('several paths make one name, and an id that tells nothing about a person', () => {
  const mapping = { person: { name: ['$.first', '$.last'] }, responseId: ['$.email', '$.at'] };
  const told = (body: object) => parse(mapping, { score: 1, ...body });
  const one = told({ email: 'a@b.example', at: '1', first: 'Mira', last: '' });
  expect(one).toMatchObject({ answer: { person: { name: 'Mira' } } });
  expect(JSON.stringify(one)).not.toContain('a@b.example');
  const idOf = (parsed: any) => parsed.answer.sourceResponseId;
  expect(idOf(told({ email: 'a@b.example', at: '1' }))).toBe(idOf(one));
  expect(idOf(told({ email: 'a@b.example1', at: 'x' }))).not.toBe(idOf(one));
  expect(told({ email: 'a@b.example' })).toMatchObject({
    reason: 'no_response_id',
    detail: expect.stringContaining('$.at'),
  });
});

test('events have the meanings that the mapping gives them, and no others', () => {
  const event = { path: '$.type', upsert: ['made', 2], delete: ['gone'], ignore: ['seen'] };
  const told = (type: unknown) => answer({ event }, { type });
  expect(told('made')).toMatchObject({ kind: 'answer' });
  expect(told(2)).toMatchObject({ kind: 'answer' });
  expect(told('gone')).toEqual({ kind: 'deleted', sourceResponseId: 'r1' });
  expect(told('seen')).toMatchObject({ kind: 'ignored' });
  for (const type of ['other', undefined, null, ['made'], {}, 'constructor']) {
    expect(told(type)).toMatchObject({ reason: 'unknown_event' });
  }
});

test('an id may be a whole number; a fact of the wrong shape is parked under its path', () => {
  expect(answer({}, { id: 42 })).toMatchObject({ answer: { sourceResponseId: '42' } });
  expect(answer({}, { id: 1.5 })).toMatchObject({ reason: 'bad_field' });
  expect(answer({}, { id: '' })).toMatchObject({ reason: 'no_response_id' });
  expect(answer({}, { id: 'x'.repeat(201) })).toMatchObject({ reason: 'bad_field' });
  const account = { arr: '$.arr', renewalDate: '$.renewal', customerSince: '$.since' };
  expect(answer({ account }, { arr: '96000', renewal: '2027-02-28T00:00:00Z' })).toMatchObject({
    answer: { account: { arr: 96000, renewalDate: '2027-02-28' } },
  });
  expect(answer({ account }, { since: 'long ago' })).toMatchObject({
    reason: 'bad_field',
    detail: expect.stringMatching(/^\$\.since: /),
  });
  expect(answer({ comment: '$.text' }, { text: { a: 1 } })).toMatchObject({ reason: 'bad_field' });
});

test('properties keep what the mapping names, a list when there are several', () => {
  const properties = { tags: '$.tags[*]', plan: '$.plan', none: '$.none' };
  expect(answer({ properties }, { tags: ['a', 'b'], plan: { x: 1 } })).toMatchObject({
    answer: { properties: { tags: ['a', 'b'], plan: { x: 1 } } },
  });
});

test('a delivery of Standard Webhooks has the id of its header, unless the mapping names another', () => {
  const body = Buffer.from('{"id":"r1","score":7,"delivery":"d1"}');
  const authentication = { scheme: 'standard_webhooks' };
  const idOf = (mapping: object) =>
    readDelivery(sourceFrom({ adapter: 'mapping', mapping: { ...least, ...mapping } }), body, {
      'webhook-id': 'msg_1',
    }).deliveryId;
  expect(idOf({ authentication })).toBe('msg_1');
  expect(idOf({ authentication, deliveryId: '$.delivery' })).toBe('d1');
  expect(idOf({})).toMatch(/^sha256:/);
});
