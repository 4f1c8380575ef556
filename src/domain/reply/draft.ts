import type { Band } from '../bands';

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
export function draftReply({ band, name, theme, from }: DraftFacts): Draft {
  const about = theme ? ` about ${lowerFirst(oneLine(theme))}` : '';
  const greeting = name && oneLine(name) ? `Hello ${oneLine(name)},` : 'Hello,';
  const paragraphs = [greeting, ...WORDS[band](theme ? lowerFirst(oneLine(theme)) : null)];
  return {
    subject: `Your feedback${about}`,
    body: `${paragraphs.join('\n\n')}\n\nKind regards\n${oneLine(from)}`,
  };
}

const WORDS: Record<Band, (theme: string | null) => string[]> = {
  detractor: (theme) => [
    'Thank you for answering our survey, and for saying it plainly.',
    `I am sorry that ${theme ? `your experience with ${theme}` : 'your experience with us'} was not what you expected. Before I say anything about what can be done, I would like to understand it properly.`,
    'Could you tell me a little more about what happened, or when it suits you to talk?',
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

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
  return [...line].slice(0, NAME_MAX).join('');
}

// Names such as "NPS" or "AI" keep their capitals.
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
