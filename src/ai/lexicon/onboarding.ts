import type { ThemeWords } from './theme-words';

export const ONBOARDING: ThemeWords = {
  strong: `
    onboarding, onboard, set up, setup, setting up, set it up, set me up, set us up, setting it up
    easy to set up, installation, installing, install, installed, getting started, get started
    got started, first steps, migration, migrate, migrating, implementation, roll out, rollout, go live
    went live, going live, sign up, signup, signing up, signed up, registration, registering, register
    activation, activate, activated, activating, ordering process, order process, joining process
    enrolment, enrollment, enrol, enroll, check in process, checking in, check in was, at check in
    account opening, opening an account, open an account, opened an account, verify my identity
    verify identity, identity verification, verification process, verify my account, kyc
    admissions process, application process, application form, switching process, switch over
    switchover, the switch was, connection date, got connected, get connected, initial setup, kick off
    kickoff, new starter, induction, provisioning, first use, first login, welcome pack, onboarding team
    quick start, up and running, smart meter fitted, smart meter installed, new customer process
    sign on process, self install, plug and play, proof of identity, order online, ordered online
    ordering online, easy to order, order was easy, ease of ordering, simple to order
  `,
  usual: `
    ordering, order, ordered, first time, from day one, learning curve at first, new user, new users
    new customer, new to, transition to, moved over, move over, moving over, switched over
    transfer over, connected, enquiry, purchase process, buying process, easy to join, joining, joined
    application, apply, applied, booking process, arrival, verify, verification, verified
    getting my card, first card, home move, moving house, moved house, house move, moved home
    moving home, link my card, virtual card, physical card, spare card
  `,
  weak: `
    started, begin, beginning, initial, initially, process, set, transition, procedure
  `,
};
