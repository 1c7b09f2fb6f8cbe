/** Names of departments, as companies that speak English or German call them, in small letters. */
export const departments: ReadonlySet<string> = new Set(
  `marketing|sales|it|hr|human resources|people operations|finance|accounting|controlling|legal|compliance|operations|
ops|logistics|procurement|purchasing department|customer service|customer care|customer support|customer success|
call centre|call center|contact centre|contact center|back office|front office|middle office|product management|
product|engineering|research and development|r&d|quality assurance|risk|treasury|public relations|pr|communications|
e-commerce|crm|data|analytics|after-sales|aftersales|key account|claims department|underwriting|billing department|
help desk|helpdesk|service desk|warehouse|
vertrieb|einkauf|personal|personalwesen|personalabteilung|buchhaltung|finanzen|recht|rechtsabteilung|logistik|
kundendienst|kundenservice|kundenbetreuung|innendienst|außendienst|aussendienst|entwicklung|produktion|
öffentlichkeitsarbeit|unternehmenskommunikation|qualitätssicherung|verwaltung|sachbearbeitung|fachabteilung|edv`
    .split('|')
    .map((name) => name.trim()),
);

/** A name without what only says that it is one of a team: "the Sales team" -> "sales". */
export const bareName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^(?:the|our|die|das|der) /, '')
    .replace(/[ -](?:team|department|dept\.?|division|unit|abteilung)$/, '')
    .trim();
