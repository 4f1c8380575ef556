const asWord = (word) => (typeof word === 'string' ? { word, hint: '' } : word);

/** What a half-typed slash command may become: first the command, after a space its words. */
export function completionsFor(commands, text) {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const space = text.indexOf(' ');
  if (space === -1) {
    return commands
      .filter((c) => c.command.startsWith(text))
      .map((c) => ({ label: c.command, note: c.hint, insert: `${c.command} ` }));
  }
  const command = commands.find((c) => c.command === text.slice(0, space));
  const typed = text.slice(space + 1).trimStart();
  if (!command || typed.includes(' ')) return [];
  return command.words
    .map(asWord)
    .filter(({ word }) => word.startsWith(typed.toLowerCase()))
    .map(({ word, hint }) => ({
      label: `${command.command} ${word}`,
      note: hint,
      // What wants a word after it leaves room for it.
      insert: `${command.command} ${word}${hint ? ' ' : ''}`,
    }));
}
