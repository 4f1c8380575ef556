import fc from 'fast-check';
import type { Source } from '../../src/config/source';
import { PARK_REASONS, type Parsed } from '../../src/domain/answer';
import { ADAPTERS } from '../../src/ingest/adapters';
import { readQualtricsResponse } from '../../src/ingest/adapters/qualtrics-response';
import { readSurveymonkeyResponse } from '../../src/ingest/adapters/surveymonkey-response';
import { readScale, type Scale } from '../../src/ingest/adapters/surveymonkey-scale';
import { readDelivery } from '../../src/ingest/read-delivery';
import { toolSource } from '../support/tool-sources';
import { sampleJson } from './samples';
import { spoiledWith } from './spoiled';

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }),
  fc.constantFrom(
    null,
    '',
    '\0',
    '__proto__',
    'toString',
    'x'.repeat(201),
    -0,
    7.5,
    1e308,
    [],
    {},
    [[]],
    [null],
  ),
);

const spoiled = spoiledWith(odd, { leafIn: 25, branchIn: 40 });

const survey = sampleJson('surveymonkey.api.survey_details.json');
const scale = readScale(survey, '71') as Scale;
const smRef = { surveyId: '520001', responseId: '118001' };
const [submission] = sampleJson('hubspot.feedback_submissions.page.json').results;
const [sm, qx] = [toolSource('surveymonkey'), toolSource('qualtrics')];
const hook = (name: Source['adapter']) => (body: unknown) =>
  ADAPTERS[name].read(body, toolSource(name), {}).parsed;

const readers: [string, unknown, Parsed['kind'], (body: unknown) => Parsed][] = [
  [
    'an event of SurveyMonkey',
    sampleJson('surveymonkey.response_completed.json'),
    'pending',
    hook('surveymonkey'),
  ],
  [
    "a response of SurveyMonkey's API",
    sampleJson('surveymonkey.api.response_details.json'),
    'answer',
    (body) => readSurveymonkeyResponse(body, { source: sm, scale, ref: smRef }),
  ],
  ['an event of Qualtrics', { SurveyID: 'SV_rnps2026', ResponseID: 'R_7kLm2' }, 'pending', hook('qualtrics')],
  [
    "a response of Qualtrics' API",
    sampleJson('qualtrics.api.response.json'),
    'answer',
    (body) => readQualtricsResponse(body, { source: qx, ref: { surveyId: 'S', responseId: 'R_7kLm2' } }),
  ],
  ['a submission of HubSpot', submission, 'answer', hook('hubspot')],
  ['an answer of Pendo', sampleJson('pendo.json'), 'answer', hook('pendo')],
];

test.each(readers)('%s: nothing throws, and what is made of it is known', (_name, template, wanted, read) => {
  const counts: Record<string, number> = {};
  fc.assert(
    fc.property(fc.oneof(fc.anything({ maxDepth: 4 }), spoiled(template)), (body) => {
      const parsed = read(body);
      if (parsed.kind === 'parked') expect(PARK_REASONS).toContain(parsed.reason);
      if (parsed.kind === 'pending') {
        for (const id of Object.values(parsed.ref)) expect(id).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
      }
      if (parsed.kind === 'answer') {
        expect(parsed.answer.score).toBe(Math.min(10, Math.max(0, Math.trunc(parsed.answer.score))));
        for (const date of [parsed.answer.answeredAt, parsed.answer.updatedAt]) {
          if (date) expect(date.getTime()).not.toBeNaN();
        }
      }
      counts[parsed.kind] = (counts[parsed.kind] ?? 0) + 1;
    }),
    { numRuns: 1500 },
  );
  // Otherwise the generator has gone stale and proves nothing.
  expect(counts[wanted]).toBeGreaterThan(20);
  expect(counts.parked).toBeGreaterThan(20);
});

test('a survey of any kind has a whole scale or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything({ maxDepth: 4 }), spoiled(survey)), (body) => {
      const read = readScale(body, '71');
      if (read.kind !== 'scale') return;
      expect(Object.values(read.scores).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }),
    { numRuns: 1500 },
  );
});

test('bytes of any kind are a delivery with an id', () => {
  for (const name of ['surveymonkey', 'qualtrics', 'hubspot', 'pendo'] as const) {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { deliveryId, parsed } = readDelivery(toolSource(name), Buffer.from(bytes), {});
        expect(deliveryId).not.toBe('');
        expect(parsed.kind).toBe('parked');
      }),
      { numRuns: 200 },
    );
  }
});
