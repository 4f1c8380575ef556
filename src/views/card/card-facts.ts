import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { inline } from '../text/mrkdwn';
import { bold, joined, line, richText, words } from '../text/rich-text';
import { dayWords, money, PRIORITY_WORDS } from '../text/words';
import { aboutWords } from '../themes/theme-words';
import type { CardAccount, CardModel } from './card-model';

const FACT_MAX = 80;
const LISTED_MAX = 6;

/** What to call the customer: the account, else the person, never the e-mail address. */
export function accountNameOf(model: {
  account: { name: string | null } | null;
  person: { name: string | null };
}): string {
  return model.account?.name?.trim() || model.person.name?.trim() || 'An unknown customer';
}

/** Who answered, for which account, about what, and why it matters: a line each. */
export function factsBlock(model: CardModel): RichTextBlock {
  const lines = [
    whoLine(model.person),
    ...accountLines(model.account),
    aboutLine(model.about),
    priorityLine(model.priority),
  ];
  return richText(...lines.filter((one) => one !== null));
}

function whoLine(who: CardModel['person']): RichTextSection {
  const name = strong(who.name) ?? strong(who.email) ?? bold('No name given');
  const email = who.name?.trim() ? fact(who.email) : null;
  return line(...joined([name, fact(who.title), fact(who.role?.replaceAll('_', ' ')), email]));
}

function accountLines(account: CardAccount | null): RichTextSection[] {
  if (!account) return [line(words('Not matched to an account yet'))];
  const arr = account.arr === null ? null : words(`${money(account.arr, account.currency)} ARR`);
  const size = [
    arr,
    fact(account.plan),
    fact(account.region),
    fact(account.industry),
    fact(account.lifecycle?.replaceAll('_', ' ')),
  ];
  const first = joined([strong(account.name), ...size]);
  const second = joined([
    dated('Renews', account.renewalDate),
    dated('Customer since', account.customerSince),
  ]);
  const owner = ownerElements(account.owner);
  if (owner.length > 0)
    second.push(words(second.length > 0 ? ' · Account owner ' : 'Account owner '), ...owner);
  return [first, second].filter((elements) => elements.length > 0).map((elements) => line(...elements));
}

function ownerElements(owner: CardAccount['owner']): RichTextElement[] {
  const email = fact(owner?.name) ?? fact(owner?.email);
  return email ? [email] : [];
}

function aboutLine(about: CardModel['about']): RichTextSection | null {
  const said = about && aboutWords(about);
  return said ? line(bold('About '), words(said)) : null;
}

function priorityLine({ level, reasons }: CardModel['priority']): RichTextSection {
  const listed = list(reasons);
  const why = listed ? `: ${listed}` : '';
  return line(bold('Priority '), words(PRIORITY_WORDS[level] + why));
}

function fact(value: string | null | undefined): RichTextElement | null {
  const text = inline(value ?? '', FACT_MAX);
  return text ? words(text) : null;
}

function strong(value: string | null): RichTextElement | null {
  const text = inline(value ?? '', FACT_MAX);
  return text ? bold(text) : null;
}

function dated(label: string, isoDay: string | null): RichTextElement | null {
  const day = inline(dayWords(isoDay ?? ''), FACT_MAX);
  return day ? words(`${label} ${day}`) : null;
}

function list(values: string[]): string {
  return values
    .map((value) => inline(value, FACT_MAX))
    .filter((value) => value !== '')
    .slice(0, LISTED_MAX)
    .join(', ');
}
