import type { Questions } from './language';
import type { Path } from './mapping';
import { compilePath } from './path';
import { putQuestions, questionsIn } from './questions';

/** A field of a source and what is wrong with it. */
export interface Mistake {
  field: string;
  message: string;
}

/** Compiles paths one by one and keeps what is wrong with them. */
export class Paths {
  readonly mistakes: Mistake[] = [];
  private readonly asked = new Set<keyof Questions>();

  constructor(private readonly questions: Questions | null) {}

  /** Null when there is none, when it is wrong, and when it waits for a comment question that nobody named. */
  one(field: string, text: string | undefined): Path | null {
    if (text === undefined) return null;
    const wanted = questionsIn(text);
    for (const name of wanted) this.asked.add(name);
    if (wanted.length > 0 && !this.questions) return null;
    if (wanted.includes('comment') && !this.questions?.comment) return null;
    try {
      return compilePath(this.questions ? putQuestions(text, this.questions) : text);
    } catch (error) {
      const said = (error as Error).message.replace(/ \('.*$/s, '');
      this.mistakes.push({
        field,
        message: `${JSON.stringify(text)} is not a path that can be used: ${said}.`,
      });
      return null;
    }
  }

  /** The same for a path without which a delivery would be taken for something else. */
  must(field: string, text: string): Path | null {
    const known = this.mistakes.length;
    const path = this.one(field, text);
    if (!path && this.questions && this.mistakes.length === known) {
      this.wrong(field, 'it waits for questions.comment. Name that question, or take {comment} out.');
    }
    return path;
  }

  some(field: string, texts: string[] | undefined): Path[] {
    return (texts ?? []).flatMap((text) => this.one(field, text) ?? []);
  }

  wrong(field: string, message: string): void {
    this.mistakes.push({ field, message });
  }

  /** Questions that are named and never asked for, or asked for and not named. */
  unused(): Mistake[] {
    const { questions, asked } = this;
    if (!questions && asked.size > 0) {
      const message =
        'name the questions by their ids in the tool, such as questions: { score: 71, comment: 72 }.';
      return [{ field: 'questions', message }];
    }
    return (['score', 'comment'] as const)
      .filter((name) => questions?.[name] && !asked.has(name))
      .map((name) => ({
        field: `questions.${name}`,
        message: `no path of this mapping has a place for it ({${name}}). Take it out.`,
      }));
  }
}
