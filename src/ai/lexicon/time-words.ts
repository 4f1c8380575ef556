/** That what is said with them was so once. */
export const ONCE = `
  in the past, previously, formerly, back then, at first, in the beginning, in the early days, years ago, a year ago, months ago, once upon a time, in the old days, initially
`;

/** Was only feared; where the thought after it praises, or denies it, nothing of it came true. */
export const FEARED = `
  was worried, were worried, was afraid, were afraid, feared, was sceptical, were sceptical, was skeptical, was nervous, were nervous, had doubts, expected problems, expected trouble, expected the worst, expected it to, expected a,
  thought it would, thought this would, thought we would, was dreading, were dreading, dreaded, i dread, used to dread
`;

/** Were so once, or still are: they tell of the past only beside something that is otherwise today. */
export const LATELY = `
  had been, last year, last month, last week, last summer, last winter, a while ago, before the update, before the change, two years ago, a few years ago, months back, years back, when we started, when i started, when we joined
`;

/** That what is said with them is so today. */
export const TODAY = `
  has changed, have changed, all changed, is over, is gone, now, nowadays, these days, today, no longer, any more, anymore, meanwhile, by now, finally, at last, ever since, since then, since the, since summer, since winter, since spring, since autumn, since last,
  this year, lately, recently, not any more
`;
