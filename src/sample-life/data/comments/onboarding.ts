import type { ThemeComments } from './theme-comments';

export const ONBOARDING: ThemeComments = {
  angry: [
    "{n} months in and we're live at one {site} of {sitesCount}. The project plan you gave us said six weeks.",
    "Our onboarding specialist changed {n} times. Each one started with 'so, tell me about your business'.",
    'We were handed a link to a video library and wished good luck. {size} people were waiting.',
  ],
  negative: [
    'Set-up took {weeks} weeks longer than promised, mostly waiting for somebody to switch something on.',
    'Importing our contracts was on us, and nobody said so until the week we were meant to go live.',
    'The go-live checklist forgets the {people}. They got a login and no idea what it was for.',
    'Kick-off was great, then silence until week {weeks}.',
    'We needed somebody who knows {industry}. We got somebody who knows slides.',
    'Too many settings on day one. We switched on the wrong overtime rule and noticed at the first payday.',
  ],
  mixed: [
    'Good start, a bit slow. Migration of the old rotas was the hard part.',
    "Onboarding was friendly. I'd have liked a template for {industry} instead of a blank page.",
    "We're live and it works. The first {weeks} weeks were bumpier than they had to be.",
    'Early days. So far so good, ask me again after {season}.',
    'Training for planners was very good, for {people} there was none.',
  ],
  positive: [
    'Live in {weeks} weeks at {n} {sites}, and our onboarding person even came to a night shift to see how we work.',
    "Smoothest roll-out I've been part of. The {people} were clocking in on day one, without a poster on the wall.",
    "They moved our messy spreadsheets over and didn't laugh. At least not on the call.",
    'Set-up was painless. Somebody had clearly done {industry} before.',
    'I budgeted {months} months. We needed one. I spent the rest looking clever.',
  ],
};
