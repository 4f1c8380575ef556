import type { Overrides, Questions, WrittenMapping } from './language';
import type { Authentication, Mapping, Meaning, Path } from './mapping';
import { compilePath } from './path';
import { putQuestions, questionsIn } from './questions';

/** A field of a source and what is wrong with it. */
export interface Mistake {
  field: string;
  message: string;
}

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

/** Compiles paths one by one and keeps what is wrong with them. */
class Paths {
  readonly mistakes: Mistake[] = [];
  private readonly asked = new Set<keyof Questions>();

  constructor(private readonly questions: Questions | null) {}

  /** Null when there is none, when it is wrong, and when it waits for a comment question that nobody named. */
  one(field: string, text: string | undefined): Path | null {
    if (text === undefined) return null;
    const wanted = questionsIn(text);
    for (const name of wanted) this.asked.add(name);
    if (wanted.length > 0 && !this.questions) return null;
    if (wanted.includes('comment') && !this.questions?.comment) return null;
    try {
      return compilePath(this.questions ? putQuestions(text, this.questions) : text);
    } catch (error) {
      const said = (error as Error).message.replace(/ \('.*$/s, '');
      this.mistakes.push({
        field,
        message: `${JSON.stringify(text)} is not a path that can be used: ${said}.`,
      });
      return null;
    }
  }

  /** The same for a path without which a delivery would be taken for something else. */
  must(field: string, text: string): Path | null {
    const known = this.mistakes.length;
    const path = this.one(field, text);
    if (!path && this.questions && this.mistakes.length === known) {
      this.wrong(field, 'it waits for questions.comment. Name that question, or take {comment} out.');
    }
    return path;
  }

  some(field: string, texts: string[] | undefined): Path[] {
    return (texts ?? []).flatMap((text) => this.one(field, text) ?? []);
  }

  wrong(field: string, message: string): void {
    this.mistakes.push({ field, message });
  }

  /** Questions that are named and never asked for, or asked for and not named. */
  unused(): Mistake[] {
    const { questions, asked } = this;
    if (!questions && asked.size > 0) {
      const message =
        'name the questions by their ids in the tool, such as questions: { score: 71, comment: 72 }.';
      return [{ field: 'questions', message }];
    }
    return (['score', 'comment'] as const)
      .filter((name) => questions?.[name] && !asked.has(name))
      .map((name) => ({
        field: `questions.${name}`,
        message: `no path of this mapping has a place for it ({${name}}). Take it out.`,
      }));
  }
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
