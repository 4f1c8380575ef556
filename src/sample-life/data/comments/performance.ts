import type { ThemeComments } from './theme-comments';

export const PERFORMANCE: ThemeComments = {
  angry: [
    "{Minutes} seconds to open Monday's schedule. I timed it, because I had the time.",
    'Unusably slow at our size. We have {size} people in one view and the browser gives up before I do.',
    "It hangs, I reload, it hangs, I go and ask people in person when they're working. Which is what we did before we paid you.",
  ],
  negative: [
    'The schedule board crawls once you have more than [200|300|400] people on it. We split ours in {n} and now nobody sees the whole picture.',
    'Dashboards take so long to load that I [start them and go for coffee|open them the evening before].',
    'Dragging a shift lags by a second or two. Do that {size} times a week and see how your mood is.',
    'The mobile app takes ages to open on {site} wifi. {People} give up and phone me instead.',
    'Slow on {weekday} mornings, fine after lunch. I assume the whole world does its rota on {weekday} morning, but still.',
    "Search is slower than scrolling. That can't be right.",
    'Publishing the month locks my screen for {minutes} minutes. I used to think it had crashed, now I use it to water the plants.',
  ],
  mixed: [
    'Good tool, a bit sluggish with [large teams|many {sites}|the year view].',
    'Faster than it was. The forecast page still takes its time.',
    'Speed is okay on my laptop and painful on the {site} tablets.',
    "All good except loading times in the reports. I've learned to open three tabs at once.",
    "I'd rate higher if publishing a big schedule didn't take {minutes} minutes.",
  ],
  positive: [
    'Snappy. I build the week for {n} {sites} before my tea goes cold.',
    'The new board is night and day. What took [an hour|all of Thursday] now takes {minutes} minutes.',
    'Fast, even on the ancient tablets in our {sites}. Whoever did that deserves a raise.',
    "Reports that used to time out in the old tool open before I've finished clicking.",
    'Quick to load, quick to learn, quick to forgive my mistakes (undo!).',
  ],
};
