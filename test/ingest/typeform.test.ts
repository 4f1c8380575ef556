import type { Parsed } from '../../src/domain/answer';
import { readTypeform } from '../../src/ingest/adapters/typeform';
import { sampleJson, sourceFor } from './samples';

const source = sourceFor('typeform');
type Change = (event: any) => void;
const readChanged = (change: Change, from = source) => {
  const event = sampleJson('typeform.json');
  change(event);
  return readTypeform(event, from);
};
const parsed = (change: Change, from = source): Parsed => readChanged(change, from).parsed;
const answer = (change: Change, from = source) => {
  const result = parsed(change, from);
  if (result.kind !== 'answer') throw new Error(`Parked: ${JSON.stringify(result)}`);
  return result.answer;
};

test('a submission is read through the questions that the mapping names', () => {
  expect(readChanged(() => {})).toEqual({
    deliveryId: '01KAB3N9QX5E7YH2T4V6W8Z0RM',
    parsed: {
      kind: 'answer',
      answer: {
        sourceResponseId: 'k3p9x0v7c5n1b8m4z2q6',
        score: 4,
        mayQuote: null,
        comment: 'Exports time out every Monday.',
        answeredAt: new Date('2026-11-20T09:15:02Z'),
        updatedAt: null,
        wave: null,
        person: {
          externalId: 'usr_7781',
          email: 'mira.olsen@northwind.example',
          name: null,
          title: null,
          role: null,
        },
        account: {
          externalId: 'acc_1042',
          name: null,
          domain: null,
          plan: null,
          arr: null,
          currency: null,
          region: null,
          industry: null,
          renewalDate: null,
          customerSince: null,
          ownerEmail: null,
          lifecycle: null,
        },
        properties: {
          typeform: {
            form_id: 'Kq7PzL2m',
            form_title: 'Relationship NPS Q4',
            landed_at: '2026-11-20T09:14:02Z',
            answers: [],
          },
        },
      },
    },
  });
});

test('a question can be named by its id as well as by its reference, the reference first', () => {
  const byId = sourceFor('typeform', { questions: { score: 'aN1', comment: 'bN2' } });
  expect(answer(() => {}, byId)).toMatchObject({ score: 4, comment: 'Exports time out every Monday.' });
  const trap: Change = (event) =>
    event.form_response.answers.unshift({
      type: 'number',
      number: 9,
      field: { id: 'nps_score', ref: 'other' },
    });
  expect(answer(trap).score).toBe(4);
});

test('hidden fields become facts, and the unknown ones are kept', () => {
  const hidden = {
    name: 'Mira Olsen',
    role: 'admin',
    account_name: 'Northwind',
    plan: 'enterprise',
    arr: '96000.50',
    currency: 'eur',
    region: 'EMEA',
    renewal_date: '2027-02-28',
    owner_email: 'csm@ours.example',
    wave: '2026-Q4',
    utm: 'mail',
    email: '',
  };
  const result = answer((event) => {
    event.form_response.hidden = hidden;
  });
  expect(result).toMatchObject({
    wave: '2026-Q4',
    person: { name: 'Mira Olsen', role: 'admin', email: null },
    account: { name: 'Northwind', arr: 96000.5, currency: 'EUR', renewalDate: '2027-02-28' },
    properties: { utm: 'mail' },
  });
});

test('the placeholder of an unfinished Typeform link is nobody', () => {
  const result = answer((event) => {
    event.form_response.hidden = { account_id: 'xxxxx', email: 'xxxxx', user_id: 'u1' };
  });
  expect(result).toMatchObject({ person: { email: null, externalId: 'u1' }, account: { externalId: null } });
});

test('a fact of the wrong shape is parked under the name of its hidden field', () => {
  for (const [name, value] of [
    ['renewal_date', '28/02/2027'],
    ['account_id', 'x'.repeat(201)],
    ['plan', {}],
    ['wave', 'x'.repeat(201)],
  ] as const) {
    const result = parsed((event) => {
      event.form_response.hidden[name] = value;
    });
    expect(result).toMatchObject({ kind: 'parked', reason: 'bad_field' });
    expect(result).toHaveProperty('detail', expect.stringMatching(`^form_response.hidden.${name}: `));
  }
});

test.each(['96,000', '96.000', '€96k', '1e5', '-5'])(
  'an ARR that cannot be read (%s) keeps no answer waiting: it is left out, with its currency, and that is said',
  (arr) => {
    const result = parsed((event) => {
      event.form_response.hidden = { account_id: 'acc_1', arr, currency: 'EUR', plan: 'pro' };
    });
    expect(result).toMatchObject({
      kind: 'answer',
      answer: { score: 4, account: { externalId: 'acc_1', arr: null, currency: null, plan: 'pro' } },
      leftOut: expect.stringMatching(/^form_response\.hidden\.arr was left out: .*expected .*\.$/),
    });
    expect(JSON.stringify(result)).not.toContain(arr);
  },
);

test('other answers are kept beside the two that count', () => {
  const result = answer((event) => {
    event.form_response.answers.push({
      type: 'choice',
      choice: { label: 'Berlin' },
      field: { id: 'c', ref: 'city' },
    });
    event.form_response.calculated = { score: 9 };
  });
  expect(result.score).toBe(4);
  expect(result.properties.typeform).toMatchObject({
    answers: [{ question: 'city', value: { label: 'Berlin' } }],
    calculated: { score: 9 },
  });
});

test('an answer that names its question by the id alone is found by the reference that the form has for it', () => {
  const byId: Change = (event) => {
    for (const answer of event.form_response.answers) delete answer.field.ref;
  };
  expect(parsed(byId)).toMatchObject({ kind: 'answer', answer: { score: expect.any(Number) } });
});

test('a skipped score is not an answer yet; a form without the question is another form', () => {
  const skipped: Change = (event) => event.form_response.answers.shift();
  expect(parsed(skipped)).toMatchObject({ kind: 'parked', reason: 'no_score' });
  const elsewhere = sourceFor('typeform', { questions: { score: 'likelihood', comment: null } });
  expect(parsed(() => {}, elsewhere)).toEqual({
    kind: 'parked',
    reason: 'not_an_nps_answer',
    detail:
      'The form has no question with the reference "likelihood". Name it under sources.typeform.questions.score.',
  });
});

test('an answer of another type than number is not a score', () => {
  for (const given of [
    { type: 'text', text: '4' },
    { type: 'rating', rating: 4 },
    { type: 'number', number: 4.5 },
    { type: 'number', number: '4' },
    { type: 'boolean', boolean: true },
  ]) {
    const result = parsed((event) => {
      event.form_response.answers[0] = { ...given, field: event.form_response.answers[0].field };
    });
    expect(result).toMatchObject({ kind: 'parked', reason: 'score_not_whole_0_10' });
  }
});

test('without a comment, or with no question for one, the comment is null', () => {
  expect(answer((event) => event.form_response.answers.pop()).comment).toBeNull();
  const scoreOnly = sourceFor('typeform', { questions: { score: 'nps_score', comment: null } });
  expect(answer(() => {}, scoreOnly).comment).toBeNull();
});

test('other events and broken submissions are kept with their reason', () => {
  const cases: [Change, object][] = [
    [(e) => (e.event_type = 'form_response_partial'), { kind: 'ignored' }],
    [(e) => (e.event_type = 'something'), { reason: 'not_an_nps_answer' }],
    [(e) => delete e.form_response.token, { reason: 'no_response_id' }],
    [(e) => (e.form_response = null), { reason: 'no_response_id' }],
    [(e) => (e.form_response.submitted_at = 'soon'), { reason: 'bad_field' }],
    [(e) => (e.form_response.answers = { 0: 'a' }), { reason: 'bad_field' }],
    [(e) => (e.form_response.hidden = 'a=b'), { reason: 'bad_field' }],
  ];
  for (const [change, expected] of cases) expect(parsed(change)).toMatchObject(expected);
  for (const id of [undefined, 5, '', 'x'.repeat(201)]) {
    expect(readChanged((event) => (event.event_id = id)).deliveryId).toBeNull();
  }
});

test('a type that ends in the middle of a character is told of as it can be stored', () => {
  const result = parsed((event) => {
    event.form_response.answers[0].type = `x${'🙂'.repeat(30)}`;
  });
  expect(result).toMatchObject({
    kind: 'parked',
    detail: `The answer to "nps_score" must be a number; it is of type x${'🙂'.repeat(19)}\uFFFD.`,
  });
});
