import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Source } from '../config/source';
import { accountsJsonSchema } from './facts-schema';
import { genericJsonSchema } from './generic-schema';
import { answerError, answerUnknown, no, traceOf } from './hook-errors';
import { openPaces, type Paces } from './paces';
import { tooFast } from './rate-limit';
import { type ReceiveDeps, receiveDelivery } from './receive-delivery';
import { unfitFor } from './unfit-requests';

/** Largest body that is read: 1 MiB, a hundred times a long survey. */
const BODY_LIMIT_BYTES = 1024 * 1024;

export interface HooksOptions extends ReceiveDeps {
  /** Told of each delivery that is answered without being kept, by the name of a source that there is. */
  refused: (source: string, result: string) => void;
  /** Asked for on each request, so that a changed configuration holds at once. */
  sources: () => Source[];
}

type HookRequest = FastifyRequest<{ Params: { source: string } }>;
type Answer = (
  source: Source,
  request: HookRequest,
  reply: FastifyReply,
) => FastifyReply | Promise<FastifyReply>;

/**
 * POST /hooks/:source, and what its address says to HEAD (which some tools try first) and to a browser. Whatever can be
 * refused is refused before the signature passes; afterwards a delivery is always kept, and answered 2xx.
 */
export async function hooksRoute(app: FastifyInstance, options: HooksOptions): Promise<void> {
  // A scope of its own: only here are bodies left as bytes, because signatures are over bytes.
  await app.register(async (scope) => {
    const inside = { ...options, paces: openPaces(options.realNow) };
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error: FastifyError, _request, reply) => {
      if ((error.statusCode ?? 500) >= 500)
        options.log.error({ error: traceOf(error) }, 'Hook: an unexpected error.');
      return answerError(error, reply);
    });
    // With a slash at the end too: Typeform switches a webhook off for good at one 404.
    for (const url of ['/hooks/:source', '/hooks/:source/']) addHook(scope, url, inside);
    for (const [name, schema] of Object.entries({
      generic: genericJsonSchema,
      accounts: accountsJsonSchema,
    })) {
      scope.get(`/hooks/${name}/schema.json`, (_request, reply) =>
        reply.type('application/schema+json').send(schema()),
      );
    }
  });
}

function addHook(scope: FastifyInstance, url: string, options: HooksOptions & { paces: Paces }): void {
  const forKnown = (answer: Answer) => async (request: HookRequest, reply: FastifyReply) => {
    const source = options.sources().find(({ name }) => name === request.params.source);
    return source ? answer(source, request, reply) : answerUnknown(reply);
  };
  scope.route({
    method: 'POST',
    url,
    bodyLimit: BODY_LIMIT_BYTES,
    // Before the answer leaves, so that whoever was told of it finds it counted.
    onSend: async (request: HookRequest, reply) => {
      const result = refusalOf(reply.statusCode);
      const source = options.sources().find(({ name }) => name === request.params.source);
      // Anybody can make up names, and each would be counted for ever.
      if (result && source) options.refused(source.name, result);
    },
    onRequest: async (request: HookRequest, reply) => {
      const source = options.sources().find(({ name }) => name === request.params.source);
      if (!source) return answerUnknown(reply);
      const unfit = unfitFor(request.headers);
      if (unfit) return reply.code(415).send(no('unsupported', unfit));
      return tooFast(options.paces, options.log, source, reply) ?? undefined;
    },
    handler: forKnown((source, request, reply) => receiveDelivery(options, source, request, reply)),
  });
  scope.route({
    method: 'HEAD',
    url,
    handler: forKnown((_source, _request, reply) => reply.code(200).send()),
  });
  scope.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url,
    exposeHeadRoute: false,
    handler: forKnown((_source, _request, reply) =>
      reply.code(405).header('allow', 'POST, HEAD').send(no('method_not_allowed', HOW_TO)),
    ),
  });
}

/** The word of an answer's status for a delivery of which nothing was kept; null: it was kept. */
function refusalOf(statusCode: number): string | null {
  if (statusCode < 400) return null;
  return REFUSALS[statusCode] ?? (statusCode < 500 ? 'bad_request' : 'unavailable');
}

const REFUSALS: Record<number, string> = {
  401: 'unauthorized',
  413: 'too_big',
  415: 'unsupported',
  429: 'too_many',
};

const HOW_TO =
  'This address takes signed deliveries by POST: give it to your survey tool as its webhook. ' +
  'Bodies of your own making are described at /hooks/generic/schema.json.';
