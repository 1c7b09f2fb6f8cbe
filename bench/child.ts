/** The process that is measured: the engine alone, or the command line as it is built for users. */

const [work, ...args] = process.argv.slice(2);
if (work === 'bare') await parseAndCount(args[0] ?? '');
else await commandLine(args);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.send?.({ peak: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 });
process.disconnect?.();

async function commandLine(argv: readonly string[]): Promise<void> {
  const { main }: typeof import('../src/cli/main.ts') = await import(
    new URL('../dist/cli/main.js', import.meta.url).href
  );
  await main(argv);
}

/** Parses every column of the file, customers and times included, and counts the rows: the least anybody must do. */
async function parseAndCount(path: string): Promise<void> {
  const { query } = await import('chdb');
  const columns =
    'customer_id String, event LowCardinality(String), timestamp DateTime64(3), channel String, campaign String, town String, amount Float64';
  const quoted = path.replaceAll("'", "\\'");
  const counted = query(
    `SELECT count() FROM file('${quoted}', 'CSVWithNames', '${columns}') WHERE NOT ignore(*) SETTINGS optimize_count_from_files = 0`,
    'TabSeparated',
  );
  process.stdout.write(counted);
}
