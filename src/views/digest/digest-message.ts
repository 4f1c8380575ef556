import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { ACTIONS } from '../ids';
import { context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, mention, plain, slackDate } from '../text/mrkdwn';
import { count } from '../text/words';
import type { DigestModel } from './digest-model';
import { digestTitle, internalBlocks } from './digest-parts';

const NAMES_SHOWN = 5;
const STEPS_SHOWN = 6;

/** A digest in the committee's channel, from its draft on. */
export function renderDigest(model: DigestModel): Message {
  const title = digestTitle(model);
  switch (model.state) {
    case 'draft':
      return {
        text: escapeMrkdwn(`Draft. ${title}`),
        blocks: [
          context(`*Draft* of what colleagues will read. ${draftedWords(model)}${trailWords(model)}`),
          ...internalBlocks(model),
          ...nothingTold(model),
          context(...draftNotes(model)),
          draftButtons(model),
        ],
      };
    case 'published':
      return {
        text: escapeMrkdwn(`Published. ${title}`),
        blocks: [
          ...internalBlocks(model),
          context(
            `✓ ${publishedWords(model)} What customers may read is in the thread, as files.`,
            `${draftedWords(model)}${trailWords(model)}`,
          ),
          { type: 'actions', elements: [button(model, 'preview', 'What customers read')] },
        ],
      };
    case 'discarded': {
      const text = `✕ The draft of ${escapeMrkdwn(model.periodName)} was discarded by ${closer(model)}. \`/rnps digest\` drafts it anew.`;
      return { text: escapeMrkdwn(`Discarded. ${title}`), blocks: [header(title), section(text)] };
    }
  }
}

/** What is published to a channel. */
export function renderDigestPost(model: DigestModel): Message {
  return {
    text: escapeMrkdwn(digestTitle(model)),
    blocks: [
      ...internalBlocks(model),
      context(
        'Customers are counted once each. Quotes are exact words of comments; please keep them in the house.',
      ),
    ],
  };
}

/** For whoever asks what was published. */
export function renderPublished(models: DigestModel[], more: { n: number; period: string }): Message {
  const first = models[0]!;
  return {
    text: escapeMrkdwn(digestTitle(first)),
    // Of several, the later ones are short: what was delivered after the first.
    blocks: [
      ...internalBlocks(first),
      context(`✓ ${publishedWords(first)}${seeIt(first)}`),
      ...models
        .slice(1)
        .map((one) =>
          context(`✓ ${count(toldOf(one), 'more')} told later. ${publishedWords(one)}${seeIt(one)}`),
        ),
      ...(more.n > 0 ? moreBlocks(more) : []),
    ],
  };
}

/** "2 more were marked delivered since", with the way to tell them. */
function moreBlocks({ n, period }: { n: number; period: string }): KnownBlock[] {
  return [
    section(`${count(n, 'more was', 'more were')} marked delivered since.`),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: ACTIONS.draftDigest,
          text: plain('Draft what is new', 75),
          value: period,
        },
      ],
    },
  ];
}

const toldOf = ({ entries }: DigestModel) => entries.filter(({ isTold }) => isTold).length;
const seeIt = ({ permalink }: DigestModel) => (permalink ? ` <${permalink}|See it>` : '');
const closer = ({ closedBy, closedAt }: DigestModel) => `${mention(closedBy!)}, ${slackDate(closedAt!)}`;

function draftedWords({ draftedBy, draftedAt }: DigestModel): string {
  const by = draftedBy === 'app' ? '' : ` by ${mention(draftedBy)}`;
  return `Drafted${by}, ${slackDate(draftedAt)}.`;
}

/** " Edited by @Grace, 4:06 PM; approved by @Ruth, 4:10 PM." Of several edits by one person in a row, the last. */
function trailWords({ trail }: DigestModel): string {
  const steps = trail.filter(
    (step, i) => step.verb === 'approved' || trail[i + 1]?.verb !== 'edited' || trail[i + 1]?.by !== step.by,
  );
  if (steps.length === 0) return '';
  const told = steps
    .slice(-STEPS_SHOWN)
    .map(
      ({ verb, by, at, isVoid }) =>
        `${verb} by ${mention(by)}, ${slackDate(at)}${isVoid ? ' (as it was before an edit)' : ''}`,
    );
  const before = steps.length - told.length;
  const words = `${before > 0 ? `${count(before, 'earlier step')}; ` : ''}${told.join('; ')}.`;
  return ` ${words[0]!.toUpperCase()}${words.slice(1)}`;
}

function publishedWords(model: DigestModel): string {
  const where = model.channels.map((name) => `#${escapeMrkdwn(inline(name, 80))}`).join(', ');
  return `Published by ${closer(model)}, in ${where}.`;
}

function nothingTold(model: DigestModel): KnownBlock[] {
  return toldOf(model) > 0 ? [] : [section('Everything is left out, so there is nothing to publish.')];
}

function draftNotes(model: DigestModel): string[] {
  const quoted = model.entries.filter(({ isTold, publicQuote }) => isTold && publicQuote !== null).length;
  const left = model.entries.filter(({ kind, isLeftOut }) => kind === 'delivered' && isLeftOut).length;
  const declined = model.entries.filter(({ kind }) => kind === 'declined').length;
  const notes = [
    approvalWords(model),
    `For customers: ${model.names.length > 0 ? '' : 'no names, and '}${quoted === 0 ? 'no quote' : count(quoted, 'quote')} of people who agreed to it. *Preview* shows it.`,
    model.names.length > 0 ? `${escapeMrkdwn(namesWords(model, 60))} *Edit* it if that is not meant.` : '',
    left > 0 ? `${count(left, 'entry', 'entries')} left out.` : '',
    declined > 0 && !model.tellsDeclined
      ? `${count(declined, 'theme was', 'themes were')} declined; *Edit* can tell that too.`
      : '',
    model.more > 0
      ? `${count(model.more, 'more was', 'more were')} delivered than there is room for. Publish this, and \`/rnps digest\` drafts the rest.`
      : '',
  ];
  return notes.filter((note) => note !== '');
}

/** What a person has to look at before customers do, each name in so many letters. */
function namesWords({ names }: DigestModel, letters: number): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => inline(name, letters));
  return `⚑ What customers would read names or reaches somebody: ${shown.join(', ')}${names.length > NAMES_SHOWN ? ' and others' : ''}.`;
}

function approvalWords(model: DigestModel): string {
  const by = model.approvals.map(mention).join(', ');
  const so = by ? `Approved by ${by}.` : 'Nobody has approved it yet.';
  switch (model.missing) {
    case 'one':
      return `${so} ${model.needed === 2 ? 'Two of the committee have to.' : 'One of the committee has to.'}`;
    case 'another':
      return `${so} One more has to.`;
    case 'reader':
      return `${so} They wrote it, so somebody else has to approve it as well.`;
    case null:
      return `✓ ${so} It can be published.`;
  }
}

type Verb = 'edit' | 'preview' | 'approve' | 'publish' | 'discard';
const ACTION_OF: Record<Verb, string> = {
  edit: ACTIONS.editDigest,
  preview: ACTIONS.previewDigest,
  approve: ACTIONS.approveDigest,
  publish: ACTIONS.publishDigest,
  discard: ACTIONS.discardDigest,
};

function button({ id, revision }: DigestModel, verb: Verb, label: string): Button {
  return {
    type: 'button',
    action_id: ACTION_OF[verb],
    text: plain(label, 75),
    value: `${id}:${revision}`,
  };
}

function draftButtons(model: DigestModel): ActionsBlock {
  const isApproved = model.missing === null;
  const where = model.channels.map((name) => `#${name}`).join(', ');
  const warning = model.names.length > 0 ? `${namesWords(model, 24)} ` : '';
  const sure = (title: string, text: string, confirm: string) => ({
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(confirm, 30),
    deny: plain('Not yet', 30),
  });
  return {
    type: 'actions',
    elements: [
      button(model, 'edit', 'Edit'),
      button(model, 'preview', 'Preview'),
      { ...button(model, 'approve', 'Approve'), ...(isApproved ? {} : { style: 'primary' as const }) },
      {
        ...button(model, 'publish', 'Publish'),
        ...(isApproved ? { style: 'primary' as const } : {}),
        // Before it is approved the press is answered with who has to, and needs no second thought.
        ...(isApproved
          ? { confirm: sure('Publish it?', `${warning}It goes to ${where}, once.`, 'Publish') }
          : {}),
      },
      {
        ...button(model, 'discard', 'Discard'),
        style: 'danger',
        confirm: sure('Discard it?', 'What was edited goes. It can be drafted anew.', 'Discard'),
      },
    ],
  };
}
