import type { Running } from './run-app';

interface Pressable {
  type: string;
  action_id: string;
  block_id: string;
  value?: string;
  options?: { value: string; text: { text: string } }[];
  text?: { text: string };
  accessibility_label?: string;
}

/** Everything that can be pressed in blocks, beside a text or in a row. */
export function pressables(blocks: unknown): Pressable[] {
  return ((blocks ?? []) as any[]).flatMap((block) =>
    [...(block.type === 'actions' ? block.elements : []), ...(block.accessory ? [block.accessory] : [])].map(
      (element) => ({ ...element, block_id: block.block_id }),
    ),
  );
}

/** Where something was pressed, as the page says it. */
type Place = { channel: string; messageTs: string } | { viewId: string } | { home: true };

/** Presses a button by its label, as a person would; `about` chooses among several by what screen readers hear. */
export function pressIn(
  run: Running,
  as: string,
  at: { place: Place; blocks: unknown },
  label: string,
  about = '',
) {
  const button = pressables(at.blocks).find(
    (one) => one.text?.text === label && (one.accessibility_label ?? '').includes(about),
  );
  if (!button) throw new Error(`There is no button "${label}" ${about}.`);
  const { type, action_id, block_id, value } = button;
  return run.page('/ui/action', { as, ...at.place, action: { type, action_id, block_id, value } });
}

/** Types a command as a person would; gives the answer that only they see, once it is there. */
export async function typed(run: Running, as: string, text: string, channel = 'C0GENERAL') {
  // On a machine that is short of time a person is asked to try again, and does.
  const answer = await run.until('an answer that is not to try again', async () => {
    const before = run.sandbox.state.ephemerals(as).length;
    await run.page('/ui/command', { as, channel, text: `/rnps ${text}` });
    const said = await run.until('the answer', () => run.sandbox.state.ephemerals(as)[before]);
    return /try again in a m(oment|inute)/i.test(said.text ?? '') ? null : said;
  });
  return {
    words: `${answer.text}\n${JSON.stringify(answer.blocks)}`,
    place: { channel: answer.channel, messageTs: answer.ts },
    blocks: answer.blocks,
  };
}

/** What an administrator of the workspace does by hand. */
export async function control(run: Running, act: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${run.sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  });
  if (!response.ok) throw new Error(`The workspace was not changed: ${await response.text()}`);
}
