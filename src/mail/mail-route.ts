import { createHash } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps';
import { kindOf, withoutQuoted } from '../domain/reply/incoming';
import { tagsIn } from '../domain/reply/tag';
import type { HookHeaders } from '../ingest/delivery';
import { answerForRefusal, refusalForLog } from '../ingest/hook-answers';
import { answerError, answerUnavailable, no, traceOf } from '../ingest/hook-errors';
import { openPaces, type Paces } from '../ingest/paces';
import { answerTooMany, countRefused, countVerified, type Limited, tooFast } from '../ingest/rate-limit';
import { parseJson } from '../ingest/safe-json';
import { verifyStandardWebhooks } from '../ingest/signatures';
import { recordDelivery } from '../use-cases/answers/record-delivery';
import { recordReplyMail } from '../use-cases/replies/record-reply-mail';
import { addressIn, readMail } from './read-mail';

const BODY_LIMIT_BYTES = 1024 * 1024;
const NOTE_CHARS = 20_000;
/** Under this name such deliveries are parked, and their secret is found. */
const SOURCE = 'mail';

interface MailOptions {
  deps: Deps;
  secrets: string[];
}

/**
 * POST /hooks/mail: what came back to a reply, as a mail provider's inbound webhook tells it, signed as Standard Webhooks
 * has it. What is signed is always kept: at its reply, or parked with its reason.
 */
export async function mailRoute(app: FastifyInstance, options: MailOptions): Promise<void> {
  const paces = openPaces(options.deps.realNow);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error: FastifyError, _request, reply) => answerError(error, reply));
    scope.route({
      method: 'POST',
      url: '/hooks/mail',
      bodyLimit: BODY_LIMIT_BYTES,
      onRequest: async (_request, reply) =>
        tooFast(paces, options.deps.log, limitOf(options.deps), reply) ?? undefined,
      handler: (request, reply) => receive(options, paces, request, reply),
    });
  });
}

function limitOf({ config }: Deps): Limited {
  return { name: SOURCE, rateLimit: config.reply.rateLimit, setting: 'reply.rateLimit' };
}

async function receive(
  { deps, secrets }: MailOptions,
  paces: Paces,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const headers = request.headers as HookHeaders;
  const verdict = verifyStandardWebhooks({ body, headers, secrets, now: deps.realNow() });
  const limited = limitOf(deps);
  if (!verdict.ok) {
    if (!countRefused(paces, limited))
      return answerTooMany(paces, deps.log, limited, { reply, waitMs: 1000 });
    deps.log.warn({ source: SOURCE, why: verdict.why }, refusalForLog(verdict.why, SOURCE));
    return reply.code(401).send(answerForRefusal(verdict.why));
  }
  const tooMany = countVerified(paces, deps.log, limited, reply);
  if (tooMany) return tooMany;
  const deliveryId = headers['webhook-id'] ?? `sha256:${createHash('sha256').update(body).digest('hex')}`;
  try {
    return reply.code(200).send(await keep(deps, { deliveryId, body }));
  } catch (error) {
    deps.log.error({ source: SOURCE, deliveryId, error: traceOf(error) }, 'a mail was not committed');
    return answerUnavailable(reply);
  }
}

async function keep(deps: Deps, { deliveryId, body }: { deliveryId: string; body: Buffer }) {
  const parsed = parseJson(body);
  if (!parsed.ok) return park(deps, { deliveryId, body, reason: parsed.reason, detail: parsed.detail });
  const mail = readMail(parsed.value);
  if ('wrong' in mail) return park(deps, { deliveryId, body, reason: 'bad_field', detail: mail.wrong });
  const named = ['in-reply-to', 'references', 'x-original-to', 'delivered-to'].map(
    (name) => mail.headers.get(name) ?? '',
  );
  const result = await recordReplyMail(deps, {
    deliveryId,
    tags: tagsIn([...mail.to, ...named]),
    kind: kindOf(mail),
    from: addressIn(mail.from),
    text: [...withoutQuoted(mail.text)].slice(0, NOTE_CHARS).join(''),
    messageId: mailId(mail.headers.get('message-id')),
  });
  if (result === 'unknown') {
    const detail = 'No reply has the tag of this mail: it was erased, or the mail is about something else.';
    return park(deps, { deliveryId, body, reason: 'no_such_reply', detail });
  }
  deps.log.info({ source: SOURCE, deliveryId, result }, 'a mail came back to a reply');
  return { ok: true, status: result, message: 'Kept.' };
}

// As long as a header may be, and of the characters that an id is made of (RFC 5322, msg-id).
function mailId(header: string | undefined): string | null {
  return /^\s*(<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>)\s*$/.exec(header ?? '')?.[1] ?? null;
}

type Reason = 'not_json' | 'not_form' | 'too_deep' | 'forbidden_key' | 'bad_field' | 'no_such_reply';

async function park(
  deps: Deps,
  { deliveryId, body, reason, detail }: { deliveryId: string; body: Buffer; reason: Reason; detail: string },
) {
  const parsed = { kind: 'parked', reason, detail } as const;
  const { kind } = await recordDelivery(deps, { source: SOURCE, deliveryId, body, headers: {}, parsed });
  deps.log.warn({ source: SOURCE, deliveryId, reason, detail }, 'a mail was parked');
  return { ...no(kind, `Kept, but at no reply. ${detail}`), ok: true, reason };
}
