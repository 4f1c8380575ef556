import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedAnswer } from '../../../src/domain/answer';
import { ADAPTERS } from '../../../src/ingest/adapters';
import { readDelivery } from '../../../src/ingest/read-delivery';
import { PRESETS, type PresetName } from '../../../src/mapping/presets';
import { sample, sampleJson, type Vector } from '../samples';
import { sourceFrom, toldAbout } from './mapped-source';
import { caseOf, PRESET_CASES, presetSource } from './preset-cases';

const COMMENT = 'Exports time out every Monday.';
const read = (preset: PresetName, body: Buffer | object, changes: object = {}) => {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return readDelivery(presetSource(caseOf(preset), changes), bytes, {}).parsed;
};
const changed = (preset: PresetName, change: (body: any) => void) => {
  const body = sampleJson(caseOf(preset).file);
  change(body);
  return read(preset, body);
};

/** What each tool's sample becomes. `mira` is who answered, with the ids that the tool gives. */
const mira = { email: 'mira.olsen@northwind.example', name: 'Mira Olsen' };
const TOLD: Record<PresetName, { answer: object; person: object; account: object }> = {
  asknicely: {
    answer: {
      sourceResponseId: '345999',
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:02Z'),
    },
    person: { ...mira, externalId: null },
    account: { externalId: 'acc_1042' },
  },
  survicate: {
    answer: {
      sourceResponseId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:00Z'),
    },
    person: { ...mira, externalId: 'usr_7781' },
    account: {},
  },
  satismeter: {
    answer: {
      sourceResponseId: '6540a1b2c3d4e5f60718293a',
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:00Z'),
    },
    person: { ...mira, externalId: 'usr_7781' },
    account: {},
  },
  refiner: {
    answer: {
      sourceResponseId: 'b2c3d4e5-0005-11f1-8a6b-325096b39f47',
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:00Z'),
      updatedAt: new Date('2026-11-20T09:15:00Z'),
    },
    person: { ...mira, externalId: 'usr_7781' },
    account: { externalId: 'acc_1042', name: 'Northwind Freight', domain: 'northwind.example' },
  },
  posthog: {
    answer: {
      sourceResponseId: '0193f0aa-0000-7000-8000-000000000001',
      score: 6,
      comment: 'Reports are slow',
      answeredAt: new Date('2026-11-20T09:15:02Z'),
      properties: { survey: 'Relationship NPS', completed: true },
    },
    person: { externalId: 'user-42', email: 'ann@acme.example', name: 'Ann Lee' },
    account: { externalId: 'acme', plan: 'enterprise' },
  },
  retently: {
    answer: {
      sourceResponseId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      score: 6,
      comment: 'Reports are slow',
      answeredAt: new Date('2026-11-20T09:15:02Z'),
    },
    person: { email: 'ann@acme.example', name: null },
    account: { name: 'Acme' },
  },
  wootric: {
    answer: {
      sourceResponseId: '88001',
      score: 4,
      comment: 'Exports time out',
      answeredAt: new Date('2026-11-20T09:14:02Z'),
      updatedAt: new Date('2026-11-20T09:15:02Z'),
      properties: { excluded_from_calculations: 'false', end_user_properties: { plan: 'Enterprise' } },
    },
    person: { externalId: 'usr_7781', email: mira.email },
    account: { plan: 'Enterprise' },
  },
  screeb: {
    answer: {
      sourceResponseId: '4e5f6a7b-0006-4c8d-9e0f-1a2b3c4d5e6f',
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:00.831Z'),
    },
    person: { ...mira, externalId: 'usr_7781' },
    account: { plan: 'enterprise' },
  },
  helpscout: {
    answer: {
      sourceResponseId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:00Z'),
    },
    person: { ...mira, externalId: null, title: 'Head of Ops' },
    account: { name: 'Northwind Freight' },
  },
  zenloop: {
    answer: {
      sourceResponseId: 'YW5zd2VyLTAwMDE=',
      score: 4,
      comment: COMMENT,
      answeredAt: new Date('2026-11-20T09:15:00Z'),
      updatedAt: new Date('2026-11-20T09:15:40Z'),
    },
    person: { ...mira, externalId: null },
    account: { externalId: 'acc_1042', plan: 'enterprise' },
  },
};

describe.each(PRESET_CASES)('the sample of $preset', (one) => {
  const source = presetSource(one);
  const body = sample(one.file);

  test('is believed as the tool signs it, and with one of two secrets', () => {
    const signed = { body, headers: one.sign(body), now: new Date() };
    expect(ADAPTERS.mapping.verify({ ...signed, secrets: [one.secret] }, source)).toEqual({ ok: true });
    expect(ADAPTERS.mapping.verify({ ...signed, secrets: ['new:one', one.secret] }, source)).toEqual({
      ok: true,
    });
    expect(ADAPTERS.mapping.verify({ ...signed, secrets: ['new:one'] }, source)).toMatchObject({ ok: false });
    expect(ADAPTERS.mapping.verify({ ...signed, secrets: [] }, source)).toEqual({
      ok: false,
      why: 'no_secret',
    });
    expect(ADAPTERS.mapping.verify({ ...signed, headers: {}, secrets: [one.secret] }, source)).toEqual({
      ok: false,
      why: 'no_signature',
    });
  });

  test('becomes the answer that it tells of', () => {
    const { parsed } = readDelivery(source, body, {});
    const { answer, person, account } = TOLD[one.preset];
    expect(parsed).toMatchObject({ kind: 'answer', answer: { ...answer, person, account } });
    const { account: told } = (parsed as { answer: ParsedAnswer }).answer;
    const known = Object.entries(told).filter(([, value]) => value !== null);
    expect(Object.fromEntries(known)).toEqual(account);
  });
});

const vectors = (JSON.parse(sample('vectors.json').toString()) as Vector[]).filter(({ file }) =>
  /^(asknicely|wootric)\./.test(file),
);
test.each(vectors)('$file verifies with the headers that it came with', ({ file, secret, headers }) => {
  const source = presetSource({ ...caseOf(file.split('.')[0] as PresetName), secret });
  const body = sample(file);
  const verify = (h: object) =>
    ADAPTERS.mapping.verify(
      { body, headers: h as Record<string, string>, secrets: [secret], now: new Date() },
      source,
    );
  expect(verify(headers)).toEqual({ ok: true });
  const [name] = Object.keys(headers).filter((key) => key !== 'content-type') as [string];
  expect(verify({ ...headers, [name]: `${headers[name]}=` })).toMatchObject({ ok: false });
});

test('every preset has a file, a sample and an expectation', () => {
  const files = readdirSync(join(__dirname, '../../../src/mapping/presets'));
  expect(files.sort()).toEqual(PRESETS.map((name) => `${name}.yaml`));
  expect(PRESET_CASES.map(({ preset }) => preset).sort()).toEqual([...PRESETS]);
});

test('AskNicely tells the score first and the comment later, as one response', () => {
  const [first, second] = ['asknicely.1.json', 'asknicely.2.json'].map((file) =>
    read('asknicely', sample(file)),
  );
  expect(first).toMatchObject({ answer: { sourceResponseId: '345999', score: 4, comment: null } });
  expect(second).toMatchObject({ answer: { sourceResponseId: '345999', score: 4, comment: COMMENT } });
});

test('in Survicate only the question that was named is the score', () => {
  expect(read('survicate', sample('survicate.other_question.json'))).toMatchObject({ kind: 'ignored' });
  const unnamed = toldAbout({ adapter: 'survicate' });
  expect(unnamed).toContain('sources.tool.questions: name the questions by their ids');
  expect(toldAbout({ adapter: 'survicate', questions: { score: 'nps' } })).toContain(
    'the id of the score question is a number in this tool, not "nps"',
  );
});

test('SatisMeter: closed without a rating says nothing, with one it is an answer, and another kind is no NPS', () => {
  const close = (rating: number | null) => (body: any) => {
    Object.assign(body.response, { dismissed: true, rating });
    body.event = 'dismissed';
  };
  expect(changed('satismeter', close(null))).toMatchObject({ kind: 'ignored' });
  expect(changed('satismeter', close(9))).toMatchObject({ kind: 'answer', answer: { score: 9 } });
  expect(changed('satismeter', (body) => (body.response.answers[0].metric = 'csat'))).toMatchObject({
    reason: 'not_an_nps_answer',
  });
  const nobody = changed('satismeter', (body) => (body.response.user.userId = 'No response'));
  expect(nobody).toMatchObject({ answer: { person: { externalId: null } } });
});

test('Wootric: a declined survey says nothing, and a rating of another kind is no NPS', () => {
  const declined = 'decline[id]=19&decline[email]=a%40b.example&event_name=created&survey_mode=NPS';
  expect(read('wootric', Buffer.from(declined))).toMatchObject({ kind: 'ignored' });
  const csat = sample('wootric.updated.form').toString().replace('survey_mode=NPS', 'survey_mode=CSAT');
  expect(read('wootric', Buffer.from(csat))).toMatchObject({ reason: 'not_an_nps_answer' });
  const twice = `${sample('wootric.updated.form')}&response[score]=10`;
  expect(read('wootric', Buffer.from(twice))).toMatchObject({ reason: 'score_not_whole_0_10' });
  const gone = 'response[id]=88001&event_name=deleted';
  expect(read('wootric', Buffer.from(gone))).toEqual({ kind: 'deleted', sourceResponseId: '88001' });
});

test('Screeb: shown says nothing, and neither does an answer to another question', () => {
  expect(changed('screeb', (body) => (body.event_type = 'response.displayed'))).toMatchObject({
    kind: 'ignored',
  });
  expect(changed('screeb', (body) => body.payload.response.items.shift())).toMatchObject({ kind: 'ignored' });
  const asked = changed('screeb', ({ payload }) => payload.response.items.push(payload.response.items[0]));
  expect(asked).toMatchObject({ reason: 'several_values' });
});

test('Help Scout: a choice called "5" is no NPS, and an answer of nobody is kept for a person to look at', () => {
  expect(changed('helpscout', (body) => delete body.response.category)).toMatchObject({
    reason: 'not_an_nps_answer',
  });
  expect(changed('helpscout', (body) => delete body._embedded)).toMatchObject({ reason: 'no_response_id' });
});

test('zenloop: an identity that is not an e-mail address is the person’s id', () => {
  const known = changed('zenloop', ({ recipient }) =>
    Object.assign(recipient, { identity: 'usr_1', identity_type: 'custom' }),
  );
  expect(known).toMatchObject({ answer: { person: { externalId: 'usr_1' } } });
});

test('PostHog: only a survey that was sent is an answer', () => {
  expect(changed('posthog', ({ event }) => (event.event = 'survey shown'))).toMatchObject({
    kind: 'ignored',
  });
  expect(changed('posthog', ({ event }) => (event.event = '$pageview'))).toMatchObject({
    reason: 'unknown_event',
  });
});

test('a preset can be changed in parts', () => {
  const mapping = {
    authentication: { scheme: 'static_header', header: 'X-Token' },
    account: { plan: '$.person.segment' },
  };
  const source = sourceFrom({ adapter: 'asknicely', mapping });
  expect(source.mapping?.authentication).toEqual({ scheme: 'static_header', header: 'x-token', prefix: '' });
  expect(read('asknicely', sample('asknicely.2.json'), { mapping })).toMatchObject({
    answer: { account: { plan: 'enterprise', externalId: 'acc_1042' } },
  });
});
