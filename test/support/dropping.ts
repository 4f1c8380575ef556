import { pressIn } from './gestures';
import type { Running } from './run-app';

/** Where a file was dropped, and where the app answers. */
export interface Thread {
  channel: string;
  ts: string;
}

type Said = { ts: string; blocks?: unknown };

const directWith = (userId: string) => `D${userId.slice(1)}`;

/** Drops files on the app, as a person in the page, and reads what it says of them. */
export function dropping(run: () => Running) {
  const repliesIn = ({ channel, ts }: Thread) =>
    run()
      .sandbox.state.messages(channel)
      .filter((m) => m.thread_ts === ts && m.ts !== ts);
  const press = (as: string, thread: Thread, asked: Said, label: string) =>
    pressIn(
      run(),
      as,
      { place: { channel: thread.channel, messageTs: asked.ts }, blocks: asked.blocks },
      label,
    );
  return {
    press,
    directWith,
    repliesIn,
    async drops(
      as: string,
      name: string,
      content: string | Buffer,
      { threadTs }: { threadTs?: string } = {},
    ): Promise<Thread> {
      const files = [{ name, content: Buffer.from(content).toString('base64') }];
      const channel = directWith(as);
      const { body } = await run().page('/ui/message', {
        as,
        channel,
        files,
        ...(threadTs ? { threadTs } : {}),
      });
      expect(body).toMatchObject({ ok: true });
      return { channel, ts: threadTs ?? (body.ts as string) };
    },
    /** The app's message in the thread once it says this. */
    says: (thread: Thread, words: RegExp) =>
      run().until(`the app to say ${words}`, () =>
        repliesIn(thread).find((m) => words.test(`${m.text}\n${JSON.stringify(m.blocks)}`)),
      ),
    saidIn: (message: { blocks?: unknown }) => JSON.stringify(message.blocks),
    /** Opens the form under what is asked, and gives its window. */
    async formOf(as: string, thread: Thread, asked: Said) {
      const before = run().sandbox.state.views(as).length;
      await press(as, thread, asked, 'Say how to read it…');
      return run().until('the form', () => run().sandbox.state.views(as)[before]);
    },
    /** Chooses what is in the file, and gives the form with what is asked then. */
    async chooses(as: string, viewId: string, kind: 'responses' | 'accounts') {
      const chosen = { value: kind, text: { type: 'plain_text', text: kind } };
      const action = { type: 'radio_buttons', action_id: 'drop_kind_choice', block_id: 'drop_kind' };
      const state = { drop_kind: { drop_kind_choice: { selected_option: chosen } } };
      await run().page('/ui/action', { as, viewId, action: { ...action, selected_option: chosen }, state });
      const asks = kind === 'responses' ? 'drop_source' : 'drop_accounts_id';
      return run().until('what is asked then', () =>
        run()
          .sandbox.state.views(as)
          .find(({ id, blocks }) => id === viewId && blocks.some(({ block_id }) => block_id === asks)),
      );
    },
    /** Sends the form with what was chosen and typed in it; null: shown, and left empty. */
    async sends(
      as: string,
      viewId: string,
      { chosen = {}, typed = {} }: { chosen?: Record<string, string | null>; typed?: Record<string, string> },
    ) {
      const state: Record<string, unknown> = {};
      for (const [block, value] of Object.entries(chosen))
        state[block] = {
          [`${block}_choice`]: {
            selected_option: value === null ? null : { value, text: { type: 'plain_text', text: value } },
          },
        };
      for (const [block, value] of Object.entries(typed)) state[block] = { [`${block}_text`]: { value } };
      return (await run().page('/ui/submit', { as, viewId, state })).body;
    },
  };
}
