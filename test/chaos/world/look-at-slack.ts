import { setTimeout as delay } from 'node:timers/promises';
import { CHANNELS } from '../../support/card';
import { type Line, zero } from '../report';
import type { Accepted } from './survey-tool';
import type { World } from './world';

/** Nothing owed became nothing less owed for this long: it never will. */
const STUCK_MS = 120_000;

/** Waits until everything owed is sent, or nothing moves any more; what is left is counted as lost later. */
export async function untilNothingOwed(world: World, say: (progress: string) => void): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let movedAt = Date.now();
  for (;;) {
    const [row] = await world.sql<{ owed: number }>(
      `SELECT count(*)::int AS owed FROM outbox WHERE state = 'waiting' AND sent_revision < revision`,
    );
    const owed = row!.owed;
    if (owed === 0) return world.weather.settled();
    if (owed < least) {
      least = owed;
      movedAt = Date.now();
    }
    if (Date.now() - movedAt > STUCK_MS) return;
    say(`${owed} messages still owed`);
    await delay(200);
  }
}

interface OutboxRow {
  key: string;
  post_key: string;
  state: string;
  owed: boolean;
  channel_id: string | null;
  message_ts: string | null;
}

/** Compares what the outbox believes with what stands in Slack, message by message, by the key that each carries. */
export async function messageLines(world: World): Promise<Line[]> {
  const rows = await world.sql<OutboxRow>(
    'SELECT key, post_key, state, sent_revision < revision AS owed, channel_id, message_ts FROM outbox',
  );
  const channels = new Set<string>(Object.values(CHANNELS));
  for (const row of rows) if (row.channel_id) channels.add(row.channel_id);
  const standing = [...channels].flatMap((channel) =>
    world.sandbox.state.messages(channel).map((message) => ({ channel, message })),
  );
  const places = new Map<string, string[]>();
  for (const { channel, message } of standing) {
    const key = keyOf(message);
    if (key) places.set(key, [...(places.get(key) ?? []), `${channel} ${message.ts}`]);
  }
  const ours = new Set(rows.map((row) => row.post_key));
  const lost = rows.filter(
    (row) => !places.get(row.post_key)?.includes(`${row.channel_id} ${row.message_ts}`),
  );
  return [
    zero(
      'messages doubled',
      [...places.values()].reduce((sum, { length }) => sum + length - 1, 0),
    ),
    zero('messages lost', lost.length),
    zero('messages still owed', rows.filter((row) => row.owed && row.state === 'waiting').length),
    zero('messages given up', rows.filter((row) => row.state !== 'waiting').length),
    zero('messages that nobody owed', [...places.keys()].filter((key) => !ours.has(key)).length),
  ];
}

/** The same for answers and their cards, by the company's name alone: without a word from the outbox. */
export async function answerLines(world: World, accepted: Accepted[]): Promise<Line[]> {
  const stored = await world.sql<{ id: string; score: number; account: string; follow_ups: number }>(
    `SELECT r.source_response_id AS id, r.score, r.account_facts ->> 'name' AS account,
            (SELECT count(*)::int FROM follow_ups f WHERE f.response_id = r.id) AS follow_ups
       FROM responses r WHERE r.account_facts ->> 'name' LIKE 'Company %'`,
  );
  const byId = new Map(stored.map((row) => [row.id, row]));
  const cards = cardsByAccount(world);
  return [
    zero('answers lost', accepted.filter(({ id, score }) => byId.get(id)?.score !== score).length),
    zero('answers doubled', stored.length - byId.size),
    zero('answers without their follow-up', stored.filter((row) => row.follow_ups !== 1).length),
    zero('cards lost', stored.filter(({ account }) => !cards.has(account)).length),
    zero(
      'cards doubled',
      [...cards.values()].reduce((sum, shown) => sum + shown.length - 1, 0),
    ),
    zero(
      'cards that show an old score',
      stored.filter(({ account, score }) => cards.get(account)?.some((card) => !card.includes(`${score}/10`)))
        .length,
    ),
  ];
}

function cardsByAccount(world: World): Map<string, string[]> {
  const cards = new Map<string, string[]>();
  // The committee is told of late work in words of their own, which are no card.
  const { committee: _committee, ...teams } = CHANNELS;
  for (const channel of Object.values(teams)) {
    for (const message of world.sandbox.state.messages(channel)) {
      const isRoot = !message.thread_ts || message.thread_ts === message.ts;
      const shown = JSON.stringify(message.blocks ?? []);
      const account = /Company [0-9a-f-]{36}/.exec(shown)?.[0];
      // Other messages name the account too; a card says the score.
      if (isRoot && account && /\d\/10/.test(shown))
        cards.set(account, [...(cards.get(account) ?? []), shown]);
    }
  }
  return cards;
}

function keyOf(message: { metadata?: unknown }): string | undefined {
  return (message.metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key;
}
