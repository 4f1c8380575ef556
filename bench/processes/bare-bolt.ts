import type { IncomingMessage } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { cardOf } from './plain-card';
import { ready } from './probe';

// A handler of thirty lines, as one would begin: it acknowledges at once, posts a card for each webhook, keeps nothing.
async function main() {
  const client = new WebClient('xoxb-sandbox', {
    slackApiUrl: process.env.SLACK_API_URL!,
    logLevel: LogLevel.ERROR,
  });
  const posts = process.env.BENCH_POSTS === 'yes';
  const receiver = new HTTPReceiver({
    signingSecret: process.env.SLACK_SIGNING_SECRET!,
    port: 0,
    logLevel: LogLevel.ERROR,
    customRoutes: [
      {
        path: '/hooks/generic',
        method: ['POST'],
        handler: async (request, response) => {
          const answer = JSON.parse(await textOf(request));
          response.writeHead(200).end('{"ok":true}');
          if (posts) await client.chat.postMessage(cardOf(answer)).catch(() => {});
        },
      },
    ],
  });
  const app = new App({
    token: 'xoxb-sandbox',
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: process.env.SLACK_API_URL! },
  });
  app.command('/rnps', async ({ ack }) => ack('Nothing to show.'));
  app.action('follow_up_claim', async ({ ack }) => ack());
  const server = await receiver.start(0);
  ready((server.address() as { port: number }).port);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

void main();
