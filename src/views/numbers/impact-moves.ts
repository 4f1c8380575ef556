import type { KnownBlock } from '@slack/types';
import { BANDS } from '../../domain/bands';
import type { Moves } from '../../domain/impact/moves';
import { context, section } from '../text/message';
import { BAND_WORDS, count } from '../text/words';
import { fitted } from './impact-tables';
import { numbersTable } from './numbers-parts';

/** How bands changed between two answers: of each side what it comes to in words, then a table that a phone has room for. */
export function movesBlocks({ touched, others }: { touched: Moves; others: Moves }): KnownBlock[] {
  return [
    section('*From band to band*'),
    ...sideBlocks('Contacted or told', touched),
    ...sideBlocks('Others', others),
    context(
      'Rows: the answer before; columns: the one after it. Everybody who answered again is here, who found nobody alike too.',
    ),
  ];
}

function sideBlocks(who: string, moves: Moves): KnownBlock[] {
  const rows = BANDS.map((band, row) => {
    const { glyph, word } = BAND_WORDS[band];
    const cells = moves[row]!;
    return [`${glyph} ${word}`, ...cells.map(n), n(sumOf(cells))];
  });
  const titles = ['Before', ...BANDS.map((band) => BAND_WORDS[band].glyph), 'All'];
  return [section(movesWords(who, moves)), ...numbersTable(fitted(titles, rows), rows, 'letters')];
}

/** "*Others* (n=95): of 21 detractors 3 are passives and 1 is a promoter; of 34 promoters 1 is a detractor." */
function movesWords(who: string, moves: Moves): string {
  const [[stayed, lukewarm, won], , [lost, cooled, loyal]] = moves;
  const unhappy = stayed + lukewarm + won;
  const happy = lost + cooled + loyal;
  const all = sumOf(moves.flat());
  const parts = [
    ...(unhappy > 0
      ? [`of ${count(unhappy, 'detractor')} ${are(lukewarm, 'passive')} now and ${are(won, 'promoter')}`]
      : []),
    ...(happy > 0 ? [`of ${count(happy, 'promoter')} ${are(lost, 'detractor')} now`] : []),
  ];
  const words = parts.length > 0 ? `: ${parts.join('; ')}.` : '.';
  return `*${who}* (n=${n(all)})${words}`;
}

function are(people: number, what: string): string {
  return people === 1 ? `1 is a ${what}` : `${n(people)} are ${what}s`;
}

const n = (people: number) => people.toLocaleString('en-US');
const sumOf = (cells: readonly number[]) => cells.reduce((sum, one) => sum + one, 0);
