/** The process that is measured: the engine alone, or the command line as it is built for users. */

const ofLogs =
  'customer_id String, event LowCardinality(String), timestamp DateTime64(3), channel String, campaign String, town String, amount Float64';

const [work, ...args] = process.argv.slice(2);
if (work === 'bare') await parseAndCount(args[0] ?? '', args[1]);
else if (work === 'mine') await cutAndMine(args[0] ?? '');
else await commandLine(args);
process.send?.(used());
process.disconnect?.();

function used(): { readonly peak: number; readonly processor: number } {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return { peak: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 };
}

/** Loads a log without cutting it, and tells of what comes after: cutting, groups, stages and all that is measured. */
async function cutAndMine(path: string): Promise<void> {
  const built = (file: string): string => new URL(`../dist/events/${file}`, import.meta.url).href;
  const files: typeof import('../src/events/import/read-log-files.ts') = await import(
    built('import/read-log-files.js')
  );
  const cutting: typeof import('../src/events/cutting/choose-cut.ts') = await import(built('cutting/choose-cut.js'));
  const mining: typeof import('../src/events/mining/miner.ts') = await import(built('mining/miner.js'));
  const { log, traits } = await files.readLogFiles([{ path }], { cut: { by: 'customer' } });
  const before = used();
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const streams = { codes: log.codes, micros: log.times.map((time) => time * 1000), offsets: log.offsets };
  const { cut, chances } = cutting.chooseCut(streams, { by: 'found' }, { names: log.names, cases: false });
  const cutIn = { seconds: seconds(), processor: used().processor - before.processor };
  const begins = chances.reduce((sum, chance) => sum + (chance >= 0.5 ? 1 : 0), 0);
  const offsets = new Uint32Array(begins + 1);
  const customerOf = new Uint32Array(begins);
  for (let i = 0, who = 0, at = 0; i < chances.length; i++) {
    if (i === log.offsets[who + 1]) who++;
    if ((chances[i] as number) < 0.5) continue;
    customerOf[at] = who;
    offsets[at++] = i;
  }
  offsets[begins] = chances.length;
  const miner = mining.startMiner();
  await miner.hold('streams', { ...log, offsets, customerOf, cut }, traits);
  const { discovery } = await miner.discover('streams', {});
  await miner.close();
  const all = { seconds: seconds(), processor: used().processor - before.processor };
  const found = { cut, journeys: begins, groups: discovery.journeys.length, stages: discovery.stages.length };
  process.send?.({ told: { loaded: before.peak, cutIn, all, found } });
}

async function commandLine(argv: readonly string[]): Promise<void> {
  const { main }: typeof import('../src/cli/main.ts') = await import(
    new URL('../dist/cli/main.js', import.meta.url).href
  );
  await main(argv);
}

/** Parses every column of the file, customers and times included, and counts the rows: the least anybody must do. */
async function parseAndCount(path: string, columns = ofLogs): Promise<void> {
  const { query } = await import('chdb');
  const quoted = path.replaceAll("'", "\\'");
  const counted = query(
    `SELECT count() FROM file('${quoted}', 'CSVWithNames', '${columns}') WHERE NOT ignore(*) SETTINGS optimize_count_from_files = 0`,
    'TabSeparated',
  );
  process.stdout.write(counted);
}
