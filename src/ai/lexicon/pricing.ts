import type { ThemeWords } from './theme-words';

export const PRICING: ThemeWords = {
  strong: `
    price, prices, priced, pricing, pricey, pricy, expensive, inexpensive, too expensive, overpriced,
    over priced, costly, cheap, cheaper, affordable, unaffordable, affordability, value for money,
    good value, great value, poor value, bad value, best value, worth the money, worth every penny,
    worth it, worth the price, not worth, waste of money, rip off, ripoff, ripping off, daylight robbery,
    extortionate, exorbitant, discount, discounts, discounted, special offer, promotion, promotions, promo,
    voucher, vouchers, coupon, coupons, free plan, free version, free tier, free trial, trial version,
    free account, premium plan, paid plan, paid version, paywall, pay wall, pricing plan, pricing tiers,
    tiers, plan limits, seat price, per seat, per user, too much money, pay too much, paying too much,
    pay less, pay more, paying more, price increase, price increases, price rise, price rises, price hike,
    price hikes, price went up, prices keep going up, put prices up, put the price up, raise prices,
    money grabbing, money grab, greedy, greed, tariff, tariffs, standing charge, premiums, premium,
    competitive rate, competitive price, reasonable price, reasonably priced, fair price, good price,
    great price, economical, roi, return on investment, limited free, not free, nothing is free,
    free boards, free features, cost of living, more for your money, bang for the buck, bang for your buck,
    loyalty price, new customers get, out of reach, save money, saving money, saved money, saves money,
    savings, good deal, great deal, bad deal, best deal, better deal, cashback, sale prices,
    delivery charge, shipping cost, shipping costs, delivery fee, upsell, upselling, 3 boards, three boards,
    number of free, cheaper plan, per seat pricing, seat pricing, price went, price is, the price,
    pricing is, a percent increase, increase at renewal, increase this year, worth every cent,
    pays for itself, paid for itself, cheapest, not cheap, plan above, higher plan, bigger plan, plan limit,
    charging extra, charge extra, extra for, not the cheapest, justify the cost, hard to justify
  `,
  usual: `
    free, charge too much, dear, afford, upgrade, upgrades, package price, packages, package, tier, worth,
    limitation, limitations, fair, unfair, bargain, low cost, high cost, hike, offers, quote, quoted, deal,
    deals, rates, budget, value, robbery, cost, costs, costing, discount for
  `,
  weak: `
    reasonable, competitive, offer, offered, reduce, lower, high, higher, limited, increase, increases,
    plan, plans, save, saves, saving, special, rate, limit on, limits, limited to, restrictions, pound,
    pounds, dollars, euros, quote, quoted
  `,
};
