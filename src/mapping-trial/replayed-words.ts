import type { ReplaySummary } from './replay-parked';

/** What a replay did, in one sentence or two. */
export function replayedWords(name: string, { total, became, reasons }: ReplaySummary): string {
  if (total === 0) return `No delivery of ${name} is parked.`;
  const still = [...reasons].map(([reason, n]) => `${reason} ${n}`).join(', ');
  return (
    `${total} parked ${total === 1 ? 'delivery' : 'deliveries'} of ${name}: ${became.recorded} recorded, ` +
    `${became.pending > 0 ? `${became.pending} to be fetched, ` : ''}${became.ignored} ignored, ${became.parked} still parked${still ? ` (${still})` : ''}.` +
    (became.gone > 0 ? ` ${became.gone} were replayed by somebody else meanwhile.` : '')
  );
}
