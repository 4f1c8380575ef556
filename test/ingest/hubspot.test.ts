import { readHubspot } from '../../src/ingest/adapters/hubspot';
import { toolSource } from '../support/tool-sources';
import { sampleJson } from './samples';

const source = toolSource('hubspot');
type Change = (submission: any) => void;
const read = (change: Change, from = source) => {
  const [submission] = sampleJson('hubspot.feedback_submissions.page.json').results;
  change(submission);
  return readHubspot(submission, from);
};
const answer = (change: Change) => {
  const { parsed } = read(change);
  if (parsed.kind !== 'answer') throw new Error(`Parked: ${JSON.stringify(parsed)}`);
  return parsed.answer;
};

test('a submission tells score, comment and times; its version is what it is known by', () => {
  const { deliveryId, parsed } = read(() => {});
  expect(deliveryId).toBe('90210@2026-11-20T09:16:10.000Z');
  expect(parsed).toMatchObject({
    answer: {
      sourceResponseId: '90210',
      score: 4,
      comment: 'Exports time out every Monday.',
      answeredAt: new Date('2026-11-20T09:15:02Z'),
      updatedAt: new Date('2026-11-20T09:16:10Z'),
      person: { externalId: 'hubspot:501', email: null },
      properties: { hubspot: { hs_survey_name: 'Relationship NPS', hs_response_group: 'DETRACTOR' } },
    },
  });
});

test('who it was: by the address when there is one, else by the one contact', () => {
  const named = answer(({ properties }) =>
    Object.assign(properties, {
      hs_contact_email_rollup: 'mira.olsen@northwind.example',
      hs_contact_firstname: 'Mira',
      hs_contact_lastname: 'Olsen',
    }),
  );
  expect(named.person).toMatchObject({
    email: 'mira.olsen@northwind.example',
    name: 'Mira Olsen',
    externalId: null,
  });
  const several = answer(({ properties }) => {
    properties.hs_contact_email_rollup = 'a@northwind.example;b@northwind.example';
  });
  expect(several.person).toMatchObject({ email: null, externalId: 'hubspot:501' });
  const two = answer(({ associations }) => associations.contacts.results.push({ id: '502' }));
  expect(two.person).toMatchObject({ email: null, externalId: null });
});

test.each<[string, Change, string]>([
  ['a survey of another kind', (s) => (s.properties.hs_survey_type = 'CSAT'), 'not_an_nps_answer'],
  ['no value', (s) => (s.properties.hs_value = null), 'no_score'],
  ['an empty value', (s) => (s.properties.hs_value = ''), 'no_score'],
  ['a fraction', (s) => (s.properties.hs_value = '4.5'), 'score_not_whole_0_10'],
  ['eleven', (s) => (s.properties.hs_value = '11'), 'score_not_whole_0_10'],
  ['hexadecimal', (s) => (s.properties.hs_value = '0x4'), 'score_not_whole_0_10'],
  ['no id', (s) => delete s.id, 'no_response_id'],
  ['no properties', (s) => delete s.properties, 'bad_field'],
  ['a time that is none', (s) => (s.properties.hs_lastmodifieddate = 'x'), 'bad_field'],
])('%s is parked', (_name, change, reason) => {
  expect(read(change).parsed).toMatchObject({ kind: 'parked', reason });
});

test('only the surveys of the source are taken; a value as a number or with a zero behind it is a value', () => {
  expect(read(() => {}, { ...source, surveys: ['12'] }).parsed.kind).toBe('answer');
  expect(read(() => {}, { ...source, surveys: ['13'] }).parsed).toMatchObject({
    kind: 'parked',
    reason: 'not_an_nps_answer',
  });
  for (const value of [4, '4.0']) {
    expect(answer(({ properties }) => (properties.hs_value = value)).score).toBe(4);
  }
});
