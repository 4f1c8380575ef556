import { createHmac } from 'node:crypto';

/** A whsec_ secret for tests, and another to rotate to. */
export const TEST_SECRET = `whsec_${Buffer.from('a test secret of thirty-two byte').toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.from('another secret of thirty-two byt').toString('base64')}`;
export const TYPEFORM_SECRET = 'a-typeform-secret';

/** Headers of a Standard Webhooks delivery (generic, Formbricks); `at` is real time. */
export function signStandardWebhooks(
  body: string | Buffer,
  { secret = TEST_SECRET, id = 'msg_1', at = new Date() }: { secret?: string; id?: string; at?: Date } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

/** Headers of a Typeform delivery. */
export function signTypeform(
  body: string | Buffer,
  { secret = TYPEFORM_SECRET }: { secret?: string } = {},
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  return { 'content-type': 'application/json', 'typeform-signature': `sha256=${signature}` };
}

/** Headers for a body as the tool behind `adapter` would sign it; `id` is the message id where the tool has one. */
export function signAs(
  adapter: 'generic' | 'typeform' | 'formbricks',
  body: string | Buffer,
  options: { secret?: string; id?: string; at?: Date } = {},
): Record<string, string> {
  return adapter === 'typeform' ? signTypeform(body, options) : signStandardWebhooks(body, options);
}
