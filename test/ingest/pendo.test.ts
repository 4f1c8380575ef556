import { readPendo } from '../../src/ingest/adapters/pendo';
import { toolSource } from '../support/tool-sources';
import { sampleJson } from './samples';

const source = toolSource('pendo');
type Change = (event: any) => void;
const read = (change: Change, from = source) => {
  const event = sampleJson('pendo.json');
  change(event);
  return readPendo(event, from);
};

test('an answer in a guide tells score, reason, who and when', () => {
  const { deliveryId, parsed } = read(() => {});
  expect(deliveryId).toBeNull();
  expect(parsed).toMatchObject({
    answer: {
      sourceResponseId: '6f1c0e9f3a0b4d5e8c7f6a5b4c3d2e1f00112233',
      score: 4,
      comment: 'Exports time out every Monday.',
      answeredAt: new Date(1795166102 * 1000),
      updatedAt: null,
      person: { externalId: 'usr_7781' },
      account: { externalId: 'acc_1042' },
      properties: { pendo: { guideId: 'Gd1', guide_name: 'Relationship NPS', language: 'en-US' } },
    },
  });
});

test('a visitor or an account that is a number is the text of it', () => {
  const { parsed } = read((event) => Object.assign(event, { visitorId: 7781, accountId: 1042 }));
  expect(parsed).toMatchObject({
    answer: { person: { externalId: '7781' }, account: { externalId: '1042' } },
  });
});

test.each<[string, Change, string]>([
  ['another event', (e) => (e.event = 'guideDisplayed'), 'unknown_event'],
  ['no id', (e) => delete e.uniqueId, 'no_response_id'],
  ['a reason without a rating', (e) => (e.properties.nps.rating = null), 'no_score'],
  ['no nps', (e) => delete e.properties.nps, 'no_score'],
  ['a rating of 11', (e) => (e.properties.nps.rating = 11), 'score_not_whole_0_10'],
  ['a rating in quotation marks', (e) => (e.properties.nps.rating = '4'), 'score_not_whole_0_10'],
  ['a time beyond all time', (e) => (e.timestamp = 1e300), 'bad_field'],
  ['a reason that is none', (e) => (e.properties.nps.reason = ['a']), 'bad_field'],
])('%s is parked', (_name, change, reason) => {
  expect(read(change).parsed).toMatchObject({ kind: 'parked', reason });
});

test('only the guides of the source are taken', () => {
  expect(read(() => {}, { ...source, surveys: ['Gd1'] }).parsed.kind).toBe('answer');
  expect(read(() => {}, { ...source, surveys: ['Gd2'] }).parsed).toMatchObject({
    reason: 'not_an_nps_answer',
  });
});
