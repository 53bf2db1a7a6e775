// Date patterns: every language in every second calendar, and all option families where CLDR's patterns once aborted V8.
const SHAPES = [
  { year: 'numeric', month: 'short' },
  { year: 'numeric', month: 'numeric' },
  { era: 'narrow', year: 'numeric', month: 'numeric', day: 'numeric' },
  { dateStyle: 'full' },
  { year: 'numeric', month: 'long', weekday: 'short', day: '2-digit', era: 'short' },
];
const REPAIRED = ['ak', 'gd', 'gl', 'kok', 'ksh', 'my', 'sc', 'te'];
const FROM = Date.UTC(2019, 3, 29);
const TO = [Date.UTC(2019, 3, 30), Date.UTC(2019, 6, 1), Date.UTC(2024, 1, 29), Date.UTC(2190, 0, 1)];

function parts(locale, calendar, shape) {
  const what = `${locale} ${calendar} ${JSON.stringify(shape)}`;
  works(what, () => {
    const format = new Intl.DateTimeFormat(locale, { ...shape, calendar, timeZone: 'UTC' });
    same(what, joined(format.formatToParts(FROM)), format.format(FROM));
    for (const to of TO) {
      same(`range, ${what}`, joined(format.formatRangeToParts(FROM, to)), format.formatRange(FROM, to));
    }
  });
}

for (const locale of REPAIRED) {
  for (const calendar of CALENDARS) {
    SHAPES.forEach((shape) => parts(locale, calendar, shape));
  }
}
LANGUAGES.forEach((locale, i) => {
  CALENDARS.filter((_, j) => (i + j) % 2 === 0).forEach((calendar, j) => parts(locale, calendar, SHAPES[(i + j) % SHAPES.length]));
});
report();
