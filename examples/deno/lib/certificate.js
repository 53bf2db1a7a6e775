/** A certificate that a program makes for itself: X.509 (RFC 5280) in DER, signed by its own P-256 key. */

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 2;
const BIT_STRING = 3;
const OCTET_STRING = 4;
const OBJECT_ID = 6;
const UTF8_STRING = 12;
const UTC_TIME = 23;
const COMMON_NAME = [0x55, 4, 3];
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11];
const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
const DAY_MS = 86_400_000;

/** One DER element: its tag, its length, its content. */
function der(tag, ...parts) {
  const content = parts.flatMap((part) => [...part]);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return new Uint8Array([tag, ...size, ...content]);
}

/** A whole number without a sign. */
function integer(bytes) {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.slice(start < 0 ? bytes.length - 1 : start);
  return der(INTEGER, digits[0] & 0x80 ? [0, ...digits] : digits);
}

const text = (string) => new TextEncoder().encode(string);
const bitString = (bytes) => der(BIT_STRING, [0], bytes);
const utcTime = (date) => der(UTC_TIME, text(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
const pem = (label, bytes) =>
  `-----BEGIN ${label}-----\n${btoa(String.fromCharCode(...bytes)).replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;

/**
 * Makes a certificate for a host, good for a day, and its key; both as PEM.
 *
 * @param {string} hostname
 */
export async function selfSigned(hostname) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, der(OBJECT_ID, COMMON_NAME), der(UTF8_STRING, text(hostname)))));
  const signing = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256));
  const alternativeNames = der(SEQUENCE, der(0x82, text(hostname)));
  const now = Date.now();
  const toBeSigned = der(SEQUENCE,
    der(0xa0, der(INTEGER, [2])),
    integer(crypto.getRandomValues(new Uint8Array(8))),
    signing,
    name,
    der(SEQUENCE, utcTime(new Date(now - DAY_MS)), utcTime(new Date(now + DAY_MS))),
    name,
    new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    der(0xa3, der(SEQUENCE, der(SEQUENCE, der(OBJECT_ID, SUBJECT_ALT_NAME), der(OCTET_STRING, alternativeNames)))));
  const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, toBeSigned));
  const signature = der(SEQUENCE, integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return {
    cert: pem('CERTIFICATE', der(SEQUENCE, toBeSigned, signing, bitString(signature))),
    key: pem('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))),
  };
}
