/** Every id that Slack sends back to us. Renaming one breaks the buttons of cards that are already posted. */
export const ACTIONS = {
  claim: 'follow_up_claim',
  logContact: 'follow_up_log_contact',
  resolve: 'follow_up_resolve',
  menu: 'follow_up_menu',
  homeRefresh: 'home_refresh',
  homeNewer: 'home_newer',
  homeOlder: 'home_older',
  showCard: 'burst_show_card',
  deadLetters: 'dead_letters_open',
  deadLettersNewer: 'dead_letters_newer',
  deadLettersOlder: 'dead_letters_older',
  replay: 'dead_letters_replay',
  replayAll: 'dead_letters_replay_all',
  tryChannel: 'channel_try_again',
  /** About what the app cannot do: the value is its topic. */
  tryStuck: 'stuck_try_again',
  unmatched: 'unmatched_open',
  unmatchedNewer: 'unmatched_newer',
  unmatchedOlder: 'unmatched_older',
  pickAccount: 'unmatched_pick_account',
  replayParked: 'mapping_replay_parked',
  /** About an account's answers: the value is `ACCOUNT:PAGE`. */
  accountEarlier: 'account_earlier',
  accountNewer: 'account_newer',
  accountOlder: 'account_older',
  numbersShare: 'numbers_share',
  numbersExport: 'numbers_export',
  followUpsExport: 'follow_ups_export',
  dropDayFirst: 'drop_day_first',
  dropMonthFirst: 'drop_month_first',
  dropForm: 'drop_form_open',
  dropAgain: 'drop_again',
  /** About a theme: the value is `MONTH:THEME`. */
  makeInitiative: 'initiative.make',
  declineTheme: 'initiative.decline',
  /** About an initiative: the value is its id. */
  editInitiative: 'initiative.edit',
  stepDone: 'initiative.step_done',
  deliverInitiative: 'initiative.deliver',
  declineInitiative: 'initiative.drop',
  reopenInitiative: 'initiative.reopen',
  decideProposal: 'proposal_decide',
  reportShare: 'report_share',
  reportDetractors: 'report_detractors',
  reportPassives: 'report_passives',
  reportPromoters: 'report_promoters',
  reportLate: 'report_late',
  reportTheme: 'report_theme',
  reportIssue: 'report_issue',
  reportReturned: 'report_returned',
  reportMonthBefore: 'report_month_before',
  reportNewer: 'report_newer',
  reportOlder: 'report_older',
  showReply: 'reply_show',
  /** Beside next steps: the value is a follow-up's id. */
  reply: 'follow_up_reply',
  draftReply: 'reply_draft',
  useDraft: 'reply_use_draft',
  freshDraft: 'reply_fresh_draft',
  /** About a digest: the value is `ID:REVISION`; of the first, a period. */
  draftDigest: 'digest_draft',
  editDigest: 'digest_edit',
  previewDigest: 'digest_preview',
  approveDigest: 'digest_approve',
  publishDigest: 'digest_publish',
  discardDigest: 'digest_discard',
  offersExport: 'offers_export',
  /** About somebody who asked: the value is `TELLING`, or `TELLING:WHOSE:PAGE` in a window. */
  told: 'telling.told',
  notNeeded: 'telling.not_needed',
  undoTold: 'telling.undo',
  countIn: 'telling.count_in',
  replyToAsker: 'telling.reply',
  tellingNote: 'telling.note',
  unlinkAsker: 'telling.unlink',
  /** About everybody who asked for an initiative: `INITIATIVE:WHOSE:PAGE`. */
  tellings: 'telling.list',
  tellingsNewer: 'telling.newer',
  tellingsOlder: 'telling.older',
  toldHistory: 'telling.history',
  toldHistoryNewer: 'telling.history_newer',
  toldHistoryOlder: 'telling.history_older',
  findByWords: 'initiative.words',
  surveyExport: 'telling.survey',
} as const;

/** Buttons that lead to the answers behind a figure of a report; what they carry says which. */
export const REPORT_ANSWERS = [
  ACTIONS.reportDetractors,
  ACTIONS.reportPassives,
  ACTIONS.reportPromoters,
  ACTIONS.reportLate,
  ACTIONS.reportTheme,
  ACTIONS.reportIssue,
  ACTIONS.reportReturned,
  ACTIONS.reportMonthBefore,
  ACTIONS.reportNewer,
  ACTIONS.reportOlder,
] as const;

export const CALLBACKS = {
  logContact: 'log_contact_submit',
  resolve: 'resolve_submit',
  reassign: 'reassign_submit',
  move: 'move_submit',
  snooze: 'snooze_submit',
  wait: 'wait_submit',
  reopen: 'reopen_submit',
  erase: 'erase_submit',
  pickAccount: 'pick_account_submit',
  mapping: 'mapping_submit',
  drop: 'drop_submit',
  themes: 'themes_submit',
  taxonomy: 'taxonomy_submit',
  initiative: 'initiative_submit',
  deliver: 'initiative_deliver_submit',
  decline: 'initiative_decline_submit',
  proposal: 'proposal_submit',
  reply: 'reply_submit',
  digest: 'digest_submit',
  offer: 'offer_submit',
  phrases: 'initiative_phrases_submit',
  askedFor: 'asked_for_submit',
} as const;

interface ThemeInput {
  theme: { block: string; action: string };
  side: { block: string; action: string };
}

/** Inputs of the modals: the value of `block` and `action` leads through `view.state.values`. */
export const INPUTS = {
  contactChannel: { block: 'contact_channel', action: 'contact_channel_choice' },
  contactReached: { block: 'contact_reached', action: 'contact_reached_choice' },
  contactNote: { block: 'contact_note', action: 'contact_note_text' },
  resolveOutcome: { block: 'resolve_outcome', action: 'resolve_outcome_choice' },
  resolveTheme: { block: 'resolve_theme', action: 'resolve_theme_choice' },
  resolveNote: { block: 'resolve_note', action: 'resolve_note_text' },
  resolveTold: { block: 'resolve_told', action: 'resolve_told_choice' },
  resolveReason: { block: 'resolve_reason', action: 'resolve_reason_text' },
  reassignTo: { block: 'reassign_to', action: 'reassign_to_person' },
  moveTo: { block: 'move_to', action: 'move_to_team' },
  moveNote: { block: 'move_note', action: 'move_note_text' },
  snoozeDays: { block: 'snooze_days', action: 'snooze_days_choice' },
  waitDays: { block: 'wait_days', action: 'wait_days_choice' },
  waitReason: { block: 'wait_reason', action: 'wait_reason_text' },
  eraseWord: { block: 'erase_word', action: 'erase_word_text' },
  mappingLines: { block: 'mapping_lines', action: 'mapping_lines_text' },
  pickAccount: { block: 'pick_account', action: 'pick_account_choice' },
  newAccountName: { block: 'new_account_name', action: 'new_account_name_text' },
  newAccountDomain: { block: 'new_account_domain', action: 'new_account_domain_text' },
  dropKind: { block: 'drop_kind', action: 'drop_kind_choice' },
  dropSource: { block: 'drop_source', action: 'drop_source_choice' },
  dropDates: { block: 'drop_dates', action: 'drop_dates_choice' },
  dropEncoding: { block: 'drop_encoding', action: 'drop_encoding_choice' },
  dropZone: { block: 'drop_zone', action: 'drop_zone_text' },
  dropScore: { block: 'drop_score', action: 'drop_score_choice' },
  dropComment: { block: 'drop_comment', action: 'drop_comment_choice' },
  dropAnsweredAt: { block: 'drop_answered_at', action: 'drop_answered_at_choice' },
  dropEmail: { block: 'drop_email', action: 'drop_email_choice' },
  dropAccountId: { block: 'drop_account_id', action: 'drop_account_id_choice' },
  dropAccountName: { block: 'drop_account_name', action: 'drop_account_name_choice' },
  dropPlan: { block: 'drop_plan', action: 'drop_plan_choice' },
  // Apart from those for answers: what is chosen in one kind of file is no choice in the other.
  dropAccountsId: { block: 'drop_accounts_id', action: 'drop_accounts_id_choice' },
  dropAccountsName: { block: 'drop_accounts_name', action: 'drop_accounts_name_choice' },
  dropAccountsPlan: { block: 'drop_accounts_plan', action: 'drop_accounts_plan_choice' },
  themes: [1, 2, 3].map((n) => ({
    theme: { block: `theme_${n}`, action: `theme_${n}_choice` },
    side: { block: `side_${n}`, action: `side_${n}_choice` },
  })) as [ThemeInput, ThemeInput, ThemeInput],
  taxonomyKind: { block: 'taxonomy_kind', action: 'taxonomy_kind_choice' },
  taxonomyTheme: { block: 'taxonomy_theme', action: 'taxonomy_theme_choice' },
  taxonomyInto: { block: 'taxonomy_into', action: 'taxonomy_into_choice' },
  taxonomyName: { block: 'taxonomy_name', action: 'taxonomy_name_text' },
  taxonomyMeans: { block: 'taxonomy_means', action: 'taxonomy_means_text' },
  taxonomyTeam: { block: 'taxonomy_team', action: 'taxonomy_team_choice' },
  initiativeTitle: { block: 'initiative_title', action: 'initiative_title_text' },
  initiativeOwner: { block: 'initiative_owner', action: 'initiative_owner_person' },
  initiativeDue: { block: 'initiative_due', action: 'initiative_due_day' },
  initiativeStep: { block: 'initiative_step', action: 'initiative_step_text' },
  deliveredWhat: { block: 'delivered_what', action: 'delivered_what_text' },
  deliveredSince: { block: 'delivered_since', action: 'delivered_since_day' },
  declineReason: { block: 'decline_reason', action: 'decline_reason_text' },
  proposalKind: { block: 'proposal_kind', action: 'proposal_kind_choice' },
  proposalName: { block: 'proposal_name', action: 'proposal_name_text' },
  proposalWords: { block: 'proposal_words', action: 'proposal_words_text' },
  proposalInto: { block: 'proposal_into', action: 'proposal_into_choice' },
  proposalTeam: { block: 'proposal_team', action: 'proposal_team_choice' },
  replySubject: { block: 'reply_subject', action: 'reply_subject_text' },
  replyBody: { block: 'reply_body', action: 'reply_body_text' },
  // Of other blocks, because Slack keeps what was typed into a block that it knows.
  draftedSubject: { block: 'reply_subject_drafted', action: 'reply_subject_text' },
  draftedBody: { block: 'reply_body_drafted', action: 'reply_body_text' },
  replyWay: { block: 'reply_way', action: 'reply_way_choice' },
  digestIntro: { block: 'digest_intro', action: 'digest_intro_text' },
  digestDeclined: { block: 'digest_declined', action: 'digest_declined_choice' },
  offerChoice: { block: 'offer_choice', action: 'offer_choice_option' },
  phrases: { block: 'initiative_phrases', action: 'initiative_phrases_text' },
  askedFor: { block: 'asked_for', action: 'asked_for_choice' },
  reopenNote: { block: 'reopen_note', action: 'reopen_note_text' },
} as const;

/** Inputs of one entry of a digest, by its place. */
export function digestInputs(place: number) {
  return {
    title: { block: `digest_title_${place}`, action: 'digest_title_text' },
    words: { block: `digest_words_${place}`, action: 'digest_words_text' },
    marks: { block: `digest_marks_${place}`, action: 'digest_marks_choice' },
    quote: { block: `digest_quote_${place}`, action: 'digest_quote_choice' },
    publicQuote: { block: `digest_public_quote_${place}`, action: 'digest_public_quote_choice' },
  };
}

/** What can be ticked of an entry. */
export const DIGEST_LEAVE_OUT = 'leave_out';
export const DIGEST_WITHOUT_QUOTE = 'without_quote';

export const YES = 'yes';
export const NO = 'no';

/** What a card's menu offers. Cards that are already posted carry these words too. */
export const MENU_CHOICES = [
  'reply',
  'offer',
  'reassign',
  'move',
  'snooze',
  'wait',
  'release',
  'reopen',
  'themes',
  'asked_for',
  'why_priority',
  'why_due',
  'history',
  'more',
] as const;
export type MenuChoice = (typeof MENU_CHOICES)[number];

/** The value of an option of a card's menu; at most 75 characters, so an id of at most 60. */
export function menuValue(choice: MenuChoice, followUpId: string): string {
  return `${choice}:${followUpId}`;
}

/** What an option of a card's menu asks for; null when the value is not one of ours. */
export function readMenuValue(value: string): { choice: MenuChoice; followUpId: string } | null {
  const colon = value.indexOf(':');
  const choice = MENU_CHOICES.find((one) => one === value.slice(0, colon));
  const followUpId = value.slice(colon + 1);
  return choice && followUpId ? { choice, followUpId } : null;
}

/** What a modal carries to its submission. */
export function modalMetadata(followUpId: string): string {
  return JSON.stringify({ followUpId });
}
