import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import type { Parsed } from '../../src/domain/answer';
import { readGeneric } from '../../src/ingest/adapters/generic';
import { genericJsonSchema } from '../../src/ingest/generic-schema';
import { sampleJson, sourceFor } from './samples';

const source = sourceFor('generic');
const read = (body: unknown, headers = {}) => readGeneric(body, source, headers);
const created = (data: object) => ({ type: 'rnps.response.created', data: { id: 'r1', score: 4, ...data } });
const parsed = (data: object): Parsed => read(created(data)).parsed;
const answer = (data: object) => {
  const result = parsed(data);
  if (result.kind !== 'answer') throw new Error(`Parked: ${JSON.stringify(result)}`);
  return result.answer;
};

test('a full delivery is read field by field', () => {
  const { deliveryId, parsed } = read(sampleJson('generic.standard_webhooks.json'), {
    'webhook-id': 'msg_3',
  });
  expect(deliveryId).toBe('msg_3');
  expect(parsed).toEqual({
    kind: 'answer',
    answer: {
      sourceResponseId: 'resp_8Fh2',
      score: 4,
      comment: 'Exports time out every Monday.',
      mayQuote: null,
      answeredAt: new Date('2026-11-20T09:15:00Z'),
      updatedAt: null,
      wave: null,
      person: {
        externalId: 'usr_7781',
        email: 'mira.olsen@northwind.example',
        name: 'Mira Olsen',
        title: 'Head of Ops',
        role: 'decision_maker',
      },
      account: {
        externalId: 'acc_1042',
        name: 'Northwind Freight',
        domain: 'northwind.example',
        plan: 'enterprise',
        arr: 96000,
        currency: 'USD',
        region: 'EMEA',
        industry: 'Logistics',
        renewalDate: '2027-02-28',
        customerSince: null,
        ownerEmail: 'csm@ours.example',
        lifecycle: null,
      },
      properties: {
        channel: 'email',
        survey: { id: 'q4', name: 'Relationship NPS Q4', trigger: 'quarterly' },
      },
    },
  });
  expect(read(sampleJson('ours.standard_webhooks_generic.json')).parsed).toMatchObject({
    kind: 'answer',
    answer: { sourceResponseId: 'resp_2Kq7', score: 6, updatedAt: null, properties: { tags: [] } },
  });
});

test('an id and a score are enough', () => {
  expect(parsed({})).toMatchObject({ kind: 'answer', answer: { score: 4, comment: null, answeredAt: null } });
});

test('a whole number from 0 to 10 is a score, however JSON spells it; nothing else is', () => {
  for (const text of ['0', '10', '7.0', '70e-1', '-0']) {
    expect(answer({ score: JSON.parse(text) }).score).toBe(Math.abs(JSON.parse(text)));
  }
  expect(Object.is(answer({ score: -0 }).score, 0)).toBe(true);
  for (const score of ['7', 7.5, true, -1, 11, Number.POSITIVE_INFINITY, [7], { value: 7 }, '']) {
    expect(parsed({ score })).toMatchObject({ kind: 'parked', reason: 'score_not_whole_0_10' });
  }
  for (const score of [null, undefined]) expect(parsed({ score })).toMatchObject({ reason: 'no_score' });
});

test('the band that a source claims is kept as its word, and counts for nothing', () => {
  expect(answer({ score: 9, band: 'detractor' })).toMatchObject({
    score: 9,
    properties: { band: 'detractor' },
  });
});

test('a comment is kept to the letter and at any length; an empty one is none', () => {
  const long = ' “Slow”\n'.repeat(50_000);
  expect(answer({ comment: long }).comment).toBe(long);
  for (const comment of [null, undefined, '', ' \n\t\u00a0', '\u200b'])
    expect(answer({ comment }).comment).toBeNull();
});

test('fields that we do not know are kept, wherever they stand', () => {
  const body = {
    ...created({ nps_tool: 'x', person: { email: 'a@b.example', shoe: 42 }, account: { seats: 5 } }),
    tenant: 't1',
  };
  expect(read(body).parsed).toMatchObject({
    answer: {
      person: { email: 'a@b.example' },
      properties: { nps_tool: 'x', person: { shoe: 42 }, account: { seats: 5 }, envelope: { tenant: 't1' } },
    },
  });
});

test('answered_at is another name of submitted_at; of two times none is chosen', () => {
  const told = (times: object) => {
    const body = sampleJson('generic.standard_webhooks.json');
    delete body.data.submitted_at;
    Object.assign(body.data, times);
    return read(body).parsed;
  };
  const time = '2026-11-20T09:15:00Z';
  const answeredAt = new Date(time);
  for (const times of [
    { answered_at: time },
    { submitted_at: time },
    { submitted_at: time, answered_at: '2026-11-20T10:15:00+01:00' },
    { submitted_at: null, answered_at: time },
  ]) {
    const parsed = told(times);
    expect(parsed).toMatchObject({ kind: 'answer', answer: { answeredAt } });
    expect(parsed).not.toHaveProperty('answer.properties.answered_at');
  }
  expect(told({ submitted_at: time, answered_at: '2026-11-21T09:15:00Z' })).toMatchObject({
    kind: 'parked',
    reason: 'bad_field',
    detail: expect.stringMatching(/^data\.answered_at: /),
  });
  expect(told({ answered_at: 'yesterday' })).toMatchObject({ kind: 'parked' });
});

test('an update without its score is parked, and told that it repeats it', () => {
  const body = sampleJson('generic.standard_webhooks.json');
  delete body.data.score;
  expect(read(body).parsed).toMatchObject({ reason: 'no_score', detail: 'data.score is absent.' });
  expect(read({ ...body, type: 'rnps.response.updated' }).parsed).toMatchObject({
    reason: 'no_score',
    detail: 'data.score is absent. An update repeats it.',
  });
});

test('a field of the wrong shape is parked under its path', () => {
  const wrong: [object, string][] = [
    [{ comment: 5 }, 'data.comment'],
    [{ person: 'Mira' }, 'data.person'],
    [{ person: { email: ['a@b.example'] } }, 'data.person.email'],
    [{ account: { arr: '96000' } }, 'data.account.arr'],
    [{ account: { arr: -1 } }, 'data.account.arr'],
    [{ account: { currency: 'Euro' } }, 'data.account.currency'],
    [{ account: { renewal_date: '28/02/2027' } }, 'data.account.renewal_date'],
    [{ account: { renewal_date: '2027-02-29' } }, 'data.account.renewal_date'],
    [{ account: { external_id: 'x'.repeat(201) } }, 'data.account.external_id'],
    [{ submitted_at: '2026-11-20' }, 'data.submitted_at'],
    [{ submitted_at: '2026-11-20T09:15:00' }, 'data.submitted_at'],
    [{ submitted_at: '2026-02-30T09:15:00Z' }, 'data.submitted_at'],
    [{ submitted_at: '0026-11-20T09:15:00Z' }, 'data.submitted_at'],
    [{ submitted_at: 1795166102 }, 'data.submitted_at'],
    [{ updated_at: 'yesterday' }, 'data.updated_at'],
    [{ id: 17 }, 'data.id'],
    [{ id: 'x'.repeat(201) }, 'data.id'],
  ];
  for (const [data, path] of wrong) {
    expect(parsed(data)).toEqual({
      kind: 'parked',
      reason: 'bad_field',
      detail: expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')}: `)),
    });
  }
});

test('what is told to an admin about a bad field names it without quoting it', () => {
  const result = parsed({ comment: { text: 'SECRET WORDS' }, person: { email: { at: 'SECRET WORDS' } } });
  expect(JSON.stringify(result)).not.toContain('SECRET');
});

test('times with an offset and fractions are read exactly', () => {
  expect(answer({ submitted_at: '2026-11-20T10:15:00.123456+01:00' }).answeredAt).toEqual(
    new Date('2026-11-20T09:15:00.123Z'),
  );
});

test('without an id of its own a response is parked', () => {
  for (const id of [null, undefined, '', '  '])
    expect(parsed({ id })).toMatchObject({ reason: 'no_response_id' });
});

test('deletions name the response or the person', () => {
  const event = (type: string, data: unknown) => read({ type, data }).parsed;
  expect(event('rnps.response.deleted', { id: 'r1' })).toEqual({ kind: 'deleted', sourceResponseId: 'r1' });
  expect(event('rnps.response.deleted', {})).toMatchObject({ kind: 'parked', reason: 'no_response_id' });
  expect(event('rnps.person.erased', { person: { email: ' a@b.example ' } })).toEqual({
    kind: 'erased',
    person: { externalId: null, email: 'a@b.example' },
  });
  for (const data of [{}, null, { person: {} }, { person: { email: ' ' } }, { person: { email: 1 } }]) {
    expect(event('rnps.person.erased', data)).toMatchObject({ kind: 'parked', reason: 'bad_field' });
  }
});

test('an event that we do not know is parked', () => {
  for (const type of ['rnps.response.exploded', 'toString', undefined, null, 5]) {
    expect(read({ type, data: { id: 'r1', score: 4 } }).parsed).toMatchObject({ reason: 'unknown_event' });
  }
  for (const body of [null, 5, 'text', []]) {
    expect(read(body).parsed).toMatchObject({ kind: 'parked', reason: 'not_an_nps_answer' });
  }
});

test('a message id that is too long to keep is not cut: the hash of the body stands in', () => {
  expect(read(created({}), { 'webhook-id': 'x'.repeat(201) }).deliveryId).toBeNull();
});

describe('the published schema', () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(genericJsonSchema());

  test('accepts the samples', () => {
    for (const file of ['generic.standard_webhooks.json', 'ours.standard_webhooks_generic.json']) {
      expect(validate(sampleJson(file))).toBe(true);
    }
  });

  test('says of hostile bodies what the reader says of them', () => {
    const odd = fc.oneof(
      fc.constantFrom(
        null,
        '',
        'x',
        'x'.repeat(201),
        'USD',
        '2027-02-28',
        '2026-11-20T09:15:00Z',
        0,
        7,
        7.5,
        11,
        true,
      ),
      fc.constantFrom([], {}, { id: 1 }),
    );
    const record = (keys: string[]) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, odd])), { requiredKeys: [] });
    const data = fc.record(
      {
        id: fc.oneof(fc.constant('r1'), odd),
        score: fc.oneof(fc.constant(7), odd),
        comment: odd,
        submitted_at: odd,
        updated_at: odd,
        wave: odd,
        person: fc.oneof(odd, record(['external_id', 'email', 'name', 'title', 'role', 'other'])),
        account: fc.oneof(
          odd,
          record(['external_id', 'arr', 'currency', 'renewal_date', 'owner_email', 'other']),
        ),
      },
      { requiredKeys: [] },
    );
    const type = fc.constantFrom(
      'rnps.response.created',
      'rnps.response.updated',
      'rnps.response.deleted',
      'other',
    );
    fc.assert(
      fc.property(fc.record({ type, data: fc.oneof(data, odd) }), (body) => {
        expect([validate(body), body]).toEqual([read(body).parsed.kind !== 'parked', body]);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('whoever is to be erased is erased, whatever else stands beside their address', () => {
  const person = { email: 'a@b.example', name: [], title: 7, role: { a: 1 } };
  const { parsed } = read({ type: 'rnps.person.erased', data: { person } });
  expect(parsed).toEqual({ kind: 'erased', person: { externalId: null, email: 'a@b.example' } });
});
