import type { KnownBlock, ModalView } from '@slack/types';
import { ASKED_MONTHS } from '../../domain/committee/asked-window';
import { TITLE_MAX } from '../../domain/committee/initiative';
import { PHRASE_MAX, PHRASES_MAX } from '../../domain/tellings/phrase';
import { LIMITS } from '../checks/limits';
import { ACTIONS, CALLBACKS, INPUTS } from '../ids';
import { context, plainContext } from '../text/message';
import { clipByLength, inline, neutralise, plain } from '../text/mrkdwn';
import { bold, line, person, richText, words } from '../text/rich-text';
import { form, input, option, reading } from '../windows/form';

/** Of initiatives to choose among. */
export const LINKABLE_MAX = LIMITS.selectOptions.max;

/** The form behind "Asked for…" of a card: which initiative its customer asked for. */
export function askedForModal(model: {
  followUpId: string;
  about: string;
  initiatives: { id: string; title: string; status: 'open' | 'delivered' }[];
  links: { tellingId: string; title: string; linkedBy: string; removable: boolean }[];
}): ModalView {
  const before = [plainContext(model.about), ...model.links.flatMap(linkBlocks)];
  if (model.initiatives.length === 0)
    return reading('Asked for', [
      ...before,
      context('The committee has no initiative yet. `/rnps themes` is where it makes one.'),
    ]);
  return {
    ...form('Asked for', CALLBACKS.askedFor, model.followUpId),
    blocks: [
      ...before,
      input(
        INPUTS.askedFor.block,
        'What did they ask for?',
        {
          type: 'static_select',
          action_id: INPUTS.askedFor.action,
          placeholder: plain('Choose an initiative', 150),
          options: model.initiatives.slice(0, LINKABLE_MAX).map(({ id, title, status }) => {
            const shown = inline(title, 60) || '-';
            return option(status === 'delivered' ? `✓ ${shown}` : shown, id);
          }),
        },
        'They are listed with those who are found by what they wrote, and told when it is delivered. ✓ is delivered already.',
      ),
    ],
  };
}

function linkBlocks({
  tellingId,
  title,
  linkedBy,
  removable,
}: {
  tellingId: string;
  title: string;
  linkedBy: string;
  removable: boolean;
}): KnownBlock[] {
  const shown = inline(title, TITLE_MAX) || '-';
  const said = richText(line(words('Asked for '), bold(shown), words(', says '), person(linkedBy)));
  if (!removable) return [said];
  const label = 'Take back';
  return [
    said,
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: ACTIONS.unlinkAsker,
          text: plain(label, 75),
          value: tellingId,
          accessibility_label: clipByLength(`${label}: ${shown}`, 75),
        },
      ],
    },
  ];
}

/** The form behind "Find people by words": phrases, one on each line. */
export function phrasesModal(model: { initiativeId: string; title: string; phrases: string[] }): ModalView {
  const shown = clipByLength(neutralise(model.phrases.join('\n')), LIMITS.inputLength.max);
  return {
    ...form('Find people by words', CALLBACKS.phrases, ''),
    private_metadata: JSON.stringify({ initiativeId: model.initiativeId, seen: model.phrases.join('\n') }),
    blocks: [
      plainContext(inline(model.title, TITLE_MAX) || '-'),
      {
        ...input(
          INPUTS.phrases.block,
          'Words that customers used',
          {
            type: 'plain_text_input',
            action_id: INPUTS.phrases.action,
            multiline: true,
            max_length: PHRASES_MAX * (PHRASE_MAX + 1),
            ...(shown ? { initial_value: shown } : {}),
          },
          `One phrase on each line, ${PHRASES_MAX} at the most. They are looked for as whole words, whatever the capitals.`,
        ),
        optional: true,
      },
      context(
        `Whoever surely criticised its theme, or wished something of it, in the ${ASKED_MONTHS} months before it is delivered is found anyway. ` +
          'The thread says how many answers each phrase finds. ' +
          'A phrase that goes takes along who was found by it alone and is not told.',
      ),
    ],
  };
}
