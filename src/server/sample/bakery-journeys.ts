/** How each kind of customer walks: finding, choosing, ordering, waiting, receiving, coming back. */
import { broken, lateParcels } from './bakery-calendar.ts';
import { day, hour, minute, type Walk } from './bakery-walk.ts';

/** The basket to the payment in the web shop; false when the customer left before paying. */
function checkOut(walk: Walk, patience: number): boolean {
  walk.does('Adds to basket', 3 * minute);
  if (!walk.maybe(0.86 * patience)) return false;
  if (walk.person.kind === 'gift') walk.does('Writes a gift card', 4 * minute);
  walk.does('Picks a delivery date', 2 * minute);
  if (broken(walk.time, walk.person.traits.device)) {
    walk.does('Sees an error at the date picker', 8, 0.4);
    if (walk.maybe(0.55)) return false;
  }
  if (!walk.maybe(0.93 * patience)) return false;
  walk.does('Enters the address', 2 * minute);
  if (walk.maybe(0.07)) {
    walk.does('Payment fails', minute);
    if (!walk.maybe(0.7)) return false;
  }
  walk.does('Pays', 1.5 * minute);
  return true;
}

/** From the payment to the parcel; calls and repeated looks at the tracking page when it is late. */
function waitForParcel(walk: Walk): void {
  // Sent by a machine: the same minute after every payment.
  walk.does('Gets the order confirmation', 62, 0.02);
  walk.does('Gets the shipping notice', 0.9 * day, 0.3);
  for (let looks = walk.random.int(3); looks > 0; looks--) walk.does('Tracks the parcel', 6 * hour, 0.6);
  if (walk.maybe(lateParcels(walk.time) ? 0.32 : 0.06)) {
    walk.does('Is told of a delay', 10 * hour, 0.5);
    while (walk.maybe(0.62)) walk.does('Tracks the parcel', 5 * hour, 0.6);
    if (walk.maybe(0.45)) walk.does('Calls about the order', 4 * hour, 0.7);
    walk.does('Parcel arrives', 1.6 * day, 0.4);
    return;
  }
  walk.does('Parcel arrives', 0.8 * day, 0.3);
}

/** After the goods are there: trouble, surveys, coming back. */
function afterwards(walk: Walk, comesBack: number): void {
  if (walk.maybe(0.05)) {
    walk.does('Complains with a photo', 3 * hour);
    if (walk.maybe(0.8)) walk.does('Gets a refund', 1.2 * day, 0.4);
  }
  const upset = walk.had('Is told of a delay') || walk.had('Complains with a photo');
  if (walk.maybe(0.28)) walk.does('Answers the survey', 1.1 * day, 0.5);
  if (!upset && walk.maybe(0.12)) walk.does('Recommends to a friend', 2 * day);
  if (walk.maybe(upset ? comesBack * 0.45 : comesBack)) {
    if (walk.maybe(0.6)) walk.does('Opens the reminder', 9 * day, 0.4);
    walk.does('Orders again', 4 * day, 0.6);
  }
}

export function walkGift(walk: Walk): void {
  walk.does(walk.maybe(0.7) ? 'Sees an Instagram post' : 'Searches for bread online', 0);
  if (walk.maybe(0.5)) walk.does('Visits the home page', 2 * minute);
  walk.does('Opens the gift box page', 2 * minute);
  if (walk.maybe(0.55)) walk.does('Compares boxes', 4 * minute);
  if (walk.maybe(0.6)) walk.does('Reads reviews', 3 * minute);
  if (walk.maybe(0.2)) walk.does('Asks in the chat', 5 * minute);
  if (!walk.maybe(0.72) || !checkOut(walk, 0.97)) return;
  waitForParcel(walk);
  afterwards(walk, 0.3);
}

export function walkRegular(walk: Walk): void {
  const app = walk.person.traits.device !== 'desktop' && walk.maybe(0.8);
  if (walk.maybe(0.25)) walk.does('Opens the newsletter', 0);
  walk.does(app ? 'Opens the app' : 'Visits the home page', 20 * minute);
  if (walk.maybe(0.5)) walk.does('Opens the bread box page', minute);
  if (app && walk.maybe(0.75)) walk.does('Reorders in the app', 2 * minute);
  else if (!checkOut(walk, 1)) return;
  walk.does('Gets the order confirmation', 62, 0.02);
  walk.does('Collects in the shop', 0.9 * day, 0.35);
  if (app && walk.maybe(0.35)) walk.does('Rates the order', 5 * hour);
  if (walk.maybe(0.1)) walk.does('Answers the survey', 1.1 * day, 0.5);
}

export function walkOffice(walk: Walk): void {
  walk.does(walk.maybe(0.75) ? 'Searches for bread online' : 'Visits the home page', 0);
  walk.does('Opens the catering page', 2 * minute);
  if (walk.maybe(0.6)) walk.does('Checks the delivery area', 2 * minute);
  if (walk.maybe(0.3)) walk.does('Asks in the chat', 6 * minute);
  if (!walk.maybe(0.8)) return;
  walk.does('Requests a quote', 10 * minute);
  walk.does('Receives the quote', 1.4 * day, 0.6);
  while (walk.maybe(0.38)) walk.does('Calls about the quote', 0.8 * day, 0.6);
  if (!walk.maybe(0.68)) return;
  walk.does('Approves the quote', 1.1 * day, 0.7);
  walk.does('Gets the order confirmation', 62, 0.02);
  if (walk.maybe(0.3)) walk.does('Calls about the order', 2 * day);
  walk.does('Catering is delivered', 5 * day, 0.5);
  afterwards(walk, 0.42);
}

export function walkBrowser(walk: Walk): void {
  walk.does(['Sees an Instagram post', 'Searches for bread online', 'Clicks an advert'][walk.random.int(3)] ?? '', 0);
  walk.does('Visits the home page', minute);
  const page = walk.maybe(0.6) ? 'Opens the bread box page' : 'Opens the gift box page';
  if (walk.maybe(0.8)) walk.does(page, 2 * minute);
  while (walk.maybe(0.4)) walk.does(walk.maybe(0.5) ? 'Reads reviews' : 'Compares boxes', 3 * minute);
  if (walk.maybe(0.35)) walk.does('Checks the delivery area', 2 * minute);
  if (!walk.maybe(0.16) || !checkOut(walk, 0.72)) return;
  waitForParcel(walk);
  afterwards(walk, 0.1);
}
