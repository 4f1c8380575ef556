import type { Account } from './account';

const FIRST = (
  'Ada Amir Anouk Bela Carmen Chidi Dalia Emre Fatou Femke Gita Hanna Hugo Ilse Imran Jana Joaquim Kaito Keira Leila ' +
  'Liam Magda Mateo Mina Naomi Nils Oksana Omar Paolo Pilar Quentin Rosa Sanne Selma Tariq Tova Uma Viktor Wren Yusuf'
).split(' ');
const LAST = (
  'Abara Bianchi Castellano Dvorak Eriksen Fontaine Grabowski Haddad Ibarra Jansen Kovacs Lindgren Moreau Nakamura ' +
  'Oyelaran Petrov Quispe Rahimi Santoro Takahashi Usman Varga Wieland Xiong Yilmaz Zamora'
).split(' ');
const JOBS = [
  ['Operations manager', 'decision_maker'],
  ['Analyst', 'user'],
  ['Team lead', 'user'],
  ['Administrator', 'admin'],
  ['Finance director', 'decision_maker'],
] as const;

/** Somebody at the account whom nobody has met: the id and the address are new each time, the name may come twice. */
export function inventedContact(
  account: Account,
  newId: (prefix: string) => string,
): Account['contacts'][number] {
  const id = newId('usr_').toLowerCase();
  const dice = Number.parseInt(id.slice(-8), 16);
  const first = FIRST[dice % FIRST.length]!;
  const last = LAST[Math.floor(dice / FIRST.length) % LAST.length]!;
  const [title, role] = JOBS[dice % JOBS.length]!;
  const email = `${first}.${last}.${id.slice(-6)}@${account.domain}`.toLowerCase();
  return { id, name: `${first} ${last}`, email, title, role };
}
