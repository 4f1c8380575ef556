import { createHmac } from 'node:crypto';

/** Sends to the app what Slack would send, signed as Slack signs it; returns what the app answers. */
export function slackRequests(eventsUrl: string, signingSecret: string) {
  const send = async (body: string, contentType: string) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const answer = await fetch(eventsUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${mac}`,
      },
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  const form = (fields: Record<string, string>) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  return {
    event: (envelope: unknown) => send(JSON.stringify(envelope), 'application/json'),
    interaction: (payload: unknown) => form({ payload: JSON.stringify(payload) }),
    command: (fields: Record<string, string>) => form(fields),
  };
}
