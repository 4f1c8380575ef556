import type { Overrides, Questions, WrittenMapping } from './language';
import type { Authentication, Mapping, Meaning, Path } from './mapping';
import { type Mistake, Paths } from './paths';

/** A preset with some of its parts replaced; of person, account and properties single fields. */
export function withOverrides(preset: WrittenMapping, overrides: Overrides): WrittenMapping {
  return {
    ...preset,
    ...overrides,
    person: { ...preset.person, ...overrides.person },
    account: { ...preset.account, ...overrides.account },
    properties: { ...preset.properties, ...overrides.properties },
  };
}

/** Compiles every path once; null with the mistakes when one of them is no path. */
export function compileMapping(
  name: string,
  written: WrittenMapping,
  questions: Questions | null,
): { mapping: Mapping | null; mistakes: Mistake[] } {
  const paths = new Paths(questions);
  const mapping: Mapping = {
    name,
    authentication: authenticationOf(written.authentication, paths),
    body: written.body ?? 'json',
    deliveryId: paths.one('mapping.deliveryId', written.deliveryId),
    event: eventOf(written, paths),
    ignoreWhen: paths.some('mapping.ignoreWhen', written.ignoreWhen),
    only: (written.only ?? []).flatMap(({ path, ...rest }, i) => {
      const compiled = paths.must(`mapping.only[${i}].path`, path);
      return compiled ? [{ path: compiled, ...rest }] : [];
    }),
    responseId: written.responseId.flatMap((path) => paths.must('mapping.responseId', path) ?? []),
    score: { path: paths.must('mapping.score', written.score.path)!, as: written.score.as },
    comment: paths.one('mapping.comment', written.comment),
    mayQuote: consentOf(written, paths),
    answeredAt: timeOf('mapping.answeredAt', written.answeredAt, paths),
    updatedAt: timeOf('mapping.updatedAt', written.updatedAt, paths),
    facts: factsOf(written, paths),
    properties: new Map(
      Object.entries(written.properties ?? {}).flatMap(([key, path]) => {
        const compiled = paths.one(`mapping.properties.${key}`, path);
        return compiled ? [[key, compiled] as const] : [];
      }),
    ),
  };
  const mistakes = [...paths.mistakes, ...paths.unused()];
  return { mapping: mistakes.length === 0 ? mapping : null, mistakes };
}

function eventOf({ event }: WrittenMapping, paths: Paths): Mapping['event'] {
  if (!event) return null;
  const meanings = new Map<string, Meaning>();
  for (const meaning of ['upsert', 'delete', 'ignore'] as const) {
    for (const value of event[meaning]) {
      if (meanings.has(value)) paths.wrong('mapping.event', `"${value}" has two meanings. Name it once.`);
      meanings.set(value, meaning);
    }
  }
  if (event.upsert.length === 0)
    paths.wrong('mapping.event.upsert', 'name at least one event that is an answer.');
  const path = paths.must('mapping.event.path', event.path);
  return path && { path, meanings };
}

function consentOf({ mayQuote }: WrittenMapping, paths: Paths): Mapping['mayQuote'] {
  const path = paths.one('mapping.mayQuote', mayQuote?.path);
  return path && mayQuote ? { path, is: mayQuote.is } : null;
}

function timeOf(field: string, written: WrittenMapping['answeredAt'], paths: Paths): Mapping['answeredAt'] {
  const path = paths.one(field, written?.path);
  return path && written ? { path, format: written.format } : null;
}

/** The name under which facts are read (ingest/adapters/facts), by the name in a mapping. */
const FACTS = {
  person: { id: 'user_id', email: 'email', name: 'name', title: 'title', role: 'role' },
  account: {
    id: 'account_id',
    name: 'account_name',
    domain: 'account_domain',
    plan: 'plan',
    arr: 'arr',
    currency: 'currency',
    region: 'region',
    industry: 'industry',
    renewalDate: 'renewal_date',
    customerSince: 'customer_since',
    ownerEmail: 'owner_email',
    lifecycle: 'lifecycle',
  },
} as const;

function factsOf(written: WrittenMapping, paths: Paths): Map<string, Path[]> {
  const facts = new Map<string, Path[]>();
  for (const whose of ['person', 'account'] as const) {
    for (const [field, name] of Object.entries(FACTS[whose])) {
      const given = (written[whose] as Record<string, string[] | undefined> | undefined)?.[field];
      const compiled = paths.some(`mapping.${whose}.${field}`, given);
      if (compiled.length > 0) facts.set(name, compiled);
    }
  }
  const wave = paths.one('mapping.wave', written.wave);
  if (wave) facts.set('wave', [wave]);
  return facts;
}

// With nothing but digits between them, one digit could be moved from the time into the body and sign alike.
const TEMPLATE = /^([^{}]*)\{timestamp\}([^{}\d][^{}]*)\{body\}([^{}]*)$/;

function authenticationOf(written: WrittenMapping['authentication'], paths: Paths): Authentication {
  if (written.scheme !== 'hmac') return written;
  const { signed, timestampHeader, ...rest } = written;
  if (signed === 'body') {
    if (timestampHeader) {
      paths.wrong(
        'mapping.authentication.timestampHeader',
        'only used when signed is a template with {timestamp}.',
      );
    }
    return { ...rest, signed };
  }
  const parts = TEMPLATE.exec(signed);
  if (!parts || !timestampHeader) {
    const message =
      'signed is body, or {timestamp} and {body} with a sign between them, such as "{timestamp}.{body}"; ' +
      'then timestampHeader names the header of the time.';
    paths.wrong('mapping.authentication', message);
    return { ...rest, signed: 'body' };
  }
  const [, before, between, after] = parts as unknown as [string, string, string, string];
  return { ...rest, signed: { before, between, after, timestampHeader } };
}
