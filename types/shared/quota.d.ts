// What the web's quota error is today; TypeScript's own declarations have it as a name of DOMException alone.

interface QuotaExceededErrorOptions {
  /** What was allowed; 0 or more. */
  quota?: number;
  /** What was asked for; at least `quota`. */
  requested?: number;
}

/** More was asked for than is allowed. Its `name` is `QuotaExceededError`, its `code` 22. */
interface QuotaExceededError extends DOMException {
  /** What was allowed, where that is told. */
  readonly quota: number | null;
  /** What was asked for, where that is told. */
  readonly requested: number | null;
}

declare var QuotaExceededError: {
  readonly prototype: QuotaExceededError;
  /** @throws {RangeError} if a number is negative, or `requested` is less than `quota` */
  new (message?: string, options?: QuotaExceededErrorOptions): QuotaExceededError;
};
