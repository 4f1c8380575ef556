import { createHmac } from 'node:crypto';

/** Slack's request signature: v0, HMAC-SHA256 over `v0:timestamp:body` (docs: "Verifying requests from Slack"). */
export function signedHeaders(secret: string, body: string, nowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
