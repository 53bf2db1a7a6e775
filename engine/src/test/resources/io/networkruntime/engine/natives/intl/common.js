// What the torture scripts share. Each script is run behind this one and the line `const LOCALES = [...]`, in an isolate of its
// own, and tells what surprised it through report().
'use strict';

const surprises = [];
let calls = 0;

/** Counts a call that must work; an error of any kind is a surprise. */
function works(what, fn) {
  calls++;
  try {
    return fn();
  } catch (e) {
    surprise(`${what}: ${e}`);
    return undefined;
  }
}

/** Counts a call that may refuse its input, but only with an error that the specification has for that. */
function mayRefuse(what, fn) {
  calls++;
  try {
    return fn();
  } catch (e) {
    if (!(e instanceof RangeError || e instanceof TypeError)) {
      surprise(`${what}: ${e}`);
    }
    return undefined;
  }
}

function same(what, actual, expected) {
  calls++;
  if (actual !== expected) {
    surprise(`${what}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
  }
}

function surprise(text) {
  if (surprises.length < 20) {
    surprises.push(text.slice(0, 300));
  }
}

const joined = (parts) => parts.map((part) => part.value).join('');

function report() {
  return JSON.stringify({ calls, surprises });
}

/** A generator of the same numbers on every run: xorshift32. */
function randomFrom(seed) {
  let state = seed | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return {
    below: (limit) => next() % limit,
    of: (list) => list[next() % list.length],
    chance: (percent) => next() % 100 < percent,
  };
}

const isTag = (text) => {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
};

const CALENDARS = Intl.supportedValuesOf('calendar');
// ICU still carries a few names that are no language tags, such as no_NO_NY.
const TAGS = LOCALES.filter(isTag);
const LANGUAGES = TAGS.filter((locale) => !/-[A-Z]{2}$|-\d{3}/.test(locale));
