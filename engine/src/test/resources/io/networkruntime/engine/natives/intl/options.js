// Option families: every currency, unit, numbering system, collation, time zone and calendar, in a changing language.
let turn = 0;
const language = () => LANGUAGES[turn++ % LANGUAGES.length];

function numbers(locale, options) {
  works(`NumberFormat ${locale} ${JSON.stringify(options)}`, () => {
    const format = new Intl.NumberFormat(locale, options);
    for (const value of [0, -0.5, 12, 1234567.891, -1e21, NaN, Infinity, 12345678901234567890n, '1e-30']) {
      same(`${locale} ${JSON.stringify(options)} ${value}`, joined(format.formatToParts(value)), format.format(value));
    }
  });
}

for (const currency of Intl.supportedValuesOf('currency')) {
  const currencyDisplay = ['code', 'symbol', 'narrowSymbol', 'name'][turn % 4];
  numbers(language(), { style: 'currency', currency, currencyDisplay, currencySign: turn % 2 ? 'accounting' : 'standard' });
}
const units = Intl.supportedValuesOf('unit');
for (const unit of units) {
  numbers(language(), { style: 'unit', unit, unitDisplay: ['short', 'narrow', 'long'][turn % 3] });
  numbers(language(), { style: 'unit', unit: `${unit}-per-${units[turn % units.length]}` });
}
for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
  numbers(language(), { numberingSystem, notation: ['standard', 'scientific', 'engineering', 'compact'][turn % 4] });
  works(`dates in ${numberingSystem}`, () => new Intl.DateTimeFormat('en', { numberingSystem, dateStyle: 'long' }).format(0));
}
for (const roundingMode of ['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven']) {
  for (const signDisplay of ['auto', 'never', 'always', 'exceptZero', 'negative']) {
    numbers(language(), { roundingMode, signDisplay, maximumFractionDigits: 2, roundingIncrement: 5, minimumFractionDigits: 2 });
    numbers(language(), { roundingMode, signDisplay, style: 'percent', useGrouping: 'min2', maximumSignificantDigits: 3 });
  }
}
for (const collation of Intl.supportedValuesOf('collation')) {
  for (const usage of ['sort', 'search']) {
    works(`collation ${collation}`, () => {
      const words = ['z', 'ä', 'Ä', 'ch', 'll', '亜', '啊', '각', '10', '9', '-a', '🙂'];
      words.sort(new Intl.Collator(`${['zh', 'de', 'es', 'ko', 'ja'][turn++ % 5]}-u-co-${collation}`, { usage }).compare);
    });
  }
}
for (const timeZone of Intl.supportedValuesOf('timeZone')) {
  const timeZoneName = ['long', 'short', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'][turn % 6];
  const locale = language();
  works(`${timeZone} ${timeZoneName} in ${locale}`, () => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName, hour: 'numeric', dayPeriod: 'long' });
    same(`${timeZone} in ${locale}`, joined(format.formatToParts(1e12)), format.format(1e12));
  });
}
report();
