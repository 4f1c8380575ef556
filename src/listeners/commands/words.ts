import { COMMANDS, type CommandWord } from '../../views/commands';

/** The command that a word names; nothing typed means help. Null for a word that is not ours. */
export function permittedWord(word: string): CommandWord | null {
  if (word === '') return 'help';
  return Object.hasOwn(COMMANDS, word) ? (word as CommandWord) : null;
}
