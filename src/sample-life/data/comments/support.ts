import type { ThemeComments } from './theme-comments';

export const SUPPORT: ThemeComments = {
  angry: [
    '{n} weeks, {n} different agents, and each of them asked me to clear my cache. The cache is very clean. The bug is still there.',
    'I was on hold for {minutes} minutes with {size} people waiting to clock in. Then the line dropped. Nobody called back.',
    "Ticket closed as 'resolved'. It wasn't. Reopened. Closed again. At this point I'm only writing here because a human might read it.",
    'Support answered in {n} days to ask for a screenshot that was attached to my first message.',
  ],
  negative: [
    "The people in support are kind, they just can't [do anything|see our account|decide anything]. Everything goes 'to the team'.",
    "Weekend support doesn't exist, and our {sites} don't close on weekends.",
    'I explain our set-up from scratch every time I call. Please, write it down somewhere.',
    "First answer is always a link to an article I've already read.",
    'Chat is quick, but the bot stands in front of it like a bouncer.',
    'Waited {n} working days for an answer to a yes/no question. It was no.',
    'Support hours are not our hours. By the time you wake up, {season} has eaten my afternoon.',
    "Every ticket needs two reminders. I've started scheduling them in your own product.",
  ],
  mixed: [
    "Support is friendly and usually right in the end. Getting to 'the end' takes [a while|three emails|some stamina].",
    'Good answers, slow answers. A phone number for emergencies would make it a 9.',
    "When I get the right person it's brilliant. It's a bit of a lottery though.",
    "Help is good on weekdays. We'd need it on Sundays as well, that's when we publish.",
    'Happy overall. Would love to see the status of my ticket without asking for it.',
  ],
  positive: [
    "Your support team is the reason I'm giving a 10. {n} minutes, a real person, a real fix.",
    "I broke the holiday calendar the night before {season}. Someone stayed on the line until it was right. I won't forget that.",
    'Asked a silly question and got a kind answer with a drawing. A drawing!',
    "Support actually reads what I write. You'd think that's normal. It isn't.",
    'Every answer is from somebody who clearly uses the product. Refreshing.',
    'Had one real problem in {months} months. Reported at lunch, solved by the afternoon break.',
    'They called ME back to check that it still worked a week later.',
    'Best support of any supplier we have, and our coffee supplier brings biscuits.',
  ],
};
