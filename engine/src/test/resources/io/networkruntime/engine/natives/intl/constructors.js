// Every constructor, every locale of the data: the joined parts are the formatted text.
const NOON = Date.UTC(2024, 1, 29, 12);
const LATER = Date.UTC(2025, 10, 3, 4, 5, 6);

for (const locale of TAGS) {
  works(`Locale ${locale}`, () => new Intl.Locale(locale).maximize().minimize().toString());
  works(`names of ${locale}`, () => {
    for (const type of ['language', 'region', 'script', 'currency', 'calendar', 'dateTimeField']) {
      const code = { language: 'fr', region: 'CH', script: 'Cyrl', currency: 'EUR', calendar: 'hebrew', dateTimeField: 'era' };
      new Intl.DisplayNames(locale, { type }).of(code[type]);
    }
  });
  works(`DateTimeFormat ${locale}`, () => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: 'Europe/Zurich' });
    same(`parts of a date in ${locale}`, joined(format.formatToParts(NOON)), format.format(NOON));
    same(`range of dates in ${locale}`, joined(format.formatRangeToParts(NOON, LATER)), format.formatRange(NOON, LATER));
  });
  works(`NumberFormat ${locale}`, () => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'JPY', currencyDisplay: 'name' });
    same(`parts of a number in ${locale}`, joined(format.formatToParts(-1234567.891)), format.format(-1234567.891));
    same(`range of numbers in ${locale}`, joined(format.formatRangeToParts(3, 5e6)), format.formatRange(3, 5e6));
  });
  works(`RelativeTimeFormat ${locale}`, () => {
    const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    for (const unit of ['second', 'day', 'week', 'quarter', 'year']) {
      same(`parts of a distance in ${locale}`, joined(format.formatToParts(-1, unit)), format.format(-1, unit));
    }
  });
  works(`ListFormat ${locale}`, () => {
    const format = new Intl.ListFormat(locale, { type: 'disjunction' });
    same(`parts of a list in ${locale}`, joined(format.formatToParts(['a', 'b', 'c'])), format.format(['a', 'b', 'c']));
  });
  works(`DurationFormat ${locale}`, () => {
    const format = new Intl.DurationFormat(locale, { style: 'long' });
    const duration = { years: 1, weeks: 2, hours: 3, minutes: 4, seconds: 5, nanoseconds: 6 };
    same(`parts of a duration in ${locale}`, joined(format.formatToParts(duration)), format.format(duration));
  });
  works(`PluralRules ${locale}`, () => {
    const rules = new Intl.PluralRules(locale, { type: 'ordinal' });
    rules.select(2);
    rules.selectRange(1, 4);
  });
  works(`Collator ${locale}`, () => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }).compare('ä10', 'z9'));
  works(`Segmenter ${locale}`, () => {
    const text = 'Hello, 世界! ไทย. Ünï-cödé?';
    for (const granularity of ['grapheme', 'word', 'sentence']) {
      const segments = new Intl.Segmenter(locale, { granularity }).segment(text);
      same(`${granularity}s of ${locale}`, [...segments].map((s) => s.segment).join(''), text);
    }
  });
}
report();
