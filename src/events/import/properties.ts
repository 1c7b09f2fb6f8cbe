/** Which columns of a log are properties of its events. */
import type { Plan } from './plan.ts';

/** Columns that play no part in the plan, also those that turned up late. */
export function propertiesOf(plan: Plan, columns: readonly string[]): string[] {
  if (!plan.growing || !plan.keepAll) return [...plan.properties];
  return columns.filter((name) => !plan.parts.includes(name));
}

/** Ids of a customer are kept with every event, but explain nobody. */
export const isOtherId = (name: string, { anonymous, formerly }: Plan): boolean =>
  name === anonymous || name === formerly;
