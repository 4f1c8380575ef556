import { change } from '../store/store.js';

/** Opens somebody's card, or with 'everybody' the list of people. */
export const openPerson = (id) => change({ profile: id, drawer: false });
