import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

export const DUTCH: ReplyLanguage = {
  name: 'Dutch, with the polite "u"',
  subject: 'Uw reactie',
  greeting: (name) => `Beste ${name},`,
  greetingAll: 'Goedendag,',
  regards: 'Met vriendelijke groet',
  underWay: (title) => `Dit hebben wij daarover besloten: ${title}`,
  delivered: (what) => `Dit is er sindsdien van gekomen: ${what}`,
  quantity: wordsLike(
    `nul twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien *tien *tig honderd* duizend* miljoen* miljard*
     dozijn helft derde* kwart* dubbel* drievoud* procent* meerderheid* paar
     januari februari maart april juni juli augustus september oktober november december
     maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag* zondag* gisteren vandaag morgen overmorgen`,
  ),
  promise: wordsLike(
    `zal zullen zult zul gaan_* ga_* gaat_* beloof* belov* beloft* garand* garanti* verzeker* toezeg* toegezegd* beloven verplicht*
     zorgen_ervoor zorg_ervoor ervoor_zorgen plan plannen gepland* van_plan voornemen* herstel* hersteld* oploss* opgelost* los_*
     lossen_* repar* gerepareerd* verhelp* verholpen* werken_aan werk_aan werken_eraan in_behandeling onderweg routekaart roadmap
     prioriteit* escal* doorgestuurd* doorgegeven* doorgeven doorsturen onderzoek* onderzocht* uitzoeken kijken_naar neem_contact
     nemen_contact kom_erop komen_erop
     terugbetal* terugbetaald* vergoed* vergoeding* compens* tegoed* krediet* korting* bon bonnen waardebon* gratis kosteloos* cadeau*
     coulance* aansprakelijk* advocaat* juridisch*
     binnenkort spoedig* snel meteen onmiddellijk* direct zo_spoedig termijn* binnen dagen weken maanden uren minuten volgende_*
     komende* deze_week deze_maand dit_jaar eind_van`,
  ),
};
