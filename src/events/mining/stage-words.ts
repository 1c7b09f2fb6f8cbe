/** What people do at a stage, and the words of touchpoints that say so. */

/** Stage names with their words; earlier names win a tie. */
export const stageWords: readonly (readonly [name: string, words: readonly string[]])[] = [
  [
    'Discover',
    words(
      'ad ads advert campaign banner landing home homepage google seo newsletter blog article social referral promo promotion visit brochure flyer discover teaser',
    ),
  ],
  [
    'Compare',
    words(
      'compare comparison product products view viewed details detail list category categories browse search filter review reviews price prices quote configure catalog catalogue wishlist favourite rate rates menu',
    ),
  ],
  ['Try', words('demo trial sample test drive preview try taste')],
  [
    'Sign up',
    words('register registration signup sign apply application form profile verify verification kyc consent'),
  ],
  [
    'Decide',
    words('decide decision offer assess assessment approve approval approved credit rejected scoring underwriting'),
  ],
  [
    'Buy',
    words(
      'cart basket checkout pay payment paid order purchase buy bought invoice coupon voucher subscribe billing address shipping method bill',
    ),
  ],
  [
    'Receive',
    words('shipped shipment parcel package deliver delivered delivery courier track tracking pickup dispatch arrived'),
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
  ['Give feedback', words('survey feedback rating nps recommend recommended thank testimonial')],
  ['Renew', words('renew renewal renewed upgrade reorder loyalty points extend repeat again crosssell upsell')],
  [
    'Leave',
    words('cancel cancelled canceled unsubscribe churn delete deleted close closed terminate leave left logout'),
  ],
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
