import type { Source } from '../config/source';
import { readAccounts } from './adapters/accounts';
import { readFormbricks } from './adapters/formbricks';
import { readGeneric } from './adapters/generic';
import { readHubspot } from './adapters/hubspot';
import { readPendo } from './adapters/pendo';
import { readQualtrics } from './adapters/qualtrics';
import type { Reading } from './adapters/reading';
import { readSegment } from './adapters/segment';
import { readSurveymonkey } from './adapters/surveymonkey';
import { readTypeform } from './adapters/typeform';
import type { HookHeaders } from './delivery';
import { decodeMapped, readMapped } from './mapped/read-mapped';
import { verifyMapped } from './mapped/verify-mapped';
import { parseQualtricsForm, verifyQualtrics } from './qualtrics-form';
import type { ParsedJson } from './safe-json';
import { type Signed, type Verdict, verifyStandardWebhooks, verifyTypeform } from './signatures';
import { verifyHeaderToken, verifySegment, verifySurveymonkey } from './tool-signatures';

interface Adapter {
  verify: (signed: Signed, source: Source) => Verdict;
  /** How the body is written; absent: JSON. */
  decode?: (body: Buffer, source: Source) => ParsedJson;
  /** Pure, and never throws: what cannot be read is parked with its reason. */
  read: (body: unknown, source: Source, headers: HookHeaders) => Reading;
}

/** How each tool signs and what its bodies mean. */
export const ADAPTERS: Record<Source['adapter'], Adapter> = {
  generic: { verify: verifyStandardWebhooks, read: readGeneric },
  typeform: { verify: verifyTypeform, read: readTypeform },
  formbricks: { verify: verifyStandardWebhooks, read: readFormbricks },
  surveymonkey: { verify: verifySurveymonkey, read: readSurveymonkey },
  qualtrics: { verify: verifyQualtrics, decode: parseQualtricsForm, read: readQualtrics },
  // It sends nothing: what is read are the submissions that it was asked for.
  hubspot: { verify: () => ({ ok: false, why: 'no_hook' }), read: readHubspot },
  pendo: { verify: verifyHeaderToken, read: readPendo },
  mapping: { verify: verifyMapped, decode: decodeMapped, read: readMapped },
  accounts: { verify: verifyStandardWebhooks, read: readAccounts },
  segment: { verify: verifySegment, read: readSegment },
};
