import { signedHeaders } from '../../sandbox/gestures/signature';
import { SIGNING_SECRET } from './lone-sandbox';
import type { Running } from './run-app';

export interface SlackAnswer {
  status: number;
  body: any;
  /** How long the acknowledgement took. */
  ms: number;
}

/** Sends what Slack would send, signed, with a body that no client of Slack's would make. Only over HTTP. */
export async function slackSends(
  run: Running,
  kind: 'interaction' | 'command' | 'event',
  payload: Record<string, unknown>,
) {
  const body =
    kind === 'interaction'
      ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
      : kind === 'command'
        ? new URLSearchParams(payload as Record<string, string>).toString()
        : JSON.stringify(payload);
  const from = performance.now();
  const response = await fetch(`${run.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...signedHeaders(SIGNING_SECRET, body, Date.now()),
    },
    body,
  });
  const text = await response.text();
  const ms = performance.now() - from;
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, ms } as SlackAnswer;
}

const team = { id: 'T0SANDBOX', domain: 'larkspur' };

/** A click on a button with any value, by anybody. */
export function clicks(
  run: Running,
  as: string,
  actionId: string,
  value: string,
  where: Record<string, unknown> = { channel: { id: 'C0CX', name: 'rnps-cx' } },
) {
  return slackSends(run, 'interaction', {
    type: 'block_actions',
    team,
    user: { id: as, team_id: team.id },
    api_app_id: 'A0RNPS',
    trigger_id: 'forged.trigger',
    ...where,
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1' }],
  });
}

/** A form that is sent with any metadata, by anybody. */
export function sendsForm(
  run: Running,
  as: string,
  callbackId: string,
  privateMetadata: string,
  values: unknown,
) {
  return slackSends(run, 'interaction', {
    type: 'view_submission',
    team,
    user: { id: as, team_id: team.id },
    api_app_id: 'A0RNPS',
    trigger_id: 'forged.trigger',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: callbackId,
      private_metadata: privateMetadata,
      state: { values },
    },
    response_urls: [],
  });
}

/** Sends something until nobody is asked to try again, as people do on a machine that is short of time. */
export function patiently(run: Running, send: () => Promise<SlackAnswer>) {
  return run.until('an answer that is not to try again', async () => {
    const answer = await send();
    return /try again in a m(oment|inute)/i.test(JSON.stringify(answer.body)) ? null : answer;
  });
}

/** A slash command, by anybody, from anywhere. */
export function types(run: Running, as: string, text: string, channelId = 'C0GENERAL') {
  return slackSends(run, 'command', {
    team_id: team.id,
    user_id: as,
    channel_id: channelId,
    command: '/rnps',
    text,
    trigger_id: 'forged.trigger',
    response_url: 'http://127.0.0.1:9/',
  });
}

let events = 0;

/** An event of the Events API. */
export function happens(run: Running, event: Record<string, unknown>, eventId = `Ev${events++}`) {
  return slackSends(run, 'event', {
    type: 'event_callback',
    team_id: team.id,
    api_app_id: 'A0RNPS',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: team.id, user_id: 'U0RNPSBOT', is_bot: true }],
    event,
  });
}
