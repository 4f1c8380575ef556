import { exampleFor } from '../store/example-comments.js';
import { getState } from '../store/store.js';
import { answer } from './answer.js';

/** A browser opens six connections to a host; one of them is the stream. */
const AT_ONCE = 4;

/** Scores as a mixed quarter brings them: three in ten unhappy, a quarter in between. */
const SCORES = [9, 3, 10, 7, 6, 9, 8, 10, 0, 9, 7, 10, 5, 8, 9, 2, 10, 7, 4, 9];

/** What the nth of many customers answers: account, score and comment differ from one to the next. */
function nthAnswer(n, accounts) {
  const score = SCORES[n % SCORES.length];
  let comment = '';
  for (let skip = 0; skip <= Math.floor(n / 3); skip += 1) comment = exampleFor(score, comment);
  return { score, comment: n % 7 === 6 ? '' : comment, accountId: accounts[n % accounts.length].id };
}

/**
 * Sends `count` answers of as many new customers, a few at once; `tell` hears the tally after each:
 * `{count, sent, accepted, refused: {status: how many}}`. Stops early when `isOver()` says so.
 */
export async function sendMany({ tool, count }, { tell, isOver }) {
  const { accounts } = getState().boot;
  const tally = { count, sent: 0, accepted: 0, refused: {} };
  let next = 0;
  const work = async () => {
    while (next < count && !isOver()) {
      const mine = nthAnswer(next, accounts);
      next += 1;
      const reply = await answer({ tool, ...mine, newContact: true });
      tally.sent += 1;
      if (reply.ok) tally.accepted += 1;
      else {
        const why = reply.status || 'no answer';
        tally.refused[why] = (tally.refused[why] ?? 0) + 1;
      }
      tell({ ...tally, refused: { ...tally.refused } });
    }
  };
  tell({ ...tally });
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, work));
  return tally;
}
