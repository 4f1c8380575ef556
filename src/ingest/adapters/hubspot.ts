import { z } from 'zod';
import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import { instant } from '../generic-schema';
import { notOurs } from './answer-ref';
import { nameOf, readFacts } from './facts';
import {
  asRecord,
  dateOrNull,
  deliveryIdOf,
  park,
  parkBadField,
  type Reading,
  readComment,
  readResponseId,
  readScore,
  without,
} from './reading';

const text = z.string().nullish();
const propertiesSchema = z.looseObject({
  hs_survey_type: text,
  hs_survey_id: text,
  hs_value: z.union([z.string(), z.number()]).nullish(),
  hs_content: text,
  hs_submission_timestamp: instant.nullish(),
  hs_lastmodifieddate: instant.nullish(),
  hs_contact_email_rollup: text,
  hs_contact_firstname: text,
  hs_contact_lastname: text,
  hs_contact_id: text,
});
const submissionSchema = z.looseObject({
  createdAt: instant.nullish(),
  updatedAt: instant.nullish(),
  properties: propertiesSchema,
});
type Submission = z.infer<typeof submissionSchema>;

/** What is asked of HubSpot about each submission. */
export const HUBSPOT_PROPERTIES = [
  ...Object.keys(propertiesSchema.shape),
  'hs_survey_name',
  'hs_survey_channel',
  'hs_createdate',
];

/** A HubSpot feedback submission, as its API lists it. A version of it is told once, however often it is listed. */
export function readHubspot(body: unknown, source: Source): Reading {
  const submission = asRecord(body);
  const changed = asRecord(submission?.properties)?.hs_lastmodifieddate ?? submission?.updatedAt;
  const version =
    typeof submission?.id === 'string' && typeof changed === 'string' ? `${submission.id}@${changed}` : null;
  return { deliveryId: deliveryIdOf(version), parsed: parse(submission, source) };
}

function parse(body: Record<string, unknown> | null, source: Source): Parsed {
  const id = readResponseId(body?.id, 'id');
  if (typeof id === 'object') return id;
  const checked = submissionSchema.safeParse(body);
  if (!checked.success) return parkBadField(checked.error);
  const { properties } = checked.data;
  if (properties.hs_survey_type !== 'NPS') {
    return park('not_an_nps_answer', 'properties.hs_survey_type must be NPS.');
  }
  const other = notOurs(properties.hs_survey_id ?? '', source, 'properties.hs_survey_id');
  if (other) return other;
  const score = readScore(numberFrom(properties.hs_value), 'properties.hs_value');
  if (typeof score === 'object') return score;
  const facts = readFacts(bagOf(checked.data), (name) => `the contact's ${name}`);
  if (facts.kind === 'parked') return facts;
  return {
    kind: 'answer',
    answer: {
      sourceResponseId: id,
      score,
      comment: readComment(properties.hs_content),
      mayQuote: null,
      answeredAt: dateOrNull(properties.hs_submission_timestamp ?? checked.data.createdAt),
      updatedAt: dateOrNull(properties.hs_lastmodifieddate ?? checked.data.updatedAt),
      wave: null,
      person: facts.person,
      account: facts.account,
      properties: {
        hubspot: without(properties, ['hs_value', 'hs_content', 'hs_lastmodifieddate', ...CONTACT]),
      },
    },
  };
}

const CONTACT = ['hs_contact_email_rollup', 'hs_contact_firstname', 'hs_contact_lastname'];

// HubSpot's properties are texts.
function numberFrom(value: unknown): unknown {
  if (value === '') return undefined;
  return typeof value === 'string' && /^\d{1,2}(\.0+)?$/.test(value) ? Number(value) : value;
}

function bagOf({ properties, associations }: Submission): Record<string, unknown> {
  const { hs_contact_firstname: first, hs_contact_lastname: last } = properties;
  const email = properties.hs_contact_email_rollup?.trim() ?? '';
  // A rollup may list several addresses, and then none of them is known to be the one who answered.
  const single = /^[^\s;,]+@[^\s;,]+$/.test(email);
  const contact = properties.hs_contact_id ?? onlyContact(associations);
  return {
    ...(single ? { email } : {}),
    ...nameOf(first, last),
    // Another tool may call somebody else 501. Who has an address is known by that.
    ...(!single && contact ? { user_id: `hubspot:${contact}` } : {}),
  };
}

function onlyContact(associations: unknown): string | null {
  const contacts = asRecord(asRecord(associations)?.contacts)?.results;
  if (!Array.isArray(contacts)) return null;
  const ids = new Set(contacts.map((contact) => asRecord(contact)?.id));
  const [id] = ids;
  return ids.size === 1 && typeof id === 'string' ? id : null;
}
