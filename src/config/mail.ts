import { z } from 'zod';
import { rateLimit } from './rate-limit';

const host = z
  .string()
  .transform((name) => name.toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
        'a host such as larkspur.example, without https:// and without a path',
      ),
  );
const address = z
  .string()
  .max(120)
  .regex(
    /^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+$/,
    'an e-mail address such as care@larkspur.example, without a + in it',
  );

/** The server that takes replies to customers; null: they are copied. User and password are in the environment. */
export const smtp = z
  .strictObject({
    /** Every reply is from here, with the name of whoever has the work. */
    from: address,
    host: host.nullable().default(null),
    port: z.number().int().min(1).max(65_535).default(587),
    /** `implicit` speaks TLS from the first byte (port 465), `starttls` insists on it, `none` is for a server nearby. */
    tls: z.enum(['implicit', 'starttls', 'none']).default('starttls'),
  })
  .nullable()
  .default(null);

export const reply = z
  .strictObject({
    countsAsContact: z.boolean().default(false),
    linkHosts: z.array(host).default([]),
    /** What customers answer goes to this mailbox, with a tag: replies+TAG@larkspur.example. */
    answersTo: address.nullable().default(null),
    /** Of what comes to /hooks/mail. */
    rateLimit,
  })
  .prefault({});

export type SmtpSettings = NonNullable<z.infer<typeof smtp>>;
export type ReplySettings = z.infer<typeof reply>;
