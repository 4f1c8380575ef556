import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

export const GERMAN: ReplyLanguage = {
  name: 'German, with the polite "Sie"',
  subject: 'Ihre Rückmeldung',
  greeting: (name) => `Guten Tag ${name},`,
  greetingAll: 'Guten Tag,',
  regards: 'Freundliche Grüße',
  underWay: (title) => `Das haben wir dazu beschlossen: ${title}`,
  delivered: (what) => `Das ist inzwischen daraus geworden: ${what}`,
  quantity: wordsLike(
    `null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf *zehn *zig *ßig *hundert* *tausend* million* milliarde*
     dutzend* halb halbe halben hälfte drittel* viertel* zweimal dreimal einmal doppelt* dreifach* prozent* paar mehrheit*
     januar jänner februar märz april juni juli august september oktober november dezember
     montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonnabend* sonntag* gestern heute übermorgen vorgestern`,
  ),
  promise: wordsLike(
    `werde wird werden wirst versprech* versprochen garant* zusicher* zugesichert* zusage* zusagen zugesagt verpflicht* gewährleist*
     sicherstell* sicherzustellen stellen_sicher stelle_sicher sorgen_dafür sorge_dafür dafür_sorgen planen plane geplant* vorhaben
     beabsichtig* beheb* behob* lösung* löse lösen gelöst reparier* reparatur* korrigier* in_ordnung_bringen nachbesser* abhilfe
     arbeiten_daran arbeite_daran daran_arbeiten arbeiten_bereits in_arbeit in_kürze kümmer* gekümmert erledig* umsetz* umgesetzt*
     setzen_um veröffentlich* roadmap prioris* eskalier* weitergeleitet* weitergegeben* weiterleit* weitergeben leite_* gebe_*
     prüfe prüfen geprüft* untersuch* melde_mich melden_uns mich_melden uns_melden
     erstatt* rückerstatt* gutschrift* gutgeschrieben* gutschein* rabatt* nachlass* entschädig* schadensersatz wiedergutmach*
     kostenlos* kostenfrei* gratis geschenk* kulanz* haft* haftung* anwalt* rechtlich*
     bald baldig* demnächst umgehend* sofort* unverzüglich* schnellstmöglich* zeitnah* frist* binnen innerhalb tagen wochen monaten
     stunden minuten nächste_woche nächsten_* nächster_* kommende* diese_woche diesen_monat dieses_jahr bis_ende`,
  ),
};
