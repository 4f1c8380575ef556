/**
 * What a person reads in some comments, by the number of the comment in its file (those without a score or a text are not
 * counted): every theme that may stand first, each with its side (+, -, or * for either). The words stay in the files.
 */
const READ = {
  bt: `
    0:ge+/on+ 13:on-/de- 24:de-/on- 37:su- 48:on+/de- 61:de-/on- 72:bi* 85:su* 96:su*/de- 109:su+
    120:pr-/on- 133:de- 144:re- 157:ex-/de- 168:su+ 181:de-/on- 192:de-/on- 205:de-/on-/su-
    216:de-/on-/su* 229:ge+/su+ 240:on-/de-/re- 253:us- 264:de-/su- 277:su-/ge- 288:su+ 301:bi-/pr-
    312:ex-/bi- 325:co-/su-/de-/on- 336:re-/su- 349:ge+ 360:pr+/su+/ge+ 373:ts-/bi- 384:de-/re-/ts-
    397:su+/ge+ 408:su+ 421:no* 432:su+/pr+/cp+/de+ 445:pr-/ex- 456:su-/ge- 469:pr- 480:on-/de-
    493:re-/su- 504:su+/on+/us+ 517:su-/re* 528:de-/on- 541:su+ 552:su+ 565:on-/bi-/fe-
    576:su-/bi-/de-/re- 589:co-/de-/on- 600:co+/ex+/su+ 613:su+ 624:ge+/no* 637:pr-/bi- 648:de-/on-
    661:de- 672:pe+ 685:re-/on-/de- 696:on-/de- 709:su-/co-/de- 720:su-/ge- 733:pr-/su+/on- 744:su+
    757:ex-/de- 768:de+/on+ 781:us-/bi- 792:de-/on- 805:co+/us+/on+ 816:on*/su+ 829:su- 840:re-/su-
    853:su+/on+ 864:no* 877:no* 888:su+ 901:us+/su+/on+ 912:de-/on-/re- 925:us+/on+/su+ 936:re-/on-/de-
    949:us*/on*/co- 960:us+/on+/co- 973:su+ 984:de-/co- 997:de-/co-/on-/ex- 1008:on-/de- 1021:su-/ge-
    1032:on+ 1045:su-/co- 1056:su-/ex- 1069:re- 1080:pr-/cp- 1093:de-/co-/on- 1104:de-/on- 1117:su-/co-
    1128:co-/de- 1141:pr- 1152:su-/ts-/rl- 1165:on-/ge-/bi- 1176:su- 1189:bi- 1200:ge-/co-/no*
    1213:su-/co- 1224:bi- 1237:pe-/pr- 1248:ge- 1261:on-/de-/su+ 1272:su+ 1285:bi+/re+/ge+ 1296:su+
    1309:on-/su-/de- 1320:ge*/no* 1333:su-/on-/de- 1344:us+ 1357:ge* 1368:su+/pr+/ge+
    1381:ex-/bi-/pr-/on-/su- 1392:on+ 1405:de-/su- 1416:on-/de-/co-/re- 1429:pr- 1440:no* 1453:us+
    1464:co- 1477:on-/bi- 1488:on- 1501:de-/on-/co- 1512:pr-/su- 1525:su+ 1536:ge+/on+/su+ 1549:ge+
    1560:us+/su+/co+/on+ 1573:pr+/ge+ 1584:bi-/pr- 1597:su+ 1608:de-/on- 1621:on-/de-/re-
    1632:de-/ex-/co-/su- 1645:us+/pr+ 1656:on-/co-/su- 1669:su- 1680:su+ 1693:re-/de-/fe- 1704:re-/de-
    1717:de-/on-/bi- 1728:ex-/de- 1741:de-/on- 1752:ex-/su-/on-/de- 1765:su-/de-/tr-/ex- 1776:on-/de-
    1789:pr-/su* 1800:re- 1813:su- 1824:on+ 1837:de- 1848:on-/de-/us- 1861:su+ 1872:ge-/re-/bi-/su-
    1885:on-/de- 1896:ge+/re+ 1909:no*/ge* 1920:su-/co-/re-/on- 1933:su+/us+ 1944:su- 1957:su+/ge+
    1968:su- 1981:su-/on-/de- 1992:on-/su-/de- 2005:on-/de- 2016:de-/on- 2029:de-/re-/on- 2040:su-/ge-
    2053:su-/ge- 2064:su+ 2077:su- 2088:su-/ge- 2101:co-/su-/on- 2112:su*/co*/cp* 2125:on+/us+ 2136:no*
    2149:re-/on-/de-/su- 2160:su-/on-/us- 2173:pr-/su+ 2184:ge* 2197:pr-/su+ 2208:su+ 2221:on-/de-/su-
    2232:on*/de* 2245:su+ 2256:de-/ex- 2269:re-/de- 2280:de-/co-/on- 2293:ge+/su+/pe+ 2304:de- 2317:ge-
    2328:su-/bi- 2341:de-/on- 2352:on-/de-/re-
  `,
  miro: `
    0:fe-/pr-/us- 5:us-/fe- 8:pe-/us- 13:fe-/ro- 16:re- 21:tr- 24:ge+/fe+ 29:us-/fe- 32:us-
    37:fe-/us-/cp- 40:fe- 45:us- 48:us-/fe- 53:fe*/in*/cp* 61:us+/fe- 64:fe-/in* 69:fe+ 72:us+/fe+
    77:fe- 80:fe* 85:pr-/fe- 88:fe- 93:fe- 96:fe- 101:pe-/us- 104:fe-/in- 109:in-/fe- 112:fe- 117:fe-
    120:fe- 125:fe- 128:fe-/us- 133:us- 136:us+/fe- 141:fe- 144:fe- 149:us- 152:fe- 157:fe- 160:fe-
    165:in-/re- 168:fe- 173:fe-/in- 176:fe- 181:us+/fe+ 184:fe- 189:us+/fe+ 192:us+/fe- 197:us+
    200:fe-/us- 205:tr-/fe-/us- 208:us* 213:fe+/in+ 216:fe- 221:us+/fe+ 224:us+/fe+ 229:fe- 232:us+/fe+
    237:fe-/us- 240:fe- 245:fe- 248:fe+ 253:us+ 256:fe+/ex+ 261:fe* 264:us-/fe- 269:us+/fe+
    272:us+/ge+/fe+ 277:us+/fe* 280:fe+ 285:in-/fe- 288:fe+/pr+/us+ 293:fe- 296:us+/fe+ 301:fe-
    304:us-/fe- 309:fe- 312:fe* 317:fe- 320:fe-/in- 325:fe+ 328:fe- 333:fe- 336:rl+/fe+ 341:fe*
    344:re-/fe-/in- 349:pr*/fe*/ge+/rl* 352:fe-/in- 357:fe- 360:fe+ 365:fe+/ge+ 368:fe+ 373:us+/fe+
    376:fe- 381:fe+/us+/on+ 384:fe- 389:fe- 392:fe- 397:fe+ 400:tr-/fe- 405:no*/ge* 408:fe- 413:pe-
    416:pe-/fe- 421:fe- 424:in-/fe- 432:us+/pe+/fe+ 437:fe-/us* 440:fe*/ge*
  `,
};

const THEMES: Record<string, string> = {
  on: 'onboarding',
  su: 'support',
  bi: 'billing',
  pr: 'pricing',
  ex: 'expectations',
  us: 'usability',
  fe: 'features',
  re: 'reliability',
  pe: 'performance',
  in: 'integrations',
  ro: 'roadmap',
  rl: 'relationship',
  co: 'communication',
  tr: 'training',
  ts: 'trust',
  cp: 'competition',
  de: 'delivery',
  ge: 'general',
  no: 'none',
};

export interface ReadByHand {
  index: number;
  themes: { id: string; side: string }[];
}

export function readByHand(file: 'bt' | 'miro'): ReadByHand[] {
  return READ[file]
    .trim()
    .split(/\s+/)
    .map((one) => {
      const [index, themes] = one.split(':') as [string, string];
      return {
        index: Number(index),
        themes: themes.split('/').map((said) => ({ id: THEMES[said.slice(0, 2)]!, side: said.slice(2) })),
      };
    });
}
