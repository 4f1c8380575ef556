import manifest from '../../manifest.json';
import type { SlackEnv } from '../config/env';
import { slackClients } from '../slack/clients';
import { bad, type Finding, ok, warn } from './finding';
import { slackTrouble } from './slack-trouble';

const API = 'https://slack.com/api/';
/** Slack's signed requests are refused when their time is more than five minutes off. */
const SKEW_MAX_MS = 5 * 60_000;
const SKEW_NOTED_MS = 60_000;
/** What is missing without them; all else works. */
const OPTIONAL = new Map([['canvases:write', "the committee's report comes as a file and not as a canvas"]]);
const PAGE = 'On the page of your app at https://api.slack.com/apps';

/** Whether Slack answers, whose token this is, what it may do, and whether Slack's requests can reach the app. */
export async function* checkSlack(
  slack: SlackEnv,
  realNow: () => Date,
): AsyncGenerator<Finding, { id: string } | null> {
  yield* checkClock(slack.apiUrl ?? API, realNow);
  let id: string;
  try {
    const auth = await slackClients(slack).reader.auth.test();
    id = String(auth.team_id);
    yield ok(
      `Slack: ${auth.team ?? id}, as ${auth.user ?? auth.user_id}${slack.apiUrl ? ` (${slack.apiUrl})` : ''}`,
    );
    yield* checkScopes(auth.response_metadata?.scopes);
  } catch (error) {
    yield bad(
      `Slack does not take the bot token: ${slackTrouble(error)}.`,
      `${PAGE}, under OAuth & Permissions, copy the Bot User OAuth Token (xoxb-...) into SLACK_BOT_TOKEN.`,
    );
    return null;
  }
  yield* checkWayIn(slack);
  return { id };
}

async function* checkClock(apiUrl: string, realNow: () => Date): AsyncGenerator<Finding> {
  let date: string | null;
  try {
    const answer = await fetch(`${apiUrl.replace(/\/*$/, '/')}api.test`, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
    });
    await answer.arrayBuffer();
    date = answer.headers.get('date');
  } catch (error) {
    yield bad(
      `${apiUrl} cannot be reached: ${slackTrouble(error)}.`,
      'Check the network, the proxy and SLACK_API_URL.',
    );
    return;
  }
  // The header counts whole seconds.
  const apartMs = date ? Math.abs(realNow().getTime() - Date.parse(date)) : 0;
  const words = `This machine's clock is ${Math.round(apartMs / 1000)} s from Slack's`;
  const remedy = 'Let the machine keep its time by NTP (timedatectl set-ntp true).';
  if (apartMs > SKEW_MAX_MS) yield bad(`${words}: signatures are refused at five minutes.`, remedy);
  else if (apartMs > SKEW_NOTED_MS) yield warn(`${words}; at five minutes signatures are refused.`, remedy);
  else yield ok(`${words}.`);
}

function* checkScopes(granted: string[] | undefined): Generator<Finding> {
  const wanted = manifest.oauth_config.scopes.bot;
  if (!granted) {
    yield warn('Slack did not say what the token may do.', 'Compare its scopes with manifest.json by hand.');
    return;
  }
  const lacking = wanted.filter((scope) => !granted.includes(scope));
  const missing = lacking.filter((scope) => !OPTIONAL.has(scope));
  const extra = granted.filter((scope) => !wanted.includes(scope));
  if (missing.length > 0) {
    yield bad(
      `The token lacks ${missing.join(', ')}. The README says what each is for.`,
      `${PAGE}, under OAuth & Permissions, add them (or paste manifest.json under App Manifest), then reinstall the app.`,
    );
  } else if (lacking.length === 0) yield ok(`The token has all ${wanted.length} scopes of manifest.json.`);
  for (const scope of lacking.filter((one) => OPTIONAL.has(one))) {
    yield warn(
      `The token lacks ${scope}: ${OPTIONAL.get(scope)}.`,
      `${PAGE}, under OAuth & Permissions, add it, then reinstall the app.`,
    );
  }
  if (extra.length > 0) {
    yield warn(
      `The token may do more than the app needs: ${extra.join(', ')}.`,
      'Take them away and reinstall the app.',
    );
  }
}

async function* checkWayIn({ mode, apiUrl }: SlackEnv): AsyncGenerator<Finding> {
  if (mode.kind === 'http') {
    yield ok(
      "Slack's requests come over HTTP to /slack/events. Only a click can show that the signing secret is right.",
    );
    return;
  }
  const client = slackClients({ botToken: mode.appToken, apiUrl }).sender;
  try {
    await client.apps.connections.open();
    yield ok('Socket Mode: Slack takes the app-level token.');
  } catch (error) {
    yield bad(
      `Socket Mode: Slack does not take the app-level token: ${slackTrouble(error)}.`,
      `${PAGE}, under Basic Information, make an app-level token with connections:write (xapp-...) for SLACK_APP_TOKEN, and switch Socket Mode on.`,
    );
  }
}
