import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../../deps';
import { readImpactWords } from '../../domain/impact/impact-request';
import { monthAt } from '../../domain/numbers/month-span';
import { readTrendWords, readWhyWords } from '../../domain/numbers/numbers-words';
import { readTargetWords, targetCommand, targetName } from '../../domain/numbers/target-words';
import { answerImpact } from '../../presenters/numbers/answer-impact';
import { answerTarget } from '../../presenters/numbers/answer-target';
import { answerTrend } from '../../presenters/numbers/answer-trend';
import { answerWhy } from '../../presenters/numbers/answer-why';
import type { NumbersAnswer } from '../../presenters/numbers/numbers-answer';
import { countedZone } from '../../queries/numbers/answer-counts';
import type { Target } from '../../queries/numbers/target';
import { authorize } from '../../use-cases/authorize';
import { setTarget } from '../../use-cases/numbers/set-target';
import { renderNumbersUsage, renderTargetSet } from '../../views/numbers/numbers-usage';
import { type Message, section } from '../../views/text/message';
import { wordsForError } from '../answer-failure';
import { sayNumbers } from '../say-numbers';
import { slaCommand } from './sla';

/** The words of /rnps that are answered with numbers, and may take longer than Slack waits. */
const NUMBER_WORDS = ['trend', 'why', 'target', 'sla', 'impact'] as const;
type NumberWord = (typeof NUMBER_WORDS)[number];

/** The word with which a command asks for numbers; null when it asks for something else. */
export function numberWordIn(text: string): NumberWord | null {
  const word = text.trim().split(/\s+/, 1)[0]!.toLowerCase();
  return NUMBER_WORDS.find((one) => one === word) ?? null;
}

/** Answers `/rnps trend`, `why`, `target`, `sla` and `impact`; also what their buttons send back. Throws AccessRefused. */
export async function answerNumbers(
  deps: Deps,
  { text, userId }: { text: string; userId: string },
): Promise<NumbersAnswer | Message> {
  await authorize(deps, userId);
  const word = numberWordIn(text)!;
  const typed = text.trim().slice(word.length).trim();
  switch (word) {
    case 'trend': {
      const request = readTrendWords(typed);
      return 'word' in request ? renderNumbersUsage('trend', request) : answerTrend(deps, request);
    }
    case 'why': {
      const request = readWhyWords(typed, await thisMonth(deps));
      return 'word' in request ? renderNumbersUsage('why', request) : answerWhy(deps, request);
    }
    case 'impact': {
      const request = readImpactWords(typed);
      return 'word' in request ? renderNumbersUsage('impact', request) : answerImpact(deps, request);
    }
    case 'target':
      return answerTargetWords(deps, userId, typed);
    case 'sla':
      return slaCommand(deps, typed);
  }
}

async function answerTargetWords(deps: Deps, by: string, typed: string): Promise<NumbersAnswer | Message> {
  const month = await thisMonth(deps);
  const request = readTargetWords(typed, month);
  let replaced: Target | null = null;
  switch (request.kind) {
    case 'unclear':
      return renderTargetSet(request);
    case 'drop': {
      const was = await setTarget(deps, { by, target: null });
      return renderTargetSet({
        kind: 'dropped',
        was: was && { name: targetName(was), command: targetCommand(was, month) },
      });
    }
    case 'set':
      replaced = await setTarget(deps, { by, target: request });
      break;
    case 'show':
      break;
  }
  return (await answerTarget(deps, replaced)) ?? renderTargetSet({ kind: 'none' });
}

async function thisMonth(deps: Pick<Deps, 'db' | 'now'>) {
  return monthAt(await countedZone(deps.db), deps.now());
}

/** The command as Slack sends it: whoever asked sees the answer, once its picture is there. */
export async function numbersCommand(
  deps: Deps,
  { text, userId, respond }: { text: string; userId: string; respond: RespondFn },
): Promise<void> {
  try {
    const answer = await answerNumbers(deps, { text, userId });
    if ('render' in answer) await sayNumbers(deps, answer, { say: respond, shared: false });
    else await respond({ response_type: 'ephemeral', ...answer });
  } catch (error) {
    const words = wordsForError(deps, error, 'numbers');
    await respond({ response_type: 'ephemeral', text: words, blocks: [section(words)] });
  }
}
