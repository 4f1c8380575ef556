import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HookHeaders } from './delivery';

/** How far a signed timestamp may be from our clock, either way (Standard Webhooks: five minutes). */
const TOLERANCE_MS = 5 * 60_000;

export interface Signed {
  /** The raw bytes, before anything parsed them. */
  body: Buffer;
  headers: HookHeaders;
  /** All are valid at once, so that a secret can be rotated. */
  secrets: string[];
  /** Real time, never business time: a moved clock must not make true signatures stale. */
  now: Date;
}

export type Refusal =
  | 'no_secret'
  | 'bad_secret'
  | 'no_signature'
  | 'wrong_signature'
  | 'stale_timestamp'
  | 'no_hook';
export type Verdict = { ok: true } | { ok: false; why: Refusal };

/** Standard Webhooks v1: base64 HMAC-SHA256 of `id.timestamp.body`; one of the offered signatures must match. */
export function verifyStandardWebhooks({ body, headers, secrets, now }: Signed): Verdict {
  const keys = secrets.map(standardWebhooksKey).filter((key) => key !== null);
  if (keys.length === 0) return refused(secrets.length === 0 ? 'no_secret' : 'bad_secret');
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signature = headers['webhook-signature'];
  if (!id || !timestamp || !signature) return refused('no_signature');
  // Only one spelling of each part is accepted: two strings must never sign alike.
  if (!/^[\x21-\x7e]+$/.test(id) || !/^[1-9]\d{0,10}$/.test(timestamp)) return refused('wrong_signature');
  const offered = signature.split(' ');
  const genuine = keys.some((key) => {
    const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
    return offered.some((one) => sameText(one, `v1,${mac}`));
  });
  if (!genuine) return refused('wrong_signature');
  return isFresh(timestamp, now) ? { ok: true } : refused('stale_timestamp');
}

/** Typeform: `sha256=` and the base64 HMAC-SHA256 of the body, keyed by the secret as text. It has no timestamp. */
export function verifyTypeform({ body, headers, secrets }: Signed): Verdict {
  const keys = secrets.filter((secret) => secret !== '');
  return verifyDigest('typeform-signature', { headers, secrets: keys }, (key) => {
    return `sha256=${createHmac('sha256', key).update(body).digest('base64')}`;
  });
}

/**
 * True for a header that is, sign for sign, what one of the secrets makes of the delivery; compared in constant time.
 * Nothing is worked out for a delivery that has no such header.
 */
export function verifyDigest(
  header: string,
  { headers, secrets }: Pick<Signed, 'headers' | 'secrets'>,
  digestBy: (secret: string) => string,
): Verdict {
  if (secrets.length === 0) return refused('no_secret');
  const offered = Object.hasOwn(headers, header) ? headers[header] : undefined;
  if (!offered) return refused('no_signature');
  return secrets.some((secret) => sameText(offered, digestBy(secret)))
    ? { ok: true }
    : refused('wrong_signature');
}

// Null when the secret is empty or not base64: the key would not be the one that the sender has.
function standardWebhooksKey(secret: string): Buffer | null {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret;
  const bare = text.replace(/={0,2}$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(bare) || bare.length % 4 === 1) return null;
  return Buffer.from(bare, 'base64');
}

/** True while a signed time in unix seconds is within five minutes of ours, either way. */
export function isFresh(timestamp: string, now: Date): boolean {
  return Math.abs(now.getTime() - Number(timestamp) * 1000) <= TOLERANCE_MS;
}

/**
 * The texts are compared, not the bytes they decode to: base64 has several spellings of the same bytes (unused bits,
 * missing padding, white space), and each but one is an altered signature.
 */
export function sameText(offered: string, expected: string): boolean {
  const left = Buffer.from(offered);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

export function refused(why: Refusal): Verdict {
  return { ok: false, why };
}
