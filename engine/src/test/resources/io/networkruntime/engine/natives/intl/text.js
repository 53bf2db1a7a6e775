// Text: each code point through normal forms and case maps, random text through segmenters, collators and property escapes.
const random = randomFrom(77);
const BLOCK = 4096;

for (let start = 0; start < 0x110000; start += BLOCK) {
  let text = '';
  for (let code = start; code < start + BLOCK; code++) {
    text += String.fromCodePoint(code);
  }
  const what = `from U+${start.toString(16)}`;
  works(what, () => {
    const [nfc, nfd, nfkc, nfkd] = ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => text.normalize(form));
    same(`NFC ${what}`, nfd.normalize('NFC'), nfc);
    same(`NFD ${what}`, nfc.normalize('NFD'), nfd);
    same(`NFKC ${what}`, nfkd.normalize('NFKC'), nfkc);
    same(`NFKD ${what}`, nfkc.normalize('NFKD'), nfkd);
  });
  for (const locale of ['tr', 'lt', 'el', 'und']) {
    works(`case ${what} ${locale}`, () => text.toLocaleLowerCase(locale).toLocaleUpperCase(locale).toLocaleLowerCase(locale));
  }
}

const SCRIPTS = [[0x20, 0x7f], [0xa0, 0x250], [0x370, 0x600], [0x600, 0x780], [0x900, 0xe00], [0xe00, 0x1100], [0x1000, 0x10a0],
  [0x1780, 0x1800], [0x3040, 0x3100], [0x4e00, 0x9fff], [0xac00, 0xd7a4], [0x1f300, 0x1fb00], [0xd800, 0xe000], [0, 0x110000]];

function randomText(length) {
  const [from, to] = random.of(SCRIPTS);
  let text = '';
  while (text.length < length) {
    text += String.fromCodePoint(from + random.below(to - from));
    if (random.chance(4)) {
      text += random.of([' ', '. ', '\r\n', '\u200d', '\ufe0f', '\u0301']);
    }
  }
  return text;
}

const segmenters = ['en', 'ja', 'zh', 'th', 'lo', 'my', 'km', 'fi', 'el'].flatMap((locale) =>
  ['grapheme', 'word', 'sentence'].map((granularity) => new Intl.Segmenter(locale, { granularity })));
const collators = ['de-u-co-phonebk', 'zh-u-co-stroke', 'ja', 'ko-u-co-search', 'sv', 'th', 'ar-u-kn'].map((l) => new Intl.Collator(l));
for (let round = 0; round < 400; round++) {
  const text = randomText(1 + random.below(400));
  for (const segmenter of segmenters) {
    works('segments', () => same('segments', [...segmenter.segment(text)].map((s) => s.segment).join(''), text));
    works('containing', () => segmenter.segment(text).containing(random.below(text.length)).index);
  }
  const other = randomText(1 + random.below(400));
  for (const collator of collators) {
    works('compare', () => same('antisymmetry', collator.compare(text, other) + collator.compare(other, text), 0));
  }
}

for (const property of ['L', 'Lu', 'Script=Han', 'Script_Extensions=Deva', 'Emoji', 'Extended_Pictographic', 'ID_Start', 'Uppercase',
  'Changes_When_NFKC_Casefolded', 'Any', 'Assigned', 'White_Space', 'Default_Ignorable_Code_Point', 'Quotation_Mark']) {
  for (const flags of ['u', 'iu', 'v', 'iv']) {
    works(property, () => new RegExp(`[\\p{${property}}\\P{${property}}]+`, flags).test(randomText(500)));
  }
}
for (const property of ['RGI_Emoji', 'Basic_Emoji', 'Emoji_Keycap_Sequence', 'RGI_Emoji_Modifier_Sequence',
  'RGI_Emoji_Flag_Sequence', 'RGI_Emoji_Tag_Sequence', 'RGI_Emoji_ZWJ_Sequence']) {
  works(property, () => new RegExp(`^\\p{${property}}$`, 'v').test('👨‍👩‍👧'));
}
const long = 'Aé漢🙂 '.repeat(1 << 15);
works('long text', () => same('long text', long.normalize('NFD').normalize('NFC'), long));
works('long compare', () => same('long compare', long.localeCompare(long, 'de'), 0));
works('long segments', () => new Intl.Segmenter('zh', { granularity: 'word' }).segment(long).containing(long.length - 1).index);
report();
