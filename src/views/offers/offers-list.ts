import type { ActionsBlock, KnownBlock, RichTextSection } from '@slack/types';
import { nearest } from '../../domain/nearest';
import type { OfferState } from '../../domain/offers/offer';
import { ACTIONS } from '../ids';
import { context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, plain } from '../text/mrkdwn';
import { bold, bullets, joinedGroups, line, link, person, richText, when, words } from '../text/rich-text';
import { count } from '../text/words';

export interface OfferLine {
  name: string;
  state: OfferState;
  at: Date;
  by: string;
  personName: string | null;
  accountName: string | null;
  permalink: string | null;
}

/** `/rnps offers`: what was offered and is open, and what was accepted. */
export function renderOffers(model: {
  open: OfferLine[];
  accepted: OfferLine[];
  totals: { open: number; accepted: number };
}): Message {
  const { open, accepted, totals } = model;
  const title = `${count(totals.open, 'offer')} open, ${totals.accepted.toLocaleString('en-US')} accepted`;
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      ...part('Open', open, totals.open),
      ...part('Accepted', accepted, totals.accepted),
      context(
        'Offers are made from a card, in its menu. What is in confidence is not listed. `/rnps offers quotable` lists promoters who may be quoted.',
      ),
      exportButton('offers'),
    ],
  };
}

function part(title: string, lines: OfferLine[], total: number): KnownBlock[] {
  if (lines.length === 0) return [];
  const more =
    total > lines.length
      ? [context(`${(total - lines.length).toLocaleString('en-US')} more are in the export.`)]
      : [];
  return [section(`*${title}*`), richText(bullets(lines.map(lineOf))), ...more];
}

function lineOf({ name, at, by, permalink, ...customer }: OfferLine): RichTextSection {
  return line(
    ...joinedGroups([
      [bold(inline(name, 60))],
      [words(whoOf(customer))],
      [when(at, undefined, '{date_long}')],
      [person(by)],
      permalink ? [link(permalink, 'Open the card')] : [],
    ]),
  );
}

/** "Mira Olsen, Northwind Freight" */
export function whoOf({ personName, accountName }: Pick<OfferLine, 'personName' | 'accountName'>): string {
  const named = [personName, accountName].map((one) => inline(one ?? '', 60)).filter(Boolean);
  return named.join(', ') || 'somebody without a name';
}

/** An answer to a word that is none of ours. */
export function renderOffersUsage(word: string): Message {
  const guess = nearest(word, ['quotable']) ? ' Did you mean quotable?' : '';
  return {
    text: 'I do not know that word. Try /rnps offers.',
    blocks: [
      { type: 'section', text: plain(`I do not know "${inline(word, 40)}" here.${guess}`, 3000) },
      section('Say it like this: `/rnps offers`, `/rnps offers quotable`.'),
    ],
  };
}

/** "Export CSV" of the offers or the quotes. */
export function exportButton(value: string): ActionsBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: ACTIONS.offersExport, text: plain('Export CSV', 75), value }],
  };
}
