import fc from 'fast-check';
import type { Parsed } from '../../src/domain/answer';
import { readHubspot } from '../../src/ingest/adapters/hubspot';
import { readQualtricsResponse } from '../../src/ingest/adapters/qualtrics-response';
import { readSurveymonkeyResponse } from '../../src/ingest/adapters/surveymonkey-response';
import { readScale, type Scale } from '../../src/ingest/adapters/surveymonkey-scale';
import { parseJson } from '../../src/ingest/safe-json';
import { toolSource } from '../support/tool-sources';
import { faultsIn } from './hostile/faults';
import { asJson, odd, PATIENCE_MS, RUNS } from './hostile/mutations';
import { spoiledWith } from './hostile/spoiled';
import { sampleJson } from './samples';

jest.setTimeout(PATIENCE_MS);

const spoiled = spoiledWith(odd);
const survey = sampleJson('surveymonkey.api.survey_details.json');
const scale = readScale(survey, '71') as Scale;
const smRef = { surveyId: '520001', responseId: '118001' };
const [submission] = sampleJson('hubspot.feedback_submissions.page.json').results;
const [sm, qx, hs] = [toolSource('surveymonkey'), toolSource('qualtrics'), toolSource('hubspot')];

const readers: [string, unknown, (body: unknown) => Parsed][] = [
  [
    "a response of SurveyMonkey's API",
    sampleJson('surveymonkey.api.response_details.json'),
    (body) => readSurveymonkeyResponse(body, { source: sm, scale, ref: smRef }),
  ],
  [
    "a response of Qualtrics' API",
    sampleJson('qualtrics.api.response.json'),
    (body) => readQualtricsResponse(body, { source: qx, ref: { surveyId: 'S', responseId: 'R_7kLm2' } }),
  ],
  ['a submission of HubSpot', submission, (body) => readHubspot(body, hs).parsed],
];

/** What a tool's API answers, as the client hands it on: JSON that is safe to walk. */
function answered(value: unknown): unknown {
  const json = parseJson(asJson(value));
  return json.ok ? json.value : null;
}

test.each(readers)('%s: nothing throws, and what is made of it is known', (_name, template, read) => {
  const counts: Record<string, number> = {};
  fc.assert(
    fc.property(fc.oneof(fc.anything({ maxDepth: 4 }), spoiled(template)), (value) => {
      const parsed = read(answered(value));
      const faults = faultsIn({ deliveryId: 'of the tool', parsed });
      if (faults.length > 0) throw new Error(`Wrong: ${faults.join(', ')}, in ${JSON.stringify(parsed)}`);
      counts[parsed.kind] = (counts[parsed.kind] ?? 0) + 1;
    }),
    { numRuns: RUNS },
  );
  // Otherwise the generator has gone stale and proves nothing.
  expect(counts.answer).toBeGreaterThan(5);
  expect(counts.parked).toBeGreaterThan(5);
});

test('a survey of any kind has a whole scale or none', () => {
  let scales = 0;
  fc.assert(
    fc.property(fc.oneof(fc.anything({ maxDepth: 4 }), spoiled(survey)), (value) => {
      const read = readScale(answered(value), '71');
      if (read.kind !== 'scale') return;
      expect(Object.values(read.scores).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      scales += 1;
    }),
    { numRuns: RUNS },
  );
  expect(scales).toBeGreaterThan(0);
});
