import { neutralise } from './mrkdwn';
import { unlinked } from './unlinked';

/** ASCII punctuation that can begin or end markup anywhere (CommonMark 0.31, 2.4: a backslash before it makes it text). */
const MARKUP = /[\\`*_{}[\]<>#~|&$!^]/g;

/** A line of a stranger's text as text of CommonMark and of GitHub's dialect: no markup, no HTML, no link, no mention. */
export function escapeMarkdown(text: string): string {
  const line = unlinked(neutralise(text).replace(/\s+/gu, ' ').trim());
  return (
    line
      .replace(MARKUP, '\\$&')
      // A list, a rule or a heading begins a line with these.
      .replace(/^(\d{0,9})([-+=.)])/, '$1\\$2')
      // An emoji's code.
      .replace(/:(?=[\w+'-]+:)/g, '\\:\u200B')
  );
}

/** The same for a text of several lines: each is a paragraph. */
export function markdownParagraphs(text: string): string[] {
  return neutralise(text)
    .split(/\n+/)
    .map(escapeMarkdown)
    .filter((line) => line !== '');
}
