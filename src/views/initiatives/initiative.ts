import type { ActionsBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { CLOSING_WORDS_MAX, FIRST_STEP_MAX } from '../../domain/committee/initiative';
import { toldWords, whoWords } from '../tellings/telling-model';
import { context, header, type Message } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, mention, neutralise, slackDate } from '../text/mrkdwn';
import { bold, line, person, quote, richText, words } from '../text/rich-text';
import type { InitiativeModel } from './initiative-model';
import {
  initiativeButton,
  initiativeButtons,
  lastingDueWords,
  madeWords,
  stateElements,
  titleOf,
} from './initiative-parts';

const HEADINGS = { open: 'Initiative', delivered: 'Delivered', declined: 'Declined' } as const;

/** What the committee decided about a theme, in its channel. */
export function renderInitiative(model: InitiativeModel): Message {
  const heading = `${HEADINGS[model.status]}: ${titleOf(model)}`;
  return {
    text: escapeMrkdwn(heading),
    blocks: [
      header(heading),
      factsBlock(model),
      context(
        `Theme: ${escapeMrkdwn(inline(model.themeName, 60))} · ${madeWords(model)} · ` +
          `decided by ${mention(model.decidedBy)}, ${slackDate(model.decidedAt, '{date_short_pretty}')}`,
      ),
      initiativeButtons(model, true),
      ...peopleBlocks(model),
    ],
  };
}

/** Who asked for it and was told, and how they are found; nothing of what was declined. */
function peopleBlocks(model: InitiativeModel): KnownBlock[] {
  if (model.status === 'declined') return [];
  const { people } = model;
  const buttons: ActionsBlock = { type: 'actions', elements: [initiativeButton(model, 'findByWords')] };
  if (!people) return [buttons];
  const all = initiativeButton(model, 'tellings');
  buttons.elements.unshift({ ...all, value: `${model.id}:all:0` });
  return [context(`${whoWords(people)}: ${toldWords(people)}.`), buttons];
}

/** Its state, its first step, and what people wrote when it was closed: word for word, as plain text. */
function factsBlock(model: InitiativeModel): RichTextBlock {
  const closing = clipByCodePoints(
    neutralise(model.delivered ?? model.reason ?? '').trim(),
    CLOSING_WORDS_MAX,
  );
  return richText(
    line(...stateElements(model, lastingDueWords(model))),
    ...(model.firstStep && model.status === 'open' ? [stepLine(model)] : []),
    ...(closing ? [quote(closing)] : []),
  );
}

function stepLine({ firstStep, firstStepDone }: InitiativeModel) {
  const done = firstStepDone ? ' (✓ done)' : '';
  return line(bold(`First step${done}: `), words(inline(firstStep ?? '', FIRST_STEP_MAX)));
}

/** Tells somebody that an initiative is theirs now. */
export function renderInitiativeForOwner(
  model: InitiativeModel,
  { by, to }: { by: string; to: string },
): Message {
  const title = titleOf(model);
  if (model.status !== 'open' || model.owner !== to) {
    const how = model.status === 'open' ? 'Not with you any more' : HEADINGS[model.status];
    return {
      text: `✓ ${how}: ${escapeMrkdwn(title)}`,
      blocks: [richText(line(words(`✓ ${how}: `), bold(title)))],
    };
  }
  return {
    text: `An initiative is yours: ${escapeMrkdwn(title)}`,
    blocks: [
      richText(
        line(bold(title)),
        line(person(by), words(` gave you this initiative. It is ${lastingDueWords(model)}.`)),
        ...(model.firstStep ? [stepLine(model)] : []),
      ),
      context(
        `It is about what customers said of ${escapeMrkdwn(inline(model.themeName, 60))}. You are reminded a week before it is due, on the day, and weekly after that.`,
      ),
      initiativeButtons(model, false),
    ],
  };
}

/** Tells the committee that whoever had an initiative left. */
export function renderOrphaned(model: InitiativeModel, { formerOwner }: { formerOwner: string }): Message {
  const title = titleOf(model);
  const isOver = model.status !== 'open' || model.owner !== null;
  const blocks: KnownBlock[] = isOver
    ? [
        richText(
          line(
            words('✓ '),
            bold(title),
            ...(model.status === 'open' && model.owner
              ? [words(': '), person(model.owner), words(' has it now.')]
              : [words(` is ${HEADINGS[model.status].toLowerCase()}.`)]),
          ),
        ),
      ]
    : [
        richText(
          line(words('⚑ Nobody has this initiative any more: '), bold(title)),
          line(
            person(formerOwner),
            words(
              `’s account was deactivated. It is ${lastingDueWords(model)}. Give it to somebody with Edit.`,
            ),
          ),
        ),
        { type: 'actions', elements: [initiativeButton(model, 'edit')] },
      ];
  return {
    text: isOver
      ? 'An initiative has somebody again.'
      : `Nobody has this initiative any more: ${escapeMrkdwn(title)}`,
    blocks,
  };
}
