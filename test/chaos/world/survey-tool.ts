import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { genericAnswer } from '../../support/answers';
import { signStandardWebhooks } from '../../support/sign';
import type { World } from './world';

/** One for each team's channel, by the routing of the shipped configuration. */
const COMMENTS = [
  'The invoice was wrong again.',
  'The export crashed twice.',
  'The onboarding took weeks.',
  'The price is a problem.',
];

/** Of one sender between two answers. */
const PAUSE_MS = 15;

/** An answer that was answered 2xx, so that it must never be lost. */
export interface Accepted {
  /** The source's id of the response. */
  id: string;
  score: number;
  /** On its card, and on no other. */
  account: string;
}

/** A new answer of a company and a person of its own. */
export function newAnswer(n: number) {
  const id = randomUUID();
  const account = `Company ${id}`;
  // A domain of its own too: answers of one company wait for each other.
  const domain = `${id}.example`;
  const body = genericAnswer({
    score: 2,
    comment: COMMENTS[n % COMMENTS.length],
    person: { external_id: id, email: `mira@${domain}`, name: 'Mira Olsen' },
    account: { external_id: id, name: account, domain },
  });
  return { account, body };
}

/** A survey tool that sends, as tools do, until it hears 2xx: to one process, then to another. */
export interface SurveyTool {
  accepted: Accepted[];
  /** How many tries were not answered 2xx, by status; 0: the connection broke or was refused. */
  refused: Map<number, number>;
  /** Keeps sending new answers, and of every other a newer version, until told to stop; `wanted`: no more than these. */
  keepSending: (senders: number, wanted?: () => number) => void;
  /** Begins nothing new, and resolves once what was begun is accepted. */
  pause: () => Promise<void>;
  resume: () => void;
  /** A pause for good. */
  stop: () => Promise<void>;
  send: (count: number) => Promise<void>;
}

export function surveyTool(world: Pick<World, 'apps'>): SurveyTool {
  const accepted: Accepted[] = [];
  const refused = new Map<number, number>();
  const sending: Promise<void>[] = [];
  let over = false;
  let paused = false;
  let underWay = 0;
  let count = 0;

  const until2xx = async (content: unknown) => {
    const body = JSON.stringify(content);
    const id = `msg_${randomUUID()}`;
    for (let attempt = count; ; attempt++) {
      const app = world.apps[attempt % Math.max(1, world.apps.length)];
      const status = app ? await post(`${app.url}/hooks/generic`, body, id) : 0;
      if (status >= 200 && status < 300) return;
      refused.set(status, (refused.get(status) ?? 0) + 1);
      await delay(20);
    }
  };
  const one = async () => {
    const n = count++;
    const { account, body } = newAnswer(n);
    await until2xx(body);
    const revised = n % 2 === 0;
    if (revised) await until2xx({ ...body, data: { ...body.data, score: 3 } });
    accepted.push({ id: body.data.id, score: revised ? 3 : 2, account });
  };
  return {
    accepted,
    refused,
    keepSending: (senders, wanted = () => Number.POSITIVE_INFINITY) => {
      for (let i = 0; i < senders; i++) {
        sending.push(
          (async () => {
            while (!over) {
              if (!paused && count < wanted()) {
                underWay += 1;
                await one();
                underWay -= 1;
              }
              await delay(PAUSE_MS);
            }
          })(),
        );
      }
    },
    pause: async () => {
      paused = true;
      while (underWay > 0) await delay(5);
    },
    resume: () => {
      paused = false;
    },
    stop: async () => {
      over = true;
      await Promise.all(sending);
    },
    send: async (many) => {
      await Promise.all(Array.from({ length: many }, one));
    },
  };
}

/** One signed delivery; the status, or 0 when there was no answer. */
export function post(url: string, body: string, id: string): Promise<number> {
  return fetch(url, { method: 'POST', body, headers: signStandardWebhooks(body, { id }) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );
}
