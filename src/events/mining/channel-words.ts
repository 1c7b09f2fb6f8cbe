/** Guesses the channel of a touchpoint from the words of its name. */

/** The map's channels and the words that give them away, most telling first. */
const clues: readonly (readonly [channel: string, words: RegExp])[] = [
  ['e-mail', /\b(e-?mail|newsletter|mailing|unsubscribe|inbox)\b/],
  ['messaging', /\b(chat|chatbot|sms|whats ?app|messenger|telegram|text message)\b/],
  ['telephone', /\b(phone|telephone|call|calls|called|hotline|ivr|voicemail|callback|call ?cent(er|re))\b/],
  ['app', /\b(app|push|in-?app|ios|android|mobile)\b/],
  ['social', /\b(facebook|instagram|tiktok|twitter|tweet|linkedin|pinterest|social)\b/],
  ['search', /\b(google|bing|seo|sem|search engine|paid search|organic search)\b/],
  ['broadcast', /\b(tv|television|radio|billboard|podcast)\b/],
  ['mail', /\b(letter|postal|by post|postcard|mailed|brochure)\b/],
  ['parcel', /\b(parcel|package|courier|shipped|shipment|shipping|delivered|delivery|dispatched)\b/],
  ['in-branch', /\b(branch|in-?store|store visit|shop visit|counter|teller|showroom|kiosk)\b/],
  ['device', /\b(device|sensor|atm|terminal|wearable|smart ?meter)\b/],
  [
    'face-to-face',
    /\b(triage|nurse|doctor|lab|laboratory|leucocytes|crp|lactic ?acid|physician|surgery|x-?ray|mri|ct scan|scan|blood|admission|admit|discharge|release|iv|er|patient|examination|ward|appointment|meeting|consultation|visit|interview|workshop)\b/,
  ],
  [
    'web',
    /(^\/|https?:|\b(web|website|page|pages|click|clicked|view|viewed|browse|browsed|url|site|home|homepage|landing|login|log in|logged in|sign ?up|sign ?in|signed up|register|registration form|checkout|cart|basket|wishlist|search|searched|filter|product|category|form|download|banner|faq|account|password|coupon)\b)/,
  ],
];

const channels = new Set(clues.map(([channel]) => channel));

/** What the log itself says of an event comes first, then the words of its name; undefined when neither tells. */
export function channelFor(name: string, said: string | undefined): string | undefined {
  if (said === undefined) return channelOf(name);
  const plain = said
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return channels.has(plain) ? plain : (channelOf(said) ?? channelOf(name));
}

/** One of the map's channels; undefined when no word tells. */
export function channelOf(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[_.]+/g, ' ');
  return clues.find(([, clue]) => clue.test(words))?.[0];
}
