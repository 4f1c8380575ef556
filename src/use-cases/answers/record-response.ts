import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { editDigestsOf } from '../../delivery/edit-cards';
import type { Deps } from '../../deps';
import type { ParsedAnswer } from '../../domain/answer';
import { isOlder, withVersion } from '../../domain/answer-versions';
import type { AccountFacts } from '../../domain/customers/account-facts';
import { Response } from '../../entities/response';
import { annotateResponse } from '../comments/annotate-response';
import { matchAccount } from '../customers/match-account';
import { openFollowUp } from '../follow-up/open-follow-up';
import { reviseFollowUp } from '../follow-up/revise-follow-up';
import { teamNamedFor } from '../follow-up/weigh';
import { joinFollowUp, unresolvedOf } from './join-follow-up';

export interface RecordResponseInput {
  source: string;
  answer: ParsedAnswer;
  /** True when a later delivery of this response was recorded before: without an updated time, this is the older one. */
  late?: boolean;
  /** Business time at which we learned of it, when that was before now: its promise runs from then. */
  receivedAt?: Date;
}

export interface RecordedResponse {
  id: string;
  /** A newer version is known, and this one changed nothing. */
  outdated: boolean;
}

/**
 * Stores an answer, or the newer version of one that is known, with its follow-up. The caller is through the gate, and has
 * asked whether it was erased.
 */
export async function recordResponse(
  deps: Deps,
  tx: EntityManager,
  input: RecordResponseInput,
): Promise<RecordedResponse> {
  const { source, answer, late = false, receivedAt } = input;
  await lockAnswer(tx, source, answer.sourceResponseId);
  const rows: { id: string }[] = await tx.query(
    'SELECT id FROM responses WHERE source = $1 AND source_response_id = $2 FOR UPDATE',
    [source, answer.sourceResponseId],
  );
  const id = rows[0]?.id;
  if (!id) return { id: await create(deps, tx, input), outdated: false };
  const known = await tx.findOneByOrFail(Response, { id });
  return revise(deps, tx, known, { answer, late, receivedAt: receivedAt ?? deps.now() });
}

/**
 * Created, updated and finished may arrive at the same instant: they take turns, whether or not the row exists yet.
 * Until the transaction ends; taken twice it is held once.
 */
export async function lockAnswer(tx: EntityManager, source: string, sourceResponseId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${source} ${sourceResponseId}`]);
}

async function create(
  deps: Deps,
  tx: EntityManager,
  { source, answer, receivedAt = deps.now() }: RecordResponseInput,
): Promise<string> {
  const matched = await matchAccount(deps, tx, answer);
  const response = tx.create(Response, {
    id: deps.newId(),
    source,
    sourceResponseId: answer.sourceResponseId,
    score: answer.score,
    comment: answer.comment,
    mayQuote: answer.mayQuote ?? false,
    answeredAt: answer.answeredAt ?? receivedAt,
    receivedAt,
    sourceUpdatedAt: answer.updatedAt,
    wave: answer.wave,
    respondentId: matched.respondentId,
    accountId: matched.accountId,
    accountFacts: matched.facts,
    properties: answer.properties,
    role: matched.role,
  });
  response.team = teamNamedFor(deps, response, matched.role);
  await tx.insert(Response, response as QueryDeepPartialEntity<Response>);
  await annotateResponse(deps, tx, response);
  const followUp = await unresolvedOf(tx, matched.respondentId);
  if (followUp) await joinFollowUp(deps, tx, { followUp, response, role: matched.role });
  else await openFollowUp(deps, tx, response, matched.role);
  return response.id;
}

async function revise(
  deps: Deps,
  tx: EntityManager,
  known: Response,
  { answer, late, receivedAt }: { answer: ParsedAnswer; late: boolean; receivedAt: Date },
): Promise<RecordedResponse> {
  const before = { score: known.score, comment: known.comment };
  const couldBeQuoted = known.mayQuote;
  let role = answer.person.role;
  const older = isOlder(answer, known, late);
  if (older && (known.comment !== null || answer.comment === null)) return { id: known.id, outdated: true };
  Object.assign(known, withVersion(known, answer, late));
  if (older) {
    role ??= await roleOf(tx, known.respondentId);
  } else {
    const matched = await matchAccount(deps, tx, answer, known.respondentId);
    known.respondentId ??= matched.respondentId;
    // Who it was may come with the comment. Facts that are known stay as they were when the answer was received.
    if (known.accountId === null) {
      known.accountId = matched.accountId;
      known.accountFacts = matched.accountId ? matched.facts : filledIn(known.accountFacts, matched.facts);
    }
    role = matched.role;
  }
  known.role ??= role;
  known.team = teamNamedFor(deps, known, role);
  await tx.save(Response, known);
  if (known.comment !== before.comment || couldBeQuoted !== known.mayQuote)
    await editDigestsOf(tx, [known.id]);
  if (known.comment !== before.comment || known.score !== before.score)
    await annotateResponse(deps, tx, known);
  await reviseFollowUp(deps, tx, { response: known, before, role, receivedAt });
  return { id: known.id, outdated: false };
}

async function roleOf(tx: EntityManager, respondentId: string | null): Promise<string | null> {
  const rows: { role: string | null }[] = await tx.query('SELECT role FROM respondents WHERE id = $1', [
    respondentId,
  ]);
  return rows[0]?.role ?? null;
}

function filledIn(known: AccountFacts, told: AccountFacts): AccountFacts {
  const news = Object.entries(told).filter(
    ([name, value]) => value !== null && known[name as keyof AccountFacts] == null,
  );
  return { ...known, ...Object.fromEntries(news) };
}
