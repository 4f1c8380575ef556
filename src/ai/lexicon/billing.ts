import type { ThemeWords } from './theme-words';

export const BILLING: ThemeWords = {
  strong: `
    bill, bills, billing, billed, invoice, invoices, invoicing, invoiced, overcharged, over charged,
    overcharge, charged me, charged us, charged twice, charged for, charge me, double charged,
    hidden charge, hidden charges, hidden fees, hidden costs, extra charge, extra charges, extra charged,
    extra fee, fee charged, late fee, cancellation fee, exit fee, termination fee, direct debit,
    standing order, payment, payments, pay my bill, paying my bill, auto pay, autopay, refund, refunds,
    refunded, refunding, money back, reimburse, reimbursed, reimbursement, credited, credit note, statement,
    statements, contractual, tied in, locked in, lock in, auto renew, auto renewal, automatic renewal,
    renewal, renewals, renew, renewed, renewing, cancel, cancelled, cancelling, cancellation, cancellations,
    unsubscribe, terms and conditions, small print, fine print, subscription charge, subscription renewed,
    subscription cancelled, meter reading, meter readings, estimated bill, estimated reading,
    estimated bills, final bill, account balance, in credit, debt collector, debt collection,
    debt collectors, collections agency, arrears, wrong amount, incorrect amount, took money, taking money,
    take money, money taken, money out of my account, transaction, transactions, credit card, debit card,
    card payment, bank transfer, transfer not, transfer money, money transfer, pending transfer,
    pending payment, exchange rate, top up, topped up, topping up, top up my, cash withdrawal, withdrawal,
    atm, payment declined, declined payment, direct debits, returns policy, return policy, excess payment,
    premium went up, deposit back, security deposit, invoice was, purchase order, tuition fee, tuition fees,
    vat, tax, balance, mid contract, contract length, contract term, notice period, minimum term,
    twelve month contract, 12 month contract, 24 month contract, 18 month contract, fee, fees, charge,
    charges, charging, charged, american express, mastercard, visa, cheque, cheques, funds, salary,
    beneficiary, payee, iban, sepa, bank account, transferring, money from, money into, add money,
    exchange currencies, pending, auto renewed, auto renews, po number, prorated, proration, overbilled,
    double billed, billed us, billed me, billed for, billed twice, paid invoice, our invoice, invoice is,
    on the invoice
  `,
  usual: `
    subscription, subscriptions, pay, paying, paid, owed, owe, debit, account number, overdraft, mortgage,
    loan, interest rate, money, cash, deposit, transfer, transfers, transferred, receipt, receipts,
    accounting, accounts department, billing cycle, pro rata, license, licence, licenses, penalty,
    penalties, price increase mid, currency, currencies, contract, contracts, auto renewed
  `,
  weak: `
    month, monthly, policy, agreement, account, credit, auto, terms, seats, due date
  `,
};
