import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { POLARITIES, type Polarity, THEMES_MAX } from '../../domain/themes/annotation';
import { LIMITS } from '../checks/limits';
import { CALLBACKS, INPUTS } from '../ids';
import { context, plainContext } from '../text/message';
import { inline, neutralise, plain } from '../text/mrkdwn';
import { quote, richText } from '../text/rich-text';
import { form, input, option } from '../windows/form';
import { POLARITY_WORDS } from './theme-words';

const COMMENT_MAX = 600;
const OFFERED_MAX = 100;

/** The form behind "Correct the themes": what the comment is about, three themes at the most, each with its side. */
export function themesModal(model: {
  followUpId: string;
  about: string;
  comment: string;
  /** Those that may be chosen. */
  themes: { id: string; name: string; means: string }[];
  /** As it is now. */
  chosen: { id: string; polarity: Polarity }[];
}): ModalView {
  const themes = model.themes
    .slice(0, OFFERED_MAX)
    .map(({ id, name, means }) => option(name, id, inline(means, 75)));
  const sides = POLARITIES.map((side) =>
    option(`${POLARITY_WORDS[side].glyph} ${POLARITY_WORDS[side].word}`, side),
  );
  const shown = inline(neutralise(model.comment), COMMENT_MAX);
  return {
    ...form('Correct the themes', CALLBACKS.themes, model.followUpId),
    blocks: [
      plainContext(model.about),
      ...(shown ? [richText(quote(shown))] : []),
      ...Array.from({ length: THEMES_MAX }, (_, at) => {
        const chosen = model.chosen[at];
        return [
          select(INPUTS.themes[at]!.theme, THEME_LABELS[at]!, themes, {
            chosen: chosen?.id,
            optional: at > 0,
          }),
          select(INPUTS.themes[at]!.side, 'How they speak of it', sides, {
            chosen: chosen?.polarity,
            optional: at > 0,
          }),
        ];
      }).flat(),
      context('What you say here stays as you say it, and similar comments are read by it from now on.'),
    ],
  };
}

const THEME_LABELS = ['What it is mostly about', 'And also', 'And also'] as const;

function select(
  ids: { block: string; action: string },
  label: string,
  options: PlainTextOption[],
  { chosen, optional }: { chosen: string | undefined; optional: boolean },
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return {
    ...input(ids.block, label, {
      type: 'static_select',
      action_id: ids.action,
      placeholder: plain('Choose', LIMITS.placeholder.max),
      options,
      ...(initial ? { initial_option: initial } : {}),
    }),
    optional,
  };
}
