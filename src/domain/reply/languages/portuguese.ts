import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

export const PORTUGUESE: ReplyLanguage = {
  name: 'Portuguese, polite',
  subject: 'A sua opinião',
  greeting: (name) => `Olá ${name},`,
  greetingAll: 'Olá,',
  regards: 'Com os melhores cumprimentos',
  underWay: (title) => `Isto é o que decidimos fazer a esse respeito: ${title}`,
  delivered: (what) => `Isto é o que fizemos desde então: ${what}`,
  quantity: wordsLike(
    `zero dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezasseis dezesseis dezassete
     dezessete dezoito dezanove dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento *centos *centas mil
     milhares milhão milhões dúzia* metade terço* quarto* dobro triplo maioria percent* porcent* janeiro fevereiro março abril maio
     junho julho agosto setembro outubro novembro dezembro segunda-feira terça* quarta* quinta* sexta* sábado* domingo* ontem hoje
     amanhã`,
  ),
  promise: wordsLike(
    `(?!queremos(?!\\p{L}))*[aei]r(?:ei|á|ão|ás|emos) *[aei]r-*-(?:ei|á|emos|ão) vamos_* vou_* vai_* vão_* promet* promess* garant* assegur* compromet* compromis* planea*
     planej* plano planos previst* prevemos pretend* intenção corrig* correç* solu* resol* repar* consert* remedi* trabalhando
     trabalhar trabalhamos em_curso em_andamento a_caminho roteiro priori* escal* encaminh* transmit* partilh* compartilh* investig*
     averigu* verific* encarreg* tratar_disso entrar_em_contacto entrar_em_contato
     reembols* devol* indemniz* indeniz* compens* crédito* creditar* desconto* cupão cupom vale_de grátis gratuit* oferta* oferec*
     brinde* cortesia responsabil* advogad* legal*
     em_breve brevemente próxim* imediat* quanto_antes prazo* dentro_de dias semanas meses horas minutos esta_semana este_mês este_ano`,
  ),
};
