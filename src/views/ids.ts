/** Every id that Slack sends back to us. Renaming one breaks the buttons of cards that are already posted. */
export const ACTIONS = {
  claim: 'follow_up_claim',
  logContact: 'follow_up_log_contact',
  resolve: 'follow_up_resolve',
  menu: 'follow_up_menu',
  homeRefresh: 'home_refresh',
} as const;

export const CALLBACKS = {
  logContact: 'log_contact_submit',
  resolve: 'resolve_submit',
} as const;

/** Inputs of the two modals: the value of `block` and `action` leads through `view.state.values`. */
export const INPUTS = {
  contactChannel: { block: 'contact_channel', action: 'contact_channel_choice' },
  contactReached: { block: 'contact_reached', action: 'contact_reached_choice' },
  contactNote: { block: 'contact_note', action: 'contact_note_text' },
  resolveOutcome: { block: 'resolve_outcome', action: 'resolve_outcome_choice' },
  resolveTheme: { block: 'resolve_theme', action: 'resolve_theme_choice' },
  resolveNote: { block: 'resolve_note', action: 'resolve_note_text' },
  resolveTold: { block: 'resolve_told', action: 'resolve_told_choice' },
  resolveReason: { block: 'resolve_reason', action: 'resolve_reason_text' },
} as const;

export const YES = 'yes';
export const NO = 'no';

export const MENU_CHOICES = ['history', 'why_due'] as const;
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
