import { readSurveymonkey } from '../../src/ingest/adapters/surveymonkey';
import { readSurveymonkeyResponse } from '../../src/ingest/adapters/surveymonkey-response';
import { readScale, type Scale } from '../../src/ingest/adapters/surveymonkey-scale';
import { toolSource } from '../support/tool-sources';
import { sampleJson } from './samples';

const source = toolSource('surveymonkey');
const ref = { surveyId: '520001', responseId: '118001' };
type Change = (value: any) => void;
const changed = (file: string, change: Change) => {
  const value = sampleJson(file);
  change(value);
  return value;
};
const scaleAfter = (change: Change) =>
  readScale(changed('surveymonkey.api.survey_details.json', change), '71');
const scale = scaleAfter(() => {}) as Scale;
const read = (change: Change, from = source, by = scale) =>
  readSurveymonkeyResponse(changed('surveymonkey.api.response_details.json', change), {
    source: from,
    scale: by,
    ref,
  });
const choicesOf = (survey: any) => survey.pages[0].questions[0].answers.choices;

describe('an event', () => {
  const parsed = (file: string, change: Change = () => {}, from = source) =>
    readSurveymonkey(changed(file, change), from);

  test('names an answer that is to be fetched; a deleted one is told as such', () => {
    expect(parsed('surveymonkey.response_updated.json')).toEqual({
      deliveryId: '9000001',
      parsed: { kind: 'pending', ref },
    });
    expect(parsed('surveymonkey.response_completed.json').parsed).toEqual({ kind: 'pending', ref });
    expect(parsed('surveymonkey.response_deleted.json')).toEqual({
      deliveryId: '9000003',
      parsed: { kind: 'deleted', sourceResponseId: '118001' },
    });
  });

  test('an id that would lead elsewhere is none', () => {
    for (const id of ['../users/me', '1/../../2', '.', '', 'a'.repeat(101), 7, null, ['1'], '1?x=1', '１']) {
      const bad = parsed('surveymonkey.response_completed.json', (event) => {
        event.object_id = id;
      });
      expect(bad.parsed).toMatchObject({ kind: 'parked', reason: 'no_response_id' });
    }
    const survey = parsed('surveymonkey.response_completed.json', (event) => {
      event.resources.survey_id = '../me';
    });
    expect(survey.parsed).toMatchObject({ kind: 'parked', reason: 'bad_field' });
  });

  test('another survey than those of the source, and other events, are parked', () => {
    const ours = { ...source, surveys: ['520002'] };
    expect(parsed('surveymonkey.response_completed.json', () => {}, ours).parsed).toMatchObject({
      reason: 'not_an_nps_answer',
      detail: expect.stringContaining('sources.surveymonkey.surveys'),
    });
    for (const type of ['survey_created', 'collector_deleted', undefined, 'toString', {}]) {
      const other = parsed('surveymonkey.response_completed.json', (event) => {
        event.event_type = type;
      });
      expect(other.parsed).toMatchObject({ kind: 'parked', reason: 'unknown_event' });
    }
  });
});

describe('the scale', () => {
  test('is read from the weights of the choices', () => {
    expect(scale).toMatchObject({
      surveyTitle: 'Relationship NPS Q4',
      scores: { 8100: 0, 8104: 4, '810a': 10 },
    });
  });

  test('is read from the words of the choices when the weights say something else', () => {
    const words = scaleAfter((survey) => {
      choicesOf(survey).forEach((choice: any, i: number) => {
        choice.weight = i < 7 ? -100 : i < 9 ? 0 : 100;
        choice.text = i === 0 ? 'Not at all likely - 0' : String(i);
      });
    });
    expect(words).toMatchObject({ scores: { 8100: 0, 8104: 4, '810a': 10 } });
  });

  test('"not applicable" is no part of it', () => {
    const scale = scaleAfter((survey) => {
      choicesOf(survey).push({ id: '8199', text: 'N/A', weight: 0, is_na: true });
    });
    expect(scale).toMatchObject({ kind: 'scale' });
    expect((scale as Scale).scores[8199]).toBeUndefined();
  });

  test.each<[string, Change]>([
    ['five choices', (s) => choicesOf(s).splice(5)],
    ['one to ten', (s) => choicesOf(s).splice(0, 1)],
    ['two choices of one weight', (s) => (choicesOf(s)[3].weight = 4)],
    ['two choices of one id', (s) => (choicesOf(s)[3].id = choicesOf(s)[4].id)],
    ['no choices', (s) => delete s.pages[0].questions[0].answers.choices],
    ['several rows', (s) => s.pages[0].questions[0].answers.rows.push({ id: '811' })],
    ['another question', (s) => (s.pages[0].questions[0].id = '70')],
  ])('%s: nothing is guessed', (_name, change) => {
    expect(scaleAfter(change)).toMatchObject({ kind: 'parked', reason: 'not_an_nps_answer' });
  });

  test('something else than a survey is parked', () => {
    for (const body of [null, [], 'x', {}, { pages: 3 }, { pages: [{ questions: [{}] }] }]) {
      expect(readScale(body, '71')).toMatchObject({ kind: 'parked', reason: 'bad_field' });
    }
  });
});

describe('a response', () => {
  test('tells score, comment, times and who it was; the rest is kept', () => {
    expect(read(() => {})).toEqual({
      kind: 'answer',
      answer: {
        sourceResponseId: '118001',
        score: 4,
        comment: 'Exports time out every Monday.',
        mayQuote: null,
        answeredAt: new Date('2026-11-20T09:14:02Z'),
        updatedAt: new Date('2026-11-20T09:15:02Z'),
        wave: null,
        person: expect.objectContaining({ email: 'mira.olsen@northwind.example', externalId: null }),
        account: expect.objectContaining({ externalId: 'acc_1042' }),
        properties: {
          surveymonkey: {
            survey_id: '520001',
            survey_title: 'Relationship NPS Q4',
            collector_id: '410001',
            collection_mode: 'default',
            response_status: 'completed',
            total_time: 60,
            analyze_url: 'https://www.surveymonkey.com/analyze/browse/x',
            answers: [],
          },
        },
      },
    });
  });

  test('an address that lets its owner edit the answer, or tells where they are, is not kept', () => {
    const result = read((details) => {
      details.edit_url = 'https://example.com/edit-me';
      details.ip_address = '192.0.2.1';
    });
    expect(JSON.stringify(result)).not.toMatch(/edit-me|192\.0\.2\.1/);
  });

  test("the collector's contact is taken where the link tells nobody", () => {
    const result = read((details) => {
      details.custom_variables = {};
      Object.assign(details, {
        email_address: 'ann@acme.example',
        first_name: 'Ann',
        last_name: 'Acker',
      });
    });
    expect(result).toMatchObject({ answer: { person: { email: 'ann@acme.example', name: 'Ann Acker' } } });
  });

  test.each<[string, Change, object]>([
    [
      'not answered yet',
      (d) => {
        d.pages = [];
        d.response_status = 'partial';
      },
      { kind: 'ignored' },
    ],
    ['no score', (d) => d.pages[0].questions.shift(), { kind: 'parked', reason: 'no_score' }],
    [
      'two choices',
      (d) => d.pages[0].questions[0].answers.push({ choice_id: '8109' }),
      { kind: 'parked', reason: 'score_not_whole_0_10' },
    ],
    [
      'a choice that the survey does not have',
      (d) => {
        d.pages[0].questions[0].answers[0].choice_id = '__proto__';
      },
      { kind: 'parked', reason: 'score_not_whole_0_10' },
    ],
    ['another response', (d) => (d.id = '118002'), { kind: 'parked', reason: 'bad_field' }],
    ['another survey', (d) => (d.survey_id = '1'), { kind: 'parked', reason: 'bad_field' }],
    ['no pages', (d) => (d.pages = 'none'), { kind: 'parked', reason: 'bad_field' }],
    ['a date that is none', (d) => (d.date_modified = 'today'), { kind: 'parked', reason: 'bad_field' }],
    [
      'an account of the wrong shape',
      (d) => (d.custom_variables.account_id = { a: 1 }),
      { kind: 'parked', detail: expect.stringMatching(/^custom_variables\.account_id: /) },
    ],
  ])('%s', (_name, change, expected) => {
    expect(read(change)).toMatchObject(expected);
  });

  test('without a comment question there is no comment; a question that nobody answered has none', () => {
    const without = { ...source, questions: { score: '71', comment: null } };
    expect(read(() => {}, without)).toMatchObject({ answer: { comment: null } });
    expect(read((d) => d.pages[0].questions.pop())).toMatchObject({ answer: { comment: null } });
  });
});
