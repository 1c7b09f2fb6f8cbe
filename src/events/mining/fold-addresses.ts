/** Makes templates of addresses: ids become `:id`, and where very many different words stand in one place, `:any`. */

const request = /^(?:(GET|HEAD|POST|PUT|PATCH|DELETE) )?((?:https?:\/\/|\/)\S*)(?: HTTP\/[\d.]+)?$/;
const id = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=[0-9a-f]*\d)[0-9a-f]{8,}|(?=\w*\d)(?=\w*[a-z])\w{16,})$/i;
/** More different words than this in one place of otherwise equal addresses name things, not places. */
const mostWords = 30;

export const isAddress = (name: string): boolean => request.test(name.trim());

/** `/users/4711/orders?page=2` becomes `/users/:id/orders`; the verb of a request stays unless it only fetches. */
export function templateOf(name: string): string {
  const [, verb = 'GET', address = ''] = request.exec(name.trim()) ?? [];
  const bare = address.split(/[?#]/, 1)[0] ?? '';
  const parts = bare.split('/').map((part) => (id.test(part) ? ':id' : part.toLowerCase()));
  const path = parts.join('/').replace(/(?<=[^/:])\/+$/, '');
  return verb === 'GET' || verb === 'HEAD' ? path : `${verb} ${path}`;
}

/** The templates of a log of very many addresses: `/cakes/apple-cake`, `/cakes/nut-cake`, ... become `/cakes/:any`. */
export function generalised(templates: readonly string[]): Map<string, string> {
  let now = new Map(templates.map((one) => [one, one.split('/')]));
  const deepest = Math.max(0, ...[...now.values()].map((parts) => parts.length));
  // From the left: what stands behind a place that names things is looked at all together.
  for (let place = 1; place < deepest; place++) {
    const words = new Map<string, Set<string>>();
    for (const parts of now.values()) {
      const word = parts[place];
      if (word === undefined || place <= hostAt(parts)) continue;
      const before = parts.slice(0, place).join('/');
      words.set(before, (words.get(before) ?? new Set()).add(word));
    }
    const next = [...now].map(([template, parts]): [string, string[]] => {
      const many = place < parts.length && (words.get(parts.slice(0, place).join('/'))?.size ?? 0) > mostWords;
      return [template, many ? parts.with(place, ':any') : parts];
    });
    now = new Map(next);
  }
  return new Map([...now].map(([template, parts]) => [template, parts.join('/')]));
}

/** Where the name of the machine stands among the parts; -1 in addresses without one. */
const hostAt = (parts: readonly string[]): number => (/^(?:\w+ )?https?:$/.test(parts[0] ?? '') ? 2 : -1);
