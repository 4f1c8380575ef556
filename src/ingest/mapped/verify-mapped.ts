import { createHmac } from 'node:crypto';
import type { Source } from '../../config/source';
import type { Authentication } from '../../mapping/mapping';
import {
  isFresh,
  refused,
  type Signed,
  type Verdict,
  verifyDigest,
  verifyStandardWebhooks,
} from '../signatures';
import { verifyHeaderToken } from '../tool-signatures';

/** Verifies a delivery in the way that the source's mapping names. */
export function verifyMapped(signed: Signed, source: Source): Verdict {
  const how = source.mapping?.authentication;
  if (!how) throw new Error(`The source ${source.name} has no mapping.`);
  const secrets = signed.secrets.filter((secret) => secret !== '');
  switch (how.scheme) {
    case 'standard_webhooks':
      return verifyStandardWebhooks(signed);
    case 'hmac':
      return verifyHmac(how, { ...signed, secrets });
    case 'static_header':
      return verifyHeaderToken(
        { ...signed, secrets: secrets.map((secret) => how.prefix + secret) },
        { header: how.header },
      );
    case 'basic':
      return verifyBasic({ ...signed, secrets });
  }
}

function verifyHmac(how: Extract<Authentication, { scheme: 'hmac' }>, signed: Signed): Verdict {
  const { body, headers, secrets, now } = signed;
  const { algorithm, encoding, prefix } = how;
  if (how.signed === 'body') {
    return verifyDigest(
      how.header,
      signed,
      (secret) => prefix + createHmac(algorithm, secret).update(body).digest(encoding),
    );
  }
  const { before, between, after, timestampHeader } = how.signed;
  if (secrets.length === 0) return refused('no_secret');
  const timestamp = headers[timestampHeader];
  if (!timestamp) return refused('no_signature');
  // Only one spelling of a time is accepted: two must never sign alike.
  if (!/^[1-9]\d{0,10}$/.test(timestamp)) return refused('wrong_signature');
  const verdict = verifyDigest(how.header, signed, (secret) => {
    const mac = createHmac(algorithm, secret).update(before + timestamp + between);
    return prefix + mac.update(body).update(after).digest(encoding);
  });
  if (!verdict.ok) return verdict;
  return isFresh(timestamp, now) ? verdict : refused('stale_timestamp');
}

// The secret is "user:password", as it stands in the address that the tool was given.
function verifyBasic(signed: Signed): Verdict {
  const pairs = signed.secrets.filter((secret) => secret.includes(':'));
  if (pairs.length === 0 && signed.secrets.length > 0) return refused('bad_secret');
  const secrets = pairs.map((pair) => `Basic ${Buffer.from(pair).toString('base64')}`);
  return verifyHeaderToken({ ...signed, secrets }, { header: 'authorization' });
}
