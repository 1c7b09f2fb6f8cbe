/**
 * Files as forty tools write them, read whole: at least 95 % of the columns that matter are found without a question,
 * and where one is not, the choice says that it is unsure (research: pipeline step 1).
 */
import { describe, expect, test } from 'vitest';
import { logFile, readLog, withLogFolder } from '../../../test/log-kit.ts';
import { understand } from './understand.ts';

withLogFolder();

const steps = ['View', 'Search', 'Add to basket', 'Pay', 'Receive', 'Ask for help', 'Return', 'Rate'];
const start = Date.UTC(2024, 10, 20, 8);
const two = (n: number): string => String(n).padStart(2, '0');
const when = (row: number): Date => new Date(start + row * 3_661_000);
const iso = (row: number): string => when(row).toISOString();
const late = (row: number, ms: number): string => new Date(when(row).getTime() + ms).toISOString();
const clock = (row: number): string => `${two(when(row).getUTCHours())}:${two(when(row).getUTCMinutes())}`;
const day = (row: number): string => two(when(row).getUTCDate());
const month = (row: number): string => two(when(row).getUTCMonth() + 1);
const year = (row: number): string => String(when(row).getUTCFullYear());
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 40 customers, each seen every fortieth row, each with two sessions. */
const cells: Readonly<Record<string, (row: number) => string>> = {
  user: (row) => `u-${row % 40}`,
  number: (row) => String(10_000 + (row % 40)),
  uuid: (row) => `7d1f03${two(row % 40)}-93b4-4c6a-8d27-1f0e5a6b7c${two(row % 40)}`,
  mail: (row) => `person${row % 40}@example.org`,
  device: (row) => `d-${(row % 40) * 7}`,
  signedIn: (row) => (row >= 160 && row % 3 > 0 ? `u-${row % 40}` : ''),
  session: (row) => `s-${row % 40}-${row < 160 ? 1 : 2}`,
  order: (row) => `o-${row % 40}-${row < 160 ? 1 : 2}`,
  case: (row) => `Case ${row % 60}`,
  event: (row) => steps[(row + Math.floor(row / 40) * (1 + (row % 3))) % steps.length] ?? '',
  path: (row) => ['/', '/cakes', '/cakes/apple', '/basket', '/pay'][(row * 7 + Math.floor(row / 40)) % 5] ?? '',
  track: () => 'track',
  iso,
  sent: (row) => late(row, 200),
  received: (row) => late(row, 350),
  derived: (row) => late(row, 150),
  loaded: (row) => late(row, 86_400_000),
  plain: (row) => iso(row).slice(0, 19).replace('T', ' '),
  utc: (row) => `${iso(row).slice(0, 23).replace('T', ' ')} UTC`,
  offset: (row) => `${iso(row).slice(0, 19)}+01:00`,
  german: (row) => `${day(row)}.${month(row)}.${year(row)} ${clock(row)}`,
  american: (row) => `${month(row)}/${day(row)}/${year(row)} ${clock(row)}`,
  british: (row) => `${day(row)}/${month(row)}/${year(row)} ${clock(row)}`,
  named: (row) => `${day(row)} ${monthNames[when(row).getUTCMonth()]} ${year(row)} ${clock(row)}`,
  slashed: (row) => `${year(row)}/${month(row)}/${day(row)} ${clock(row)}:00`,
  seconds: (row) => String(when(row).getTime() / 1000),
  millis: (row) => String(when(row).getTime()),
  micros: (row) => `${when(row).getTime()}000`,
  id: (row) => `e-${row}`,
  index: (row) => String(row + 1),
  channel: (row) => ['web', 'app', 'shop'][(row % 40) % 3] ?? '',
  agent: () => 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  staff: (row) => ['Pete', 'Sue', 'Mike', 'Ellen'][(row * 7 + Math.floor(row / 60)) % 4] ?? '',
  amount: (row) => String(((row * 7919) % 10_000) / 100),
  remark: (row) => `A longer remark number ${row}, as people write them, with many words in it`,
  json: (row) => `{""plan"":""${row % 2 === 0 ? 'gold' : 'plain'}""}`,
  yes: (row) => (row % 2 === 0 ? 'true' : 'false'),
  town: (row) => ['Oslo', 'Bergen', 'Ålesund'][(row % 40) % 3] ?? '',
  none: () => '',
};

interface Fixture {
  readonly tool: string;
  /** "header=kind", the separator of the file between them. */
  readonly header: string;
  readonly separator?: ',' | ';' | '\t' | '|';
  readonly customer: string;
  readonly event: string;
  readonly time: string;
  readonly journey?: string;
  readonly anonymous?: string;
}

const rowsOfEach = 320;

function written({ header, separator = ',' }: Fixture): string {
  const columns = header.split(', ').map((one) => one.split('='));
  const lines = [columns.map(([name]) => name).join(separator)];
  for (let row = 0; row < rowsOfEach; row++) {
    const texts = columns.map(([, kind = '']) => (cells[kind] ?? (() => kind))(row));
    lines.push(texts.map((text) => (/[",;|]/.test(text) ? `"${text}"` : text)).join(separator));
  }
  return `${lines.join('\n')}\n`;
}

const fixture = (tool: string, header: string, found: string, separator?: Fixture['separator']): Fixture => {
  const [customer = '', event = '', time = '', journey, anonymous] = found.split(', ').map((one) => one.trim());
  return {
    tool,
    header,
    customer,
    event,
    time,
    ...(journey ? { journey } : {}),
    ...(anonymous ? { anonymous } : {}),
    ...(separator ? { separator } : {}),
  };
};

const fixtures: readonly Fixture[] = [
  fixture(
    'Segment, raw',
    'messageId=id, type=track, anonymousId=device, userId=signedIn, event=event, originalTimestamp=iso, sentAt=sent, receivedAt=received, timestamp=iso, context.userAgent=agent, context.page.path=path',
    'userId, event, originalTimestamp, , anonymousId',
  ),
  fixture(
    'Segment, warehouse',
    'id=id, anonymous_id=device, user_id=signedIn, event=event, event_text=event, original_timestamp=utc, sent_at=sent, received_at=received, timestamp=iso, uuid_ts=loaded, context_page_path=path',
    'user_id, event, original_timestamp, , anonymous_id',
  ),
  fixture(
    'RudderStack',
    'id=id, anonymous_id=device, user_id=signedIn, event=event, received_at=received, sent_at=sent, original_timestamp=iso, context_app_name=channel',
    'user_id, event, original_timestamp, , anonymous_id',
  ),
  fixture(
    'Snowplow',
    'app_id=channel, platform=channel, etl_tstamp=loaded, collector_tstamp=received, dvce_created_tstamp=iso, event=track, event_id=id, user_id=signedIn, domain_userid=device, domain_sessionid=session, page_urlpath=path, useragent=agent, dvce_sent_tstamp=sent, derived_tstamp=derived, event_name=event',
    'user_id, event_name, derived_tstamp, domain_sessionid, domain_userid',
    '\t',
  ),
  fixture(
    'GA4 in BigQuery',
    'event_date=20241120, event_timestamp=micros, event_name=event, event_bundle_sequence_id=index, user_id=signedIn, user_pseudo_id=device, ga_session_id=session, platform=channel, geo.city=town',
    'user_id, event_name, event_timestamp, ga_session_id, user_pseudo_id',
  ),
  fixture(
    'PostHog',
    'uuid=id, event=event, properties=json, timestamp=iso, distinct_id=user, elements_chain=none, created_at=received, person_id=uuid',
    'person_id, event, timestamp',
  ),
  fixture(
    'PostHog without persons',
    'uuid=id, event=event, timestamp=iso, distinct_id=user, properties.$current_url=path, properties.$browser=channel',
    'distinct_id, event, timestamp',
  ),
  fixture(
    'Mixpanel',
    'event=event, time=seconds, distinct_id=user, $insert_id=id, $browser=channel, $city=town, mp_country_code=NO',
    'distinct_id, event, time',
  ),
  fixture(
    'Amplitude',
    'event_id=index, user_id=user, device_id=device, session_id=session, event_type=event, event_time=plain, client_upload_time=plain, server_received_time=plain, platform=channel, city=town',
    'user_id, event_type, event_time, session_id, device_id',
  ),
  fixture(
    'Heap',
    'event_id=id, user_id=number, session_id=session, time=plain, event_table_name=event, device_type=channel',
    'user_id, event_table_name, time, session_id',
  ),
  fixture(
    'Matomo',
    'visitorId=device, userId=signedIn, visitId=session, serverTimestamp=seconds, actionType=track, pageTitle=event, url=path, referrerType=channel',
    'userId, pageTitle, serverTimestamp, visitId, visitorId',
  ),
  fixture(
    'Adobe Analytics',
    'hit_time_gmt=seconds, mcvisid=device, pagename=event, visit_num=1, post_evar5=channel, user_agent=agent',
    'mcvisid, pagename, hit_time_gmt',
    '\t',
  ),
  fixture(
    'Disco',
    'Case ID=case, Activity=event, Resource=staff, Complete Timestamp=slashed, Variant=channel, Variant index=amount',
    'Case ID, Activity, Complete Timestamp',
  ),
  fixture(
    'Celonis',
    '_CASE_KEY=case, ACTIVITY_EN=event, EVENTTIME=plain, _SORTING=index, USER_NAME=staff',
    '_CASE_KEY, ACTIVITY_EN, EVENTTIME',
  ),
  fixture(
    'pm4py',
    'case:concept:name=case, concept:name=event, time:timestamp=offset, org:resource=staff, case:amount=amount',
    'case:concept:name, concept:name, time:timestamp',
  ),
  fixture(
    'UiPath',
    'CaseID=case, Activity=event, EventEnd=plain, User=staff, Department=channel',
    'CaseID, Activity, EventEnd',
  ),
  fixture(
    'Signavio',
    'case_id=case, event_name=event, timestamp=iso, city=town',
    'case_id, event_name, timestamp',
    ';',
  ),
  fixture(
    'SAP',
    'Einkaufsbeleg=case, Vorgangsschritt=event, Zeitstempel=german, Bearbeiter=staff',
    'Einkaufsbeleg, Vorgangsschritt, Zeitstempel',
    ';',
  ),
  fixture(
    'a German shop',
    'Kundennummer=number, Ereignis=event, Datum=german, Kanal=channel, Betrag=amount',
    'Kundennummer, Ereignis, Datum',
    ';',
  ),
  fixture(
    'a German call centre',
    'Kunden-Nr.=number, Aktion=event, Zeitpunkt=german, Mitarbeiter=staff',
    'Kunden-Nr., Aktion, Zeitpunkt',
    ';',
  ),
  fixture(
    'a German insurer',
    'Fallnummer=case, Aktivität=event, Zeitstempel=german, Sparte=channel',
    'Fallnummer, Aktivität, Zeitstempel',
    ';',
  ),
  fixture(
    'a French bank',
    'client=number, activité=event, heure=british, canal=channel',
    'client, activité, heure',
    ';',
  ),
  fixture(
    'a Spanish clinic',
    'paciente=number, actividad=event, fecha=british, centro=town',
    'paciente, actividad, fecha',
    ';',
  ),
  fixture(
    'a Dutch utility',
    'klantnummer=number, gebeurtenis=event, tijdstip=plain, kanaal=channel',
    'klantnummer, gebeurtenis, tijdstip',
    ';',
  ),
  fixture(
    'a Norwegian library',
    'kunde=number, hendelse=event, tidspunkt=german, sted=town',
    'kunde, hendelse, tidspunkt',
    ';',
  ),
  fixture(
    'an American retailer',
    'customer_id=number, event=event, event_date=american, store=town',
    'customer_id, event, event_date',
  ),
  fixture(
    'a British charity',
    'Supporter ID=number, Interaction=event, Date=named, Channel=channel',
    'Supporter ID, Interaction, Date',
  ),
  fixture(
    'Salesforce',
    'Id=id, ContactId=user, Subject=remark, Type=event, CreatedDate=offset, OwnerId=staff',
    'ContactId, Type, CreatedDate',
  ),
  fixture(
    'HubSpot',
    'contact_id=number, eventType=event, occurredAt=millis, portalId=1, campaign=channel',
    'contact_id, eventType, occurredAt',
  ),
  fixture('Zendesk', 'ticket_id=case, status=event, updated_at=iso, assignee=staff', 'ticket_id, status, updated_at'),
  fixture(
    'Intercom',
    'user_id=user, event_name=event, created_at=seconds, id=id, email=mail',
    'user_id, event_name, created_at',
  ),
  fixture(
    'Shopify',
    'order_id=order, customer_id=number, event=event, created_at=offset, total_price=amount',
    'customer_id, event, created_at, order_id',
  ),
  fixture(
    'an e-mail tool',
    'Email Address=mail, Action=event, Timestamp=plain, URL=path, IP=none',
    'Email Address, Action, Timestamp',
  ),
  fixture(
    'Firebase',
    'event_timestamp=micros, event_name=event, user_pseudo_id=device, app_info.version=channel',
    'user_pseudo_id, event_name, event_timestamp',
  ),
  fixture(
    'a retail feed',
    'event_time=utc, event_type=event, product_id=amount, price=amount, user_id=number, user_session=session',
    'user_id, event_type, event_time',
  ),
  fixture(
    'a web server',
    'time=offset, visitor=user, path=path, status=200, user_agent=agent, referrer=channel',
    'visitor, path, time',
  ),
  fixture(
    'a telephone company',
    'msisdn=number, event_type=event, event_time=slashed, cell=town',
    'msisdn, event_type, event_time',
    '|',
  ),
  fixture(
    'a hospital',
    'PatientID=number, ActivityName=event, Timestamp=plain, Department=channel, Remark=remark',
    'PatientID, ActivityName, Timestamp',
  ),
  fixture(
    'a bank',
    'CUSTOMER_NO=number, TOUCHPOINT=event, EVENT_TS=plain, AMOUNT=amount, IS_MOBILE=yes',
    'CUSTOMER_NO, TOUCHPOINT, EVENT_TS',
    ';',
  ),
  fixture(
    'a loyalty card',
    'member_id=number, transaction_type=event, transaction_date=plain, points=amount, store=town',
    'member_id, transaction_type, transaction_date',
  ),
  fixture(
    'a learning platform',
    'student_id=number, activity=event, timestamp=millis, course=channel, session=session',
    'student_id, activity, timestamp, session',
  ),
  fixture(
    'an airline',
    'passenger_id=number, booking_id=order, touchpoint=event, occurred_at=iso, cabin=channel',
    'passenger_id, touchpoint, occurred_at, booking_id',
  ),
  fixture(
    'Pendo',
    'visitorId=user, accountId=town, eventName=event, browserTime=millis, remoteIp=none',
    'visitorId, eventName, browserTime',
  ),
  fixture(
    'Braze',
    'id=id, user_id=user, external_user_id=number, time=seconds, event_name=event, app_id=channel',
    'user_id, event_name, time',
  ),
  fixture(
    'ServiceNow',
    'Number=case, State=event, Updated=plain, Assigned to=staff, Priority=channel',
    'Number, State, Updated',
  ),
  fixture('Jira', 'Issue key=case, Status=event, Changed=german, Author=staff', 'Issue key, Status, Changed', ';'),
  fixture(
    'a Swedish bank',
    'Kundnummer=number, Händelse=event, Tidpunkt=plain, Kanal=channel',
    'Kundnummer, Händelse, Tidpunkt',
    ';',
  ),
  fixture(
    'an Italian shop',
    'id_cliente=number, evento=event, data=british, canale=channel',
    'id_cliente, evento, data',
    ';',
  ),
  fixture('a gym', 'Member No=number, What=event, When=american, Club=town', 'Member No, What, When'),
  fixture(
    'a newspaper',
    'subscriber_id=number, action=event, ts=iso, device=channel, article=path',
    'subscriber_id, action, ts',
  ),
  fixture(
    'a train company',
    'traveller_id=number, trip_id=order, interaction=event, event_datetime=offset',
    'traveller_id, interaction, event_datetime, trip_id',
  ),
  fixture(
    'a game',
    'player_id=uuid, session_id=session, event=event, client_ts=millis, level=amount',
    'player_id, event, client_ts, session_id',
  ),
];

interface Result {
  readonly tool: string;
  /** Everything found as it should be, and nothing asked. */
  readonly right: boolean;
  /** A column plays a part that is another's, or one that is needed plays none. */
  readonly wrong: boolean;
  readonly asked: boolean;
  readonly found: string;
}

async function looked(one: Fixture): Promise<Result> {
  const { columns, problems, ready } = await understand({ path: logFile(written(one), 'export.csv') });
  const named = (role: string): string => columns.find((column) => column.role === role)?.name ?? '';
  const roles = ['customer', 'event', 'time', 'journey', 'anonymous'] as const;
  const wrong = roles.filter((role) => named(role) !== (one[role] ?? ''));
  const unsure = columns.some((column) => !column.sure) || !ready || problems.length > 0;
  const misled = wrong.some((role) => named(role) !== '' || role === 'customer' || role === 'event' || role === 'time');
  const found = roles.map((role) => `${role}: ${named(role)}`).join(', ');
  return {
    tool: one.tool,
    right: wrong.length === 0 && !unsure,
    wrong: misled,
    asked: unsure,
    found: `${found} ${problems.map((p) => p.message).join(' ')}`,
  };
}

/**
 * Written down before any of them was read; nothing was mended for them. (Where an address of e-mail stands beside an id
 * both name the same people, and either is right.)
 */
const fresh: readonly Fixture[] = [
  fixture(
    'Woopra',
    'woopra_id=device, email=mail, action=event, timestamp=millis, country=NO',
    'email, action, timestamp',
  ),
  fixture(
    'Klaviyo',
    'Profile ID=uuid, Email=mail, Metric=event, Event Time=plain, Campaign=channel',
    'Email, Metric, Event Time',
  ),
  fixture(
    'a municipality',
    'citizen_no=number, service=event, contact_date=german, office=town',
    'citizen_no, service, contact_date',
    ';',
  ),
  fixture(
    'a hotel',
    'Guest=number, Reservation No=order, Touchpoint=event, Date and time=american',
    'Guest, Touchpoint, Date and time, Reservation No',
  ),
  fixture(
    'Pipedrive',
    'deal_id=case, stage=event, change_time=plain, owner=staff, value=amount',
    'deal_id, stage, change_time',
  ),
  fixture(
    'a Polish shop',
    'klient_id=number, zdarzenie=event, czas=plain, kanal=channel',
    'klient_id, zdarzenie, czas',
    ';',
  ),
  fixture(
    'a Portuguese bank',
    'cliente=number, evento=event, data_hora=british, canal=channel',
    'cliente, evento, data_hora',
    ';',
  ),
  fixture(
    'a web log',
    'client_ip=user, request_time=offset, url=path, user_agent=agent, bytes=amount',
    'client_ip, url, request_time',
  ),
  fixture(
    'Plausible',
    'timestamp=iso, name=event, user_id=number, session_id=session, pathname=path, browser=channel',
    'user_id, name, timestamp, session_id',
  ),
  fixture(
    'a museum',
    'ticket_no=case, station=event, scanned_at=iso, language=channel',
    'ticket_no, station, scanned_at',
  ),
];

describe('columns of a file', () => {
  test('of a tool nobody thought of are right, or asked about', async () => {
    const results: Result[] = [];
    for (const one of fresh) results.push(await looked(one));
    expect(results.filter((one) => one.wrong && !one.asked)).toEqual([]);
    // The others are asked about.
    expect(results.filter((one) => one.right).length).toBeGreaterThanOrEqual(6);
  });

  test(`of ${fixtures.length} tools are found: 95 % without a question, none wrong in silence`, async () => {
    const results: Result[] = [];
    for (const one of fixtures) results.push(await looked(one));
    expect(results.length).toBeGreaterThanOrEqual(40);
    expect(results.filter((one) => one.wrong && !one.asked)).toEqual([]);
    const right = results.filter((one) => one.right).length;
    expect(right / results.length).toBeGreaterThanOrEqual(0.95);
  });

  test('is read into the journeys of all 40 customers, whoever wrote it', async () => {
    for (const one of fixtures.filter(({ journey, anonymous }) => !journey && !anonymous).slice(0, 6)) {
      const { outcome } = await readLog(logFile(written(one), 'export.csv'), { cut: { by: 'customer' } });
      expect([one.tool, outcome.log.codes.length, outcome.rejected]).toEqual([one.tool, rowsOfEach, 0]);
    }
  });
});
