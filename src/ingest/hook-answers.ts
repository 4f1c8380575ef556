import { secretVariable } from '../config/env';
import type { Parsed } from '../domain/answer';
import type { RecordResult } from '../use-cases/answers/record-delivery';
import type { Refusal } from './signatures';

/** What the tool, or the person who set it up, reads in the response. */
export interface HookAnswer {
  ok: boolean;
  status: string;
  message: string;
  reason?: string;
}

export function answerFor(result: RecordResult, parsed: Parsed): HookAnswer {
  switch (result.kind) {
    case 'recorded':
      if (result.outdated) return { ok: true, status: 'recorded', reason: 'outdated', message: OUTDATED };
      return { ok: true, status: 'recorded', message: ['Recorded.', ...leftOutBy(parsed)].join(' ') };
    case 'pending':
      return {
        ok: true,
        status: 'pending',
        message: 'Kept. The answer that it names is fetched from the survey tool.',
      };
    case 'duplicate':
      return {
        ok: true,
        status: 'duplicate',
        message: 'This delivery was recorded before; nothing changed.',
      };
    case 'ignored':
      return { ok: true, status: 'ignored', message: `Understood, and nothing to record. ${result.why}` };
    case 'parked': {
      const message = `Kept, but not recorded as an answer until an admin looks at it. ${result.detail}`;
      return { ok: true, status: 'parked', reason: result.reason, message };
    }
  }
}

const OUTDATED = 'Kept. A newer version of this answer is known, so nothing changed.';

function leftOutBy(parsed: Parsed): string[] {
  return parsed.kind === 'answer' && parsed.leftOut ? [parsed.leftOut] : [];
}

/** Says why a delivery was not believed. Nothing here helps to forge one: it names no secret and no digest. */
export function answerForRefusal(why: Refusal): HookAnswer {
  return { ok: false, status: 'unauthorized', reason: why, message: `Not recorded: ${REFUSED[why]}` };
}

const REFUSED: Record<Refusal, string> = {
  no_secret: 'this source has no secret yet, so nothing can be verified. The log names the variable to set.',
  bad_secret: "this source's secret cannot be used. The log says what is wrong with it.",
  no_signature: 'the signature headers are missing. Give the survey tool the secret of this source.',
  wrong_signature: "the signature does not match the body. Compare the survey tool's secret with the app's.",
  no_hook: 'this source takes no deliveries: the app asks the tool for its answers.',
  stale_timestamp: 'the signed time is more than five minutes from the real time. Check the clocks.',
};

/** The same for the operator's log, with the remedy; names the variable, never the secret. */
export function refusalForLog(why: Refusal, sourceName: string): string {
  const variable = secretVariable(sourceName);
  switch (why) {
    case 'no_secret':
      return `Hook ${sourceName}: nothing can be verified. Set ${variable} to the secret that the tool signs with, and restart.`;
    case 'bad_secret':
      return `Hook ${sourceName}: ${variable} cannot be used. It must be as the tool shows it: npm run doctor says how. Correct it, and restart.`;
    case 'no_signature':
      return `Hook ${sourceName}: a delivery came without signature. If it is from the tool, give the tool the secret in ${variable}.`;
    case 'wrong_signature':
      return `Hook ${sourceName}: a signature did not match. If it is from the tool, its secret is not the one in ${variable}.`;
    case 'no_hook':
      return `Hook ${sourceName}: a delivery came, but this tool is asked for its answers and sends none.`;
    case 'stale_timestamp':
      return `Hook ${sourceName}: a signed time is more than five minutes off. Check this machine's clock.`;
  }
}
