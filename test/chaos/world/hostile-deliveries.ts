import fc from 'fast-check';
import { readDelivery } from '../../../src/ingest/read-delivery';
import type { Random } from '../../../src/sample-life/random';
import { forged } from '../../ingest/hostile/forgeries';
import { type HostileKind, type Sent, sourceOf } from '../../ingest/hostile/kinds';
import { contentsOf } from '../../ingest/hostile/mutations';

/** One delivery to send, and what the app should make of its proof. */
export interface Hostile {
  source: string;
  sent: Sent;
  genuine: boolean;
  /** How the app would call it, and what it says: `score` null when it is no answer. */
  deliveryId: string;
  answer: { id: string; score: number } | null;
}

/** One in so many is forged. */
const FORGED_IN = 5;

// What stands in the samples for one delivery, one answer and one person; no other part of a sample holds these.
const DELIVERY_IDS = [
  '01KAB3N9QX5E7YH2T4V6W8Z0RM',
  '5b1f0e7c9a3d4e2f',
  '9000002',
  '9000003',
  'ajs-000',
  '0193f0aa-8c1e',
  '2f6a1f4e-7c1d',
];
const ANSWER_IDS = [
  ...['resp_8Fh2', 'k3p9x0v7c5n1b8m4z2q6', 'cmresp01', '118001', 'R_7kLm2', '6f1c0e9f3a0b4d5e8c7f'],
  ...['345999', '7c9e6679', '6540a1b2c3d4e5f60718293a', 'b2c3d4e5-0005', '0193f0aa-0000', '88001'],
  ...['4e5f6a7b-0006', 'YW5zd2VyLTAwMDE'],
];
const PEOPLE = [
  'mira.olsen',
  'usr_7781',
  'acc_1042',
  'northwind.example',
  'user-42',
  'ann@acme',
  '771042',
  '163999',
];

/** Makes spoiled deliveries of a kind, some of them of answers and people that were there before. */
export function hostileDeliveries(random: Random, { people }: { people: number }) {
  let made = 0;
  return (kind: HostileKind, name: string, count: number): Hostile[] => {
    const source = { ...sourceOf(kind), name };
    const seed = random.int(1, 1e9);
    return fc.sample(contentsOf(kind), { numRuns: count, seed }).map((spoiled) => {
      made += 1;
      const whose = `z${random.int(1, people)}`;
      const content = renamed(spoiled, [
        [DELIVERY_IDS, `d${made}`],
        // Half of the answers are told of again.
        [ANSWER_IDS, `${whose}a${random.int(1, Math.max(2, Math.ceil(made / people / 2)))}`],
        [PEOPLE, whose],
      ]);
      const id = `msg_${made}`;
      const genuine = random.int(1, FORGED_IN) > 1;
      const sent = genuine ? kind.signed(content, id) : forged(kind, content, id, () => random.next());
      const { deliveryId, parsed } = readDelivery(source, sent.body, sent.headers);
      const { sourceResponseId = '', score = 0 } = parsed.kind === 'answer' ? parsed.answer : {};
      const answer = parsed.kind === 'answer' ? { id: sourceResponseId, score } : null;
      return { source: name, sent, genuine, deliveryId, answer };
    });
  };
}

// Byte for byte, so that nothing that was cut up is mended. In front, because the end of an address is its domain.
function renamed(content: Buffer, names: [string[], string][]): Buffer {
  let text = content.toString('latin1');
  for (const [olds, salt] of names) for (const old of olds) text = text.replaceAll(old, `${salt}${old}`);
  return Buffer.from(text, 'latin1');
}
