// Extremes: the first and last instants in every calendar, Temporal's calendars, numbers at the edge.
const ENDS = [-8.64e15, -62135596800000, -1, 0, 253402300799999, 8.64e15];
for (const calendar of CALENDARS) {
  for (const locale of ['en', 'ar', 'fa', 'he', 'ja', 'zh', 'th', 'am', 'my', 'gd']) {
    const format = works(`${locale} ${calendar}`, () =>
      new Intl.DateTimeFormat(locale, { calendar, dateStyle: 'full', timeStyle: 'full', timeZone: 'Asia/Tokyo' }));
    // ICU computes the Chinese and Korean calendars for some ten thousand years only and refuses the rest
    for (const end of ENDS) {
      mayRefuse(`${locale} ${calendar} ${end}`, () =>
        same(`${locale} ${calendar} ${end}`, joined(format.formatToParts(end)), format.format(end)));
    }
    mayRefuse(`range, ${locale} ${calendar}`, () => format.formatRangeToParts(ENDS[0], ENDS[5]));
  }
  mayRefuse(`Temporal ${calendar}`, () => {
    const first = Temporal.PlainDate.from('2024-02-29').withCalendar(calendar);
    for (const step of [{ months: 13 }, { years: -3000 }, { days: 1e6 }, { weeks: 5, years: 100 }]) {
      const later = first.add(step);
      first.until(later, { largestUnit: 'years' });
      later.toLocaleString(`en-u-ca-${calendar}`);
    }
    first.with({ day: 31 }, { overflow: 'constrain' });
  });
  for (const end of ['-271821-04-20', '+275760-09-13']) {
    mayRefuse(`Temporal ${calendar} ${end}`, () => {
      const date = Temporal.PlainDate.from(end).withCalendar(calendar);
      [date.year, date.monthCode, date.era, date.daysInYear, date.inLeapYear, date.toLocaleString('ar')].join();
    });
  }
}
for (const zone of ['UTC', '+14:00', '-23:59', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Monrovia', 'Asia/Pyongyang']) {
  for (const end of ENDS) {
    works(`${zone} ${end}`, () => {
      const at = Temporal.Instant.fromEpochMilliseconds(end).toZonedDateTimeISO(zone);
      same(`${zone} ${end}`, at.epochMilliseconds, end);
      at.getTimeZoneTransition('next');
      at.getTimeZoneTransition('previous');
    });
  }
}
for (const value of ['9'.repeat(5000), `0.${'0'.repeat(3000)}1`, '1e400', '-1e-400', 2n ** 4000n, Number.MAX_VALUE, -Number.MIN_VALUE]) {
  for (const notation of ['standard', 'scientific', 'engineering', 'compact']) {
    for (const locale of ['en-IN', 'de-CH', 'ar-EG', 'zh-u-nu-hanidec', 'bn']) {
      works(`${notation} ${locale}`, () => {
        const format = new Intl.NumberFormat(locale, { notation, maximumFractionDigits: 100 });
        same(`${notation} ${locale}`, joined(format.formatToParts(value)), format.format(value));
      });
    }
  }
}
works('a long list', () => new Intl.ListFormat('en').format(new Array(20_000).fill('x')).length);
works('a long currency pattern', () => new Intl.NumberFormat('en', { minimumIntegerDigits: 21 }).format(1));
report();
