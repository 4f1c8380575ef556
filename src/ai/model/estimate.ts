import { annotationQuestion, type Choices } from './annotation-question';
import { type Cost, costOf, type Price } from './budget';

/** English has some four bytes a token; an answer says of a comment what takes about this many. */
const BYTES_A_TOKEN = 4;
const ANSWER_TOKENS = 110;
/** The app's own comments go with every batch. */
const CONTROLS = 2;

/** About what it costs to have comments read; a guess, where the budget counts what is true. Money in millionths. */
export function estimate(
  { comments, bytes }: { comments: number; bytes: number },
  { choices, batchSize, price }: { choices: Choices; batchSize: number; price: Price | null },
): Cost {
  const calls = Math.ceil(comments / batchSize);
  const { system, schema } = annotationQuestion(choices, []);
  const frame = Buffer.byteLength(system + JSON.stringify(schema)) / BYTES_A_TOKEN;
  const input = Math.ceil(calls * frame + bytes / BYTES_A_TOKEN + comments * 20);
  return costOf({ input, output: (comments + calls * CONTROLS) * ANSWER_TOKENS }, price);
}
