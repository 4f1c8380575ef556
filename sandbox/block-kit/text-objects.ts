import { LIMITS, type Limit } from './limits';
import { byType, type Check, either, flag, list, object, oneOf, text } from './schema';

const type = { type: text() };

/** A plain_text object; the kind for everything that is a label. */
export function plain(limit: Limit = LIMITS.text): Check {
  return byType({
    plain_text: object({ required: { ...type, text: text(limit) }, optional: { emoji: flag } }),
  });
}

/** A plain_text or mrkdwn object. `emoji` belongs to plain_text alone, `verbatim` to mrkdwn alone. */
export function anyText(limit: Limit = LIMITS.text): Check {
  return byType({
    plain_text: object({ required: { ...type, text: text(limit) }, optional: { emoji: flag } }),
    mrkdwn: object({ required: { ...type, text: text(limit) }, optional: { verbatim: flag } }),
  });
}

export function mrkdwn(limit: Limit = LIMITS.text): Check {
  return byType({
    mrkdwn: object({ required: { ...type, text: text(limit) }, optional: { verbatim: flag } }),
  });
}

export const confirm: Check = object({
  required: {
    title: plain(LIMITS.confirmTitle),
    text: anyText(LIMITS.confirmText),
    confirm: plain(LIMITS.confirmButton),
    deny: plain(LIMITS.confirmButton),
  },
  optional: { style: oneOf('primary', 'danger') },
});

/** An option whose text is plain (menus) or may be mrkdwn (checkboxes, radio buttons). */
export function option(kind: 'menu' | 'overflow' | 'group'): Check {
  const words = kind === 'group' ? anyText : plain;
  return object({
    required: { text: words(LIMITS.optionText), value: text(LIMITS.optionValue) },
    optional: {
      description: words(LIMITS.optionDescription),
      ...(kind === 'overflow' ? { url: text(LIMITS.optionUrl) } : {}),
    },
  });
}

export const optionGroup: Check = object({
  required: {
    label: plain(LIMITS.optionGroupLabel),
    options: list(option('menu'), LIMITS.selectOptions),
  },
});

export const slackFile: Check = (value, at, checking) => {
  object({ optional: { id: text(), url: text(LIMITS.imageUrl) } }, either('id', 'url'))(value, at, checking);
  const { id } = (value ?? {}) as { id?: string };
  if (typeof id === 'string' && !checking.fileExists(id)) checking.fail('invalid slack file', `${at}/id`);
};
