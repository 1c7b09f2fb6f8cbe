/** Which channel a short name means, in English and German. */
import { folded } from './lane-words.ts';
import type { Channel } from './map.ts';

const words: readonly (readonly [Channel, string])[] = [
  ['app', 'app|apps|mobile app|ios|android'],
  ['e-mail', 'e mail|email|mail newsletter|newsletter|e mails|emails'],
  ['messaging', 'chat|live chat|chatbot|whatsapp|sms|messenger|text message|push notification'],
  ['social', 'social|social media|facebook|instagram|linkedin|tiktok|youtube|twitter|soziale medien'],
  ['search', 'search|google|search engine|seo|suche|suchmaschine'],
  ['telephone', 'phone|telephone|call|call center|call centre|hotline|telefon|anruf|callcenter'],
  ['in-branch', 'store|shop floor|branch|filiale|geschaft|laden|in store|showroom|point of sale|pos'],
  ['face-to-face', 'face to face|in person|meeting|visit|personlich|vor ort|besuch|termin|gesprach'],
  ['parcel', 'parcel|package|delivery|courier|paket|lieferung|versand'],
  ['mail', 'letter|post|postal mail|brochure|flyer|brief|prospekt|katalog|catalogue'],
  ['broadcast', 'tv|radio|billboard|print ad|fernsehen|plakat|anzeige|advertisement|werbung'],
  ['device', 'kiosk|terminal|atm|device|wearable|automat|geldautomat'],
  ['web', 'web|website|web site|webshop|web shop|online|online shop|internet|landing page|portal|webseite|homepage'],
];
const phrases = words.map(([channel, list]) => [channel, list.split('|')] as const);

/** The channel that the words name, or undefined when they name none or several. */
export function channelOf(name: string): Channel | undefined {
  const inside = ` ${folded(name)} `;
  const found = phrases.filter(([, list]) => list.some((phrase) => inside.includes(` ${phrase} `)));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
