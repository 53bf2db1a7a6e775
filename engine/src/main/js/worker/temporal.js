/** Cuts Temporal.Now to the milliseconds of Date.now: V8 gives it the system's clock as fine as it comes. */
import { DateNow, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply, uncurryThis } from '../internal/primordials.js';
import { onBoot } from '../internal/boot.js';

onBoot(() => {
  const { Temporal } = globalThis;
  if (Temporal === undefined) return;
  const { Instant, Now, ZonedDateTime } = Temporal;
  const { fromEpochMilliseconds } = Instant;
  const { timeZoneId } = Now;
  const inZone = uncurryThis(Instant.prototype.toZonedDateTimeISO);
  const dateTimeOf = uncurryThis(ZonedDateTime.prototype.toPlainDateTime);
  const dateOf = uncurryThis(ZonedDateTime.prototype.toPlainDate);
  const timeOf = uncurryThis(ZonedDateTime.prototype.toPlainTime);
  const now = () => ReflectApply(fromEpochMilliseconds, Instant, [DateNow()]);
  const zoned = (zone) => inZone(now(), zone === undefined ? timeZoneId() : zone);
  const coarse = {
    instant() { return now(); },
    zonedDateTimeISO(timeZone = undefined) { return zoned(timeZone); },
    plainDateTimeISO(timeZone = undefined) { return dateTimeOf(zoned(timeZone)); },
    plainDateISO(timeZone = undefined) { return dateOf(zoned(timeZone)); },
    plainTimeISO(timeZone = undefined) { return timeOf(zoned(timeZone)); },
  };
  const names = ['instant', 'zonedDateTimeISO', 'plainDateTimeISO', 'plainDateISO', 'plainTimeISO'];
  for (let i = 0; i < names.length; i++) {
    if (ObjectGetOwnPropertyDescriptor(Now, names[i]) === undefined) continue;
    ObjectDefineProperty(Now, names[i], { __proto__: null, value: coarse[names[i]] });
  }
});
