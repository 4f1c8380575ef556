import { randomUUID } from 'node:crypto';
import { claimDropped, noteSharing } from '../../src/dropped/claim-dropped';
import { shareRejects } from '../../src/dropped/share-rejects';
import { forgetRejects } from '../../src/use-cases/erasure/forget-dropped';
import { recordDropped } from '../../src/use-cases/files/record-dropped';
import { type ByHand, deliveryByHand } from '../delivery/by-hand';

let hand: ByHand;
beforeEach(async () => {
  hand = await deliveryByHand();
});
afterEach(() => hand.stop());

const claim = () => claimDropped(hand.deps.db, randomUUID());
const shown = () => hand.sandbox.state.calls()['files.completeUploadExternal'] ?? 0;

/** A file whose rejected rows are in Slack, to be shown now. */
async function toShare() {
  const [by] = hand.deps.directory.admins;
  const ts = '1900000000.000100';
  const files = [{ id: 'F0DROPPED', name: 'answers.csv' }];
  await recordDropped(hand.deps, { by: by!, channelId: 'D0ADMIN', messageTs: ts, threadTs: ts, files });
  await hand.sql(`UPDATE dropped_files SET state = 'sharing', rejects_file_id = 'F0REJECTS'`);
  return (await claim())!;
}

test('somebody is erased before the rejected rows are shown: they are not, by whoever had them in hand', async () => {
  const drop = await toShare();
  await forgetRejects(hand.deps.db, { kind: 'erasure' });
  await shareRejects(hand.deps, drop);
  expect(shown()).toBe(0);
  expect(await claim()).toMatchObject({ state: 'forgetting', rejectsFileId: 'F0REJECTS' });
});

test('somebody is erased while they are being shown: the file is deleted once no late answer can show it any more', async () => {
  const drop = await toShare();
  expect(await noteSharing(hand.deps.db, drop)).toBe(true);
  await forgetRejects(hand.deps.db, { kind: 'erasure' });
  expect(await claim()).toBeNull();
  await hand.sql(`UPDATE dropped_files SET not_before = not_before - interval '36 seconds'`);
  expect(await claim()).toMatchObject({ state: 'forgetting' });
});
