/** Every template: listed at once, with its content read only when somebody asks for it. */
import type { Language } from '../../lib/language.ts';
import type { JourneyMap } from '../map.ts';
import { abandonedCart } from './abandoned-cart.ts';
import { accountOpening } from './account-opening.ts';
import { b2bBuying } from './b2b-buying.ts';
import { branchVisit } from './branch-visit.ts';
import { conferenceDay } from './conference-day.ts';
import { employeeOnboarding } from './employee-onboarding.ts';
import { hospitalVisit } from './hospital-visit.ts';
import { hotelCheckIn } from './hotel-check-in.ts';
import { templateMapIn } from './in-language.ts';
import { insuranceClaim } from './insurance-claim.ts';
import { onlinePurchase } from './online-purchase.ts';
import { passportRenewal } from './passport-renewal.ts';
import { saasOnboarding } from './saas-onboarding.ts';
import { telecomChurn } from './telecom-churn.ts';
import type { Template } from './template.ts';

export const templates: readonly Template[] = [
  saasOnboarding,
  onlinePurchase,
  abandonedCart,
  branchVisit,
  accountOpening,
  insuranceClaim,
  telecomChurn,
  b2bBuying,
  hospitalVisit,
  passportRenewal,
  conferenceDay,
  employeeOnboarding,
  hotelCheckIn,
];

/** The map of a template, with the ids of the template; undefined when there is none of that id. */
export function templateOf(id: string, language: Language = 'en'): JourneyMap | undefined {
  const found = templates.find((one) => one.id === id);
  return found && templateMapIn(found, language);
}
