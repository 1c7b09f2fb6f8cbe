/** Pictures of cells: where their bytes are, and how a file becomes one. */
import type { Picture } from '../../map/map.ts';

export const pictureAddress = (picture: Pick<Picture, 'id'>): string => `/api/pictures/${picture.id}`;
