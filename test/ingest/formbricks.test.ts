import type { Parsed } from '../../src/domain/answer';
import { readFormbricks } from '../../src/ingest/adapters/formbricks';
import { sampleJson, sourceFor } from './samples';

const source = sourceFor('formbricks');
const headers = { 'webhook-id': 'msg_0' };
type Change = (event: any) => void;
const parsed = (change: Change, from = source): Parsed => {
  const event = sampleJson('formbricks.3.responseFinished.json');
  change(event);
  return readFormbricks(event, from, headers).parsed;
};
const answer = (change: Change, from = source) => {
  const result = parsed(change, from);
  if (result.kind !== 'answer') throw new Error(`Parked: ${JSON.stringify(result)}`);
  return result.answer;
};

test('one response is told three times: the score first, then the comment', () => {
  const told = ['1.responseCreated', '2.responseUpdated', '3.responseFinished'].map((step) => {
    const { deliveryId, parsed } = readFormbricks(sampleJson(`formbricks.${step}.json`), source, headers);
    expect(deliveryId).toBe('msg_0');
    return parsed;
  });
  const common = {
    sourceResponseId: 'cmresp01',
    score: 4,
    answeredAt: new Date('2026-11-20T09:14:02Z'),
    person: { externalId: 'usr_7781', email: 'mira.olsen@northwind.example' },
    account: { plan: 'enterprise' },
  };
  const comment = 'Exports time out every Monday.';
  expect(told).toMatchObject([
    { answer: { ...common, comment: null, updatedAt: new Date('2026-11-20T09:14:02Z') } },
    { answer: { ...common, comment, updatedAt: new Date('2026-11-20T09:14:40Z') } },
    { answer: { ...common, comment, updatedAt: new Date('2026-11-20T09:15:02Z') } },
  ]);
});

test('attributes and hidden fields become facts; attributes win; the rest is kept', () => {
  const result = answer(({ data }) => {
    data.contactAttributes = {
      firstName: 'Mira',
      lastName: 'Olsen',
      userId: 7781,
      plan: 'team',
      locale: 'de',
    };
    data.data = { ...data.data, account_id: 'acc_1', plan: 'free', city: ['Berlin'], role: ['a', 'b'] };
  });
  expect(result).toMatchObject({
    person: { externalId: '7781', name: 'Mira Olsen', role: null },
    account: { externalId: 'acc_1', plan: 'team' },
    properties: {
      locale: 'de',
      formbricks: {
        answers: { account_id: 'acc_1', plan: 'free', city: ['Berlin'], role: ['a', 'b'] },
        surveyId: 'cmsurv01',
        language: 'en',
        contact: { id: 'cmcont01', userId: 'usr_7781' },
      },
    },
  });
});

test('an anonymous response has a score and nobody behind it', () => {
  const result = answer(({ data }) => {
    data.contact = null;
    data.contactAttributes = null;
  });
  expect(result.person).toEqual({ externalId: null, email: null, name: null, title: null, role: null });
});

test('a score that is not there yet is parked; the next event brings it', () => {
  for (const score of [undefined, null, '']) {
    const result = parsed(({ data }) => {
      data.data.nps_score = score;
    });
    expect(result).toMatchObject({ kind: 'parked', reason: 'no_score' });
  }
});

test('a question named like what every object inherits finds nothing', () => {
  const inherits = sourceFor('formbricks', { questions: { score: 'valueOf', comment: 'toString' } });
  expect(parsed(() => {}, inherits)).toMatchObject({ kind: 'parked', reason: 'no_score' });
});

test('other events and broken responses are kept with their reason', () => {
  const cases: [Change, object][] = [
    [(e) => (e.event = 'testEndpoint'), { kind: 'ignored' }],
    [(e) => (e.event = 'surveyDeleted'), { reason: 'unknown_event' }],
    [(e) => (e.data = null), { reason: 'no_response_id' }],
    [(e) => delete e.data.id, { reason: 'no_response_id' }],
    [(e) => (e.data.data = null), { reason: 'bad_field', detail: expect.stringMatching(/^data\.data: /) }],
    [
      (e) => (e.data.updatedAt = '2026-11-20'),
      { reason: 'bad_field', detail: expect.stringMatching(/^data\.updatedAt: /) },
    ],
    [(e) => (e.data.data.nps_score = '4'), { reason: 'score_not_whole_0_10' }],
    [(e) => (e.data.data.nps_reason = ['a']), { reason: 'bad_field' }],
    [(e) => (e.data.contactAttributes.email = {}), { reason: 'bad_field' }],
  ];
  for (const [change, expected] of cases) expect(parsed(change)).toMatchObject(expected);
});
