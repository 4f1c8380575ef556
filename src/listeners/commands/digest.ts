import type { RespondArguments, RespondFn } from '@slack/bolt';
import { houseZone } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { periodName, readDigestWords } from '../../domain/committee/digest-period';
import { monthAt } from '../../domain/numbers/month-span';
import { presentDigest } from '../../presenters/present-digest';
import { type AskedDigest, askForDigest } from '../../use-cases/digests/ask-for-digest';
import { renderPublished } from '../../views/digest/digest-message';
import { renderDigestUsage, renderDraftIs, renderNoDigest } from '../../views/digest/digest-usage';
import { type Message, section } from '../../views/text/message';
import { wordsForError } from '../answer-failure';

/** True for `/rnps digest`, which may take longer than Slack waits. */
export function isDigestWord(text: string): boolean {
  return /^\s*digest(\s|$)/i.test(text);
}

/** Answers `/rnps digest [month or quarter]` for whoever asked. */
export async function digestCommand(
  deps: Deps,
  { text, userId, respond }: { text: string; userId: string; respond: RespondFn },
): Promise<void> {
  const say = (message: Message) => {
    const shown: RespondArguments = { response_type: 'ephemeral', replace_original: false, ...message };
    return respond(shown);
  };
  try {
    const thisMonth = monthAt(houseZone(deps.config), deps.now());
    const request = readDigestWords(text.trim().slice('digest'.length), thisMonth);
    if ('word' in request) await say(renderDigestUsage(request.word));
    else await say(await renderAsked(deps, await askForDigest(deps, { by: userId, period: request.period })));
  } catch (error) {
    const words = wordsForError(deps, error, 'digest');
    await say({ text: words, blocks: [section(words)] });
  }
}

/** What became of asking, in words. */
export async function renderAsked(deps: Deps, asked: AskedDigest): Promise<Message> {
  switch (asked.kind) {
    case 'drafted':
    case 'draft': {
      const { periodName: title, permalink, missing } = await presentDigest(deps, asked.digest);
      const isApproved = missing === null;
      return renderDraftIs({
        title,
        isNew: asked.kind === 'drafted',
        channel: deps.config.committee.channel,
        permalink,
        isApproved,
      });
    }
    case 'published': {
      const models = await Promise.all(asked.digests.map((one) => presentDigest(deps, one)));
      return renderPublished(models, { n: asked.more, period: asked.digests[0]!.period });
    }
    case 'nothing':
    case 'not_published':
    case 'ahead':
    case 'reading':
      return renderNoDigest({ ...asked, title: periodName(asked.period) });
  }
}
