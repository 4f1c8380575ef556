/** English words that are names of people or companies too: these need more than their letters to count as a name. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `will mark grace may hope bill rose frank joy art sue pat drew chase grant dean jack guy rich faith dawn summer april june
  august autumn ivy iris lily daisy ruby amber pearl crystal gene ray rob robin peg penny dick harry tom jimmy jerry victor
  major junior earl duke king prince bishop pope abbot knight baron miles lane page price cook baker mason carter cooper
  taylor turner walker fisher hunter parker porter potter butler carpenter farmer gardener miller smith weaver sawyer archer
  marshall stewart steward clerk close cash bond banks park field fields forest woods wood hill hills ford bridge brook rivers
  waters stone stones rock sands banks marsh moor heath lake pond church temple castle house hall gates gate wall street
  long short small little large big young old new good best better sharp smart swift quick strong hardy wise noble savage moody
  bright white black brown green gray grey gold silver golden steel iron day days week weeks knight winter snow frost rain storm
  fox wolf hawk crane swan bird drake lamb bull buck bear love loving case chance change check child christian clear coffin
  cross crisp dash dear early ease east west north south end england english french german power powers right rush self shore
  speed spring star stark still sweet sweeting teller tell trump true underwood vale vance wish worth wright read reader round
  service support target box apple slack notion zoom square stripe linear front monday drift segment pilot atlas orbit signal
  echo nova spark sprint shift block gap visa oracle shell delta unity sage xero access data cloud global general national
  international standard system systems solutions services group partners company bug issue help team call calls mail report`
    .split(/\s+/)
    .filter(Boolean),
);

/** Parts of names that name nobody by themselves, and the endings of companies. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den ter ten del della des dos das bin ibn abu and the mrs miss'.split(' '),
);
export const COMPANY_ENDINGS: ReadonlySet<string> = new Set(
  'inc ltd llc llp plc corp corporation co company gmbh ag kg se sa sas sarl srl spa bv nv ab as oy aps pty limited holding group'.split(
    ' ',
  ),
);
