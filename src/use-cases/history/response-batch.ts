import type { EntityManager } from 'typeorm';
import { editDigestsOf } from '../../delivery/edit-cards';
import type { Deps } from '../../deps';
import type { ParsedAnswer } from '../../domain/answer';
import { isOlder, isSameVersion, withVersion } from '../../domain/answer-versions';
import { NO_FACTS } from '../../domain/customers/account-facts';
import { insertAnswers } from '../answers/insert-answers';
import { recordResponse } from '../answers/record-response';
import { listComments } from '../comments/list-comments';
import { anyErased, erasedAmong, namesOfAnswer } from '../erasure/tombstones';
import { updateRows } from '../update-rows';
import { type Imported, type ImportRow, NOTHING_IMPORTED, spanOf } from './import-batch';
import { HistoryMatcher } from './match-history';
import { type Entry, rowOf, storedAnswers } from './stored-answers';

/** What an import is handed. Without a directory nothing that concerns a follow-up can be done, because cards name people. */
export type ImportDeps = Pick<Deps, 'db' | 'now' | 'newId'> & { full: Deps | null };

/** Why a row is refused whose id somebody else's answer has. */
export function anotherPersons(id: string): string {
  return `the id “${id}” is that of another person's answer; give the answers of this file a source of their own: --source NAME`;
}

const NEEDS_SLACK =
  'this would change the card of a follow-up, for which the app has to reach Slack: set SLACK_BOT_TOKEN as for the app itself';

export interface AnswersFrom {
  source: string;
  /** As if the answers had just come: with cards, promises and reminders. */
  openFollowUps: boolean;
  /** Whoever wrote the file may have counted from one again, so that an id alone does not say that it is the same answer. */
  idsMayRepeat: boolean;
}

/** One batch of past answers: decided in memory, and then written. */
export class ResponseBatch {
  private readonly result: Imported = { ...NOTHING_IMPORTED, refused: [] };
  private readonly entries = new Map<string, Entry>();
  /** Those that a row of this batch is about, and not one that was refused. */
  private readonly told = new Set<Entry>();
  private matcher: HistoryMatcher;

  constructor(
    private readonly deps: ImportDeps,
    private readonly tx: EntityManager,
    private readonly from: AnswersFrom,
  ) {}

  async run(all: ImportRow<ParsedAnswer>[]): Promise<Imported> {
    const rows = await this.notErased(all);
    for (const stored of await storedAnswers(this.tx, this.from.source, rows))
      this.entries.set(stored.sourceResponseId, { ...stored, state: 'stored', later: [] });
    const known = [...this.entries.values()];
    this.matcher = await HistoryMatcher.read(
      this.deps,
      this.tx,
      rows.map(({ told }) => told),
      known.map(({ respondentId }) => respondentId).filter((id) => id !== null),
    );
    for (const row of rows) this.take(row);
    await this.write();
    const { added, changed, refused } = this.result;
    // Each row is one of these, also where several are one answer.
    this.result.unchanged = rows.length - added - changed - refused.length;
    return this.result;
  }

  // The gate is ours alone, so nobody is erased while this batch is written.
  private async notErased(rows: ImportRow<ParsedAnswer>[]): Promise<ImportRow<ParsedAnswer>[]> {
    if (!(await anyErased(this.tx))) return rows;
    const names = rows.map(({ told }) => namesOfAnswer(this.from.source, told));
    const erased = await erasedAmong(this.tx, [...new Set(names.flat())]);
    const left =
      erased.size === 0 ? rows : rows.filter((_, i) => !names[i]!.some((name) => erased.has(name)));
    this.result.erased = rows.length - left.length;
    return left;
  }

  private take(row: ImportRow<ParsedAnswer>): void {
    const entry = this.entries.get(row.told.sourceResponseId);
    if (!entry) this.add(row);
    else this.revise(entry, row);
  }

  private add(row: ImportRow<ParsedAnswer>): void {
    const { told } = row;
    const entry: Entry = {
      id: this.deps.newId(),
      sourceResponseId: told.sourceResponseId,
      score: told.score,
      comment: told.comment,
      mayQuote: told.mayQuote ?? false,
      // Without a date only where a person said that they answered today; the reader of the file refuses the others.
      answeredAt: told.answeredAt ?? this.deps.now(),
      sourceUpdatedAt: told.updatedAt,
      wave: told.wave,
      properties: told.properties,
      email: told.person.email,
      ...NOBODY,
      hasWork: this.from.openFollowUps,
      state: 'new',
      later: this.from.openFollowUps ? [row] : [],
    };
    if (told.answeredAt === null) this.result.datedNow += 1;
    if (!this.from.openFollowUps) {
      const { facts, ...matched } = this.matcher.match(told, null);
      Object.assign(entry, matched, { accountFacts: facts });
    }
    this.entries.set(told.sourceResponseId, entry);
    this.told.add(entry);
  }

  private revise(entry: Entry, row: ImportRow<ParsedAnswer>): void {
    const { told } = row;
    const next = withVersion(entry, told, isLate(entry));
    const same = isSameVersion(entry, next);
    const reason = same ? null : this.notItsVersion(entry, told);
    if (reason !== null) {
      this.result.refused.push({ line: row.line, reason });
      return;
    }
    this.told.add(entry);
    if (entry.hasWork) {
      if (!same || entry.later.length > 0) entry.later.push(row);
      Object.assign(entry, next);
      return;
    }
    const filled = !isOlder(told, entry, isLate(entry)) && this.fill(entry, told);
    if (same && !filled) return;
    Object.assign(entry, next);
    if (entry.state === 'stored') entry.state = 'changed';
  }

  private notItsVersion(entry: Entry, told: ParsedAnswer): string | null {
    if (isSomebodyElse(entry, told)) return anotherPersons(told.sourceResponseId);
    if (this.from.idsMayRepeat && isAnotherAnswer(entry, told))
      return `the id “${told.sourceResponseId}” is that of an answer with another date and another score or comment, which would be lost; where ids begin anew in each file, import the rejected rows without them (--column response_id=none, or take the column away); where the answer was corrected, tell when in a column updated_at`;
    return null;
  }

  // Who it was may be told, or become known, later than what was said.
  private fill(entry: Entry, told: ParsedAnswer): boolean {
    if (entry.respondentId !== null && entry.accountId !== null) return false;
    const matched = this.matcher.match(told, entry.respondentId);
    const found =
      (entry.respondentId === null && matched.respondentId !== null) ||
      (entry.accountId === null && matched.accountId !== null);
    if (entry.accountId === null && matched.accountId !== null) entry.accountFacts = matched.facts;
    entry.role ??= matched.role;
    entry.respondentId ??= matched.respondentId;
    entry.accountId ??= matched.accountId;
    return found;
  }

  private async write(): Promise<void> {
    Object.assign(this.result, await this.matcher.write(this.tx));
    const all = [...this.told];
    const plain = all.filter(({ hasWork }) => !hasWork);
    const made = plain.filter(({ state }) => state === 'new');
    const changed = plain.filter(({ state }) => state === 'changed');
    await insertAnswers(this.tx, { source: this.from.source, receivedAt: this.deps.now(), made });
    await updateRows(this.tx, 'responses', changed.map(rowOf));
    if (changed.length > 0)
      await editDigestsOf(
        this.tx,
        changed.map(({ id }) => id),
      );
    await listComments(this.tx, changed);
    this.result.added += made.length;
    this.result.changed += changed.length;
    const written = all.filter(({ state, later }) => state !== 'stored' || later.length > 0);
    this.result.answered = spanOf(written.map(({ answeredAt }) => answeredAt));
    this.result.withoutAccount += plain.filter(({ accountId }) => accountId === null).length;
    for (const entry of all) if (entry.hasWork) await this.recordWork(entry);
  }

  private async recordWork(entry: Entry): Promise<void> {
    const { later, state } = entry;
    if (later.length === 0) return;
    const { full } = this.deps;
    if (!full) {
      for (const { line } of later) this.result.refused.push({ line, reason: NEEDS_SLACK });
      return;
    }
    for (const { told } of later)
      await recordResponse(full, this.tx, {
        source: this.from.source,
        answer: state === 'new' ? told : withoutFacts(told),
        late: isLate(entry),
      });
    if (state === 'new') this.result.added += 1;
    else this.result.changed += 1;
  }
}

// A row without a time of its last change says nothing against an answer whose last change is known.
function isLate({ state, sourceUpdatedAt }: Entry): boolean {
  return state !== 'new' && sourceUpdatedAt !== null;
}

const NOBODY = { respondentId: null, accountId: null, accountFacts: NO_FACTS, role: null };

// An old file must not put an account's plan back to what it was then.
function withoutFacts(answer: ParsedAnswer): ParsedAnswer {
  const { externalId, domain } = answer.account;
  return { ...answer, account: { ...NO_FACTS, externalId, domain } };
}

function isSomebodyElse(entry: Entry, told: ParsedAnswer): boolean {
  const email = told.person.email?.toLowerCase();
  return email !== undefined && entry.email !== null && entry.email.toLowerCase() !== email;
}

// A correction keeps the date, and a date that is corrected (a zone was forgotten) keeps what was said.
function isAnotherAnswer(entry: Entry, told: ParsedAnswer): boolean {
  if (entry.state === 'new' || isOlder(told, entry, isLate(entry)) || told.updatedAt !== null) return false;
  return (
    told.answeredAt !== null &&
    told.answeredAt.getTime() !== entry.answeredAt.getTime() &&
    (told.score !== entry.score || told.comment !== entry.comment)
  );
}
