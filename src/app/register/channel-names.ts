/** What people call the channels. */
import type { Channel } from '../../map/map.ts';
import { t } from '../language/t.ts';

export const channelNames: Readonly<Record<Channel, string>> = {
  web: t('Web'),
  app: t('App'),
  'e-mail': t('E-mail'),
  social: t('Social media'),
  search: t('Search'),
  messaging: t('Messaging'),
  telephone: t('Telephone'),
  'in-branch': t('In branch'),
  'face-to-face': t('Face to face'),
  mail: t('Mail'),
  parcel: t('Parcel'),
  broadcast: t('Broadcast'),
  device: t('Device'),
  other: t('Other'),
};

export const channelName = (channel: string): string =>
  (channelNames as Readonly<Record<string, string>>)[channel] ?? channel;
