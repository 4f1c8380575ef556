import type { Deps } from '../../deps';
import { DIGEST_INTRO_MAX, DIGEST_TITLE_MAX, DIGEST_WORDS_MAX } from '../../domain/committee/digest';
import { oneLine } from '../../domain/committee/initiative';
import { presentDigest } from '../../presenters/present-digest';
import { type DigestDetail, type DigestEntry, digestById } from '../../queries/committee/digests';
import { authorizeCommittee } from '../../use-cases/authorize';
import { changeDigest, type DigestWords } from '../../use-cases/digests/change-digest';
import { digestPreview } from '../../views/digest/digest-modals';
import { NO_DIGEST_WORDS } from '../../views/digest/digest-refusals';
import { DIGEST_LEAVE_OUT, DIGEST_WITHOUT_QUOTE, digestInputs, INPUTS, YES } from '../../views/ids';
import { errorModal } from '../../views/windows/modals';
import { answerForError } from '../answer-failure';
import { wordsForDigest } from '../digest-answer';
import { hasInput, inputOf, type Submission, type SubmissionAnswer, tickedIn } from '../submission';

/** The form of Edit: kept before the window shows how it reads now; what is wrong stands beside its field. */
export async function digestSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const { digestId, userId: by, version: seen } = submission;
  const failure = { doing: 'digest_submit', block: INPUTS.digestIntro.block };
  try {
    await authorizeCommittee(deps, by);
    const now = await digestById(deps.db, digestId);
    if (!now) return { kind: 'replace', view: errorModal(NO_DIGEST_WORDS) };
    const { words, errors } = readWords(submission, now);
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const result = await changeDigest(deps, { digestId, by, event: { kind: 'edit', seen, words } });
    const refused = wordsForDigest(result);
    if (refused !== null && result.kind === 'refused' && result.refusal.code === 'quote_gone') {
      const { place, side } = result.refusal;
      return { kind: 'errors', errors: { [digestInputs(place)[side].block]: refused } };
    }
    if (refused !== null) return { kind: 'replace', view: errorModal(refused) };
    const saved = (await digestById(deps.db, digestId))!;
    return { kind: 'replace', view: digestPreview(await presentDigest(deps, saved), true) };
  } catch (error) {
    return answerForError(deps, error, failure);
  }
}

type Errors = Record<string, string>;

function readWords(submission: Submission, now: DigestDetail): { words: DigestWords; errors: Errors } {
  const errors: Errors = {};
  const declined = tickedIn(submission, INPUTS.digestDeclined);
  const words = {
    intro: within(kept(inputOf(submission, INPUTS.digestIntro)), DIGEST_INTRO_MAX, {
      errors,
      block: INPUTS.digestIntro.block,
    }),
    tellsDeclined: declined ? declined.includes(YES) : now.tellsDeclined,
    entries: now.entries.map((entry) => readEntry(submission, entry, errors)),
  };
  return { words, errors };
}

function readEntry(
  submission: Submission,
  entry: DigestEntry,
  errors: Errors,
): DigestWords['entries'][number] {
  const ids = digestInputs(entry.place);
  const marks = tickedIn(submission, ids.marks) ?? [];
  const isLeftOut = marks.includes(DIGEST_LEAVE_OUT);
  const title = oneLine(inputOf(submission, ids.title) ?? '');
  const words = kept(inputOf(submission, ids.words));
  if (!isLeftOut && title === '') errors[ids.title.block] = 'Give it a title, or tick that it is left out.';
  if (!isLeftOut && words === '') errors[ids.words.block] = NO_WORDS[entry.kind];
  return {
    place: entry.place,
    title: within(title, DIGEST_TITLE_MAX, { errors, block: ids.title.block }),
    words: within(words, DIGEST_WORDS_MAX, { errors, block: ids.words.block }),
    isLeftOut,
    isQuoteless: marks.includes(DIGEST_WITHOUT_QUOTE),
    quotes: {
      ...(hasInput(submission, ids.quote) ? { quote: inputOf(submission, ids.quote) } : {}),
      ...(hasInput(submission, ids.publicQuote) ? { publicQuote: inputOf(submission, ids.publicQuote) } : {}),
    },
  };
}

const NO_WORDS = {
  delivered: 'Say what customers have now, or tick that it is left out.',
  declined: 'Say why not, or tick that it is left out.',
} as const;

function within(text: string, max: number, { errors, block }: { errors: Errors; block: string }): string {
  if (text.length > max) errors[block] = `At most ${max} characters.`;
  return text;
}

// PostgreSQL keeps neither a NUL nor half of a surrogate pair.
function kept(typed: string | null): string {
  return (typed ?? '').replace(/\0|\p{Surrogate}/gu, '\uFFFD').trim();
}
