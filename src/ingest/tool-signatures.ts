import { createHmac } from 'node:crypto';
import type { Source } from '../config/source';
import { refused, type Signed, sameText, type Verdict, verifyDigest } from './signatures';

/** SurveyMonkey: base64 HMAC-SHA1 of the body, keyed by the app's client id and its secret with & between. It has no timestamp. */
export function verifySurveymonkey({ body, headers, secrets }: Signed): Verdict {
  if (secrets.length === 0) return refused('no_secret');
  // Half of the key would verify nothing, and whoever set it would look for the mistake in SurveyMonkey.
  const keys = secrets.filter((secret) => /^[^&]+&./.test(secret));
  if (keys.length === 0) return refused('bad_secret');
  return verifyDigest('sm-signature', { headers, secrets: keys }, (key) =>
    createHmac('sha1', key).update(body).digest('base64'),
  );
}

/** A tool that signs nothing sends the secret itself in a header, so its address must be https. */
export function verifyHeaderToken(
  { headers, secrets }: Pick<Signed, 'headers' | 'secrets'>,
  { header = '' }: Pick<Source, 'header'>,
): Verdict {
  if (secrets.length === 0) return refused('no_secret');
  const offered = Object.hasOwn(headers, header) ? headers[header] : undefined;
  if (typeof offered !== 'string' || offered === '') return refused('no_signature');
  // Digests of equal length, so that not even the secret's length is told.
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest('hex');
  return secrets.some((secret) => sameText(digest(offered), digest(secret)))
    ? { ok: true }
    : refused('wrong_signature');
}

/** Segment: hex HMAC-SHA1 of the body in X-Signature, keyed by the destination's shared secret. It has no timestamp. */
export function verifySegment({ body, headers, secrets }: Signed): Verdict {
  if (secrets.length === 0) return refused('no_secret');
  const signature = headers['x-signature'];
  if (!signature) return refused('no_signature');
  const genuine = secrets.some((key) =>
    sameText(signature, createHmac('sha1', key).update(body).digest('hex')),
  );
  return genuine ? { ok: true } : refused('wrong_signature');
}
