import { z } from 'zod';
import type { IncomingMail } from '../domain/reply/incoming';

const ADDRESS_CHARS = 1000;
const TEXT_CHARS = 100_000;
const HEADERS_MAX = 300;

const oneOrMore = z.union([z.string(), z.array(z.string()).max(100)]).transform((v) => [v].flat());
const headers = z.union([
  z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform(Object.entries),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((all) => all.map(({ name, value }): [string, string | string[]] => [name, value])),
]);
const body = z.object({
  to: oneOrMore,
  from: z.string(),
  subject: z.string().nullish(),
  text: z.string().nullish(),
  headers: headers.nullish(),
  bounced: z.boolean().nullish(),
});

/** A mail as a provider's inbound webhook tells it; else what is wrong with it, naming fields alone. */
export function readMail(value: unknown): IncomingMail | { wrong: string } {
  const parsed = body.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      wrong: `${issue!.path.slice(0, 2).join('.') || 'the body'} is not as expected: to, from, subject, text, headers.`,
    };
  }
  const { to, from, subject, text, bounced } = parsed.data;
  const named = (parsed.data.headers ?? []).slice(0, HEADERS_MAX);
  return {
    to: to.map((one) => one.slice(0, ADDRESS_CHARS)),
    from: from.slice(0, ADDRESS_CHARS),
    subject: (subject ?? '').slice(0, ADDRESS_CHARS),
    text: (text ?? '').slice(0, TEXT_CHARS),
    headers: new Map(
      named.map(([name, said]) => [
        name.toLowerCase(),
        [said]
          .flat()
          .join(' ')
          .slice(0, ADDRESS_CHARS * 4),
      ]),
    ),
    bounced: bounced === true,
  };
}

/** The address alone of `Mira Olsen <mira@northwind.example>`, in small letters. */
export function addressIn(from: string): string {
  const open = from.lastIndexOf('<');
  const close = from.indexOf('>', open);
  return (open >= 0 && close > open ? from.slice(open + 1, close) : from).trim().toLowerCase();
}
