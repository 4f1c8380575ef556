import { asRecord } from './reading';
import { arrFrom } from './revenue';

type Traits = Record<string, unknown>;

// Segment reserves some names of traits; those that it has none for are read under our own names.
const PERSON_TRAITS: Record<string, string[]> = {
  email: ['email'],
  name: ['name'],
  title: ['title', 'jobTitle', 'job_title'],
  role: ['role'],
};
const ACCOUNT_TRAITS: Record<string, string[]> = {
  name: ['name'],
  domain: ['domain'],
  plan: ['plan'],
  arr: ['arr'],
  currency: ['currency'],
  region: ['region'],
  industry: ['industry'],
  renewal_date: ['renewalDate', 'renewal_date'],
  customer_since: ['customerSince', 'customer_since'],
  owner_email: ['ownerEmail', 'owner_email'],
  lifecycle: ['lifecycle', 'lifecycleStage', 'lifecycle_stage'],
  churned_at: ['churnedAt', 'churned_at'],
};

/** What an identify call tells of a person, under the names of our own format. */
export function personTraits(call: Traits): Traits {
  const traits = asRecord(call.traits) ?? {};
  const told = { ...pick(traits, PERSON_TRAITS), ...idFrom(call.userId) };
  const name = [traits.firstName ?? traits.first_name, traits.lastName ?? traits.last_name]
    .filter((part) => typeof part === 'string')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  return told.name === undefined && name !== '' ? { ...told, name } : told;
}

/** What the traits of a group, or of the company of a person, tell of an account. */
export function accountTraits(traits: Traits, id: unknown): Traits {
  const told: Traits = { ...pick(traits, ACCOUNT_TRAITS), ...idFrom(id) };
  const host = told.domain === undefined ? hostOf(traits.website) : null;
  return host ? { ...told, domain: host } : told;
}

function idFrom(id: unknown): Traits {
  return id === undefined || id === null || id === '' ? {} : { external_id: textFrom(id) };
}

function pick(traits: Traits, wanted: Record<string, string[]>): Traits {
  const told: Traits = {};
  for (const [fact, names] of Object.entries(wanted)) {
    const given = names.filter((name) => Object.hasOwn(traits, name) && traits[name] !== undefined);
    const name = given.find((one) => traits[one] !== null && traits[one] !== '') ?? given[0];
    if (name === undefined || traits[name] === '') continue;
    told[fact] = fact === 'arr' ? arrFrom(traits[name]) : textFrom(traits[name]);
  }
  return told;
}

function textFrom(value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
}

function hostOf(website: unknown): string | null {
  if (typeof website !== 'string' || website.length > 500) return null;
  const address = /^https?:\/\//i.test(website.trim()) ? website.trim() : `https://${website.trim()}`;
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return /^[^.\s]+(\.[^.\s]+)+$/.test(hostname) ? hostname.replace(/^www\./, '') : null;
}
