/** Domain names to ASCII (UTS 46). An ASCII name without Punycode labels needs no table; for others tr46's are loaded. */
import { RegExpPrototypeExec, StringPrototypeToLowerCase } from '../primordials.js';

const NEEDS_TABLE = /[^\x00-\x7f]|(?:^|\.)xn--/i;

/** As tr46.toASCII: null on failure. */
export function toASCII(domain, options) {
  if (!options.verifyDNSLength && !options.checkHyphens && RegExpPrototypeExec(NEEDS_TABLE, domain) === null) {
    return StringPrototypeToLowerCase(domain);
  }
  return require('tr46').toASCII(domain, options);
}
