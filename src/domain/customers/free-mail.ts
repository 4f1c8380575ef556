// Large mailbox providers: an address there says nothing about the company.
const FREE_MAIL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com yahoo.co.uk yahoo.fr yahoo.de
   icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.com web.de t-online.de mail.com
   mail.ru yandex.ru yandex.com qq.com 163.com 126.com orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it
   hotmail.co.uk hotmail.fr btinternet.com zoho.com fastmail.com hey.com tutanota.com`.split(/\s+/),
);

/** True for the domain of a public mailbox provider, which never identifies an account. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain.toLowerCase());
}
