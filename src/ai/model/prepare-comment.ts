import { createHash } from 'node:crypto';
import { type Masked, mask } from '../../domain/redaction/mask';
import { type NameBook, NO_NAMES } from '../../domain/redaction/names';
import { speaksToMachine } from '../../domain/themes/speaks-to-machine';
import type { BatchTrouble } from './ask-batch';
import type { Model } from './model';

export interface Comment {
  id: string;
  text: string;
  score?: number;
}

/** Why a comment was annotated locally: the model was not asked, or gave no answer that could be used. */
export type LocalBecause = BatchTrouble | 'no_model' | 'no_content' | 'speaks_to_machine';

/** What is read of a comment, and what of it is sent: beyond that nobody says anything new. In UTF-16 units. */
const READ_UNITS = 6000;
const SENT_UNITS = 4000;

interface Prepared {
  comment: Comment;
  masked: Masked;
  /** The name under which an answer is kept; null: the model is not asked. */
  name: string | null;
  because: LocalBecause | null;
}

/** A comment as it may leave the machine, and the name under which an answer to it is kept. */
export function prepareComment(
  comment: Comment,
  {
    version,
    model,
    names = NO_NAMES,
  }: { version: string; model: Model | null; names?: NameBook | undefined },
): Prepared {
  const because = whyNotAsked(comment.text, model);
  const sent = maskForModel(comment.text, names);
  const name = createHash('sha256')
    .update(JSON.stringify([version, model?.identity, sent.text]))
    .digest('hex');
  return { comment, masked: sent, name: because === null ? name : null, because };
}

/** A text as it may leave the machine: its beginning, with placeholders for what could name or reach somebody. */
export function maskForModel(text: string, names: NameBook): Masked {
  return clip(mask(text.slice(0, READ_UNITS), names));
}

function whyNotAsked(text: string, model: Model | null): LocalBecause | null {
  if (!model) return 'no_model';
  if (!/\p{L}/u.test(text)) return 'no_content';
  return speaksToMachine(text) ? 'speaks_to_machine' : null;
}

/** The beginning, up to a placeholder rather than through it, and never half a character. */
function clip(masked: Masked): Masked {
  if (masked.text.length <= SENT_UNITS) return masked;
  const cut = masked.parts.find(
    ({ at, placeholder }) => at < SENT_UNITS && at + placeholder.length > SENT_UNITS,
  );
  const text = masked.text.slice(0, cut?.at ?? SENT_UNITS);
  return { ...masked, text: /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text };
}
