import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import type { Source } from '../../src/config/source';
import { hooksRoute } from '../../src/ingest/hooks-route';
import type { DeliveryInput, RecordResult } from '../../src/use-cases/answers/record-delivery';
import { TEST_SECRET, TYPEFORM_SECRET } from '../support/sign';
import { sourceFor } from './samples';

const standardSources = (): Source[] => [
  sourceFor('generic', { secrets: [TEST_SECRET] }),
  sourceFor('typeform', { secrets: [TYPEFORM_SECRET] }),
  sourceFor('formbricks', { secrets: [TEST_SECRET] }),
];

/** The hooks on a real port, with a record function that collects what reaches it. */
export async function startHookServer() {
  const at = {
    sources: standardSources(),
    now: new Date(),
    recorded: [] as DeliveryInput[],
    refused: [] as [source: string, result: string][],
    logged: [] as { level: string; fields: Record<string, any>; message: string }[],
    record: async (input: DeliveryInput): Promise<RecordResult> =>
      input.parsed.kind === 'parked' ? input.parsed : { kind: 'recorded' },
  };
  const log = (level: string) => (fields: object, message: string) => {
    at.logged.push({ level, fields, message });
  };
  // A server may allow more elsewhere: the limit of the hooks must be their own.
  const app = fastify({ bodyLimit: 64 * 1024 * 1024 });
  app.post('/elsewhere', (request) => ({ got: request.body }));
  await app.register(hooksRoute, {
    sources: () => at.sources,
    realNow: () => at.now,
    refused: (...refusal) => at.refused.push(refusal),
    record: (input) => {
      at.recorded.push(input);
      return at.record(input);
    },
    log: { info: log('info'), warn: log('warn'), error: log('error') },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  async function call(
    method: string,
    path: string,
    body?: string | Buffer,
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(origin + path, { method, body: body as string, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : null };
  }
  return {
    at,
    port,
    call,
    post: (source: string, body: string | Buffer, headers: Record<string, string>) =>
      call('POST', `/hooks/${source}`, body, headers),
    reset: () => {
      at.sources = standardSources();
      at.now = new Date();
      at.recorded.length = 0;
      at.refused.length = 0;
      at.logged.length = 0;
    },
    stop: () => app.close(),
  };
}
