/** Which source a log belongs to: the one of its name, unless a log of other columns stands there already. */
import { z } from '@hono/zod-openapi';
import type { Understanding } from '../../events/import/understanding.ts';
import { idFrom } from '../../lib/derived-id.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';

const Columns = z.object({ customer: z.string(), event: z.string(), journey: z.string().optional() });

/**
 * Undefined where the name alone decides, as it does on the command line. Two different files called export.csv must
 * not run into one log: the columns that name customers and events tell them apart.
 */
export async function ownSource(
  store: SourcesStore,
  name: string,
  { columns }: Pick<Understanding, 'columns'>,
): Promise<string | undefined> {
  const standing = Columns.safeParse((await store.get(idFrom('source', name)))?.understood);
  if (!standing.success) return undefined;
  const named = (role: 'customer' | 'event' | 'journey'): string =>
    columns.find((column) => column.role === role)?.name ?? '';
  const { customer, event, journey = '' } = standing.data;
  const other =
    (customer && customer !== named('customer')) || event !== named('event') || journey !== named('journey');
  return other ? idFrom('source', name, named('customer'), named('event'), named('journey')) : undefined;
}
