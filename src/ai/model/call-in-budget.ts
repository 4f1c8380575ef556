import { costOf, limitsOf, type MonthlyBudget, mostTokensOf, type Price } from './budget';
import type { Ability, CallServer, Question } from './call-server';
import type { Outcome, Usage } from './outcome';
import type { Store } from './store';

/** What a metric or a log line is made of; never a text. */
export interface CallReport {
  result: Outcome['kind'];
  what: string | null;
  inputTokens: number;
  outputTokens: number;
}

export interface BudgetedCalls {
  name: string;
  call: CallServer;
  store: Store;
  budget: MonthlyBudget;
  price: Price | null;
  /** Business time, for the month of the budget. */
  now: () => Date;
  onCall?: (report: CallReport) => void;
}

/** One call, if the month can carry the most that it can cost. */
export async function callInBudget(
  { name, call, store, budget, price, now, onCall = () => {} }: BudgetedCalls,
  question: Question,
  ability: Ability,
  signal?: AbortSignal,
): Promise<Outcome> {
  const month = `${now().toISOString().slice(0, 7)}-01`;
  const schema = ability.format === 'json_schema' ? JSON.stringify(question.schema) : '';
  const most = { input: mostTokensOf(question.system + question.user + schema), output: question.maxTokens };
  const reserved = costOf(most, price);
  if (!(await store.reserve(month, reserved, limitsOf(budget)))) {
    onCall({ result: 'over_budget', what: null, inputTokens: 0, outputTokens: 0 });
    return { kind: 'over_budget' };
  }
  const outcome = await call(question, ability, signal);
  const usage = usageOf(outcome, most.input);
  await store.settle(month, reserved, costOf(usage, price), {
    model: name,
    failed: outcome.kind !== 'ok',
    usage,
  });
  onCall({
    result: outcome.kind,
    what: 'what' in outcome ? outcome.what : null,
    inputTokens: usage.input,
    outputTokens: usage.output,
  });
  return outcome;
}

/** As the server counted; else the most it can have been. A call that was turned away costs nothing. */
function usageOf(outcome: Outcome, mostInput: number): Usage {
  if ('usage' in outcome && outcome.usage) return outcome.usage;
  if (outcome.kind === 'ok') return { input: mostInput, output: mostTokensOf(outcome.text) };
  const isCharged = outcome.kind === 'passing' || outcome.kind === 'unreadable' || outcome.kind === 'stopped';
  return { input: isCharged ? mostInput : 0, output: 0 };
}
