import { readQualtrics } from '../../src/ingest/adapters/qualtrics';
import { readQualtricsResponse } from '../../src/ingest/adapters/qualtrics-response';
import { toolSource } from '../support/tool-sources';
import { sampleJson } from './samples';

const source = toolSource('qualtrics');
const ref = { surveyId: 'SV_rnps2026', responseId: 'R_7kLm2' };
type Change = (body: any) => void;
const read = (change: Change, from = source) => {
  const body = sampleJson('qualtrics.api.response.json');
  change(body);
  return readQualtricsResponse(body, { source: from, ref });
};

test('a response tells score, comment, times and who it was', () => {
  expect(read(() => {})).toEqual({
    kind: 'answer',
    answer: {
      sourceResponseId: 'R_7kLm2',
      score: 4,
      comment: 'Exports time out every Monday.',
      mayQuote: null,
      answeredAt: new Date('2026-11-20T09:15:02Z'),
      updatedAt: new Date('2026-11-20T09:15:02.511Z'),
      wave: null,
      person: expect.objectContaining({ email: 'mira.olsen@northwind.example', externalId: null }),
      account: expect.objectContaining({ externalId: 'acc_1042' }),
      properties: {
        qualtrics: {
          survey_id: 'SV_rnps2026',
          startDate: '2026-11-20T09:14:02Z',
          finished: 1,
          progress: 100,
          QID1_NPS_GROUP: 1,
        },
      },
    },
  });
});

test('the other sample is read by the same mapping', () => {
  const body = sampleJson('qualtrics.survey_response.json');
  const other = { surveyId: 'SV_rnps2026', responseId: 'R_1l9mcVuXubb4aGm' };
  expect(readQualtricsResponse(body, { source, ref: other })).toMatchObject({
    answer: { score: 6, comment: 'Reports are slow', account: { externalId: 'acc-42' } },
  });
});

test('the external reference can be the person instead; embedded data is more exact than it', () => {
  expect(read(() => {}, { ...source, externalReference: 'person' })).toMatchObject({
    answer: { person: { externalId: 'acc_1042' }, account: { externalId: null } },
  });
  const embedded = read(({ result }) => Object.assign(result.values, { account_id: 'acc_7', plan: 'team' }));
  expect(embedded).toMatchObject({ answer: { account: { externalId: 'acc_7', plan: 'team' } } });
});

test('where somebody was is not kept', () => {
  const result = read(({ result }) =>
    Object.assign(result.values, {
      ipAddress: '192.0.2.1',
      locationLatitude: '52.5',
      locationLongitude: '13.4',
    }),
  );
  expect(JSON.stringify(result)).not.toMatch(/192\.0\.2\.1|52\.5|13\.4/);
});

test.each<[string, Change, object]>([
  ['no score', (b) => delete b.result.values.QID1, { reason: 'no_score' }],
  ['a score in quotation marks', (b) => (b.result.values.QID1 = '4'), { reason: 'score_not_whole_0_10' }],
  ['a score of 11', (b) => (b.result.values.QID1 = 11), { reason: 'score_not_whole_0_10' }],
  [
    'recode values that are one too high',
    (b) => (b.result.labels.QID1 = '3'),
    { reason: 'score_not_whole_0_10', detail: expect.stringContaining('recode values 0 to 10') },
  ],
  ['a preview', (b) => (b.result.values.status = 1), { reason: 'not_an_nps_answer' }],
  ['another response', (b) => (b.result.responseId = 'R_2'), { reason: 'bad_field' }],
  ['a comment that is none', (b) => (b.result.values.QID2_TEXT = { a: 1 }), { reason: 'bad_field' }],
  ['no result', (b) => delete b.result, { reason: 'bad_field' }],
  ['values that are a list', (b) => (b.result.values = []), { reason: 'bad_field' }],
])('%s is parked', (_name, change, expected) => {
  expect(read(change)).toMatchObject({ kind: 'parked', ...expected });
});

test('a question named like what every object inherits finds nothing', () => {
  const inherits = { ...source, questions: { score: 'valueOf', comment: 'toString' } };
  expect(read(() => {}, inherits)).toMatchObject({ kind: 'parked', reason: 'no_score' });
});

test('an event of another survey, or without ids, is parked and nothing is fetched', () => {
  const event = { SurveyID: 'SV_rnps2026', ResponseID: 'R_7kLm2', Status: 'Complete' };
  const cases: [object | null, string][] = [
    [{ ...event, SurveyID: 'SV_other' }, 'not_an_nps_answer'],
    [{ ...event, SurveyID: '../users' }, 'bad_field'],
    [{ ...event, ResponseID: 'R/../x' }, 'no_response_id'],
    [{ SurveyID: 'SV_rnps2026' }, 'no_response_id'],
    [null, 'not_an_nps_answer'],
  ];
  for (const [body, reason] of cases) {
    expect(readQualtrics(body, source).parsed).toMatchObject({ kind: 'parked', reason });
  }
});
