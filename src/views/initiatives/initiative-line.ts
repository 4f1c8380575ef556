import type { InitiativeVerb } from '../../domain/committee/initiative';
import { PHRASE_MAX } from '../../domain/tellings/phrase';
import { context, type Message } from '../text/message';
import { clipByLength, escapeMrkdwn, inline, mention, neutralise, slackDate } from '../text/mrkdwn';
import { quote, richText } from '../text/rich-text';
import { count, dayWords } from '../text/words';

/** One change of an initiative, with the words that a person wrote beside it. */
export interface InitiativeLine {
  at: Date;
  by: string;
  verb: InitiativeVerb;
  detail: Record<string, string | boolean | null>;
  note: string | null;
  /** What the words find by which people are looked for, when they were changed. */
  finds?: PhraseFound[];
}

export interface PhraseFound {
  phrase: string;
  answers: number;
}

const NOTE_MAX = 2000;

/** One change, as a reply in the thread of the initiative's message. */
export function renderInitiativeLine(model: InitiativeLine): Message {
  const text = lineWords(model);
  const note = clipByLength(neutralise(model.note ?? '').trim(), NOTE_MAX);
  return {
    text,
    blocks: [context(`${text} · ${slackDate(model.at)}`), ...(note ? [richText(quote(note))] : [])],
  };
}

function lineWords({ by, verb, detail, finds = [] }: InitiativeLine): string {
  const who = mention(by);
  const owner = typeof detail.owner === 'string' ? mention(detail.owner) : null;
  const due = typeof detail.due === 'string' ? dayWords(detail.due) : null;
  switch (verb) {
    case 'made':
      return `${who} made it an initiative.`;
    case 'theme_declined':
    case 'declined':
      return `${who} declined it.`;
    case 'step_done':
      return `${who} said that the first step is done.`;
    case 'delivered':
      return `${who} marked it delivered${typeof detail.since === 'string' ? `, since ${dayWords(detail.since)}` : ''}.`;
    case 'reopened':
      return `${who} took it up again, for ${owner ?? 'nobody'}, due ${due ?? 'on no day'}.`;
    case 'orphaned':
      return `Nobody has it any more: the account of ${mention(String(detail.formerOwner))} was deactivated.`;
    case 'phrases_set':
      return `${who} changed the words by which people who asked are found${findsWords(finds)}.`;
    case 'left_untold':
      return `${count(Number(detail.notTold), 'person', 'people')} on its list ${Number(detail.notTold) === 1 ? 'was' : 'were'} not told, and nobody is reminded any more. \`/rnps told\` says who has them.`;
    case 'edited':
      return `${who} ${editedWords(detail, owner, due)}.`;
  }
}

// ": “sync” finds 3 answers, “single sign-on” finds none"
function findsWords(finds: readonly PhraseFound[]): string {
  if (finds.length === 0) return '';
  const each = finds.map(
    ({ phrase, answers }) =>
      `“${escapeMrkdwn(inline(phrase, PHRASE_MAX))}” finds ${answers === 0 ? 'none' : count(answers, 'answer')}`,
  );
  return `: ${each.join(', ')}`;
}

function editedWords(detail: InitiativeLine['detail'], owner: string | null, due: string | null): string {
  const former = typeof detail.formerDue === 'string' ? `from ${dayWords(detail.formerDue)} ` : '';
  const parts = [
    owner ? `gave it to ${owner}` : '',
    due ? `moved the due date ${former}to ${due}` : '',
    detail.title ? 'changed the title' : '',
    detail.firstStep ? 'changed the first step' : '',
  ].filter(Boolean);
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
    : (parts[0] ?? 'edited it');
}
