import { startSandbox } from '../../sandbox/start-sandbox';
import { NONCE } from '../answers';
import { answer, ready } from './probe';

const NOWHERE = 'http://127.0.0.1:9/';
const CHANNELS = ['C0CX', 'C0PRODUCT', 'C0SUCCESS', 'C0SALES'];

// The pretend Slack, which knows no rate limit; asked for `cards`, it tells how often each answer stands in a channel.
async function main() {
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    app: { eventsUrl: NOWHERE, hooksUrl: NOWHERE, clockUrl: NOWHERE },
    signingSecret: process.env.SLACK_SIGNING_SECRET!,
    hookSecrets: { generic: '', typeform: '', formbricks: '' },
  });
  const cards = new Map<string, number>();
  const looked = new Map<string, number>();
  answer('cards', () => {
    for (const channel of CHANNELS) {
      const messages = sandbox.state.messages(channel);
      for (const message of messages.slice(looked.get(channel) ?? 0)) {
        // A reply in a thread is no card.
        if (message.thread_ts && message.thread_ts !== message.ts) continue;
        for (const nonce of new Set(JSON.stringify(message).match(NONCE))) {
          cards.set(nonce, (cards.get(nonce) ?? 0) + 1);
        }
      }
      looked.set(channel, messages.length);
    }
    return cards;
  });
  ready(Number(new URL(sandbox.url).port));
}

void main();
