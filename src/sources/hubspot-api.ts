import { z } from 'zod';
import { HUBSPOT_PROPERTIES } from '../ingest/adapters/hubspot';
import type { ApiTrouble } from './api-outcome';
import { type AskableSource, callApi } from './call-api';

/** HubSpot gives at most 200; a page is committed before a process may leave, so it is not the most. */
const PAGE = 50;

export interface SubmissionPage {
  kind: 'page';
  submissions: unknown[];
  /** Where the next page begins; null: this was the last. */
  after: string | null;
  pauseMs: number | null;
}

const pageSchema = z.looseObject({
  results: z.array(z.unknown()).max(1000),
  paging: z.looseObject({ next: z.looseObject({ after: z.string() }).nullish() }).nullish(),
});

/** A page of the NPS submissions changed since then, the longest unchanged first. */
export async function searchSubmissions(
  source: AskableSource,
  { since, after }: { since: Date; after: string | null },
  realNow: () => Date,
): Promise<SubmissionPage | ApiTrouble> {
  const filters = [
    { propertyName: 'hs_survey_type', operator: 'EQ', value: 'NPS' },
    { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(since.getTime()) },
  ];
  const body = {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' }],
    properties: HUBSPOT_PROPERTIES,
    limit: PAGE,
    ...(after === null ? {} : { after }),
  };
  const headers = { authorization: `Bearer ${source.api.token}` };
  const path = '/crm/v3/objects/feedback_submissions/search';
  const answer = await callApi(source, { path, headers, body }, realNow);
  if (answer.kind !== 'ok') return answer;
  const page = pageSchema.safeParse(answer.value);
  if (!page.success) return { kind: 'unreadable', what: 'its answer is no page of results' };
  const { results, paging } = page.data;
  // A page without results is the last, whatever it says comes next.
  const next = results.length > 0 ? (paging?.next?.after ?? null) : null;
  return { kind: 'page', submissions: results, after: next, pauseMs: answer.pauseMs };
}
