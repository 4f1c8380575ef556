import { setTimeout as delay } from 'node:timers/promises';
import type { NoAnswer } from '../../domain/no-answer';
import { type BudgetedCalls, callInBudget } from './call-in-budget';
import type { Ability, CallServer, Question } from './call-server';
import { findAbility } from './find-ability';
import type { Outcome } from './outcome';

export type Answer = { text: string } | { why: NoAnswer };

export interface ModelOptions extends BudgetedCalls {
  /** Tells servers and models apart: what one answered is not the answer of another. */
  identity: string;
  /** For pauses that the server asked for. */
  realNow: () => Date;
  /** The longest pause to sit through; a longer one means doing without until it is over. Default a minute. */
  patienceMs?: number;
  /** How long to wait before asking again after trouble. */
  retryMs?: number;
}

/** A model that may be asked: within the budget, at the server's pace, in the form that the server takes. */
export interface Model {
  name: string;
  identity: string;
  /** `mayAsk` is asked right before each call, because much can happen in a pause: false ends it as stopped. */
  ask: (question: Question, signal?: AbortSignal, mayAsk?: () => Promise<boolean>) => Promise<Answer>;
}

const PATIENCE_MS = 60_000;
const RETRY_MS = 1500;
/** So many calls in a row that failed for the server's sake mean doing without it for a while. */
const TROUBLES_MAX = 3;
const REST_MS = 60_000;
const TRIES_WHEN_LIMITED = 4;

type Trouble = Exclude<Outcome, { kind: 'ok' }>;

export function createModel(options: ModelOptions): Model {
  const { patienceMs = PATIENCE_MS, retryMs = RETRY_MS, realNow } = options;
  let finding: Promise<{ ability: Ability } | { trouble: Trouble }> | null = null;
  let restUntil = 0;
  let restWhy: NoAnswer = 'unavailable';
  let troubles = 0;
  const call: CallServer = (question, ability, signal) => callInBudget(options, question, ability, signal);

  function rest(ms: number, why: NoAnswer): void {
    const until = realNow().getTime() + ms;
    if (until > restUntil) [restUntil, restWhy] = [until, why];
  }

  /** Learns from trouble, and says what it means for whoever asked. */
  function learn(trouble: Trouble): NoAnswer {
    if (trouble.kind === 'limited') {
      rest(trouble.pauseMs, 'limited');
      return 'limited';
    }
    if (trouble.kind === 'not_allowed') {
      rest(REST_MS, 'not_allowed');
      return 'not_allowed';
    }
    if (trouble.kind === 'passing') {
      troubles += 1;
      if (troubles >= TROUBLES_MAX) rest(REST_MS, 'unavailable');
      return 'unavailable';
    }
    if (trouble.kind === 'unsupported') {
      // It did take such a request before: perhaps another server answers now.
      finding = null;
      return 'unreadable';
    }
    return trouble.kind;
  }

  async function abilityFor(signal?: AbortSignal): Promise<{ ability: Ability } | { why: NoAnswer }> {
    finding ??= findAbility(call, signal);
    const mine = finding;
    const found = await mine;
    if ('ability' in found) return found;
    // What a probe could not find out is asked again, after a rest unless somebody merely left.
    if (finding === mine) finding = null;
    if (found.trouble.kind === 'unreadable' || found.trouble.kind === 'unsupported')
      rest(REST_MS, 'unreadable');
    return { why: learn(found.trouble) };
  }

  async function waitForPause(signal?: AbortSignal): Promise<NoAnswer | null> {
    const ms = restUntil - realNow().getTime();
    if (ms <= 0) return null;
    if (restWhy !== 'limited' || ms > patienceMs) return restWhy;
    return (await sleep(ms, signal)) ? null : 'stopped';
  }

  async function ask(
    question: Question,
    signal?: AbortSignal,
    mayAsk: () => Promise<boolean> = async () => true,
  ): Promise<Answer> {
    let hasRetried = false;
    for (let tries = 1; ; tries++) {
      const no = await waitForPause(signal);
      if (no) return { why: no };
      const found = await abilityFor(signal);
      if ('why' in found) {
        if (found.why === 'limited' && tries < TRIES_WHEN_LIMITED) continue;
        return found;
      }
      if (!(await mayAsk())) return { why: 'stopped' };
      const outcome = await call(question, found.ability, signal);
      if (outcome.kind === 'ok') {
        troubles = 0;
        return { text: outcome.text };
      }
      const why = learn(outcome);
      if (outcome.kind === 'limited' && tries < TRIES_WHEN_LIMITED) continue;
      if (outcome.kind === 'passing' && !hasRetried) {
        hasRetried = true;
        if (await sleep(retryMs, signal)) continue;
        return { why: 'stopped' };
      }
      return { why };
    }
  }
  return { name: options.name, identity: options.identity, ask };
}

/** False when somebody stopped it. */
async function sleep(ms: number, signal?: AbortSignal): Promise<boolean> {
  try {
    await delay(ms, undefined, signal ? { signal } : {});
    return true;
  } catch {
    return false;
  }
}
