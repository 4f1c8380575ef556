import type { ThemeWords } from './theme-words';

export const DELIVERY: ThemeWords = {
  strong: `
    delivery, deliveries, deliver my, delivery driver, delivery time, delivery times, shipping, shipped,
    shipment, shipments, courier, couriers, parcel, parcels, package arrived, package was, postage,
    post office, packaging, packaged, arrived on time, arriving, arrived late, arrived early, late delivery,
    on time delivery, next day, same day delivery, same day, driver, track my, tracking number, tracking information, order tracking, parcel tracking, tracking was,
    dispatch, dispatched, despatch, despatched, warehouse, logistics, returns process, return label,
    returned item, return the item, send it back, sent back, return it, pickup,
    click and collect, drop off, dropped off, left on doorstep, left outside, neighbour, wrong address,
    wrong item, wrong order, missing item, missing items, missing parcel, lost parcel, lost in the post,
    appointment, appointments, engineer appointment, missed appointment, missed appointments,
    appointment time, time slot, turned up late, did not arrive, never arrived, not arrived,
    has not arrived, still not arrived, still have not received, not received, never received,
    have not received, did not receive, card arrival, waiting for delivery, waiting for my order,
    waiting for my card, card has not, when will my card, when will i get, how long until, rescheduled,
    reschedule, rearranged, in transit, transportation, ambulance, taxi, grocery delivery, food arrived,
    substitutions, substitution, substitute items, order arrived, my order, equipment arrived,
    router arrived, kit arrived, set top box arrived, installation date, timescale, timescales, lead time,
    lead times, punctual, punctuality, order a new card, another card, new card, replacement card,
    order a card, get my card, my new card, where is my card, card delivered, get a card,
    when will it arrive, when will i receive, replace my card, send me a new, shipped to, shipping to,
    installer, installers, fitter, customs duty, customs charge, customs charges, through customs, at customs, customs form, replacement, arrived broken, arrived damaged, dead on arrival,
    arrived dead, arrived without, ordered in, delivery date, came late, weeks late, days late,
    to the wrong address
  `,
  usual: `
    pick up, picked up, tracking,
    on time, timely, timeliness, receive, received, receiving, came when, come out, came out, expedited,
    arrive, arrives, arrived, late, collect, collected, collection, drivers, posted, ship, transport,
    packing, packed, packed, delay, delays, delayed, slot, slots, date changed, still waiting, turned up,
    turn up, deliver, delivered
  `,
  weak: `
    time, days, weeks, order, schedule, scheduled, scheduling, book, booked, booking, date, early, send,
    sent, box, visit, visits, express, journey, timing, weeks for, days for, in time
  `,
};
