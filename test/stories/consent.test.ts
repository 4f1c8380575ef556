import { readFormbricks } from '../../src/ingest/adapters/formbricks';
import { readTypeform } from '../../src/ingest/adapters/typeform';
import { readDelivery } from '../../src/ingest/read-delivery';
import { type ImportHere, importHere } from '../import/import-here';
import { sourceFrom } from '../ingest/mapped/mapped-source';
import { genericAnswer } from '../support/answers';
import { type Running, runApp } from '../support/run-app';

describe('by the generic webhook', () => {
  let app: Running;
  beforeAll(async () => {
    app = await runApp();
  });
  afterAll(() => app.stop());

  const tell = async (data: object, type?: string) => {
    const body = genericAnswer({ ...data }, type);
    await app.deliver('generic', body);
    const [row] = await app.sql('SELECT may_quote FROM responses WHERE source_response_id = $1', [
      body.data.id,
    ]);
    return row?.may_quote;
  };

  test('nobody may be quoted who did not say so', async () => {
    expect(await tell({})).toBe(false);
    expect(await tell({ may_quote: false })).toBe(false);
    expect(await tell({ may_quote: true })).toBe(true);
  });

  test('an edit that tells nothing of it leaves it, and one that says no, or null, takes it back', async () => {
    const updated = 'rnps.response.updated';
    expect(await tell({ id: 'c1', may_quote: true })).toBe(true);
    expect(await tell({ id: 'c1', score: 5 }, updated)).toBe(true);
    expect(await tell({ id: 'c1', may_quote: false }, updated)).toBe(false);
    expect(await tell({ id: 'c1', may_quote: true }, updated)).toBe(true);
    expect(await tell({ id: 'c1', may_quote: null }, updated)).toBe(false);
  });

  test('an older version brings a consent that was taken back to life no more', async () => {
    const at = (day: number) => ({ id: 'c2', updated_at: `2026-11-0${day}T00:00:00Z` });
    await tell({ ...at(1), may_quote: true });
    await tell({ ...at(3), may_quote: false }, 'rnps.response.updated');
    expect(await tell({ ...at(2), may_quote: true }, 'rnps.response.updated')).toBe(false);
  });

  test('a word in place of true is no consent: the delivery is parked', async () => {
    expect(await tell({ id: 'c3', may_quote: 'yes' })).toBeUndefined();
    const parked = await app.sql(`SELECT reason FROM raw_deliveries WHERE result = 'parked'`);
    expect(parked[0]!.reason).toMatch(/data\.may_quote/);
  });
});

describe('by a mapping', () => {
  const consentOf = (mayQuote: unknown, consent: unknown) => {
    const mapping = {
      authentication: { scheme: 'basic' },
      responseId: '$.id',
      score: '$.score',
      ...(mayQuote ? { mayQuote } : {}),
    };
    const body = { id: 'r1', score: 9, ...(consent === undefined ? {} : { consent }) };
    const source = sourceFrom({ adapter: 'mapping', mapping });
    return readDelivery(source, Buffer.from(JSON.stringify(body)), {}).parsed;
  };

  test.each([
    [undefined, true, null],
    ['$.consent', undefined, null],
    ['$.consent', null, false],
    ['$.consent', true, true],
    ['$.consent', 'Yes', true],
    ['$.consent', 'accepted', true],
    ['$.consent', 'perhaps', false],
    ['$.consent', '', false],
    ['$.consent', ['yes'], false],
    ['$.consent', { yes: true }, false],
    [{ path: '$.consent', is: ['Ja', 1] }, 'ja', true],
    [{ path: '$.consent', is: ['Ja', 1] }, 1, true],
    [{ path: '$.consent', is: ['Ja', 1] }, 'yes', false],
  ])('with %j, the consent %j is read as %j', (mayQuote, consent, expected) => {
    expect(consentOf(mayQuote, consent)).toMatchObject({ answer: { mayQuote: expected } });
  });

  test('several values are parked', () => {
    expect(consentOf('$.consent[*]', [true, false])).toMatchObject({ reason: 'several_values' });
  });
});

test('Typeform and Formbricks tell it by the question that is named, and by no other', () => {
  const questions = { score: 'nps', comment: null, mayQuote: 'ok' };
  const source = (adapter: string, asked: object) => sourceFrom({ adapter, questions: asked });
  const typeform = (boolean: boolean) => ({
    event_id: 'e1',
    event_type: 'form_response',
    form_response: {
      token: 't1',
      answers: [
        { type: 'number', number: 9, field: { id: 'a', ref: 'nps' } },
        { type: 'boolean', boolean, field: { id: 'b', ref: 'ok' } },
      ],
    },
  });
  const formbricks = (ok: unknown) => ({
    event: 'responseFinished',
    data: { id: 'f1', data: { nps: 9, ok } },
  });
  const told = (reading: { parsed: object }) => (reading.parsed as any).answer.mayQuote;
  expect(told(readTypeform(typeform(true), source('typeform', questions)))).toBe(true);
  expect(told(readTypeform(typeform(false), source('typeform', questions)))).toBe(false);
  expect(told(readTypeform(typeform(true), source('typeform', { score: 'nps' })))).toBeNull();
  expect(told(readFormbricks(formbricks('accepted'), source('formbricks', questions), {}))).toBe(true);
  expect(told(readFormbricks(formbricks(''), source('formbricks', questions), {}))).toBe(false);
  expect(told(readFormbricks(formbricks(undefined), source('formbricks', questions), {}))).toBeNull();
  expect(told(readFormbricks(formbricks('accepted'), source('formbricks', { score: 'nps' }), {}))).toBeNull();
});

describe('by a file', () => {
  let here: ImportHere;
  beforeEach(async () => {
    here = await importHere();
  });
  afterEach(() => here.close());
  const stored = async () => {
    const rows = await here.sql('SELECT source_response_id AS id, may_quote FROM responses ORDER BY 1');
    return Object.fromEntries(rows.map(({ id, may_quote }) => [id, may_quote]));
  };

  test('a column says yes or no, an empty cell nothing, and any other word rejects the row', async () => {
    const file = here.file('a.csv', 'Response ID,Score,May quote\n1,9,yes\n2,9,NO\n3,9,\n4,9,maybe\n5,9,1\n');
    const result = await here.runToday('responses', file);
    expect(result).toMatchObject({ added: 4, rejected: 1 });
    expect(result.reasons[0]!.reason).toMatch(/may quote: “…”: write yes or no/);
    expect(await stored()).toEqual({ 1: true, 2: false, 3: false, 5: true });
  });

  test('a later file takes it back, one that is empty there does not, and a column can be named', async () => {
    await here.runToday('responses', here.file('a.csv', 'Response ID,Score,May quote\n1,9,yes\n2,9,yes\n'));
    const later = here.file('b.csv', 'Response ID,Score,Okay to print\n1,9,no\n2,9,\n');
    expect(await here.runToday('responses', later, '--column', 'may_quote=Okay to print')).toMatchObject({
      changed: 1,
      unchanged: 1,
    });
    expect(await stored()).toEqual({ 1: false, 2: true });
  });
});
