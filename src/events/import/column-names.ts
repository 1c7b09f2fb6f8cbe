/** What the names of columns say about their role, in the conventions logs are exported with. */

export type NamedRole =
  | 'customer'
  | 'case'
  | 'session'
  | 'event'
  | 'time'
  | 'original'
  | 'sent'
  | 'received'
  | 'start'
  | 'lifecycle'
  | 'instance'
  | 'id'
  | 'anonymous'
  | 'formerly'
  | 'agent';

/** "case:concept:name", "userId" and "User ID" alike become words in lower case. */
export function wordsOf(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

const people =
  'customer|client|user|patient|person|member|contact|consumer|visitor|subscriber|shopper|buyer|guest|passenger|student|citizen|applicant|borrower|player|subject|supporter|donor|reader|tenant|traveller|traveler|policyholder|learner|resident|kunde|kunden|patienten|patientin|utilisateur|paciente|cliente|usuario|klant|kund|msisdn';
const idTail = '(?: ?(?:id|ids|no|nr|num|number|nummer|key|uuid|guid|code|ref|identifier|hash|pseudo id))?';

/** First match counts; 0 to 100. */
const rules: Readonly<Record<NamedRole, readonly (readonly [RegExp, number])[]>> = {
  customer: [
    [new RegExp(`^(?:(?:${people})${idTail}|id (?:${people}))$`), 100],
    [
      /^(?:distinct id|person id|uid|user pseudo id|external id|context external ids? user ?id|domain userid|userid|mcvisid|visid)$/,
      95,
    ],
    [
      /^(?:anonymous id|anonymousid|device id|cookie id|client id|account id|account|kundennummer|kunden ?nr|patientennummer)$/,
      75,
    ],
    [new RegExp(`\\b(?:${people}) (?:id|no|nr|number|key|uuid|code)$`), 90],
    [/^(?:e ?mail|e ?mail address|phone|phone number|login|username|user name)$/, 55],
    [new RegExp(`^(?:${people}) name$|^employee(?: id)?$`), 30],
    [/^id$/, 25],
  ],
  case: [
    [
      /^(?:case concept name|case id|caseid|case|case key|trace id|trace|trace concept name|process instance(?: id)?|case identifier)$/,
      100,
    ],
    [/^case (?!.*\b(?:creator|type|name|status|worker|manager)\b).+$/, 60],
    [
      /^(?:application|order|claim|ticket|incident|request|loan|lead|opportunity|invoice|contract|policy|booking|shipment|complaint|admission|visit|encounter|trip|reservation|stay|issue|vorgang|vorgangs|fall|beleg|einkaufsbeleg|verkaufsbeleg|dossier|caso|bestell|auftrag|auftrags)(?: ?(?:id|no|nr|num|number|nummer|key))$/,
      80,
    ],
    [
      /^(?:incident|ticket|claim|einkaufsbeleg|verkaufsbeleg|belegnummer|fallnummer|vorgangsnummer|bestellnummer|auftragsnummer)$/,
      60,
    ],
  ],
  session: [
    [/^(?:session|session id|sessionid|ga session id|domain session ?id|visit id|journey|journey id|visit)$/, 100],
  ],
  event: [
    [
      /^(?:concept name|activity|activity [a-z]{2}|activity name|event name|event table name|event|eventname|activityid|ocel activity)$/,
      100,
    ],
    [
      /^(?:action|task|step|handling|operation|touchpoint|milestone|activity label|action name|task name|step name|aktivität|aktion|ereignis|vorgangsschritt|activité|actividad|evento|handelse|hendelse|aktivitet|event label|event type|eventtype|interaction)$/,
      80,
    ],
    [/^(?:page ?name|screen name|page title)$/, 70],
    [/^(?:page|screen|url|page url|path|page path|event action|process step)$/, 55],
    [/^(?:status|state|stage|type|name|label|category|description|phase|message|what)$/, 40],
  ],
  time: [
    [
      /^(?:time timestamp|timestamp|time stamp|complete timestamp|completion time|event time|event timestamp|eventtime|time|ts|datetime|date time|occurred at|event datetime|event date|end timestamp|complete time|derived tstamp|ocel timestamp)$/,
      100,
    ],
    [/^original timestamp$/, 85],
    [
      /^(?:date|created at|created|at|when|end time|end date|end|zeit|datum|zeitpunkt|zeitstempel|uhrzeit|heure|fecha|hora|tidspunkt|tid|dato|collector tstamp|logged at|recorded at|event created at|timestamp utc|time utc|action time|click time)$/,
      80,
    ],
    [
      /^(?:start timestamp|start time|start|start date|begin|received at|sent at|updated at|registration time|load tstamp)$/,
      60,
    ],
    [/time|date|stamp|zeit|datum|\bat$|\bon$|\bts$/, 45],
  ],
  original: [[/^(?:original timestamp|dvce created tstamp|client timestamp|client event time)$/, 100]],
  sent: [[/^(?:sent at|dvce sent tstamp|client upload time)$/, 100]],
  received: [[/^(?:received at|collector tstamp|server received time|server upload time)$/, 100]],
  start: [[/^(?:start timestamp|start time|start|started at|start date|begin|begin time|start datetime)$/, 100]],
  lifecycle: [
    [/^(?:lifecycle transition|lifecycle|transition|registration type|lifecycle status|event lifecycle)$/, 100],
    [/type|status|state|phase|transition|lifecycle/, 50],
    [/./, 20],
  ],
  instance: [
    [
      /^(?:concept instance|activity instance(?: id)?|instance|instance id|.* instance(?: id)?|handling id|.*(?:activity|task|action|operation|work ?item) ?id)$/,
      100,
    ],
  ],
  id: [
    [
      /^(?:event id|eventid|message id|messageid|insert id|uuid|event uuid|guid|ocel event id|ocel eid|event fingerprint|identity id)$/,
      100,
    ],
  ],
  anonymous: [
    [
      /^(?:(?:rudder )?anonymous ?id|anon id|user pseudo id|domain user ?id|mcvisid|network user ?id|device id|cookie id|visitor id|browser id|ga client id|distinct id)$/,
      100,
    ],
  ],
  formerly: [[/^(?:previous ?id|(?:properties )?(?:anon distinct id|alias))$/, 100]],
  agent: [
    [
      /^(?:(?:context |http |cs |properties |request |browser |raw |properties raw )*user ?agent(?: string| raw)?)$/,
      100,
    ],
  ],
};

export function nameScore(role: NamedRole, name: string): number {
  const words = wordsOf(name);
  return rules[role].find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}
