import type { ThemeComments } from './theme-comments';

export const RELIABILITY: ThemeComments = {
  angry: [
    "{Season}, {n} hours down, {size} people with no schedule. We printed last week's and [hoped|guessed|drew on it in pen]. I can't recommend that to anyone.",
    "Kiosks froze at shift change and {size} {people} queued in the [rain|car park|corridor] to sign a piece of paper. Your status page said 'all systems operational'.",
    'Lost a whole day of clock-ins. Lost. Not delayed, lost. I have {size} people disputing their hours.',
    "We had a published schedule at 6pm and an empty one at 6am. Nobody could tell me why. I don't sleep well any more.",
  ],
  negative: [
    'Third outage this [quarter|season] and always at shift change. The apology emails are getting very well written.',
    'The app logs {people} out [mid-shift|at random|after every update]. Small thing, {size} times a day.',
    'Swap requests sometimes vanish. We have gone back to [a group chat|a whiteboard|sticky notes] for those, which defeats the point.',
    'The kiosk in our biggest {site} needs a restart every {weekday}. It has its own entry in our handbook now.',
    'Overtime is calculated wrong when a shift crosses midnight. Reported in {month}, still there.',
    'Since the last release the [absence|overtime|coverage] report shows different totals each time you open it.',
    'Notifications arrive the morning after the shift they were about.',
    'I can live with bugs, but the same bug coming back {n} times makes me wonder if anybody is testing.',
  ],
  mixed: [
    'Mostly stable. But when it wobbles, it wobbles at [6am|shift change|month end], which is when we need it.',
    'Much steadier since the spring. I still keep a paper copy, old habits.',
    'Works well 29 days out of 30. The other day is always [a Monday|payday].',
    "Solid product, but the mobile app crashes on older [tablets|phones] and our {people} don't get new ones.",
    'Would be a 9 if the kiosks survived a router restart without somebody driving to the {site}.',
  ],
  positive: [
    "It just works. {n} {sites}, {size} people, and I can't remember the last time I had to [think about it|call anyone].",
    'We went through {season} without a single hiccup. Last year with the old tool I aged a decade.',
    "Kiosks kept clocking people in while our internet was down for {n} hours, then synced it all. My boss thinks I'm a wizard.",
    'Rock solid since we moved. Boring in the best possible way.',
    "After the rough patch you really did fix it. Credit where it's due, not one incident since.",
    '{Months} months, zero lost clock-ins. I check. I am that person.',
  ],
};

/** Written in the weeks after the outage. */
export const OUTAGE: readonly string[] = [
  'The outage cost us a full day of clock-ins at {n} {sites}. The people who rebuilt them by hand would like a word.',
  'Two days without schedules. Two. We run {sites}, not a blog.',
  "I understand that outages happen. I don't understand finding out from our {people} before hearing from you.",
  "Until the outage I'd have said 9. I have {size} timesheets that still don't add up, so.",
  "Since the big outage my {boss} print everything 'just in case'. You've lost their trust and it's slow to come back.",
  'The incident itself was bad. The {n} smaller ones in the week after were worse.',
  "We were down when you were down, except that our customers don't accept a status page as an explanation.",
  "Still waiting for the post-mortem we were promised after the outage. It's been {weeks} weeks.",
  "Fallback mode on the kiosks didn't fall back. It just fell.",
  'Everything after the restore was an hour off. Every clock-in. {size} people. By hand.',
];
