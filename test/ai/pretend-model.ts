import type { Choices } from '../../src/ai/model/annotation-question';
import type { CommentReading } from '../../src/ai/model/comment-reading';
import { CONTROLS } from '../../src/ai/model/controls';
import type { Comment } from '../../src/ai/model/prepare-comment';
import { THEMES } from '../../src/domain/themes/taxonomy';

export const CHOICES: Choices = {
  themes: THEMES,
  teams: [
    { id: 'cx', name: 'CX' },
    { id: 'product', name: 'Product' },
  ],
};

/** The body of a chat completion request. */
export interface AskedBody {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string };
  [key: string]: unknown;
}

export interface Item {
  n: number;
  tag: string;
  text: string;
}

export function userText(body: AskedBody): string {
  return body.messages.at(-1)!.content;
}

/** The comments in a request; none when it is another kind of question. */
export function itemsIn(body: AskedBody): Item[] {
  return userText(body)
    .split('\n')
    .filter((line) => line.startsWith('{"n":'))
    .map((line) => JSON.parse(line) as Item);
}

const WORDS: [RegExp, string, 'positive' | 'negative'][] = [
  [/support \w+/, 'support', 'positive'],
  [/slow \w+/, 'performance', 'negative'],
  [/expensive/, 'pricing', 'negative'],
  [/crashes/, 'reliability', 'negative'],
  [/painfully slow/, 'performance', 'negative'],
  [/charged twice/, 'billing', 'negative'],
  [/easy to use/, 'usability', 'positive'],
  [/Great documentation/, 'training', 'positive'],
  [/set-up took/, 'onboarding', 'positive'],
  [/\[PERSON_1\]/, 'relationship', 'positive'],
];

/** The comments in a request without the app's own controls. */
export function customersIn(body: AskedBody): Item[] {
  return itemsIn(body).filter(({ text }) => !CONTROLS.some((control) => control.text === text));
}

/** What a model that does as it is told says of a comment. */
export function honestEntry({ n, tag, text }: Item) {
  const found = WORDS.flatMap(([pattern, id, polarity]) => {
    const quote = pattern.exec(text)?.[0];
    return quote ? [{ id, polarity, quote }] : [];
  });
  return {
    n,
    tag,
    language: 'en',
    sentiment: found[0]?.polarity ?? 'neutral',
    themes: found.length > 0 ? found : [{ id: 'general', polarity: 'neutral', quote: text }],
    urgency: /now/.test(text),
    churn: /leave|cancel/.test(text),
    team: 'cx',
    sure: true,
  };
}

/** The masked comment to which a reply is to be drafted; null when it is another kind of question. */
export function draftAskedIn(body: AskedBody): string | null {
  if (!body.messages[0]!.content.startsWith('You begin an e-mail to a customer')) return null;
  const line = userText(body)
    .split('\n')
    .find((one) => one.startsWith('{"text":'));
  return line ? (JSON.parse(line) as { text: string }).text : null;
}

/** What a model that does as it is told drafts, in the language asked for. */
export function honestDraft(body: AskedBody): { opening: string; closing: string } {
  const name = /\[PERSON_1\]/.exec(draftAskedIn(body) ?? '')?.[0];
  if (body.messages[0]!.content.includes('Write in German'))
    return {
      opening: `Vielen Dank für Ihre offenen Worte${name ? ` über ${name}` : ''}. Es tut mir leid, dass Sie damit so viel Ärger haben.`,
      closing: 'Mögen Sie mir erzählen, was genau geschehen ist, oder wann es Ihnen passt zu sprechen?',
    };
  return {
    opening: `Thank you for being so open${name ? ` about ${name}` : ''}. I am sorry that it has been such a trial for you and your colleagues.`,
    closing: 'Could you tell me a little more about what happened, or when it suits you to talk?',
  };
}

/** An honest answer to any question of ours: a probe, a batch, or passages of a report. */
export function honestAnswer(body: AskedBody): string {
  const items = itemsIn(body);
  if (items.length > 0) return JSON.stringify({ items: items.map(honestEntry) });
  if (userText(body).includes('"ready"')) return '{"ready": true}';
  if (draftAskedIn(body) !== null) return JSON.stringify(honestDraft(body));
  throw new Error('No such question is known.');
}

/** A local annotator of one line, told from the model's by its theme. */
export function local({ text }: Pick<Comment, 'text'>): CommentReading {
  return {
    language: 'en',
    sentiment: 'neutral',
    themes: [{ id: 'general', polarity: 'neutral', quote: text, start: 0 }],
    urgency: false,
    churn: false,
    team: null,
    sure: false,
    by: 'local',
  };
}
