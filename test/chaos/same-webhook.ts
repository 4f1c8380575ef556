import type { Program, Size } from './program';
import { exactly, told, zero } from './report';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { type Accepted, newAnswer, post } from './world/survey-tool';
import { inWorld } from './world/world';

interface SameWebhookSize extends Size {
  copies: number;
}

/** Counts events. */
export const sameWebhook: Program<SameWebhookSize> = {
  name: 'same-webhook',
  about: 'the same webhook fifty times at once, to two processes',
  full: { times: 200, copies: 50 },
  short: { times: 12, copies: 50 },
  run: ({ times, copies }, say) =>
    inWorld({}, async (world) => {
      const [one, other] = await Promise.all([world.start(), world.start()]);
      const accepted: Accepted[] = [];
      let refused = 0;
      for (let n = 0; n < times; n++) {
        const { account, body } = newAnswer(n);
        const text = JSON.stringify(body);
        const answers = await Promise.all(
          Array.from({ length: copies }, (_, copy) =>
            post(`${(copy % 2 === 0 ? one : other).url}/hooks/generic`, text, `msg_${n}`),
          ),
        );
        refused += answers.filter((status) => status < 200 || status >= 300).length;
        accepted.push({ id: body.data.id, score: 2, account });
        say(`${n + 1} of ${times} events`);
      }
      await untilNothingOwed(world, say);
      const [row] = await world.sql<{ follow_ups: number; deliveries: number }>(
        `SELECT (SELECT count(*)::int FROM follow_ups) AS follow_ups,
                (SELECT count(*)::int FROM raw_deliveries) AS deliveries`,
      );
      return [
        told('webhooks sent', times * copies),
        zero('not answered 2xx', refused),
        exactly('deliveries kept', row!.deliveries, times),
        exactly('follow-ups', row!.follow_ups, times),
        ...(await answerLines(world, accepted)),
        ...(await messageLines(world)),
      ];
    }),
};
