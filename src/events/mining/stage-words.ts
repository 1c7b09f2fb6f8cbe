/** What people do at a stage, and the words of touchpoints that say so. */

/** Stage names with their words; earlier names win a tie. */
export const stageWords: readonly (readonly [name: string, words: readonly string[]])[] = [
  [
    'Discover',
    words(
      'ad ads advert advertisement campaign banner google bing seo online newsletter blog article social instagram facebook tiktok referral promo promotion brochure flyer discover teaser influencer',
    ),
  ],
  [
    'Browse',
    words(
      'home homepage landing page visit open app browse search filter catalog catalogue category list menu product view',
    ),
  ],
  [
    'Choose',
    words(
      'choose compare comparison review read ask check pick select add basket cart wishlist favourite product detail price quote request configure option size',
    ),
  ],
  ['Fill the basket', words('basket cart wishlist bag trolley add')],
  ['Try', words('demo trial sample test drive preview try taste')],
  [
    'Sign up',
    words('register registration signup sign apply application form profile verify verification kyc consent'),
  ],
  ['Decide', words('decide decision offer assess assessment approve approval credit reject scoring underwriting')],
  [
    'Buy',
    words(
      'checkout pay payment paid order reorder purchase buy bought invoice coupon voucher subscribe billing address shipping method bill approve cart basket',
    ),
  ],
  [
    'Receive',
    words(
      'confirmation ship shipping shipped shipment parcel package deliver delivery courier track tracking pickup collect dispatch arrive delay notice',
    ),
  ],
  [
    'Start',
    words('onboarding onboard activate activation activated setup install welcome tutorial start started first begin'),
  ],
  [
    'Use',
    words(
      'use login logon dashboard upload edit save transfer deposit withdraw play watch stream open send print export',
    ),
  ],
  [
    'Get help',
    words('help support ticket complaint complain faq chat call hotline contact agent issue problem refund question'),
  ],
  [
    'Look back',
    words('survey feedback rate rating nps answer recommend thank testimonial complain refund reminder again'),
  ],
  ['Renew', words('renew renewal upgrade reorder loyalty points extend repeat again crosssell upsell')],
  ['Leave', words('cancel unsubscribe churn delete close terminate leave left logout')],
  ['Arrive', words('er triage arrival registration register admission reception intake checkin emergency ambulance')],
  [
    'Be examined',
    words(
      'leucocytes crp lacticacid lactic lab laboratory blood xray ray mri ct scan ultrasound ecg diagnosis diagnose examination consultation',
    ),
  ],
  [
    'Be treated',
    words(
      'iv antibiotics liquid infusion surgery operation therapy medication treatment drug injection rehab vaccination',
    ),
  ],
  ['Stay', words('ward bed nc ic icu inpatient stay overnight')],
  ['Go home', words('release discharge discharged dismissed')],
  ['Return', words('return returns returned readmission readmitted comeback')],
];

function words(list: string): string[] {
  return list.split(' ');
}
