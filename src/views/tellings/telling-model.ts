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
  /** False: they spoke of the theme, and somebody should look before they are told. */
  asked: boolean;
  /** True: nobody is sure that they are about it, and nobody's duty is to tell them. */
  isMaybe: boolean;
  state: TellingState;
  by: string | null;
  at: Date | null;
  via: ToldVia | null;
  /** Who told them copied the words of a reply, and sent them by hand. */
  mailCopied: boolean;
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
  /** Who may be about it besides, by a reading that is not sure; the last of the items. */
  maybe: number;
  /** What most of those who are not told are written, without a name; null: nobody is left. */
  commonNote: string | null;
}

/** "3 of 12 told, 1 not needed, 8 not told yet (2 of them spoke of its theme)" */
export function toldWords({ asked, told, notNeeded, notTold, byTheme, late }: TellingCounts): string {
  const n = (value: number) => value.toLocaleString('en-US');
  return [
    `${n(told)} of ${n(asked)} told`,
    ...(notNeeded > 0 ? [`${n(notNeeded)} not needed`] : []),
    ...(notTold === 0
      ? ['✓ nobody left to tell']
      : late === notTold
        ? [`⚑ ${n(notTold)} not told in time${byThemeWords({ notTold, byTheme })}`]
        : [
            `${n(notTold)} not told yet${byThemeWords({ notTold, byTheme })}`,
            ...(late > 0 ? [`⚑ ${n(late)} of them not in time`] : []),
          ]),
  ].join(', ');
}

/** "9 people at 7 accounts asked for it or spoke of its theme": all of them. A digest counts the accounts. */
export function whoWords({ asked, accounts, spoke }: TellingCounts): string {
  const at = accounts > 0 ? ` at ${count(accounts, 'account')}` : '';
  const did = [...(spoke < asked ? ['asked for it'] : []), ...(spoke > 0 ? ['spoke of its theme'] : [])];
  return `${people(asked)}${at} ${did.join(' or ')}`;
}

/** "1 person", "2 people" */
export function people(n: number): string {
  return count(n, 'person', 'people');
}

function byThemeWords({ notTold, byTheme }: Pick<TellingCounts, 'notTold' | 'byTheme'>): string {
  // Where all did, that is said of them already.
  if (byTheme === 0 || byTheme === notTold) return '';
  return ` (${byTheme.toLocaleString('en-US')} of them spoke of its theme)`;
}

/** "1 person who asked for it and 2 who spoke of its theme": those who are not told. */
export function askersWords({ notTold, byTheme }: Pick<TellingCounts, 'notTold' | 'byTheme'>): string {
  const did = notTold - byTheme;
  if (did === 0) return `${people(byTheme)} who spoke of its theme`;
  const more = byTheme > 0 ? ` and ${byTheme.toLocaleString('en-US')} who spoke of its theme` : '';
  return `${people(did)} who asked for it${more}`;
}

/** Stands before those who were found by the theme alone. */
export const LOOK_FIRST =
  '*Spoke of its theme: look first.* They may have meant something else. *Not needed* takes them off.';

/** "12 more may be about it" */
export function maybeWords(maybe: number): string {
  return `${maybe.toLocaleString('en-US')} more may be about it`;
}

/** Stands before those of whom nobody is sure. */
export function maybeIntro(maybe: number): string {
  return `*${maybeWords(maybe)}.* Nobody is sure of what they wrote, and nobody is asked to tell them. *Count in* puts one on the list.`;
}

/** Whether this one begins those of whom nobody is sure. */
export function beginsMaybe(items: readonly AskerModel[], index: number): boolean {
  return items[index]!.isMaybe && (index === 0 || !items[index - 1]!.isMaybe);
}

/** Whether this one begins those who spoke of the theme. */
export function beginsByTheme(items: readonly AskerModel[], index: number): boolean {
  const isByTheme = ({ asked, isMaybe }: AskerModel) => !asked && !isMaybe;
  return isByTheme(items[index]!) && (index === 0 || !isByTheme(items[index - 1]!));
}
