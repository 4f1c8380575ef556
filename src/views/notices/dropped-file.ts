import type { KnownBlock, SectionBlock } from '@slack/types';
import type { DropOutcome, DropQuestion, DropState } from '../../domain/dropped-file';
import { ACTIONS } from '../ids';
import { button, type Message } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { count } from '../text/words';

export interface DroppedFileModel {
  id: string;
  name: string;
  state: DropState;
  question: DropQuestion | null;
  progress: string | null;
  outcome: DropOutcome | null;
  /** Rows that are known to be stored; null: storing them was never begun. */
  stored: number | null;
  /** Why the file with the rejected rows is deleted again. */
  forgetBecause: 'erasure' | 'age' | null;
}

/** What stands in the thread of a file that was dropped: what is asked, how far it is, and what became of it. */
export function renderDroppedFile(model: DroppedFileModel): Message {
  const name = inline(model.name, 100);
  const [heading, ...blocks] = partsOf(model, name);
  return { text: heading!.text!.text, blocks: [heading!, ...blocks] };
}

function partsOf(model: DroppedFileModel, name: string): [SectionBlock, ...KnownBlock[]] {
  switch (model.state) {
    case 'new':
      return [words(model.progress ? `${name}: ${model.progress.trim()}` : `${name}: I am reading it.`)];
    case 'asking':
      return [
        words(`⚑ ${name}: nothing is imported yet.`),
        words(model.question!.words),
        buttons(model.id, model.question!),
      ];
    case 'uploading':
    case 'sharing':
    case 'forgetting':
    case 'done': {
      const { lines, rejected, rejects } = model.outcome!;
      const heading = rejected > 0 ? `⚑ ${name}: imported in part.` : `✓ ${name}: imported.`;
      return [
        words(heading),
        words([...lines, ...rejectsWords(model)].join('\n')),
        ...(rejects === 'unsent' ? [again(model.id, 'Send the rejected rows again')] : []),
      ];
    }
    case 'failed':
      return [
        words(`✗ ${name}: ${storedWords(model.stored)}`),
        words(model.outcome!.lines.join('\n')),
        again(model.id, 'Try again'),
      ];
  }
}

function rejectsWords({ outcome, forgetBecause }: DroppedFileModel): string[] {
  switch (outcome!.rejects) {
    case 'none':
    case 'unsent':
      return [];
    case 'shown':
      return [
        'The rejected rows are in the file below, with line and reason. Mend them there, and drop that file here.',
      ];
    case 'forgotten':
      return [
        `The file with the rejected rows was deleted${forgetBecause === 'erasure' ? ', because somebody was erased who may stand in it' : ', because of its age'}. Drop the first file again to have it anew.`,
      ];
  }
}

function storedWords(stored: number | null): string {
  if (stored === null) return 'not imported.';
  if (stored === 0) return 'broken off; some rows may be in.';
  return `imported in part: at least ${count(stored, 'row')} ${stored === 1 ? 'is' : 'are'} in.`;
}

/** What is in is known, so all of it may be done again. */
function again(id: string, label: string): KnownBlock {
  return { type: 'actions', elements: [button(ACTIONS.dropAgain, label, id)] };
}

// Names of columns and pieces of cells stand in it, so nothing of it is markup.
function words(text: string): SectionBlock {
  return { type: 'section', text: plain(text || ' ', 2900) };
}

function buttons(id: string, { readings }: DropQuestion): KnownBlock {
  return {
    type: 'actions',
    elements: [
      ...(readings
        ? [
            button(ACTIONS.dropDayFirst, `It is ${readings.dmy}`, id),
            button(ACTIONS.dropMonthFirst, `It is ${readings.mdy}`, id),
          ]
        : []),
      button(ACTIONS.dropForm, 'Say how to read it…', id),
    ],
  };
}
