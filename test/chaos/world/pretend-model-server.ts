import { type AskedBody, customersIn, honestAnswer } from '../../ai/pretend-model';
import { completion, error, json, startWaywardServer } from '../../ai/wayward-server';

/** What the server says that a call cost; near to what twenty comments do cost. */
export const TOKENS_A_CALL = 5000;
/** One question in so many is turned away, for so long. */
const LIMITED_IN = 25;
const PAUSE_MS = 300;

export interface PretendModelServer {
  url: string;
  /** How often each comment was answered, or asked about without an answer. */
  asked: Map<string, number>;
  questions: number;
  turnedAway: number;
  /** Questions that came in a pause, beyond those that were under way when it began. */
  impatient: number;
  tokens: number;
  /** From now on nothing is answered; gives the comments of what is under way, as they come. */
  hold: () => Set<string>;
  letGo: () => void;
  stop: () => Promise<void>;
}

/** A model server that counts, asks for pauses and keeps its answers back when it is told to. `atOnce`: calls at one time. */
export async function startPretendModelServer(atOnce: number): Promise<PretendModelServer> {
  const server = await startWaywardServer();
  let held: Set<string> | null = null;
  let pauseUntil = 0;
  let inPause = 0;
  const at: PretendModelServer = {
    url: server.url,
    asked: new Map(),
    questions: 0,
    turnedAway: 0,
    impatient: 0,
    tokens: 0,
    hold: () => {
      held = new Set();
      return held;
    },
    letGo: () => {
      held = null;
    },
    stop: () => server.stop(),
  };
  server.always = ({ body, headers }, response) => {
    // A hundred thousand comments would be kept here.
    server.asked.length = 0;
    const texts = customersIn(body).map(({ text }) => text);
    if (texts.length === 0) return answer(body)({ body, headers }, response);
    at.questions += 1;
    if (performance.now() < pauseUntil) inPause += 1;
    if (inPause >= atOnce) at.impatient += 1;
    if (!held && at.questions % LIMITED_IN === 0) {
      at.turnedAway += 1;
      // A little less than what is said, for the way there and back.
      pauseUntil = performance.now() + PAUSE_MS - 20;
      inPause = 0;
      return error(429, null, { 'retry-after-ms': String(PAUSE_MS) })({ body, headers }, response);
    }
    for (const text of texts) at.asked.set(text, (at.asked.get(text) ?? 0) + 1);
    if (held) {
      for (const text of texts) held.add(text);
      return;
    }
    at.tokens += TOKENS_A_CALL;
    answer(body)({ body, headers }, response);
  };
  return at;
}

const USAGE = { prompt_tokens: 3500, completion_tokens: 1500, total_tokens: TOKENS_A_CALL };
const answer = (body: AskedBody) => json(completion(honestAnswer(body), { usage: USAGE }));
