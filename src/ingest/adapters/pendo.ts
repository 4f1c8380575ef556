import { z } from 'zod';
import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import { notOurs } from './answer-ref';
import { readFacts } from './facts';
import {
  asRecord,
  park,
  parkBadField,
  type Reading,
  readComment,
  readResponseId,
  readScore,
  without,
} from './reading';

const SECONDS_MAX = 4_102_444_800; // 2100
const event = z.looseObject({
  // Seconds since 1970.
  timestamp: z.number().min(0).max(SECONDS_MAX).nullish(),
  visitorId: z.union([z.string(), z.number()]).nullish(),
  accountId: z.union([z.string(), z.number()]).nullish(),
  properties: z.looseObject({
    guideId: z.string().nullish(),
    guideProperties: z.looseObject({ name: z.string().nullish() }).nullish(),
    nps: z.looseObject({ reason: z.string().nullish() }).nullish(),
  }),
});

/** An NPS answer in a Pendo guide. Neither the delivery nor the version of the answer has an id or a time of its own. */
export function readPendo(body: unknown, source: Source): Reading {
  return { deliveryId: null, parsed: parse(asRecord(body), source) };
}

function parse(body: Record<string, unknown> | null, source: Source): Parsed {
  if (body?.event !== 'npsSubmitted') return park('unknown_event', 'event must be npsSubmitted.');
  const id = readResponseId(body.uniqueId, 'uniqueId');
  if (typeof id === 'object') return id;
  const checked = event.safeParse(body);
  if (!checked.success) return parkBadField(checked.error);
  const { properties, timestamp, visitorId, accountId } = checked.data;
  const other = notOurs(properties.guideId ?? '', source, 'properties.guideId');
  if (other) return other;
  const score = readScore(properties.nps?.rating, 'properties.nps.rating');
  if (typeof score === 'object') return score;
  const facts = readFacts({ user_id: visitorId, account_id: accountId }, (name) =>
    name === 'user_id' ? 'visitorId' : 'accountId',
  );
  if (facts.kind === 'parked') return facts;
  return {
    kind: 'answer',
    answer: {
      sourceResponseId: id,
      score,
      comment: readComment(properties.nps?.reason),
      mayQuote: null,
      answeredAt: timestamp ? new Date(timestamp * 1000) : null,
      updatedAt: null,
      wave: null,
      person: facts.person,
      account: facts.account,
      properties: {
        pendo: {
          ...without(checked.data.properties, ['nps', 'guideProperties']),
          guide_name: properties.guideProperties?.name ?? null,
          app: body.app ?? null,
        },
      },
    },
  };
}
