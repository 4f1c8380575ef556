import type { ThemeWords } from './theme-words';

export const PRICING: ThemeWords = {
  strong: `
    price, prices, priced, pricing, pricey, pricy, expensive, inexpensive, too expensive, overpriced
    over priced, costly, cheap, cheaper, cheapest, affordable, unaffordable, affordability
    value for money, good value, great value, poor value, bad value, best value, value, worth the money
    worth every penny, worth it, worth the price, not worth, waste of money, rip off, ripoff
    ripping off, daylight robbery, robbery, extortionate, exorbitant, discount, discounts, discounted
    deal, deals, special offer, offers, promotion, promotions, promo, voucher, vouchers, coupon, coupons
    free plan, free version, free tier, free trial, trial version, free account, premium plan, paid plan
    paid version, paywall, pay wall, pricing plan, pricing tiers, tiers, plan limits, seat price
    per seat, per user, cost, costs, costing, too much money, pay too much, paying too much, pay less
    pay more, paying more, price increase, price increases, price rise, price rises, price hike
    price hikes, price went up, prices keep going up, put prices up, put the price up, raise prices
    budget, money grabbing, money grab, greedy, greed, tariff, tariffs, rates, standing charge, premiums
    premium, quote, quoted, competitive rate, competitive price, reasonable price, reasonably priced
    fair price, good price, great price, economical, roi, return on investment, limited free, not free
    nothing is free, free boards, free features, cost of living, more for your money, bang for the buck
    bang for your buck, loyalty price, new customers get, out of reach, save money, saving money
    saved money, saves money, savings, good deal, great deal, bad deal, best deal, better deal, cashback
    sale prices, delivery charge, shipping cost, shipping costs, delivery fee, upsell, upselling
    3 boards, three boards, number of free
  `,
  usual: `
    free, charge too much, dear, afford, upgrade, upgrades, plan, plans, package price, packages
    package, tier, worth, limit on, limits, limited to, limitation, limitations, restrictions, fair
    unfair, save, saves, saving, bargain, special, low cost, high cost, pound, pounds, dollars, euros
    increase, increases, hike, rate
  `,
  weak: `
    reasonable, competitive, offer, offered, reduce, lower, high, higher, limited
  `,
};
