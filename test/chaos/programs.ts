import { ambiguous } from './ambiguous';
import { hostile } from './hostile';
import { killNine } from './kill-nine';
import { longRun } from './long-run';
import type { Program } from './program';
import { sameWebhook } from './same-webhook';
import { sigterm } from './sigterm';
import { slackAway } from './slack-away';
import { starts } from './starts';
import { states } from './states';
import { storms } from './storms';
import { threeDaysDown } from './three-days-down';

/** All of them, the quick ones first. */
export const PROGRAMS = [
  sameWebhook,
  threeDaysDown,
  sigterm,
  slackAway,
  storms,
  starts,
  states,
  killNine,
  longRun,
  ambiguous,
  hostile,
] as unknown as Program[];
