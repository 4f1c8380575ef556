import { COMMANDS, type CommandWord } from '../../views/commands';

/** The command that a word names; nothing typed means help. Null for a word that is not ours. */
export function commandNamed(word: string): CommandWord | null {
  if (word === '') return 'help';
  return Object.hasOwn(COMMANDS, word) ? (word as CommandWord) : null;
}

/**
 * What a person typed, of a command's text as Slack sends it: the three characters that Slack reads as control
 * characters come as entities (Slack docs, "Formatting text").
 */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}
