import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

export const ITALIAN: ReplyLanguage = {
  name: 'Italian, with the polite "Lei"',
  subject: 'La Sua opinione',
  greeting: (name) => `Buongiorno ${name},`,
  greetingAll: 'Buongiorno,',
  regards: 'Cordiali saluti',
  underWay: (title) => `Ecco che cosa abbiamo deciso al riguardo: ${title}`,
  delivered: (what) => `Ecco che cosa ne è stato fatto da allora: ${what}`,
  quantity: wordsLike(
    `zero due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici dicia* diciotto vent*
     trent* quarant* cinquant* sessant* settant* ottant* novant* cento* duecent* mille mila *mila milion* miliard* dozzina* metà terzo
     terzi quarto quarti doppi* tripl* maggioranza percentual* gennaio febbraio marzo aprile maggio giugno luglio agosto settembre
     ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani`,
  ),
  promise: wordsLike(
    `(?!però(?!\\p{L}))*r(?:ò|à|anno|emo|ete) stiamo_per sta_per promett* promess* garanti* assicur* impegn* provved* pianific* previst* prevediamo
     intend* intenzione correg* corrett* risol* soluzion* ripar* sistem* rimedi* lavorando lavoriamo in_corso tabella_di_marcia
     priorit* inoltrat* inoltriamo trasmess* segnalat* condivis* esamin* indag* verific* occupiamo occupo ricontatt*
     rimbors* risarc* indenn* compens* accredit* sconto sconti buono buoni omaggi* gratis gratuit* regal* responsabil* avvocat* legal*
     presto prossim* immediat* subito a_breve quanto_prima scadenz* entro giorni settimane mesi ore minuti questa_settimana questo_mese
     quest'anno`,
  ),
};
