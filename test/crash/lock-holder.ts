/** Holds the lock of a folder until somebody kills it. */
import { writeSync } from 'node:fs';
import { lockFolder } from '../../src/db/lock.ts';

await lockFolder(process.argv[2] ?? '');
writeSync(1, 'locked\n');
setInterval(() => writeSync(1, 'still\n'), 100);
