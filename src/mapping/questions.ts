import type { Questions } from './language';

const LITERAL_OR_NOT = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"]+/g;
const PLACE = /\{(score|comment)\}/g;

/** Which questions a path waits for. */
export function questionsIn(path: string): (keyof Questions)[] {
  return [...path.matchAll(PLACE)].map((match) => match[1] as keyof Questions);
}

/**
 * Puts the operator's question ids into a path: inside quotes as text, elsewhere as a number; throws an Error when an
 * id cannot be one.
 */
export function putQuestions(path: string, questions: Questions): string {
  return path.replace(LITERAL_OR_NOT, (part) =>
    part.replace(PLACE, (_place, name: keyof Questions) => {
      const id = questions[name] ?? '';
      const escaped = JSON.stringify(id).slice(1, -1);
      if (part[0] === '"') return escaped;
      // What is escaped in one kind of quotes must not be in the other.
      if (part[0] === "'") return escaped.replaceAll('\\"', '"').replaceAll("'", "\\'");
      if (!/^(0|[1-9]\d{0,14})$/.test(id)) {
        throw new Error(`the id of the ${name} question is a number in this tool, not "${id}"`);
      }
      return id;
    }),
  );
}
