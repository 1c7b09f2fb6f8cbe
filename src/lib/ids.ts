/** Random ids for what people make; they work in the browser and on the server alike. */

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Crockford base 32, lower case, `length` characters from the given bytes. */
export function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(value >>> bits) & 31] ?? '';
    }
    value &= (1 << bits) - 1;
  }
  return text;
}

/** A new random id such as `card_8f3k2m9q0x4v`; 60 bits, enough for one workspace. */
export function newId(kind: string): string {
  return `${kind}_${base32(globalThis.crypto.getRandomValues(new Uint8Array(8)), 12)}`;
}
