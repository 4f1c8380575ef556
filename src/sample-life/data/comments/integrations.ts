import type { ThemeComments } from './theme-comments';

export const INTEGRATIONS: ThemeComments = {
  angry: [
    'Your payroll integration dropped {n} people without a word and I had to explain to them why their [pay was short|wages were late]. Never again.',
    'The API changed under us with no warning and our whole [overnight sync|import job] died. {n} days to get an answer. Unacceptable.',
    "We were told it 'integrates with everything'. It integrates with nothing we own. I am retyping hours into payroll by hand, every single week.",
    'Imported {size} employees, got {size} employees with the wrong start dates. Nobody at your end seemed to find this as interesting as I did.',
  ],
  negative: [
    'The payroll export still needs a [macro|spreadsheet|prayer] in the middle. It should just work by now.',
    'Webhooks arrive twice, or late, or [in the wrong order|not at all]. Our developer has a special sigh for it.',
    "Importing shifts from our old system took {n} attempts and the error message was 'row invalid'. Which row? Why?",
    'Single sign-on works, but people who leave are never deprovisioned. Our auditors noticed before we did.',
    'The calendar sync is one-way. {People} move a shift in their phone calendar and [turn up at the wrong time|swear the app is broken].',
    'CSV export has no header row in [half of the reports|the absence report]. I have asked {n} times now.',
    'API rate limits are so low that our nightly sync for {n} {sites} takes until breakfast.',
    "We can't get our own data out in a shape that [finance|our BI people] will accept. It is our data!",
  ],
  mixed: [
    "Does the job. I'd give more if the payroll export had a [preview|dry run] before it sends.",
    'API is decent and the docs are honest. A sandbox environment would make it a 9.',
    "Sync with HR works most weeks. When it doesn't, we find out from [the {people}|payroll|an angry phone call].",
    'Good, but please add a proper [accounting|payroll|badge reader] connector instead of the CSV dance.',
    'The import has got much better. Still trips over [double-barrelled surnames|accents in names|people with two contracts].',
    "Fine for {n} {sites}. We'd use it for the rest if it talked to our door badges.",
  ],
  positive: [
    'Hours go from the kiosk to payroll and I never touch them. That alone saves me [a day a month|half of every Friday|my sanity].',
    'We wired the webhooks into our {site} displays in an afternoon. Lovely, predictable API.',
    'The HR sync found {n} ghost employees we were still scheduling. Best worst surprise of the year.',
    'Moved {size} people across from the old tool with one import. I had booked a week for it and needed a morning.',
    "Export, open, done. Finance stopped sending me emails with the subject 'hours???'",
    "Our developer says your API docs are the only ones she doesn't [swear at|complain about]. High praise from her.",
  ],
};

/** Heard from several accounts lately, in their own words: the recurring issue of the last 90 days. */
export const MONDAY_EXPORTS: readonly string[] = [
  "Exports time out on Mondays. Every Monday. Payroll closes at noon, the sync has nothing to import, and I sit there pressing retry like it's a fruit machine.",
  'I like most of it, but the payroll exports time out on Mondays and Monday is the only day that we need them.',
  'Exports time out on Mondays, so the payroll integration has nothing to import. Tuesday they run in seconds. You must be able to see that on your side?',
  "Third month running that exports time out on Mondays and the integration with payroll has no data to sync. Monday morning IS our busy hour, that's what payroll is.",
  'exports time out on mondays, and the payroll sync and the API with them. we now have someone come in sunday evening to import the csv by hand. not joking',
  'Exports time out on Mondays, the CSV import into payroll fails with them, and I correct the weekend by hand.',
  'Our {n} {sites} all run the timesheet export first thing, and the exports time out on Mondays more often than not. Please add a queue, a schedule, anything.',
  'Payroll waits for the sync while exports time out on Mondays. If I had a dollar for each failed import I could pay the {people} from my own pocket.',
];
