import { randomBytes } from 'node:crypto';
import type { NoAnswer } from '../../domain/no-answer';
import { type AskedItem, annotationQuestion, type Choices } from './annotation-question';
import { type Control, drawControls, isAsExpected, mixIn } from './controls';
import type { Model } from './model';
import { readAnnotations } from './read-annotations';
import { type Verified, verifyClaim } from './verify-claim';

/** `swayed`: something in the call made the model label comments of ours in a way that they cannot be read. */
export type BatchTrouble = NoAnswer | 'swayed';
export type Said = { said: Verified } | { why: BatchTrouble };

/** One batch costs no more calls than this, however it goes. */
const CALLS_MAX = 14;

interface Batch {
  model: Model;
  choices: Choices;
  callsLeft: number;
  signal: AbortSignal | undefined;
}

/**
 * Asks about some masked comments; the results are in the order of the texts. What was unreadable or cut short is asked
 * once more. A refusal, or a batch in which something swayed the model, is looked into by halves, so that one comment
 * does not cost the others their answer, and does not give them one.
 */
export function askBatch(
  model: Model,
  choices: Choices,
  texts: string[],
  signal?: AbortSignal,
): Promise<Said[]> {
  return askAll({ model, choices, callsLeft: CALLS_MAX, signal }, texts, null);
}

async function askAll(batch: Batch, texts: string[], repairOf: Repairable | null): Promise<Said[]> {
  batch.callsLeft -= 1;
  const results = await askOnce(batch, texts, repairOf);
  const open = results.flatMap((result, i) => ('why' in result ? [i] : []));
  const first = results[open[0] ?? -1];
  if (!first || 'said' in first) return results;
  for (const part of whatNext(first.why, open, repairOf)) {
    if (batch.callsLeft <= 0) break;
    const again = await askAll(
      batch,
      part.map((i) => texts[i]!),
      isRepairable(first.why) ? first.why : repairOf,
    );
    part.forEach((at, i) => {
      results[at] = again[i]!;
    });
  }
  return results;
}

function whatNext(why: BatchTrouble, open: number[], repairOf: Repairable | null): number[][] {
  if (isRepairable(why)) return repairOf === null ? [open] : [];
  if ((why !== 'refused' && why !== 'swayed') || open.length === 1) return [];
  const middle = Math.ceil(open.length / 2);
  return [open.slice(0, middle), open.slice(middle)];
}

type Repairable = 'truncated' | 'unreadable';
const COMPLAINTS: Record<Repairable, string> = {
  truncated: 'it broke off before its end; keep quotes short',
  unreadable: 'it was not the JSON object asked for, or entries were missing, doubled or without their tag',
};

function isRepairable(why: BatchTrouble): why is Repairable {
  return why in COMPLAINTS;
}

async function askOnce(batch: Batch, texts: string[], repairOf: Repairable | null): Promise<Said[]> {
  const { model, choices, signal } = batch;
  const controls = drawControls();
  const items = mixIn<{ text: string; own: number | null; control?: Control }>(
    texts.map((text, own) => ({ text, own })),
    controls.map((control) => ({ text: control.text, own: null, control })),
  ).map((item, i) => ({ ...item, n: i + 1, tag: randomBytes(4).toString('hex') }));
  const asked: AskedItem[] = items.map(({ n, tag, text }) => ({ n, tag, text }));
  const again = { complaint: repairOf && COMPLAINTS[repairOf], room: repairOf === 'truncated' ? 2 : 1 };
  const answer = await model.ask(annotationQuestion(choices, asked, again), signal);
  if ('why' in answer) return texts.map(() => answer);
  const claims = readAnnotations(answer.text, asked);
  if (!claims || claims.size === 0) return texts.map(() => ({ why: 'unreadable' }));
  const isSwayed = items.some(({ n, control }) => control && !isAsExpected(control, claims.get(n), choices));
  if (isSwayed) return texts.map(() => ({ why: 'swayed' }));
  return items
    .filter((item) => item.own !== null)
    .map(({ n, text }): Said => {
      const claim = claims.get(n);
      return claim ? { said: verifyClaim(claim, text, choices) } : { why: 'unreadable' };
    });
}
