/** Where the rows that an import set aside lie. */
import { dirname, join } from 'node:path';

/** Beside the upload. */
export const rejectedPath = (upload: string): string => join(dirname(upload), 'rejected.csv');
