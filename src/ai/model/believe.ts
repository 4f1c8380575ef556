import { type Masked, originalSpan } from '../../domain/redaction/mask';
import type { CommentReading, ReadTheme } from './comment-reading';
import type { Verified } from './verify-claim';

/**
 * The model's annotation of a comment, in offsets of the comment itself. A theme without words of its own keeps those of
 * the local annotator for the same theme, or goes. Where the local annotator is sure of the opposite sentiment, it stays
 * with that, and a person is asked: whatever a comment made of the model, it cannot turn another one around.
 */
export function believe(
  said: Verified,
  comment: string,
  masked: Masked,
  local: CommentReading,
): CommentReading {
  const themes = said.themes.flatMap((theme) => placed(theme, comment, masked, local));
  const isContradicted =
    local.sure &&
    said.sentiment !== local.sentiment &&
    said.sentiment !== 'neutral' &&
    local.sentiment !== 'neutral';
  return {
    language: said.language === 'und' ? local.language : said.language,
    sentiment: isContradicted ? local.sentiment : said.sentiment,
    themes: themes.length > 0 ? themes : local.themes,
    urgency: said.urgency,
    churn: said.churn,
    team: said.team ?? local.team,
    sure: said.sure && !isContradicted && themes.length > 0,
    by: 'model',
  };
}

function placed(
  { id, polarity, at }: Verified['themes'][number],
  comment: string,
  masked: Masked,
  local: CommentReading,
): ReadTheme[] {
  if (at) {
    const { start, end } = originalSpan(masked, ...at);
    return [{ id, polarity, quote: comment.slice(start, end), start }];
  }
  const own = local.themes.find((theme) => theme.id === id);
  return own ? [{ ...own, polarity }] : [];
}
