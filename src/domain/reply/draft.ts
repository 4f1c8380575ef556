import type { Band } from '../bands';
import { clippedLine } from '../clip';

/** What a draft may name; nothing of it is a promise. */
export interface DraftFacts {
  band: Band;
  /** The customer, as the source named them. */
  name: string | null;
  /** What they spoke of, as the list of themes names it. */
  theme: string | null;
  /** Whoever signs. */
  from: string;
}

export interface Draft {
  subject: string;
  body: string;
}

const NAME_MAX = 80;

/** A first version of a reply, in the spirit of the band's playbook, for a person to rewrite. */
export function draftReply(facts: DraftFacts): Draft {
  const name = clippedLine(facts.name ?? '', NAME_MAX);
  const theme = facts.theme && lowerFirst(clippedLine(facts.theme, NAME_MAX));
  const paragraphs = [name ? `Hello ${name},` : 'Hello,', ...WORDS[facts.band](theme)];
  return {
    subject: `Your feedback${theme ? ` about ${theme}` : ''}`,
    body: `${paragraphs.join('\n\n')}\n\nKind regards\n${clippedLine(facts.from, NAME_MAX)}`,
  };
}

const WORDS: Record<Band, (theme: string | null) => string[]> = {
  detractor: (theme) => [
    'Thank you for answering our survey, and for saying it plainly.',
    `I am sorry that ${theme ? `your experience with ${theme}` : 'your experience with us'} was not what you expected. Before I say anything about what can be done, I would like to understand it properly.`,
    'When does it suit you to talk? If you would rather write, please do: I read every answer myself.',
  ],
  passive: (theme) => [
    'Thank you for answering our survey.',
    `${theme ? `You spoke of ${theme}. ` : ''}What would have to be different for you to give us a 9 or a 10?`,
    'If a walkthrough or a training would help, tell me, and we find a time.',
  ],
  promoter: (theme) => [
    `Thank you for answering our survey, and for your kind words${theme ? ` about ${theme}` : ''}. They mean a lot to us.`,
    'If you know somebody whom we could help as well, I would be glad to hear from you.',
  ],
};

// Names such as "NPS" or "AI" keep their capitals.
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
