/** English words that state a number, a share or a date: what they say has to come from a fact. */
export const QUANTITY_WORDS: ReadonlySet<string> = new Set(
  `zero nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
  billion billions trillion dozen dozens half halves halved halving third thirds quarter quarters fourth fifth sixth seventh
  eighth ninth tenth percent percents percentage pct couple pair pairs trio twice thrice double doubles doubled doubling triple
  tripled tripling quadruple quadrupled twofold threefold tenfold majority minority ones twos
  first second tens scores umpteen
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow
  drei vier zehn hundert tausend trois quatre cinq sept huit neuf deux cent mille tres cuatro cinco siete ocho nueve diez uno`
    .split(/\s+/)
    .filter(Boolean),
);

/** A verb and a polite word that are a month only with a capital, and a word that is a date only without its verb. */
export const ONLY_WITH_CAPITAL: ReadonlySet<string> = new Set(['may', 'march']);

/** Words that claim a change. Whether there was one, and which way, is a fact as well. */
export const CHANGE_WORDS =
  /^(?:rose|risen|rise|rises|rising|fell|fall|falls|fallen|falling|increas\w*|decreas\w*|improv\w*|declin\w*|worsen\w*|deteriorat\w*|drop|drops|dropped|dropping|grew|grow|grows|grown|growing|surg\w*|plummet\w*|soar\w*|slump\w*|climb\w*|shrank|shrink\w*|rebound\w*|recover\w*|higher|lower)$/;
/** The same in two words; "set up" and "follow-up" are none. */
export const WENT_UP_OR_DOWN =
  /(?<!\p{L})(?:went|goes|going|gone|is|are|was|were|been|came|moved|ticked|edged|trended|trending)\s+(?:up|down)(?![\p{L}-])/iu;
