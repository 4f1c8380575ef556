import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

export const SPANISH: ReplyLanguage = {
  name: 'Spanish, with the polite "usted"',
  subject: 'Su opinión',
  greeting: (name) => `Hola ${name}:`,
  greetingAll: 'Hola:',
  regards: 'Un saludo',
  underWay: (title) => `Esto es lo que hemos decidido al respecto: ${title}`,
  delivered: (what) => `Esto es lo que hemos hecho desde entonces: ${what}`,
  quantity: wordsLike(
    `cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieci* veint* treinta* cuarenta* cincuenta*
     sesenta* setenta* ochenta* noventa* cien ciento* *cientos *cientas mil miles millón millones docena* mitad tercio* cuarto* doble*
     triple* mayoría porcentaje* enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
     lunes martes miércoles jueves viernes sábado* domingo* ayer hoy mañana`,
  ),
  promise: wordsLike(
    `(?!queremos(?!\\p{L}))*[aei]r(?:é|á|án|ás|emos|éis) *dr(?:é|á|án|ás|emos|éis) vamos_a voy_a va_a van_a promet* promes* garant* asegur* compromet*
     compromis* planea* plan planes previst* prevé* intención pretend* corrig* correg* solu* resol* resuel* repar* arregl* remedi*
     trabajando trabajamos en_curso en_marcha hoja_de_ruta prioriz* priorid* escal* traslad* transmit* compartid* revisando revisamos
     investig* encarg* ocupamos ocupo ponernos_en_contacto contactaremos
     reembols* devol* indemniz* compens* abono* abonar* crédito* descuento* rebaja* cupón* vale_de gratis gratuit* regal* cortesía
     responsabil* abogad* legal*
     pronto próxim* inmediat* en_breve cuanto_antes plazo* antes_de días semanas meses horas minutos esta_semana este_mes este_año`,
  ),
};
