import type { ThemeWords } from './theme-words';

export const DELIVERY: ThemeWords = {
  strong: `
    delivery, deliveries, delivered, deliver, deliver my, delivery driver, delivery time, delivery times
    shipping, shipped, ship, shipment, shipments, courier, couriers, parcel, parcels, package arrived
    package was, postage, posted, post office, packaging, packaged, packing, packed, arrived
    arrived on time, arrive, arrives, arriving, arrived late, arrived early, arrived damaged
    late delivery, on time delivery, next day, same day delivery, same day, driver, drivers, tracking
    track my, tracking number, dispatch, dispatched, despatch, despatched, warehouse, logistics
    returns process, return label, returned item, return the item, send it back, sent back, return it
    collection, collected, collect, pick up, picked up, pickup, click and collect, drop off, dropped off
    left on doorstep, left outside, neighbour, wrong address, wrong item, wrong order, missing item
    missing items, missing parcel, lost parcel, lost in the post, appointment, appointments
    engineer appointment, missed appointment, missed appointments, appointment time, time slot, slot
    slots, turned up, turn up, turned up late, did not arrive, never arrived, not arrived
    has not arrived, still not arrived, still have not received, not received, never received
    have not received, did not receive, card arrival, waiting for delivery, waiting for my order
    waiting for my card, card has not, when will my card, when will i get, how long until, still waiting
    rescheduled, reschedule, rearranged, in transit, transport, transportation, ambulance, taxi
    grocery delivery, food arrived, substitutions, substitution, substitute items, order arrived
    my order, equipment arrived, router arrived, kit arrived, set top box arrived, date changed
    installation date, delay, delays, delayed, timescale, timescales, lead time, lead times, punctual
    punctuality, late
  `,
  usual: `
    on time, in time, timely, timeliness, box, receive, received, receiving, date, visit, visits
    came when, come out, came out, early, days late, weeks late, timing, schedule, scheduled, scheduling
    booking, booked, book, send, sent, express, expedited, journey, weeks for, days for
  `,
  weak: `
    time, days, weeks, order
  `,
};
