/** Headers as real tools export them: the right columns are found, or the choice says that it is unsure. */
import { describe, expect, test } from 'vitest';
import { chooseColumns } from './choose-columns.ts';
import type { LogWishes } from './log-input.ts';

const steps = ['View', 'Search', 'Add to basket', 'Pay', 'Receive', 'Ask for help', 'Return', 'Rate'];
const start = Date.UTC(2024, 4, 1);

/** What stands in a column, by the letter behind its name; `row` counts from 0. */
const values: Readonly<Record<string, (row: number) => string>> = {
  U: (row) => `u-${row % 40}`,
  N: (row) => String(1000 + (row % 40)),
  M: (row) => `person${row % 40}@example.org`,
  S: (row) => `s-${row % 40}-${Math.floor(row / 200)}`,
  C: (row) => `case ${row % 60}`,
  E: (row) => steps[Math.floor(row / 40 + (row % 3)) % steps.length] ?? '',
  T: (row) => new Date(start + row * 61_000).toISOString(),
  G: (row) => new Date(start + row * 61_000).toISOString().slice(0, 19).replace('T', ' '),
  D: (row) => `${String(1 + (row % 28)).padStart(2, '0')}.05.2024 10:${String(row % 60).padStart(2, '0')}`,
  K: (row) => String(start + row * 61_000),
  X: (row) => String((start + row * 61_000) * 1000),
  L: (row) => (row % 2 === 0 ? 'start' : 'complete'),
  I: (row) => `id-${row}`,
  P: (row) => ['web', 'app', 'shop'][(row % 40) % 3] ?? '',
  R: (row) => ['Pete', 'Sue', 'Mike', 'Ellen', 'Sara'][(row * 7 + Math.floor(row / 60)) % 5] ?? '',
  A: (row) => String(((row * 7919) % 10_000) / 100),
  F: (row) => `A longer remark number ${row}, as people write them in a form, with many words in it`,
};

function chosen(spec: string, wishes: LogWishes = {}): Record<string, string | undefined> {
  const columns = spec.split(' | ').map((one) => ({ name: one.slice(0, -2), kind: one.slice(-1) }));
  const rows = Array.from({ length: 400 }, (_, row) => columns.map(({ kind }) => values[kind]?.(row) ?? ''));
  const choice = chooseColumns(
    columns.map((one) => one.name),
    rows,
    wishes,
  );
  return {
    customer: choice.customer?.facts.name,
    event: choice.event?.facts.name,
    time: choice.times[0]?.facts.name,
    journey: choice.journey?.facts.name,
    lifecycle: choice.lifecycle?.facts.name,
    doubts: choice.problems.map((one) => one.message).join(' ') || undefined,
  };
}

describe('columns by the name and content of', () => {
  test.each<[string, string, string, string, string, string?]>([
    [
      'pm4py',
      'case:concept:name=C | concept:name=E | time:timestamp=T | org:resource=R | case:creator=P',
      'case:concept:name',
      'concept:name',
      'time:timestamp',
    ],
    [
      'Disco',
      'Case ID=C | Activity=E | Resource=R | Complete Timestamp=G | Variant=P | Variant index=A',
      'Case ID',
      'Activity',
      'Complete Timestamp',
    ],
    ['Celonis', '_CASE_KEY=C | ACTIVITY_EN=E | EVENTTIME=G | _SORTING=A', '_CASE_KEY', 'ACTIVITY_EN', 'EVENTTIME'],
    [
      'Segment',
      'messageId=I | anonymousId=U | event=E | timestamp=T | context.page.path=P',
      'anonymousId',
      'event',
      'timestamp',
    ],
    [
      'Segment with users',
      'userId=U | event=E | originalTimestamp=T | properties.plan=P',
      'userId',
      'event',
      'originalTimestamp',
    ],
    ['Mixpanel', 'event=E | distinct_id=U | time=K | $browser=P | $insert_id=I', 'distinct_id', 'event', 'time'],
    [
      'Amplitude',
      'user_id=U | event_type=E | event_time=G | session_id=S | platform=P',
      'user_id',
      'event_type',
      'event_time',
      'session_id',
    ],
    ['PostHog', 'uuid=I | event=E | distinct_id=U | timestamp=T | properties=F', 'distinct_id', 'event', 'timestamp'],
    [
      'GA4',
      'event_timestamp=X | event_name=E | user_pseudo_id=U | ga_session_id=S | device=P',
      'user_pseudo_id',
      'event_name',
      'event_timestamp',
      'ga_session_id',
    ],
    [
      'Snowplow',
      'event_id=I | derived_tstamp=G | event_name=E | domain_userid=U | domain_sessionid=S',
      'domain_userid',
      'event_name',
      'derived_tstamp',
      'domain_sessionid',
    ],
    [
      'a web shop',
      'user_id=U | session_id=S | event=E | timestamp=G | platform=P | user_cohort=P',
      'user_id',
      'event',
      'timestamp',
      'session_id',
    ],
    [
      'a retail feed',
      'event_time=G | event_type=E | product_id=A | price=A | user_id=N | user_session=S',
      'user_id',
      'event_type',
      'event_time',
    ],
    [
      'bupaR',
      'handling=E | patient=N | employee=R | handling_id=I | registration_type=L | time=T',
      'patient',
      'handling',
      'time',
    ],
    [
      'a hospital',
      'PatientID=N | ActivityName=E | Timestamp=G | Department=P',
      'PatientID',
      'ActivityName',
      'Timestamp',
    ],
    [
      'a help desk',
      'Case ID=C | Activity=E | Resource=R | Complete Timestamp=G | product=P | seriousness=P',
      'Case ID',
      'Activity',
      'Complete Timestamp',
    ],
    ['a help desk with agents', 'ticket_id=C | status=E | agent=R | updated_at=G', 'ticket_id', 'status', 'updated_at'],
    ['cases with users who work', 'case_id=C | user=R | activity=E | timestamp=G', 'case_id', 'activity', 'timestamp'],
    ['German', 'Kundennummer=N | Aktivität=E | Zeitstempel=D | Kanal=P', 'Kundennummer', 'Aktivität', 'Zeitstempel'],
    [
      'German cases',
      'Fallnummer=C | Vorgangsschritt=E | Datum=D | Bearbeiter=R',
      'Fallnummer',
      'Vorgangsschritt',
      'Datum',
    ],
    ['French', 'client=N | activité=E | heure=D | canal=P', 'client', 'activité', 'heure'],
    ['Spanish', 'cliente=N | evento=E | fecha=D | canal=P', 'cliente', 'evento', 'fecha'],
    ['Norwegian', 'kunde=N | hendelse=E | tidspunkt=D | kanal=P', 'kunde', 'hendelse', 'tidspunkt'],
    ['a CRM', 'contact_id=N | action=E | created_at=G | campaign=P', 'contact_id', 'action', 'created_at'],
    ['an e-mail list', 'email=M | event=E | date=D | list=P', 'email', 'event', 'date'],
    [
      'a bank',
      'customer_no=N | touchpoint=E | datetime=G | channel=P | amount=A',
      'customer_no',
      'touchpoint',
      'datetime',
    ],
    ['an insurer', 'claim_id=C | task=E | end_time=G | handler=R', 'claim_id', 'task', 'end_time'],
    [
      'a loan',
      'application_id=C | concept:name=E | time:timestamp=T | org:resource=R',
      'application_id',
      'concept:name',
      'time:timestamp',
    ],
    [
      'orders of customers',
      'order_id=S | customer_id=U | event=E | timestamp=G',
      'customer_id',
      'event',
      'timestamp',
      'order_id',
    ],
    ['app logs', 'ts=K | uid=U | screen=E | os=P', 'uid', 'screen', 'ts'],
    ['page views', 'visitor_id=U | page=E | time=G | referrer=P', 'visitor_id', 'page', 'time'],
    ['camel case', 'memberId=N | eventName=E | occurredAt=T | channelType=P', 'memberId', 'eventName', 'occurredAt'],
    [
      'upper case',
      'CUSTOMER_ID=N | EVENT_NAME=E | EVENT_TIMESTAMP=G | REGION=P',
      'CUSTOMER_ID',
      'EVENT_NAME',
      'EVENT_TIMESTAMP',
    ],
    ['an index in front', 'column 1=I | case=C | activity=E | time=G', 'case', 'activity', 'time'],
    ['remarks', 'customer=U | remark=F | event=E | date=G | score=A', 'customer', 'event', 'date'],
    ['a survey of guests', 'guest_id=N | interaction=E | when=G | hotel=P', 'guest_id', 'interaction', 'when'],
    ['sessions alone', 'session_id=S | action=E | timestamp=G', 'session_id', 'action', 'timestamp'],
    [
      'two times',
      'case_id=C | activity=E | start_timestamp=G | end_timestamp=T',
      'case_id',
      'activity',
      'end_timestamp',
    ],
    [
      'received and sent',
      'user_id=U | event=E | received_at=T | sent_at=T | timestamp=G',
      'user_id',
      'event',
      'timestamp',
    ],
    ['subscribers', 'msisdn=N | event_type=E | event_time=G | cell=P', 'msisdn', 'event_type', 'event_time'],
    ['students', 'student_id=N | activity=E | timestamp=K | course=P', 'student_id', 'activity', 'timestamp'],
  ])('%s', (_, spec, customer, event, time, journey?) => {
    expect(chosen(spec)).toMatchObject({ customer, event, time, journey });
  });
});

describe('without help from names', () => {
  test('content decides, and the choice says it is a guess', () => {
    const rows = Array.from({ length: 400 }, (_, row) => [
      values['U']?.(row) ?? '',
      values['E']?.(row) ?? '',
      values['G']?.(row) ?? '',
    ]);
    const choice = chooseColumns(['a', 'b', 'c'], rows, {});
    expect([choice.customer?.facts.name, choice.event?.facts.name, choice.times[0]?.facts.name]).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(choice.customer?.sure).toBe(false);
  });

  test('two columns that would do alike are told, with the flag that settles it', () => {
    const rows = Array.from({ length: 400 }, (_, row) => [
      `u${row % 40}`,
      `c${row % 31}`,
      values['E']?.(row) ?? '',
      values['G']?.(row) ?? '',
    ]);
    const choice = chooseColumns(['user_id', 'customer_id', 'event', 'time'], rows, {});
    expect(choice.customer?.sure).toBe(false);
    expect(choice.problems[0]?.fix).toBe('If that is wrong: --customer "customer_id".');
  });
});

describe('a choice by hand', () => {
  const spec = 'user_id=U | account=N | event=E | note=P | time=G';

  test('wins, and names are taken loosely', () => {
    expect(chosen(spec, { customer: 'Account', event: 'note' })).toMatchObject({ customer: 'account', event: 'note' });
    expect(chosen(spec, { columns: { account: 'customer', user_id: 'ignore' } })).toMatchObject({
      customer: 'account',
    });
  });

  test('of a column that is not there lists those that are', () => {
    expect(() => chosen(spec, { time: 'clock' })).toThrow('There is no column "clock".');
  });
});
