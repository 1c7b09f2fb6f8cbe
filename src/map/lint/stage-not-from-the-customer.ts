/** A stage that names what the company does. */
import { bareName, departments } from './departments.ts';
import { short, type Rule } from './rule.ts';

const companyDoes = new Set(
  `lead generation|demand generation|lead management|customer acquisition|acquisition|conversion|customer retention|
retention|upselling|upsell|cross-selling|cross-sell|monetisation|monetization|nurturing|win-back campaign|
sales process|sales pipeline|account management|order management|stock keeping|dispatch|invoicing|dunning|collections|
credit check|kyc|risk assessment|prospecting|remarketing|retargeting|
leadgenerierung|leadqualifizierung|kundengewinnung|kundenbindung|neukundengewinnung|rechnungsstellung|fakturierung|
mahnwesen|bonitätsprüfung|disposition|versandabwicklung`
    .split('|')
    .map((name) => name.trim()),
);
const endings =
  /(?:^|\s)(?:processing|handling|fulfil+ment|qualification|nurturing)$|\p{L}(?:abwicklung|bearbeitung|qualifizierung)$/u;

export const stageNotFromTheCustomer: Rule = {
  id: 'stage-not-from-the-customer',
  title: 'Stage not seen by the customer',
  counted: ['stage that names what the company does', 'stages that name what the company does'],
  why: 'Nobody wakes up to be qualified or retained. A stage seen from inside hides what the customer wants there.',
  fix: 'Say it with a verb of the customer: "Find out whether it fits" instead of "Lead qualification".',
  silent: 'The name is not on a short list of such words. Service blueprints may use them.',
  check: ({ map }) => {
    if (map.kind === 'service-blueprint') return [];
    return map.stages
      .filter(({ name }) => !departments.has(bareName(name)))
      .filter(({ name }) => companyDoes.has(bareName(name)) || endings.test(bareName(name)))
      .map(({ id, name }) => ({
        place: { kind: 'stage', id },
        text: 'The stage “{name}” says what the company does, not what the customer does.',
        values: { name: short(name) },
      }));
  },
};
