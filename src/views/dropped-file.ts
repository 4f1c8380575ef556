import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { DropOutcome, DropQuestion, DropState } from '../domain/dropped-file';
import { ACTIONS } from './ids';
import type { Message } from './message';
import { inline, plain } from './mrkdwn';

export interface DroppedFileModel {
  id: string;
  name: string;
  state: DropState;
  question: DropQuestion | null;
  progress: string | null;
  outcome: DropOutcome | null;
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
    case 'sharing':
    case 'done': {
      const { lines, rejected } = model.outcome!;
      const heading = rejected > 0 ? `⚑ ${name}: imported, but for some rows.` : `✓ ${name}: imported.`;
      return [words(heading), words(lines.join('\n'))];
    }
    case 'failed':
      return [words(`✗ ${name}: not imported.`), words(model.outcome!.lines.join('\n'))];
  }
}

// Names of columns and pieces of cells stand in it, so nothing of it is markup.
function words(text: string): SectionBlock {
  return { type: 'section', text: plain(text || ' ', 2900) };
}

function buttons(id: string, { readings }: DropQuestion): KnownBlock {
  const button = (action: string, label: string, value: string): Button => ({
    type: 'button',
    action_id: action,
    text: plain(label, 75),
    value,
  });
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
