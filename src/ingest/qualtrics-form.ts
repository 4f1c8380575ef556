import { createHmac } from 'node:crypto';
import type { Source } from '../config/source';
import { type ParsedJson, parseJson } from './safe-json';
import { refused, type Signed, sameText, type Verdict } from './signatures';

/**
 * Qualtrics: the form's HMAC is the hex HMAC of its MSG. Nothing else of the form is signed, so nothing else is
 * believed: not the Topic, and not how the form is spelled. That is why a delivery's id is made of the MSG alone.
 */
export function verifyQualtrics({ body, secrets }: Signed, { hmac = 'sha512' }: Source): Verdict {
  if (secrets.length === 0) return refused('no_secret');
  const form = new URLSearchParams(body.toString('utf8'));
  const [messages, signatures] = [form.getAll('MSG'), form.getAll('HMAC')];
  if (messages.length === 0 || signatures.length === 0) return refused('no_signature');
  const [message, signature] = [messages[0], signatures[0]];
  if (messages.length > 1 || signatures.length > 1 || message === undefined || signature === undefined) {
    return refused('wrong_signature');
  }
  const genuine = secrets.some((secret) =>
    sameText(signature, createHmac(hmac, secret).update(message).digest('hex')),
  );
  return genuine ? { ok: true } : refused('wrong_signature');
}

/** The event that a form carries in its MSG; never throws. */
export function parseQualtricsForm(body: Buffer): ParsedJson {
  const message = new URLSearchParams(body.toString('utf8')).get('MSG');
  if (message !== null) return parseJson(Buffer.from(message));
  return { ok: false, reason: 'not_json', detail: 'The form has no MSG, which holds the event as JSON.' };
}
