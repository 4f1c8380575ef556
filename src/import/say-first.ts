import { UserError } from '../domain/errors';

/** Something about a file that only a person can say; the message tells it in the words of the command. */
export class SayFirst extends UserError {
  /** The same, in the words of the form in Slack. */
  readonly inForm: string;

  constructor(what: string, { flag, form }: { flag: string; form: string }, options?: ErrorOptions) {
    super(`${what} ${flag}`, options);
    this.inForm = `${what} ${form}`;
  }
}

/** What is wrong with a file, for somebody who has the form and no command. */
export function wordsInForm(error: UserError): string {
  return error instanceof SayFirst ? error.inForm : error.message;
}
