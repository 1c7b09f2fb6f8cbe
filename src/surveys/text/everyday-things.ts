/**
 * What customers of many trades talk about, and the everyday words they use for it, English and German: "the toilets"
 * are the washrooms, "internet" is the wifi. Our own list; a touchpoint whose name holds one of the words of a line is
 * matched by all of them. `de:` marks German words that mean something else in English.
 */
export const everydayThings: Readonly<Record<string, string>> = {
  Staff: `staff|employee|employees|crew|attendant|waiter|waitress|waiters|receptionist|assistant|clerk|cashier|personnel|agent|agents|
    barista|bartender|hostess|host|stewardess|steward|server|advisor|adviser|technician|driver|courier|manager|
    de:personal|mitarbeiter|mitarbeiterin|mitarbeiterinnen|verkäufer|verkäuferin|berater|beraterin|kellner|kellnerin|bedienung|fahrer`,
  'Customer service': `customer service|customer support|support|helpdesk|help desk|helpline|hotline|call center|call centre|
    contact center|customer care|support team|chat bot|chatbot|live chat|
    kundenservice|kundendienst|kundenbetreuung|support-team|service-hotline`,
  Food: `food|catering|meal|meals|snack|snacks|breakfast|lunch|dinner|buffet|sandwich|sandwiches|salad|salads|soup|cheese|fruit|
    dessert|pastry|pastries|cuisine|dish|dishes|menu|canapes|noodles|nibbles|crisps|biscuits|
    de:essen|speisen|frühstück|mittagessen|abendessen|mahlzeit|gericht|gerichte|speisekarte|snacks|verpflegung`,
  Drinks: `drink|drinks|beverage|beverages|bar|beer|beers|wine|wines|champagne|cocktail|cocktails|spirits|liquor|alcohol|juice|juices|
    soda|coffee|tea|cappuccino|espresso|soft drinks|
    getränk|getränke|bier|wein|kaffee|de:tee|saft|säfte`,
  Washrooms: `washroom|washrooms|toilet|toilets|restroom|restrooms|rest room|rest rooms|bathroom|bathrooms|lavatory|lavatories|loo|loos|
    shower|showers|urinal|toilette|toiletten|wc|dusche|duschen|waschraum|de:bad|badezimmer`,
  Wifi: `wifi|wi-fi|wi fi|wlan|internet|broadband|hotspot|connectivity|wireless`,
  Cleanliness: `cleanliness|clean|dirty|filthy|filth|hygiene|hygienic|unhygienic|spotless|grubby|dusty|dust|stains|stained|unclean|tidy|untidy|
    immaculate|housekeeping|sauberkeit|sauber|schmutzig|dreckig|hygiene|verschmutzt`,
  Comfort: `comfort|comfortable|comfortably|comfy|uncomfortable|discomfort|cosy|cozy|cushion|cushioning|padding|komfort|bequem|unbequem|
    gemütlich|bequemlichkeit`,
  Legroom: `legroom|leg room|leg-room|leg space|knee|knees|pitch|legs|beinfreiheit|knie`,
  Recline: `recline|reclines|reclined|reclining|recliner|lie flat|lie-flat|flat bed|flatbed|rückenlehne|lehne`,
  Width: `width|wide|wider|narrow|narrower|elbow|elbows|shoulder|shoulders|cramped|breite|de:eng`,
  Aisle: `aisle|aisles|de:gang|gangway`,
  Storage: `storage|locker|lockers|overhead|bin|bins|compartment|compartments|luggage space|stowage|ablage|stauraum|gepäckfach`,
  Entertainment: `entertainment|tv|television|screen|screens|monitor|movie|movies|film|films|ife|ptv|avod|video|headphones|headset|
    unterhaltung|fernseher|bildschirm`,
  Power: `power supply|power|plug|plugs|socket|sockets|outlet|outlets|charger|chargers|charging|usb|steckdose|steckdosen|ladegerät`,
  Noise: `noise|noisy|loud|quiet|noises|lärm|laut|leise|ruhig`,
  Delivery: `delivery|deliveries|delivered|deliver|delivering|shipping|shipped|shipment|shipments|courier|parcel|parcels|package|dispatch|
    dispatched|postage|de:post|tracking|arrived|
    lieferung|geliefert|liefern|lieferzeit|versand|paket|zustellung|zugestellt|sendung|spedition`,
  Packaging: `packaging|packing|packed|wrapping|wrapped|carton|verpackung|verpackt|karton`,
  Price: `price|prices|priced|pricing|cost|costs|costly|expensive|cheap|cheaper|pricey|overpriced|affordable|value for money|value|fee|fees|
    discount|preis|preise|kosten|teuer|günstig|billig|gebühr|gebühren|preis-leistungs-verhältnis|rabatt`,
  Quality: `quality|craftsmanship|workmanship|well made|poorly made|durable|durability|qualität|verarbeitung`,
  Fit: `fit|fits|fitted|fitting|size|sizes|sizing|sized|runs small|runs large|true to size|petite|passform|größe|größen|passt`,
  Fabric: `fabric|material|materials|cloth|cotton|wool|linen|polyester|lining|texture|textile|stoff|material|baumwolle|wolle`,
  Colour: `color|colors|colour|colours|shade|shades|farbe|farben`,
  Website: `website|web site|site|webpage|web page|homepage|portal|online shop|webshop|webseite|internetseite|seite`,
  App: `app|apps|mobile app|application`,
  'Sign-in': `login|log in|logging in|logged in|log on|sign in|signing in|password|passwords|two-factor|2fa|verification code|
    anmelden|anmeldung|einloggen|passwort`,
  'Sign-up': `signup|sign up|signing up|signed up|registration|register|registering|registered|onboarding|account opening|open an account|
    opening an account|opened an account|registrierung|registrieren|kontoeröffnung`,
  Checkout: `checkout|check out|check-out|basket|cart|kasse|warenkorb|bezahlvorgang`,
  'Check-in': `checkin|check in|check-in|checked in|boarding|einchecken`,
  Payment: `payment|payments|pay|paying|paid|credit card|debit card|card|cards|paypal|invoice|invoices|billing|bill|bills|charged|direct debit|
    bezahlung|zahlung|zahlen|bezahlen|rechnung|rechnungen|kreditkarte|karte|lastschrift`,
  Returns: `returns|return|returned|returning|refund|refunds|refunded|exchange|exchanged|send back|sent back|money back|
    rücksendung|retoure|retouren|rückgabe|erstattung|zurückgeschickt|umtausch`,
  Waiting: `wait|waits|waiting|waited|queue|queues|queuing|queueing|on hold|long line|long lines|in line|wartezeit|warten|gewartet|schlange|warteschleife`,
  Search: `search|searching|filter|filters|suche|suchfunktion`,
  Booking: `booking|bookings|booked|book|reservation|reservations|reserve|reserved|appointment|appointments|buchung|gebucht|reservierung|de:termin|de:termine`,
  Room: `room|rooms|bed|beds|bedroom|mattress|pillow|pillows|suite|zimmer|bett|betten|matratze`,
  Location: `location|located|parking|neighbourhood|neighborhood|distance|de:lage|parkplatz|parkplätze|parken`,
  Atmosphere: `atmosphere|ambience|ambiance|decor|decoration|interior|lighting|furniture|furnishings|vibe|atmosphäre|ambiente|einrichtung`,
  Seating: `seating|seat|seats|chair|chairs|sofa|sofas|armchair|armchairs|sitz|sitze|sitzplatz|sitzplätze|stuhl|stühle`,
  Selection: `selection|choice|choices|variety|assortment|range|auswahl|sortiment`,
  Advice: `advice|consultation|explained|explanation|guidance|beratung|beraten|erklärt`,
  Account: `account|accounts|bank account|balance|konto|girokonto|kontostand`,
  Contract: `contract|contracts|subscription|subscriptions|cancellation|tariff|vertrag|verträge|de:abo|abonnement|kündigung|gekündigt|de:tarif`,
  Installation: `installation|install|installed|installing|setup|set up|set-up|installieren|einrichten|inbetriebnahme`,
  Instructions: `instructions|manual|documentation|tutorial|guide|anleitung|bedienungsanleitung|dokumentation`,
  Reliability: `reliability|reliable|unreliable|crash|crashes|crashed|crashing|outage|outages|downtime|bug|bugs|error|errors|absturz|abstürze|
    stürzt|fehler|fehlermeldung|störung|ausfall|zuverlässig|zuverlässigkeit`,
  Security: `security|secure|fraud|phishing|privacy|data protection|sicherheit|datenschutz|betrug`,
  Communication: `communication|email|emails|e-mail|newsletter|notification|notifications|reminder|reminders|sms|letter|letters|
    kommunikation|de:mail|de:mails|nachricht|nachrichten|benachrichtigung|de:brief|briefe`,
  Bread: `bread|rolls|loaf|loaves|baguette|croissant|croissants|cake|cakes|brot|brötchen|kuchen|torte|gebäck`,
  Speed: `speed|fast|quick|quickly|slow|slowly|prompt|promptly|geschwindigkeit|schnell|langsam|zügig`,
};
