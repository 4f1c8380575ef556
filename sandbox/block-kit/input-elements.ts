import { confirmable, dispatchable, element, focusable, placeholder } from './element-fields';
import { LIMITS } from './limits';
import { richTextBlock } from './rich-text';
import { type Check, flag, list, matching, text, whole } from './schema';

const typed = { ...placeholder, ...focusable, ...dispatchable };
const DATE = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD');
const TIME = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm');

/** Elements into which a person types, and pickers of dates and times. */
export const INPUT_ELEMENTS: Record<string, Check> = {
  plain_text_input: element(
    {},
    {
      ...typed,
      initial_value: text(LIMITS.inputLength, 0),
      multiline: flag,
      min_length: whole(0, LIMITS.inputLength.max),
      max_length: whole(1, LIMITS.inputLength.max),
    },
  ),
  email_text_input: element({}, { ...typed, initial_value: text() }),
  url_text_input: element({}, { ...typed, initial_value: text() }),
  number_input: element(
    { is_decimal_allowed: flag },
    { ...typed, initial_value: text(), min_value: text(), max_value: text() },
  ),
  rich_text_input: element(
    {},
    { ...typed, initial_value: richTextBlock, min_lines: whole(1, 100), max_lines: whole(1, 100) },
  ),
  file_input: element({}, { filetypes: list(text()), max_files: whole(1, LIMITS.fileInputFiles.max) }),
  datepicker: element({}, { ...confirmable, ...focusable, ...placeholder, initial_date: DATE }),
  timepicker: element(
    {},
    { ...confirmable, ...focusable, ...placeholder, initial_time: TIME, timezone: text() },
  ),
  // Slack wants ten digits: seconds since 1970, as of 2001.
  datetimepicker: element(
    {},
    { ...confirmable, ...focusable, initial_date_time: whole(1_000_000_000, 9_999_999_999) },
  ),
};
