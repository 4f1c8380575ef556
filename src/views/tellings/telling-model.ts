import type { Band } from '../../domain/bands';
import type { TellingCounts, TellingState, ToldVia } from '../../domain/tellings/telling';
import { count } from '../text/words';

/** Somebody who asked for what was delivered, as whoever tells them sees it. */
export interface AskerModel {
  tellingId: string;
  personName: string | null;
  accountName: string | null;
  band: Band;
  score: number;
  answeredAt: Date;
  /** What they asked, word for word. */
  quote: string | null;
  linkedBy: string | null;
  /** False: they may have asked, and somebody should look before they are told. */
  sure: boolean;
  state: TellingState;
  by: string | null;
  at: Date | null;
  via: ToldVia | null;
  /** An e-mail that tells them is on its way. */
  mailWaits: boolean;
  /** One did not go out, or nobody knows whether it did. */
  mailTrouble: 'failed' | 'unknown' | null;
  /** How they can be written to from here: by e-mail, or by words to copy where no mail server is set up. */
  reply: 'email' | 'copy' | null;
  /** A first version of what to tell them. */
  note: string;
}

/** Those who asked for one initiative, of one teller or of all. */
export interface AskersModel {
  initiativeId: string;
  title: string;
  /** False once it was taken up again: then nobody is to be told. */
  isDelivered: boolean;
  /** A Slack id, `committee` for those of nobody, `all`. */
  whose: string;
  items: AskerModel[];
  counts: TellingCounts;
  /** What most of those who are not told are written, without a name; null: nobody is left. */
  commonNote: string | null;
}

/** "3 of 12 told, 1 not needed, ⚑ 8 not told (2 of them may have asked)" */
export function toldWords({ asked, told, notNeeded, notTold, mayHave }: TellingCounts): string {
  const n = (value: number) => value.toLocaleString('en-US');
  return [
    `${n(told)} of ${n(asked)} told`,
    ...(notNeeded > 0 ? [`${n(notNeeded)} not needed`] : []),
    notTold > 0 ? `⚑ ${n(notTold)} not told${mayHaveWords({ notTold, mayHave })}` : '✓ nobody left to tell',
  ].join(', ');
}

function mayHaveWords({ notTold, mayHave }: Pick<TellingCounts, 'notTold' | 'mayHave'>): string {
  if (mayHave === 0) return '';
  return ` (${mayHave === notTold ? 'all' : mayHave.toLocaleString('en-US')} of them may have asked)`;
}

/** "1 customer who asked for it and 2 who may have": those who are not told. */
export function askersWords({ notTold, mayHave }: Pick<TellingCounts, 'notTold' | 'mayHave'>): string {
  const did = notTold - mayHave;
  if (did === 0) return `${count(mayHave, 'customer')} who may have asked for it`;
  const more = mayHave > 0 ? ` and ${mayHave.toLocaleString('en-US')} who may have` : '';
  return `${count(did, 'customer')} who asked for it${more}`;
}

/** Stands before those who were found by a reading that is not sure. */
export const LOOK_FIRST =
  'May have asked: look first. It is how their words were read, and nobody is sure of it.';

/** Whether this one begins those who may have asked, among the others who are not told. */
export function beginsMayHave(items: readonly AskerModel[], index: number): boolean {
  const isMaybe = ({ state, sure }: AskerModel) => state === 'not_told' && !sure;
  return isMaybe(items[index]!) && (index === 0 || !isMaybe(items[index - 1]!));
}
