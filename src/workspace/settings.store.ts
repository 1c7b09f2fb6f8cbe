/** Small facts about the workspace, by key: its name, whether the sample was made. */
import type { State } from '../db/stores.ts';

export interface SettingsStore {
  get<Value>(key: string): Promise<Value | undefined>;
  set(key: string, value: unknown): Promise<void>;
}

export function settingsStore({ pool }: State): SettingsStore {
  return {
    get: async <Value>(key: string) => {
      const found = await pool.query<{ value: Value }>('select value from settings where key = $1', [key]);
      return found.rows[0]?.value;
    },
    set: async (key, value) => {
      await pool.query(
        'insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
        [key, JSON.stringify(value)],
      );
    },
  };
}
