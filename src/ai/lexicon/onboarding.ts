import type { ThemeWords } from './theme-words';

export const ONBOARDING: ThemeWords = {
  strong: `
    onboarding, onboard, set up, setup, setting up, set it up, set me up, set us up, setting it up,
    easy to set up, installation, installing, install, installed, getting started, get started, got started,
    first steps, migration, migrate, migrating, implementation, roll out, rollout, go live, going live,
    sign up, signup, signing up, signed up, registration, registering, register, activation, activate,
    activated, activating, ordering process, order process, joining process, enrolment, enrollment, enrol,
    enroll, check in process, checking in, check in was, at check in, account opening, opening an account,
    open an account, opened an account, verify my identity, verify identity, identity verification,
    verification process, verify my account, kyc, admissions process, application process, application form,
    switching process, switch over, switchover, the switch was, connection date, got connected,
    get connected, initial setup, kick off, kickoff, new starter, induction, first use, first login,
    welcome pack, service was not connected, service not connected, service was not activated, service not activated, onboarding team, quick start, up and running, smart meter fitted, smart meter installed,
    new customer process, sign on process, self install, plug and play, proof of identity, order online,
    ordered online, ordering online, easy to order, order was easy, ease of ordering, simple to order,
    spare card, virtual card, physical card, first card, getting my card, link my card, activating my card,
    activate my card, smooth switch, onboarded, our onboarding, went live, implementation partner,
    project plan, set up took, set up was, kick off was, getting going, first weeks, first days, early days,
    rolled out, rolling out, roll it out, moved our, moved us over, moved everything over
  `,
  usual: `
    weeks in and, months in and, ordering, learning curve at first, new user, new users, new customer, transition to, moved over,
    move over, moving over, transfer over, enquiry, purchase process, buying process, easy to join, my application, application was, loan application, booking process, verify, verification, verified, home move, moving house, moved house,
    house move, moved home, moving home, order, switched over, transition
  `,
  weak: `
    document, application,
    started, begin, beginning, initial, initially, set, procedure, first time, switch from, switched from,
    moved from, joining, joined, connected, arrival, ordered, apply, applied, new to, day one, from day one,
    on day one
  `,
};
