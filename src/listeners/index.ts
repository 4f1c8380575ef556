import type { App } from '@slack/bolt';
import type { Deps } from '../deps';
import { returnWorkOf } from '../use-cases/follow-up/return-orphaned';
import { orphanInitiativesOf } from '../use-cases/initiatives/orphan-initiatives';
import { watchChannels } from '../use-cases/operations/watch-channels';
import { ACTIONS, CALLBACKS, INPUTS, REPORT_ANSWERS } from '../views/ids';
import { section } from '../views/text/message';
import { openAccountPage } from './actions/account';
import { exportSurvey, openPhrases, unlink } from './actions/asked-for';
import { claim } from './actions/claim';
import { openDeadLetters, replay, replayAll, tryChannel, turnDeadLetters } from './actions/dead-letters';
import {
  approveDigest,
  discardDigest,
  draftMore,
  openDigest,
  previewDigest,
  publishDigest,
} from './actions/digests';
import { draftReply, freshDraft, useDraft } from './actions/draft-reply';
import { chooseDropKind, dropAgain, openDropForm, readDayFirst, readMonthFirst } from './actions/dropped';
import { exportFollowUps } from './actions/export-follow-ups';
import { exportOffers } from './actions/export-offers';
import {
  openDecline,
  openDeclineTheme,
  openDeliver,
  openEdit,
  openMake,
  openReopen,
  stepDone,
} from './actions/initiatives';
import { menu } from './actions/menu';
import { exportNumbers, shareNumbers } from './actions/numbers';
import { openLogContact, openReply, openResolve } from './actions/open-form';
import { openProposal } from './actions/proposals';
import { replayParkedOf } from './actions/replay-parked';
import { replyToAsker } from './actions/reply-to-asker';
import { openReportAnswers, shareReport } from './actions/report';
import { showCard } from './actions/show-card';
import { showReply } from './actions/show-reply';
import { showTellingNote } from './actions/telling-note';
import {
  openTellings,
  openToldHistory,
  sayCountedIn,
  sayNotNeeded,
  sayTold,
  undoTold,
} from './actions/tellings';
import { tryStuck } from './actions/try-stuck';
import { accountChoices, openPickAccount, openUnmatched } from './actions/unmatched';
import { wordsForError } from './answer-failure';
import { type ActionHandler, pageIn, readClick } from './click';
import { digestCommand, isDigestWord } from './commands/digest';
import { numbersCommand, numberWordIn } from './commands/numbers';
import { isReportWord, reportCommand } from './commands/report';
import { answerCommand } from './commands/rnps';
import { unescaped } from './commands/words';
import { fileDropped } from './dropped';
import { inFlight } from './in-flight';
import { publishHome } from './publish-home';
import { firstTime } from './seen-events';
import { readSubmission, type Submission, type SubmissionAnswer } from './submission';
import { askedForSubmit, phrasesSubmit } from './views/asked-for-submit';
import { digestSubmit } from './views/digest-submit';
import { dropSubmit } from './views/drop-submit';
import { eraseSubmit } from './views/erase-submit';
import { declineSubmit, deliverSubmit, initiativeSubmit } from './views/initiative-submit';
import { logContactSubmit } from './views/log-contact-submit';
import { mappingSubmit } from './views/mapping-submit';
import { moveSubmit } from './views/move-submit';
import { offerSubmit } from './views/offer-submit';
import { pickAccountSubmit } from './views/pick-account-submit';
import { proposalSubmit } from './views/proposal-submit';
import { reassignSubmit } from './views/reassign-submit';
import { reopenSubmit } from './views/reopen-submit';
import { replySubmit } from './views/reply-submit';
import { resolveSubmit } from './views/resolve-submit';
import { snoozeSubmit } from './views/snooze-submit';
import { taxonomySubmit } from './views/taxonomy-submit';
import { themesSubmit } from './views/themes-submit';
import { waitSubmit } from './views/wait-submit';

/** The route table: what Slack may send, and the one file that answers it. */
export function registerListeners(app: App, deps: Deps): void {
  const onAction = (id: string, handler: ActionHandler) =>
    app.action(id, ({ body, ack }) => handler(deps, { body, ack }));
  onAction(ACTIONS.claim, claim);
  onAction(ACTIONS.logContact, openLogContact);
  onAction(ACTIONS.resolve, openResolve);
  onAction(ACTIONS.menu, menu);
  onAction(ACTIONS.showCard, showCard);
  onAction(ACTIONS.showReply, showReply);
  onAction(ACTIONS.reply, openReply);
  onAction(ACTIONS.draftReply, (deps, args) => inFlight(draftReply(deps, args)));
  onAction(ACTIONS.useDraft, useDraft);
  onAction(ACTIONS.freshDraft, freshDraft);
  onAction(ACTIONS.deadLetters, openDeadLetters);
  onAction(ACTIONS.deadLettersNewer, turnDeadLetters);
  onAction(ACTIONS.deadLettersOlder, turnDeadLetters);
  onAction(ACTIONS.replay, replay);
  onAction(ACTIONS.replayAll, replayAll);
  onAction(ACTIONS.tryChannel, tryChannel);
  onAction(ACTIONS.tryStuck, tryStuck);
  onAction(ACTIONS.unmatched, openUnmatched);
  onAction(ACTIONS.unmatchedNewer, openUnmatched);
  onAction(ACTIONS.unmatchedOlder, openUnmatched);
  onAction(ACTIONS.pickAccount, openPickAccount);
  onAction(ACTIONS.accountEarlier, openAccountPage);
  onAction(ACTIONS.accountNewer, openAccountPage);
  onAction(ACTIONS.accountOlder, openAccountPage);
  onAction(ACTIONS.replayParked, replayParkedOf);
  onAction(ACTIONS.dropDayFirst, readDayFirst);
  onAction(ACTIONS.dropMonthFirst, readMonthFirst);
  onAction(ACTIONS.dropForm, openDropForm);
  onAction(ACTIONS.dropAgain, dropAgain);
  onAction(INPUTS.dropKind.action, chooseDropKind);
  onAction(ACTIONS.makeInitiative, openMake);
  onAction(ACTIONS.declineTheme, openDeclineTheme);
  onAction(ACTIONS.editInitiative, openEdit);
  onAction(ACTIONS.stepDone, stepDone);
  onAction(ACTIONS.deliverInitiative, openDeliver);
  onAction(ACTIONS.declineInitiative, openDecline);
  onAction(ACTIONS.reopenInitiative, openReopen);
  onAction(ACTIONS.decideProposal, openProposal);
  onAction(ACTIONS.draftDigest, draftMore);
  onAction(ACTIONS.editDigest, openDigest);
  onAction(ACTIONS.previewDigest, previewDigest);
  onAction(ACTIONS.approveDigest, approveDigest);
  onAction(ACTIONS.publishDigest, publishDigest);
  onAction(ACTIONS.discardDigest, discardDigest);
  onAction(ACTIONS.told, sayTold);
  onAction(ACTIONS.notNeeded, sayNotNeeded);
  onAction(ACTIONS.undoTold, undoTold);
  onAction(ACTIONS.countIn, sayCountedIn);
  onAction(ACTIONS.replyToAsker, replyToAsker);
  onAction(ACTIONS.unlinkAsker, unlink);
  onAction(ACTIONS.tellings, openTellings);
  onAction(ACTIONS.tellingsNewer, openTellings);
  onAction(ACTIONS.tellingsOlder, openTellings);
  onAction(ACTIONS.tellingNote, showTellingNote);
  onAction(ACTIONS.toldHistory, openToldHistory);
  onAction(ACTIONS.toldHistoryNewer, openToldHistory);
  onAction(ACTIONS.toldHistoryOlder, openToldHistory);
  onAction(ACTIONS.findByWords, openPhrases);
  for (const id of REPORT_ANSWERS) onAction(id, openReportAnswers);
  app.options(INPUTS.pickAccount.action, async ({ body, ack }) =>
    ack({ options: await accountChoices(deps, body) }),
  );
  const turnHome: ActionHandler = async (_, { body, ack }) => {
    await ack();
    const { userId, value } = readClick(body);
    await publishHome(deps, userId, pageIn(value));
  };
  onAction(ACTIONS.homeNewer, turnHome);
  onAction(ACTIONS.homeOlder, turnHome);
  onAction(ACTIONS.homeRefresh, async (_, { body, ack }) => {
    await ack();
    await publishHome(deps, readClick(body).userId);
  });

  const onSubmit = (
    callbackId: string,
    handler: (deps: Deps, submission: Submission) => Promise<SubmissionAnswer>,
  ) =>
    app.view(callbackId, async ({ body, ack }) => {
      const submission = readSubmission(body);
      const answer = await handler(deps, submission);
      switch (answer.kind) {
        case 'close':
          await ack();
          break;
        case 'errors':
          return ack({ response_action: 'errors', errors: answer.errors });
        case 'replace':
          await ack({ response_action: 'update', view: answer.view });
          break;
      }
      // The window may have been opened from App Home, which lies open below it and is not drawn anew by Slack.
      await publishHome(deps, submission.userId);
    });
  onSubmit(CALLBACKS.logContact, logContactSubmit);
  onSubmit(CALLBACKS.resolve, resolveSubmit);
  onSubmit(CALLBACKS.reassign, reassignSubmit);
  onSubmit(CALLBACKS.move, moveSubmit);
  onSubmit(CALLBACKS.snooze, snoozeSubmit);
  onSubmit(CALLBACKS.wait, waitSubmit);
  onSubmit(CALLBACKS.reopen, reopenSubmit);
  onSubmit(CALLBACKS.reply, replySubmit);
  onSubmit(CALLBACKS.offer, offerSubmit);
  onSubmit(CALLBACKS.erase, eraseSubmit);
  onSubmit(CALLBACKS.pickAccount, pickAccountSubmit);
  onSubmit(CALLBACKS.mapping, mappingSubmit);
  onSubmit(CALLBACKS.drop, dropSubmit);
  onSubmit(CALLBACKS.themes, themesSubmit);
  onSubmit(CALLBACKS.taxonomy, taxonomySubmit);
  onSubmit(CALLBACKS.initiative, initiativeSubmit);
  onSubmit(CALLBACKS.deliver, deliverSubmit);
  onSubmit(CALLBACKS.decline, declineSubmit);
  onSubmit(CALLBACKS.proposal, proposalSubmit);
  onSubmit(CALLBACKS.digest, digestSubmit);
  onSubmit(CALLBACKS.phrases, phrasesSubmit);
  onSubmit(CALLBACKS.askedFor, askedForSubmit);

  app.action(ACTIONS.numbersShare, ({ body, ack, respond }) =>
    inFlight(shareNumbers(deps, { body, ack, respond })),
  );
  app.action(ACTIONS.numbersExport, ({ body, ack, respond }) =>
    inFlight(exportNumbers(deps, { body, ack, respond })),
  );
  app.action(ACTIONS.followUpsExport, ({ body, ack, respond }) =>
    inFlight(exportFollowUps(deps, { body, ack, respond })),
  );

  app.action(ACTIONS.offersExport, ({ body, ack, respond }) =>
    inFlight(exportOffers(deps, { body, ack, respond })),
  );
  app.action(ACTIONS.surveyExport, ({ body, ack, respond }) =>
    inFlight(exportSurvey(deps, { body, ack, respond })),
  );

  app.action(ACTIONS.reportShare, ({ body, ack, respond }) =>
    inFlight(shareReport(deps, { body, ack, respond })),
  );

  app.command('/rnps', async ({ command, ack, respond }) => {
    const text = unescaped(command.text);
    if (numberWordIn(text)) {
      // A picture takes longer than Slack waits for an answer.
      await ack();
      return inFlight(numbersCommand(deps, { text, userId: command.user_id, respond }));
    }
    if (isReportWord(command.text)) {
      await ack();
      return inFlight(reportCommand(deps, { text: command.text, userId: command.user_id, respond }));
    }
    if (isDigestWord(text)) {
      await ack();
      return inFlight(digestCommand(deps, { text, userId: command.user_id, respond }));
    }
    try {
      const message = await answerCommand(deps, {
        text,
        userId: command.user_id,
        channelId: command.channel_id,
        triggerId: command.trigger_id,
      });
      await ack({ response_type: 'ephemeral', ...message });
    } catch (error) {
      const words = wordsForError(deps, error, 'command');
      await ack({ response_type: 'ephemeral', text: words, blocks: [section(words)] });
    }
  });

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home' && (await firstTime(deps, body.event_id))) await publishHome(deps, event.user);
  });
  app.event('message', ({ event, body }) => fileDropped(deps, event, body.event_id));
  // A tick looks at the channels too; these only make it sooner.
  const look = () => lookAtChannels(deps);
  app.event('channel_archive', look);
  app.event('channel_unarchive', look);
  app.event('channel_shared', look);
  app.event('channel_unshared', look);
  app.event('user_change', async ({ event }) => {
    await deps.directory.forget(event.user.id);
    try {
      await returnWorkOf(deps, event.user.id);
      await orphanInitiativesOf(deps, event.user.id);
    } catch (error) {
      deps.log.warn(
        { err: error },
        'work of somebody who may have left was not looked at; the next tick does it',
      );
    }
  });
}

async function lookAtChannels(deps: Deps): Promise<void> {
  try {
    await watchChannels(deps);
  } catch (error) {
    deps.log.warn({ err: error }, 'the channels were not looked at; the next tick does it');
  }
}
