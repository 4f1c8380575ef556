import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const COMMENTS = [
  'Exports time out every Monday, and support takes a week to answer.',
  'Fast, clear, and the new dashboard is "really" good',
  'Preis ist okay; Einführung war langsam',
  'We would like an API for invoices.\nAnd a way to download them all at once.',
  '',
];
const PLANS = ['free', 'pro', 'enterprise'];
const REGIONS = ['EMEA', 'AMER', 'APAC'];
const FROM = Date.UTC(2024, 0, 1);
const STEP_MS = 60_000;

/** Answers per person and people per account are those of a company that has asked its customers for years. */
const ANSWERS_PER_PERSON = 4;
const PEOPLE_PER_ACCOUNT = 5;

/** Writes a file of past answers, the same for the same number of them; returns its size in bytes. */
export async function writeAnswers(file: string, count: number): Promise<number> {
  const out = createWriteStream(file);
  const people = Math.ceil(count / ANSWERS_PER_PERSON);
  const accounts = Math.ceil(people / PEOPLE_PER_ACCOUNT);
  let bytes = 0;
  let text =
    'Response ID,Score,Comment,Submitted at,Email,Name,Role,Account ID,Account name,Plan,ARR,Region,Wave,Channel\n';
  for (let i = 0; i < count; i++) {
    const person = (i * 7919) % people;
    const account = person % accounts;
    const at = new Date(FROM + (i % 1_000_000) * STEP_MS).toISOString();
    const comment = COMMENTS[i % COMMENTS.length]!.replaceAll('"', '""');
    text +=
      `resp_${i},${(i * 31) % 11},"${comment}",${at},person-${person}@customer-${account}.example,Robin Vale ${person},` +
      `user,acc_${account},Customer ${account},${PLANS[account % 3]},${1000 + account},${REGIONS[account % 3]},2026-Q${1 + (i % 4)},email\n`;
    if (text.length < 1 << 18) continue;
    bytes += Buffer.byteLength(text);
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
    text = '';
  }
  bytes += Buffer.byteLength(text);
  out.end(text);
  await finished(out);
  return bytes;
}
