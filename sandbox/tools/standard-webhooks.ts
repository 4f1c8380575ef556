import { createHmac } from 'node:crypto';

/** Headers of Standard Webhooks: base64 HMAC-SHA256 of `id.timestamp.body`, keyed by what follows "whsec_". */
export function standardHeaders(
  secret: string,
  delivery: { id: string; nowMs: number; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(delivery.nowMs / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const digest = createHmac('sha256', key)
    .update(`${delivery.id}.${timestamp}.${delivery.body}`)
    .digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': delivery.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${digest}`,
  };
}
