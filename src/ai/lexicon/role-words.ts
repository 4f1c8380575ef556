/** People of the customer's own side, who hold an opinion and are not what it is about: "drivers hate the app". */
const PEOPLE =
  'driver, courier, nurse, doctor, teacher, technician, engineer, agent, waiter, tutor, receptionist, customer, staff, manager, operator, adviser';
const DO =
  'hate, love, like, dislike, use, prefer, enjoy, struggle, find it, find them, find the, need, cannot see, can see, cannot find, have to use, are using, get lost';

/** One phrase a piece. */
export const PEOPLE_WHO_USE_IT: readonly string[] = PEOPLE.split(', ').flatMap((who) =>
  DO.split(', ').flatMap((verb) => [`${who} ${verb}`, `${who} also ${verb}`, `${who} really ${verb}`]),
);
