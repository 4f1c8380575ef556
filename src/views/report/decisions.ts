import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { STATUS_WORDS } from '../initiatives/initiative-parts';
import { context, section } from '../text/message';
import { inline } from '../text/mrkdwn';
import { bold, bullets, line, person, richText, words } from '../text/rich-text';
import { dayWords } from '../text/words';
import type { ShownDecision } from './model';

const TITLE_MAX = 120;
const NOTE_MAX = 160;

/** What the decisions of earlier months became: before anything new is decided. */
export function decisionBlocks(decisions: readonly ShownDecision[], max: number): KnownBlock[] {
  const heading = section('*What we decided, and what became of it*');
  if (decisions.length === 0)
    return [heading, context('Nothing is open. _Make initiative_ beneath a theme begins something.')];
  const more = decisions.length - max;
  return [
    heading,
    richText(bullets(decisions.slice(0, max).map(decisionLine))),
    ...(more > 0 ? [context(`and ${more} more`)] : []),
  ];
}

function decisionLine(one: ShownDecision): RichTextSection {
  const { glyph, word } = STATUS_WORDS[one.status];
  return line(
    bold(`${glyph} ${word}: ${inline(one.title, TITLE_MAX)}`),
    words(` (${inline(one.themeName, 60)})`),
    ...detail(one),
  );
}

function detail(one: ShownDecision): RichTextElement[] {
  switch (one.status) {
    case 'open': {
      const due = one.dueOn
        ? ` · due ${dayWords(one.dueOn)}${one.overdue ? ', overdue' : ''}`
        : ' · no due date';
      const step = one.firstStep ? ` · first step: ${inline(one.firstStep, NOTE_MAX)}` : '';
      return [
        words(' · '),
        ...(one.owner ? [person(one.owner)] : [words('nobody has it')]),
        words(due + step),
      ];
    }
    case 'delivered':
      return one.delivered ? [words(` · ${inline(one.delivered, NOTE_MAX)}`)] : [];
    case 'declined':
      return one.reason ? [words(` · ${inline(one.reason, NOTE_MAX)}`)] : [];
  }
}
