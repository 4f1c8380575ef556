import type { Source } from '../config/source';
import { readFormbricks } from './adapters/formbricks';
import { readGeneric } from './adapters/generic';
import type { Reading } from './adapters/reading';
import { readTypeform } from './adapters/typeform';
import type { HookHeaders } from './delivery';
import { readMapped } from './mapped/read-mapped';
import { verifyMapped } from './mapped/verify-mapped';
import { type Signed, type Verdict, verifyStandardWebhooks, verifyTypeform } from './signatures';

interface Adapter {
  verify: (signed: Signed, source: Source) => Verdict;
  /** Pure, and never throws: what cannot be read is parked with its reason. */
  read: (body: unknown, source: Source, headers: HookHeaders) => Reading;
}

/** How each tool signs and what its bodies mean. */
export const ADAPTERS: Record<Source['adapter'], Adapter> = {
  generic: { verify: verifyStandardWebhooks, read: readGeneric },
  typeform: { verify: verifyTypeform, read: readTypeform },
  formbricks: { verify: verifyStandardWebhooks, read: readFormbricks },
  mapping: { verify: verifyMapped, read: readMapped },
};
