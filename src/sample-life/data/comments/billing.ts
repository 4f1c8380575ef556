import type { ThemeComments } from './theme-comments';

export const BILLING: ThemeComments = {
  angry: [
    'Billed for {n} {sites} that closed last year. Sent proof. Billed again. Then a reminder with a threat in it.',
    'Auto-renewed for a full year two days before our call to talk about the renewal. That feels deliberate.',
    'Double charged in {month}, refunded in never.',
  ],
  negative: [
    'The invoice is one line. Finance wants it by {site}, so I [split it by hand|make something up that adds up].',
    "Invoices go to a colleague who left {n} years ago. I've asked to change it {n} times.",
    "Nobody can tell me why the amount is different every month. 'Proration' is not an explanation.",
    "We can't pay by purchase order without an email chain as long as my arm.",
    'Cancelling {n} seats needed a form, a call and a manager. Adding them needed a click.',
    'The contract is 31 pages for a rota tool. Our lawyer sends his regards, and his bill.',
  ],
  mixed: [
    'Product good, invoices confusing.',
    'All fine. Please let me download [old invoices|a statement for the year] without writing to somebody.',
    "The renewal was smooth this time. Last year it wasn't, so progress!",
    "I'd like invoices split by {site}. Otherwise no complaints.",
  ],
  positive: [
    'Even the invoices are clear. Finance sends compliments, which has never happened before.',
    "We were overcharged once, you noticed before we did and fixed it. That's why we stay.",
    'Renewal took one email. One!',
  ],
};
