import { type Args, structure } from './arguments';
import { invalidArguments, SlackError } from './slack-error';

/** Slack's limit on the markdown of one call (docs: canvases.create), and on the cells of a table (docs: Canvases). */
const MARKDOWN_MAX = 1_048_576;
const CELLS_MAX = 300;

/** Markdown that a call brings; undefined when it brings none. `refusal` is Slack's code for what a canvas cannot hold. */
export function contentOf(args: Args, refusal: string): string | undefined {
  const content = structure(args, 'document_content', 'invalid_arguments');
  return content === undefined ? undefined : markdownOf(content, refusal);
}

/** The markdown of a document_content object, when a canvas can hold it. */
export function markdownOf(content: unknown, refusal: string): string {
  const { type, markdown } = (content ?? {}) as { type?: unknown; markdown?: unknown };
  if (type !== 'markdown')
    throw invalidArguments('must be equal to: markdown [json-pointer:/document_content/type]');
  if (typeof markdown !== 'string')
    throw invalidArguments('must provide a string [json-pointer:/document_content/markdown]');
  if (markdown.length > MARKDOWN_MAX)
    throw invalidArguments(
      `must be less than ${MARKDOWN_MAX + 1} characters [json-pointer:/document_content/markdown]`,
    );
  const trouble = troubleIn(markdown.split('\n'));
  if (trouble) throw new SlackError(refusal, { detail: `'content' error: ${trouble}` });
  return markdown;
}

// What Slack was seen to refuse: headings of the fourth level and beyond, quotes inside lists, and tables that are too
// large or ragged.
function troubleIn(lines: string[]): string | null {
  for (const [at, line] of lines.entries()) {
    const where = `line ${at + 1}`;
    if (/^ {0,3}#{4,6}(\s|$)/.test(line)) return `${where}: Unsupported heading depth`;
    if (/^\s*([-*+]|\d+[.)])\s+>/.test(line)) return `${where}: Unsupported block in a list item`;
    if (isRule(line) && lines[at - 1]?.includes('|')) {
      const trouble = tableTrouble(lines.slice(at - 1));
      if (trouble) return `${where}: ${trouble}`;
    }
  }
  return null;
}

const isRule = (line: string) => /^\s*\|(\s*:?-+:?\s*\|)+\s*$/.test(line);

function tableTrouble(lines: string[]): string | null {
  const end = lines.findIndex((line) => !line.trimStart().startsWith('|'));
  const rows = lines.slice(0, end < 0 ? undefined : end).map(cellsIn);
  if (rows.some((cells) => cells !== rows[0])) return 'Unsupported table type';
  return rows[0]! * (rows.length - 1) > CELLS_MAX ? 'Unsupported table size' : null;
}

function cellsIn(line: string): number {
  return line.trim().replace(/\\./g, '').split('|').length - 2;
}
