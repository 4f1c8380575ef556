import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleJson } from '../ingest/samples';

export interface ToolCall {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: any;
}

/** What the pretend tool answers. `body` as text goes out as it is. */
export interface ToolReply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Says how long it is and breaks off in the middle. */
  cutShort?: boolean;
  /** Never answers. */
  hangs?: boolean;
}

export interface ToolApi {
  url: string;
  calls: ToolCall[];
  /** What is answered to a call for which no fault is left; null: 404. */
  answer: (call: ToolCall) => ToolReply | null;
  /** Answered first, one for each call. */
  faults: ToolReply[];
  callsTo: (part: string) => ToolCall[];
  reset: () => void;
  stop: () => Promise<void>;
}

/** The APIs of SurveyMonkey, Qualtrics and HubSpot on one port, replaying the samples until a test says otherwise. */
export async function startToolApi(): Promise<ToolApi> {
  const server = createServer((request, response) => void serve(api, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api: ToolApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    faults: [],
    answer: replaySamples,
    callsTo: (part) => api.calls.filter(({ path }) => path.includes(part)),
    reset: () => {
      api.calls.length = 0;
      api.faults.length = 0;
      api.answer = replaySamples;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}

async function serve(api: ToolApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const call: ToolCall = {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body: text ? JSON.parse(text) : null,
  };
  api.calls.push(call);
  const reply = api.faults.shift() ?? api.answer(call) ?? { status: 404, body: { error: 'not found' } };
  if (reply.hangs) return;
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
  const headers = { 'content-type': 'application/json', ...reply.headers };
  if (reply.cutShort) {
    response.writeHead(reply.status ?? 200, { ...headers, 'content-length': String(body.length) });
    response.write(body.slice(0, body.length / 2));
    response.socket?.destroySoon();
    return;
  }
  response.writeHead(reply.status ?? 200, headers);
  response.end(body);
}

/** Each of the samples under the address where its tool has it. */
export function replaySamples({ path, body }: ToolCall): ToolReply | null {
  const known: Record<string, string> = {
    '/v3/surveys/520001/responses/118001/details': 'surveymonkey.api.response_details.json',
    '/v3/surveys/520001/details': 'surveymonkey.api.survey_details.json',
    '/API/v3/surveys/SV_rnps2026/responses/R_7kLm2': 'qualtrics.api.response.json',
  };
  const file = known[path];
  if (file) return { body: sampleJson(file) };
  if (path !== '/crm/v3/objects/feedback_submissions/search') return null;
  return { body: searched(sampleJson('hubspot.feedback_submissions.page.json'), body) };
}

/** What HubSpot would find among these: changed since then, the earliest first, page by page. */
export function searched(page: any, search: any): unknown {
  const since = Number(search.filterGroups[0].filters[1].value);
  const changedAt = (one: any) => Date.parse(one.properties.hs_lastmodifieddate);
  const found = page.results
    .filter((one: any) => changedAt(one) >= since)
    .sort((a: any, b: any) => changedAt(a) - changedAt(b));
  // The sample's own cursor names an id and leads to an empty page.
  const from = search.after === undefined ? 0 : Number(search.after);
  const results = found.slice(from, from + search.limit);
  const more = from + results.length < found.length;
  const next = more ? { paging: { next: { after: String(from + results.length) } } } : {};
  const sampleNext = page.paging && from === 0 && results.length > 0 ? { paging: page.paging } : {};
  return { results, ...next, ...(more ? {} : sampleNext) };
}
