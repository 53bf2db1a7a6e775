// Garbage: tags, option bags and values that no specification allows. RangeError and TypeError are the only answers.
const random = randomFrom(20_240_229);
const CONSTRUCTORS = ['Collator', 'DateTimeFormat', 'DisplayNames', 'DurationFormat', 'ListFormat', 'Locale', 'NumberFormat',
  'PluralRules', 'RelativeTimeFormat', 'Segmenter'];
const PIECES = ['en', 'de', 'u', 'x', 't', 'ca', 'nu', 'co', 'hc', 'kn', 'kf', 'rg', 'tz', 'va', 'm0', 'true', 'buddhist', 'arab',
  'traditio', 'zzzz', 'USD', '001', 'Latn', 'posix', 'i', 'a', '', '\0', '\ud800', 'ß', '名', '🙂', '%s%n', '../..', 'a'.repeat(9)];
const VALUES = [undefined, null, true, '', '2-digit', 'numeric', 'long', 'short', 'narrow', 'UTC', '+25:00', 'Etc/GMT+99', 'currency',
  'unit', 'EUR', 'kilometer-per-hour', 'a-per-b', 'language', 'region', 'word', 'h11', 'islamic-civil', 'arab', 0, -1, 1, 3, 21, 100,
  1e9, NaN, Infinity, 10n, [], {}, '\0', '\ud800', 'x'.repeat(5000), Symbol.iterator];
const KEYS = ['localeMatcher', 'calendar', 'numberingSystem', 'hour12', 'hourCycle', 'timeZone', 'weekday', 'era', 'year', 'month',
  'day', 'dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'timeZoneName', 'formatMatcher', 'dateStyle',
  'timeStyle', 'style', 'currency', 'currencyDisplay', 'currencySign', 'unit', 'unitDisplay', 'minimumIntegerDigits',
  'minimumFractionDigits', 'maximumFractionDigits', 'minimumSignificantDigits', 'maximumSignificantDigits', 'roundingIncrement',
  'roundingMode', 'roundingPriority', 'trailingZeroDisplay', 'notation', 'compactDisplay', 'useGrouping', 'signDisplay', 'usage',
  'sensitivity', 'ignorePunctuation', 'collation', 'numeric', 'caseFirst', 'type', 'fallback', 'languageDisplay', 'granularity',
  'years', 'yearsDisplay', 'hours', 'seconds', 'nanoseconds', 'language', 'script', 'region', 'variants'];
const INPUTS = [0, -8.64e15, 8.64e15, 8.64e15 + 1, 1e308, -5e-324, NaN, 'Infinity', '9'.repeat(5000), '1e999999999', -(10n ** 400n),
  '\ud800', null, undefined, [], [1, 'a'], { hours: 1e308 }, { days: -1, hours: 1 }, { nanoseconds: 2 ** 53 }, Symbol.iterator];

function tag() {
  const parts = [];
  for (let i = random.below(8); i >= 0; i--) {
    parts.push(random.of(PIECES));
  }
  const text = (random.chance(60) ? 'en-u-' : '') + parts.join('-');
  return random.chance(2) ? text.repeat(200) : text;
}

function bag() {
  const options = {};
  for (let i = random.below(6); i > 0; i--) {
    options[random.of(KEYS)] = random.of(VALUES);
  }
  return options;
}

function use(object) {
  for (const method of ['format', 'formatToParts', 'of', 'select', 'segment', 'compare', 'maximize', 'getCalendars', 'getTimeZones',
    'getWeekInfo', 'getTextInfo', 'resolvedOptions']) {
    if (typeof object[method] === 'function') {
      mayRefuse(method, () => object[method](random.of(INPUTS), random.of(INPUTS)));
    }
  }
  for (const method of ['formatRange', 'formatRangeToParts', 'selectRange']) {
    if (typeof object[method] === 'function') {
      mayRefuse(method, () => object[method](random.of(INPUTS), random.of(INPUTS)));
    }
  }
}

for (let round = 0; round < 20_000; round++) {
  const name = random.of(CONSTRUCTORS);
  const locale = random.chance(50) ? tag() : random.of(LOCALES);
  const object = mayRefuse(`new ${name}`, () => new Intl[name](locale, random.chance(80) ? bag() : random.of(VALUES)));
  if (object) {
    use(object);
  }
}
for (let round = 0; round < 8_000; round++) {
  const locale = tag();
  mayRefuse('canonical', () => Intl.getCanonicalLocales([locale, random.of(VALUES)]));
  mayRefuse('supported', () => Intl.NumberFormat.supportedLocalesOf(locale, bag()));
  mayRefuse('values', () => Intl.supportedValuesOf(random.of(VALUES)));
  mayRefuse('number', () => random.of([1, 1e21, NaN]).toLocaleString(locale, bag()));
  mayRefuse('date', () => new Date(0).toLocaleString(locale, bag()));
  mayRefuse('compare', () => 'a'.localeCompare('b', locale, bag()));
  mayRefuse('case', () => 'İIıi'.toLocaleLowerCase(locale) + 'ßŉ'.toLocaleUpperCase(locale));
  mayRefuse('normalize', () => 'Å'.normalize(random.of(VALUES)));
}
report();
