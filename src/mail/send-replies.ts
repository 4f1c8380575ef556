import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../deps';
import { errorName } from '../domain/errors';
import { messageIdOf } from '../domain/reply/tag';
import { mailsBefore } from '../queries/follow-ups/replies';
import { type ReplyEnd, settleReply } from '../use-cases/replies/settle-reply';
import { abandonedReplies, type ClaimedReply, claimReply, noteAttempt } from './claim-reply';
import { composeReply } from './compose';
import type { MailServer } from './mail-server';
import type { SendOutcome } from './send-outcome';
import { sendMail } from './smtp-session';

/** A process that has to leave waits for what is under way, so a tick takes no new ones after this. */
const TICK_MS = 4000;
const RETRY_MS = 15_000;
const LONGEST_RETRY_MS = 3_600_000;
/** Between tries to write down how one ended; together with the wait for a lock each time, shorter than what a lease has left. */
const SETTLE_AGAIN_MS = [1000, 3000];
const GIVE_UP_AFTER_MS = 86_400_000;

/** Sends what people wrote, each at most once; returns how many were settled. */
export async function sendReplies(deps: Deps): Promise<number> {
  let settled = 0;
  for (const reply of await abandonedReplies(deps.db)) {
    if (await settleAbandoned(deps, reply)) settled += 1;
  }
  const server = deps.mailServer;
  if (!server) return settled;
  const until = deps.realNow().getTime() + TICK_MS;
  while (deps.realNow().getTime() < until) {
    const reply = await claimReply(deps.db, deps.newId());
    if (!reply) break;
    const end = endOf(await send(deps, server, reply), reply);
    if (await settleSurely(deps, reply, end)) settled += 1;
    report(deps, reply, end);
  }
  return settled;
}

// One that cannot be settled keeps no other waiting; the next tick finds it again.
async function settleAbandoned(
  deps: Deps,
  { id, followUpId }: { id: string; followUpId: string | null },
): Promise<boolean> {
  try {
    return await settleReply(deps, { id, followUpId, lease: null }, { kind: 'unknown' });
  } catch (error) {
    // By name alone: an error of the database may hold what was to be written.
    deps.log.error(
      { reply: id, error: errorName(error) },
      'what became of a reply could not be written down',
    );
    return false;
  }
}

// Tried again while its lease lasts, because else nobody would know any more how it ended.
async function settleSurely(deps: Deps, reply: ClaimedReply, end: ReplyEnd): Promise<boolean> {
  for (const waitMs of SETTLE_AGAIN_MS) {
    try {
      return await settleReply(deps, reply, end);
    } catch (error) {
      const { id } = reply;
      deps.log.warn({ reply: id, error: errorName(error) }, 'how a reply ended is written down once more');
      await wait(waitMs);
    }
  }
  return settleReply(deps, reply, end);
}

async function send(deps: Deps, server: MailServer, reply: ClaimedReply): Promise<SendOutcome> {
  const before = await mailsBefore(deps.db, reply.id);
  const references = before.map(({ tag, messageId }) => (tag ? messageIdOf(tag, server.from) : messageId!));
  const { answersTo } = deps.config.reply;
  const mail = await composeReply(reply, { from: server.from, answersTo, references, date: deps.realNow() });
  return sendMail(server, mail, () => noteAttempt(deps.db, reply));
}

/** What follows from how it went: tried again for a day, at first soon and then once an hour. */
export function endOf(
  outcome: SendOutcome,
  { attempts, waitedMs }: Pick<ClaimedReply, 'attempts' | 'waitedMs'>,
): ReplyEnd {
  switch (outcome.kind) {
    case 'sent':
    case 'unknown':
      return outcome;
    case 'refused':
      return { kind: 'failed', because: 'refused', code: outcome.code };
    case 'later': {
      const { why: because, code } = outcome;
      if (waitedMs > GIVE_UP_AFTER_MS) return { kind: 'failed', because, code };
      const waitMs = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** Math.min(attempts, 10));
      return { kind: 'later', because, code, waitMs };
    }
  }
}

// Neither the address nor a word of it.
function report({ log }: Pick<Deps, 'log'>, { id, attempts }: ClaimedReply, end: ReplyEnd): void {
  const about = { reply: id, attempts: attempts + 1, ...end };
  if (end.kind === 'sent') log.info(about, 'a reply was sent');
  else log.warn(about, 'a reply was not sent');
}
