import { escapeHtml, PAGE_STYLE } from '../report/page-parts';
import { escapeMarkdown, markdownParagraphs } from '../text/markdown';
import { neutralise } from '../text/mrkdwn';
import { unlinked } from '../text/unlinked';
import type { DigestEntryModel, DigestModel } from './digest-model';
import { digestTitle, raisedWords, sinceWords } from './digest-parts';

const AGAINST = 'What we decided against, and why';

/** What customers may read: no person, no account, no money, and only words of people who agreed to be quoted. */
interface External {
  title: string;
  intro: string;
  delivered: DigestEntryModel[];
  declined: DigestEntryModel[];
}

function externalOf(model: DigestModel): External {
  const told = model.entries.filter(({ isTold }) => isTold);
  return {
    title: digestTitle(model),
    intro: model.intro,
    delivered: told.filter(({ kind }) => kind === 'delivered'),
    declined: told.filter(({ kind }) => kind === 'declined'),
  };
}

/** "14 customers spoke of Billing in the year before. You have had it since 12 Oct 2026." Null when there is nothing to say. */
function factsOf(entry: DigestEntryModel): string | null {
  const since = sinceWords(entry);
  const raised = entry.accounts > 0 ? raisedWords(entry) : null;
  const sentences = [raised, entry.kind === 'delivered' && since ? `You have had it ${since}` : null];
  return sentences.flatMap((one) => (one === null ? [] : `${one}.`)).join(' ') || null;
}

/** The digest for customers as Markdown, to paste where it is sent from. */
export function digestMarkdown(model: DigestModel): string {
  const { title, intro, delivered, declined } = externalOf(model);
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    ...markdownParagraphs(intro),
    ...delivered.flatMap(entryMarkdown),
    ...(declined.length > 0 ? [`## ${AGAINST}`] : []),
    ...declined.flatMap(entryMarkdown),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function entryMarkdown(entry: DigestEntryModel): string[] {
  const facts = factsOf(entry);
  const { publicQuote } = entry;
  return [
    `${entry.kind === 'delivered' ? '##' : '###'} ${escapeMarkdown(entry.title) || '-'}`,
    ...(facts ? [`*${escapeMarkdown(facts)}*`] : []),
    ...markdownParagraphs(entry.words),
    ...(publicQuote ? [`> “${escapeMarkdown(publicQuote)}”`] : []),
  ];
}

/** The same as a page that fetches nothing. */
export function digestHtml(model: DigestModel): string {
  const { title, intro, delivered, declined } = externalOf(model);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title><style>${PAGE_STYLE}</style></head><body>
<header><h1>${html(title)}</h1></header>
${paragraphs(intro)}
${delivered.map((one) => entryHtml(one, 'h2')).join('\n')}
${declined.length > 0 ? `<section><h2>${AGAINST}</h2>${declined.map((one) => entryHtml(one, 'h3')).join('\n')}</section>` : ''}
</body></html>
`;
}

function entryHtml(entry: DigestEntryModel, tag: 'h2' | 'h3'): string {
  const facts = factsOf(entry);
  const said = entry.publicQuote;
  return (
    `<article><${tag} dir="auto">${html(entry.title)}</${tag}>${facts ? `<p class="note">${html(facts)}</p>` : ''}` +
    `${paragraphs(entry.words)}${said ? `<blockquote dir="auto">“${html(said)}”</blockquote>` : ''}</article>`
  );
}

function paragraphs(text: string): string {
  return neutralise(text)
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p dir="auto">${html(line)}</p>`)
    .join('');
}

// Programs that read mail make links of what looks like one.
function html(text: string): string {
  return escapeHtml(unlinked(neutralise(text)));
}
