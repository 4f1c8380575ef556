import type { Source, SourceApi } from '../../src/config/source';
import { vectorOf } from '../ingest/samples';

/** The four tools as a configuration would have them, with the samples' secrets and questions. */
export function toolSources(url: string, api: Partial<SourceApi> = {}): Source[] {
  const asked = { url, token: 'a-token', retryMs: 20, timeoutMs: 2000, ...api };
  const enabled = true;
  return [
    {
      name: 'surveymonkey',
      adapter: 'surveymonkey',
      enabled,
      secrets: [vectorOf('surveymonkey.response_completed.json').secret],
      questions: { score: '71', comment: '72' },
      surveys: [],
      api: asked,
    },
    {
      name: 'qualtrics',
      adapter: 'qualtrics',
      enabled,
      secrets: [vectorOf('qualtrics.form').secret],
      questions: { score: 'QID1', comment: 'QID2_TEXT' },
      surveys: ['SV_rnps2026'],
      api: asked,
      hmac: 'sha512',
      externalReference: 'account',
    },
    {
      name: 'hubspot',
      adapter: 'hubspot',
      enabled,
      secrets: [],
      questions: { score: 'hs_value', comment: 'hs_content' },
      api: { since: new Date('2026-11-01T00:00:00Z'), everyMs: 60_000, ...asked },
    },
    {
      name: 'pendo',
      adapter: 'pendo',
      enabled,
      secrets: [vectorOf('pendo.json').secret],
      questions: { score: 'rating', comment: 'reason' },
      header: 'x-rnps-token',
    },
  ];
}

export function toolSource(name: Source['adapter'], url = 'http://127.0.0.1:9'): Source {
  const source = toolSources(url).find((one) => one.name === name);
  if (!source) throw new Error(`There is no source ${name}.`);
  return source;
}
